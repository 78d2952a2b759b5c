"""Country coalitions around an obligation of the State."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources, origin
from article6.coalitions.models import Coalition, CoalitionStatus, Member
from article6.core.dates import day_text
from article6.core.document import Block, Chip, Facts, Heading, Paragraph, Run, paragraph
from article6.core.numbers import number_text

SHOWN = 2

CHIPS: dict[str, Chip] = {
    CoalitionStatus.ACTIVE: "ongoing",
    CoalitionStatus.COMPLETED: "good",
    CoalitionStatus.PROPOSED: "pending",
    CoalitionStatus.UNCERTAIN: "pending",
}


def coalition(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """Nothing where none is on record."""
    if record.coalitions:
        yield Heading(_("Country coalition"), 2)
    for one in record.coalitions[:SHOWN]:
        yield _named(one, sources)
        yield Facts(tuple(_facts(one, limits)))


def _named(one: Coalition, sources: Sources) -> Paragraph:
    chip = Run(str(one.get_status_display()), chip=CHIPS[one.status], uncertain=one.uncertain)
    cited = sources.after(origin(one))
    period = f" {_period(one)}".rstrip()
    return paragraph(Run(one.title, lang="en", bold=True), " ", chip, period, cited)


def _facts(one: Coalition, limits: Limits) -> Iterator[tuple[str, Paragraph]]:
    if one.lead:
        yield _("Lead"), paragraph(Run(one.lead, lang="en"))
    if members := list(one.members.all()):
        yield _("Members and roles"), Paragraph(tuple(_members(members, limits.members)))
    if one.result:
        yield _("Result"), paragraph(Run(one.result, lang="en"))


def _period(one: Coalition) -> str:
    """From when to when, as far as known; '' where nothing is."""
    start, end = day_text(one.started_on), day_text(one.ended_on)
    if start and end:
        return _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start and one.status == CoalitionStatus.ACTIVE:
        return _("since %(start)s") % {"start": start}
    if start:
        return _("from %(start)s; end not on record") % {"start": start}
    return _("to %(end)s; beginning not on record") % {"end": end} if end else ""


def _members(members: list[Member], shown: int) -> Iterator[Run]:
    """Names, with roles in the words of the source; the last run counts the others."""
    for place, member in enumerate(members[:shown]):
        if place:
            yield Run(" · ")
        body = member.organisation
        yield Run(body.name, lang=body.name_language) if body else Run(member.name, lang="en")
        if member.role:
            yield Run(" ")
            yield Run(f"({member.role})", lang="en")
    if others := len(members[shown:]):
        said = ngettext("%(number)s more member", "%(number)s more members", others)
        yield Run(f" · {said % {'number': number_text(others)}}")
