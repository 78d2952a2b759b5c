"""Where the State stands in the Convention, and since when."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources, origin
from article6.analytics.sentences import standing_sentence
from article6.core.dates import day_text
from article6.core.document import Block, Facts, Run, paragraph
from article6.directory.models import State


def standing(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """One sentence and, for a State that took a step, the dates behind it."""
    state = record.state
    cited = sources.after(origin(state))
    yield paragraph(Run(standing_sentence(record.row)), cited, style="lede")
    dates = [
        (label, paragraph(Run(day_text(day), uncertain=state.uncertain)))
        for label, day in _steps(state, record.on)
        if day
    ]
    if dates:
        yield Facts(tuple(dates))


def _steps(state: State, on: date) -> Iterator[tuple[str, date | None]]:
    """Steps taken by that day; entry into force is known from the day of consent."""
    if state.signed_on and state.signed_on <= on:
        yield _("Signed"), state.signed_on
    if state.consented_on and state.consented_on <= on:
        label = str(state.get_consent_kind_display()) if state.consent_kind else _("Joined")
        yield label, state.consented_on
        yield _("In force"), state.in_force_on
    if state.withdrawn_on and state.withdrawn_on <= on:
        yield _("Withdrawal took effect"), state.withdrawn_on
