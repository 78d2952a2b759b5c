"""One obligation on a profile: its status, its chain of deadlines, and what may come next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from article6.analytics.charts.timeline import Kind, Step, Today, timeline
from article6.analytics.labels import Chip, status_chip
from article6.analytics.overview import ObligationOn
from article6.analytics.sentences import link_note
from article6.core.dates import as_partial, day_text
from article6.core.numbers import number_text
from article6.obligations.models import Article
from article6.rules.chain import Link, LinkKind
from article6.rules.deadlines import days_left
from article6.rules.obligations import ObligationStatus as Status
from article6.rules.requests import MeetingFact, RequestDue, last_day_to_request

EXTENDABLE = (Article.STOCKPILES, Article.CLEARANCE)


@dataclass(frozen=True)
class Panel:
    """What a page shows of one obligation. `request`: last day to ask for more time, if any."""

    one: ObligationOn
    title: str
    chip: Chip
    picture: SafeString
    sentence: str
    request: RequestDue | None
    asks_request: bool


def panel(one: ObligationOn, meetings: Sequence[MeetingFact], today: date) -> Panel:
    """An obligation in words and as a line of time."""
    deadline = one.deadline.on if one.deadline and one.is_owed else None
    asks = one.article in EXTENDABLE and deadline is not None
    request = last_day_to_request(one.article, deadline, meetings) if asks and deadline else None
    title = str(Article(one.article).label)
    return Panel(
        one=one,
        title=title,
        chip=status_chip(one),
        picture=_picture(one, title, today),
        sentence=_sentence(one, deadline, today),
        request=request,
        asks_request=asks,
    )


def _sentence(one: ObligationOn, deadline: date | None, today: date) -> str:
    """Where it stands, in one sentence; '' where the chip says it all."""
    completed = day_text(one.record.completed_on)
    if one.status == Status.FULFILLED:
        return (
            _("Fulfilled on record: %(date)s.") % {"date": completed}
            if completed
            else _("Fulfilled on record; the day was not found.")
        )
    if deadline is None:
        return ""
    days = days_left(deadline, today)
    if days >= 0:
        return ngettext(
            "The deadline is %(date)s: %(number)s day ahead.",
            "The deadline is %(date)s: %(number)s days ahead.",
            days,
        ) % {"date": day_text(deadline), "number": number_text(days)}
    if one.status == Status.DECISION_PENDING:
        return _(
            "The deadline on record, %(date)s, has passed. A request for more time was put to "
            "a Meeting; its decision is not on record here."
        ) % {"date": day_text(deadline)}
    return _(
        "The deadline on record, %(date)s, has passed; no request for more time is on record here."
    ) % {"date": day_text(deadline)}


def _picture(one: ObligationOn, title: str, today: date) -> SafeString:
    if one.article not in EXTENDABLE or not one.facts.first_deadline:
        return SafeString("")
    steps = [_step(link) for link in one.chain]
    completed = as_partial(one.record.completed_on)
    if completed and one.status == Status.FULFILLED:
        label = day_text(one.record.completed_on)
        steps.append(Step(Kind.DONE, completed.latest, label, _("Fulfilled"), one.record.uncertain))
    drawn = timeline(steps, Today(today, _("today")), title, rtl=get_language_bidi())
    return mark_safe(drawn)  # the chart escapes every label it is given


KINDS = {LinkKind.IN_FORCE: Kind.START, LinkKind.FIRST: Kind.GRANTED}


def _step(link: Link) -> Step:
    kind = KINDS.get(link.kind) or (
        Kind.PENDING if not link.granted else Kind.UNREAD if link.uncertain else Kind.GRANTED
    )
    label = day_text(link.on) if link.on else _("date not read")
    return Step(kind, link.on, label, link_note(link), link.uncertain)
