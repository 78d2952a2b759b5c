"""A State on two pages that a delegate can carry into a meeting."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from article6.analytics.brief.coalition import coalition
from article6.analytics.brief.figures import figures
from article6.analytics.brief.gaps import gaps
from article6.analytics.brief.limits import FULLEST, Limits
from article6.analytics.brief.needs import needs
from article6.analytics.brief.obligations import obligations
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources
from article6.analytics.brief.standing import standing
from article6.analytics.brief.support import support
from article6.core.dates import day_text
from article6.core.document import Document

SECTIONS = (standing, obligations, figures, needs, support, coalition, gaps)


def brief(record: Record, limits: Limits = FULLEST) -> Document:
    """What was on record of a State by a day, in the active language."""
    sources = Sources()
    blocks = [block for section in SECTIONS for block in section(record, sources, limits)]
    return Document(
        title=record.state.name,
        subtitle=_("Brief for cooperation and assistance, as of %(date)s")
        % {"date": day_text(record.on)},
        lang=get_language() or "en",
        blocks=(*blocks, *sources.section()),
        footer=_("What public documents say, each fact with its source. Not an official record."),
        footer_page=_("Page {page} of {pages}"),
        uncertain_mark=_("uncertain"),
        masthead=_("Convention on Cluster Munitions · Article 6"),
        dated=record.on,
    )
