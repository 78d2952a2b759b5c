"""The chain of deadlines of one obligation, as it stood on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.overview import ObligationOn
from article6.analytics.sentences import link_note, request_sentence
from article6.core.dates import day_text
from article6.core.document import Run
from article6.core.numbers import number_text
from article6.rules.chain import Link, LinkKind, chain
from article6.rules.deadlines import days_left
from article6.rules.extensions import Extension, Outcome
from article6.rules.obligations import ObligationStatus
from article6.rules.requests import EXTENDABLE, MeetingFact, last_day_to_request


def date_that_matters(one: ObligationOn, on: date) -> Run | None:
    """The deadline still owed, with the days to or from it; else the day it was fulfilled."""
    if one.is_owed and one.due_on:
        return Run(_counted(one.due_on, on), bold=True, uncertain=one.uncertain)
    fulfilled = day_text(one.record.completed_on)
    return Run(fulfilled, bold=True, uncertain=one.record.uncertain) if fulfilled else None


def _counted(deadline: date, on: date) -> str:
    days = days_left(deadline, on)
    said = {"date": day_text(deadline), "number": number_text(abs(days))}
    if days < 0:
        return (
            ngettext(
                "%(date)s, passed %(number)s day ago",
                "%(date)s, passed %(number)s days ago",
                -days,
            )
            % said
        )
    return ngettext("%(date)s, %(number)s day left", "%(date)s, %(number)s days left", days) % said


def links_on(one: ObligationOn, on: date, meetings: Sequence[MeetingFact]) -> list[Link]:
    """First deadline and requests known that day; one decided later is still only asked."""
    if one.article not in EXTENDABLE or one.status == ObligationStatus.NOT_BOUND:
        return []
    opens = {meeting.short_name: meeting.opens.earliest for meeting in meetings}
    known = tuple(
        _as_known(extension, on)
        for extension in one.facts.extensions
        if extension.counts_on(on) or _is_asked(extension, on, opens.get(extension.meeting, on))
    )
    links = chain(replace(one.facts, extensions=known))
    return [link for link in links if link.kind != LinkKind.IN_FORCE]


def _is_asked(extension: Extension, on: date, meeting_opens: date) -> bool:
    """Whether the request was in; where its day was not found, once its Meeting has opened."""
    return extension.is_on_record(on) if extension.submitted else meeting_opens <= on


def _as_known(extension: Extension, on: date) -> Extension:
    is_ahead = extension.outcome == Outcome.GRANTED and not extension.counts_on(on)
    return replace(extension, outcome=Outcome.CONSIDERED, until=None) if is_ahead else extension


def link_runs(links: Sequence[Link]) -> list[Run]:
    """Each date with what set it, in order, on one line."""
    runs = []
    for link in links:
        said = {"date": day_text(link.on), "note": link_note(link)}
        text = _("%(date)s: %(note)s") % said if link.on else said["note"]
        runs += [Run(text, uncertain=link.uncertain), Run(" · ")]
    return runs[:-1]


def request_runs(one: ObligationOn, meetings: Sequence[MeetingFact]) -> list[Run]:
    """By when to ask for more time; nothing where no deadline is owed."""
    if one.article not in EXTENDABLE or not one.is_owed or one.due_on is None:
        return []
    request = last_day_to_request(one.article, one.due_on, meetings)
    is_doubtful = request is not None and request.uncertain
    return [Run(request_sentence(request), uncertain=is_doubtful)]
