"""What is wrong with a catalogue: each finding is a line a translator can act on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import c2py

from babel.messages import Catalog, Message

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdif]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
NUMBERS = range(201)  # enough to meet every plural form of the six languages


def marks(text: str) -> Counter[str]:
    """The placeholders and HTML tags of a sentence: what a translation may move but not change."""
    return Counter(PLACEHOLDER.findall(text.replace("%%", ""))) + Counter(TAG.findall(text))


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """A sentence and its plurals; one form where it has none."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def single_number_forms(catalogue: Catalog) -> set[int]:
    """Plural forms for one number only, where a word may replace the figure ("two cases")."""
    form = c2py(catalogue.plural_expr)
    uses = Counter(form(number) for number in NUMBERS)
    return {index for index, count in uses.items() if count == 1}


def spares_figure(wanted: Counter[str], got: Counter[str]) -> bool:
    """Whether nothing differs but one placeholder left out."""
    lacking = wanted - got
    return (
        not got - wanted and lacking.total() == 1 and not any(TAG.match(mark) for mark in lacking)
    )


def wrong_marks(message: Message, catalogue: Catalog) -> Iterator[str]:
    """Placeholders or tags that differ between a sentence and its translation."""
    wanted = marks(forms(message.id)[-1])
    alone = single_number_forms(catalogue) if message.pluralizable else set()
    for index, text in enumerate(forms(message.string)):
        got = marks(text)
        if got != wanted and not (index in alone and spares_figure(wanted, got)):
            form = f"form {index} " if message.pluralizable else ""
            yield form + difference(wanted, got)


def difference(wanted: Counter[str], got: Counter[str]) -> str:
    parts = (("lacks", wanted - got), ("adds", got - wanted))
    return ", ".join(f"{verb} {' '.join(sorted(some.elements()))}" for verb, some in parts if some)


def faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    found = forms(message.string)
    if message.fuzzy:
        yield "is marked fuzzy"
    if message.pluralizable and len(found) != catalogue.num_plurals:
        yield f"has {len(found)} plural forms, not {catalogue.num_plurals}"
    elif not all(text.strip() for text in found):
        yield "is not translated"
    else:
        yield from wrong_marks(message, catalogue)


def name(message: Message) -> str:
    return f'"{forms(message.id)[0]}"' + (f" ({message.context})" if message.context else "")


def findings(catalogue: Catalog, template: Catalog) -> list[str]:
    """All that keeps a catalogue from saying what the site says; empty when it is complete."""
    found = []
    for message in template:
        if not message.id:
            continue  # the header
        ours = catalogue.get(message.id, message.context)
        if ours is None or ours.pluralizable != message.pluralizable:
            found.append(f"{name(message)} is not in the catalogue")
        else:
            found += [f"{name(message)} {fault}" for fault in faults(ours, catalogue)]
    unused = [m for m in catalogue if m.id and template.get(m.id, m.context) is None]
    unused += catalogue.obsolete.values()
    return found + [f"{name(message)} is no longer used" for message in unused]
