"""What is doubtful, missing or contradictory: said before anyone has to ask."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.doubts import doubts
from article6.analytics.brief.limits import Limits
from article6.analytics.brief.missing import missing
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Origin, Sources
from article6.core.document import Block, Bullets, Heading, Paragraph, Run, paragraph
from article6.core.numbers import number_text
from article6.library.models import Remark


def gaps(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """Doubts by name, what was not found, and remarks on sources that contradict each other."""
    yield Heading(_("Gaps in what is known"))
    items = [paragraph(sentence) for sentence in (*doubts(record), " ".join(missing(record)))]
    items = [item for item in items if item.runs[0].text]
    remarks = sorted(record.remarks, key=_how_close)
    items += [_remark(remark, sources) for remark in remarks[: limits.remarks]]
    if others := len(remarks[limits.remarks :]):
        items.append(paragraph(_more(others)))
    yield Bullets(tuple(items))


def _how_close(remark: Remark) -> tuple[bool, int, str]:
    """Remarks on extensions first, then those that concern the fewest States."""
    return remark.subject_kind != "extension", remark.subjects.count(";"), remark.slug


def _remark(remark: Remark, sources: Sources) -> Paragraph:
    cited = sources.after(Origin(remark.source))
    return paragraph(
        Run(remark.title, lang="en", bold=True), " · ", Run(remark.text, lang="en"), cited
    )


def _more(count: int) -> str:
    return ngettext(
        "%(number)s more remark on this State is on the page on method and sources.",
        "%(number)s more remarks on this State are on the page on method and sources.",
        count,
    ) % {"number": number_text(count)}
