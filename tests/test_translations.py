"""The five catalogues say all that the site says, and the checks that prove it can fail."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from tools.messages.catalogue import PLURALS, compile_language, header, merge, po_path, read, write
from tools.messages.extract import messages_in, template_catalogue
from tools.messages.findings import findings

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def template() -> Catalog:
    return template_catalogue(ROOT)


@pytest.mark.parametrize("language", PLURALS)
def test_catalogue_is_complete(language: str, template: Catalog) -> None:
    assert findings(read(ROOT, language), template) == []


def sample(language: str, root: Path, entries: str) -> Catalog:
    path = po_path(root, language)
    path.parent.mkdir(parents=True)
    path.write_text(header(language) + entries, encoding="utf-8")
    return read(root, language)


def asked(sentence: str | tuple[str, str]) -> Catalog:
    template = Catalog()
    template.add(sentence)
    return template


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgstr ""', "is not translated"),
        ('msgstr "Échéance au <b>%(jour)s</b>"', "lacks %(day)s, adds %(jour)s"),
        ('msgstr "Échéance au %(day)s"', "lacks </b> <b>"),
        ('#, fuzzy\nmsgstr "Échéance au <b>%(day)s</b>"', "is marked fuzzy"),
    ],
)
def test_a_wrong_translation_is_found(entry: str, fault: str, tmp_path: Path) -> None:
    sentence = "Due on <b>%(day)s</b>"
    flag, _, words = entry.rpartition("\n")
    catalogue = sample("fr", tmp_path, f'{flag}\nmsgid "{sentence}"\n{words}\n')
    assert findings(catalogue, asked(sentence)) == [f'"{sentence}" {fault}']


def test_a_sentence_no_longer_used_is_found(tmp_path: Path) -> None:
    catalogue = sample(
        "fr", tmp_path, 'msgid "Need"\nmsgstr "Besoin"\n\n#~ msgid "Old"\n#~ msgstr "x"\n'
    )
    assert findings(catalogue, asked("Need")) == ['"Old" is no longer used']


ARABIC = ["لا طلبات", "طلب واحد", "طلبان", "%(n)s طلبات", "%(n)s طلبا", "%(n)s طلب"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (ARABIC, []),
        ([*ARABIC[:3], "طلبات", *ARABIC[4:]], ['"%(n)s need" form 3 lacks %(n)s']),
    ],
)
def test_only_a_form_for_one_number_may_drop_the_figure(
    words: list[str], found: list[str], tmp_path: Path
) -> None:
    entry = 'msgid "%(n)s need"\nmsgid_plural "%(n)s needs"\n'
    entry += "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(words))
    faults = findings(sample("ar", tmp_path, entry), asked(("%(n)s need", "%(n)s needs")))
    assert faults == found


def test_every_way_to_mark_a_sentence_is_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        """{% load i18n %}<h1>{% translate "Needs" context "menu" %}</h1>
            {% blocktranslate count n=total trimmed %}
              {{ n }} need{% plural %}{{ n }} needs
            {% endblocktranslate %}
        <c-fact :label="_('Offers')" value="{% translate 'None' %}" />{{ _("States") }}"""
    )
    code = tmp_path / "views.py"
    code.write_text('pgettext_lazy("office", "Chair")\nngettext_lazy("a day", "%(n)s days", "n")\n')
    found = [(text, context) for path in (page, code) for text, _, context in messages_in(path)]
    assert set(found) == {
        ("Needs", "menu"),
        (("%(n)s need", "%(n)s needs"), None),
        ("None", None),
        ("States", None),
        ("Offers", None),
        ("Chair", "office"),
        (("a day", "%(n)s days"), None),
    }


def test_merging_keeps_words_drops_none_and_guesses_none(tmp_path: Path) -> None:
    catalogue = sample("es", tmp_path, 'msgid "Need"\nmsgstr "Necesidad"\n')
    merge(catalogue, asked("Needs"))
    write(tmp_path, "es", catalogue)
    text = po_path(tmp_path, "es").read_text()
    assert 'msgid "Needs"\nmsgstr ""' in text
    assert '#~ msgid "Need"\n#~ msgstr "Necesidad"' in text

    back = read(tmp_path, "es")
    merge(back, asked("Need"))
    assert back["Need"].string == "Necesidad"
    assert not [message for message in back.obsolete.values() if message.id == "Need"]


def test_chinese_takes_in_what_django_says_itself(tmp_path: Path) -> None:
    sample("zh", tmp_path, 'msgid "Need"\nmsgstr "需求"\n')
    compiled = compile_language(tmp_path, "zh").read_bytes()
    assert "需求".encode() in compiled
    assert "这个字段是必填项".encode() in compiled  # Django: This field is required.
