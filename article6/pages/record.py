"""How much is on record, and how much of it is uncertain."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Q, Value
from django.utils.translation import gettext_lazy as _

from article6.cooperation.models import Contribution, Need
from article6.core.models import Sourced
from article6.directory.models import State, Term
from article6.directory.owned import Audience, Owned
from article6.library.models import Resource
from article6.meetings.models import Meeting, Statement
from article6.obligations.models import CasualtyYear, ExtensionRequest, LandYear, Obligation
from article6.reporting.models import Filing

TABLES: tuple[tuple[Any, type[Sourced]], ...] = (
    (_("States"), State),
    (_("Obligations"), Obligation),
    (_("Extension requests"), ExtensionRequest),
    (_("Transparency reports"), Filing),
    (_("Needs"), Need),
    (_("Support"), Contribution),
    (_("Contaminated land"), LandYear),
    (_("Casualties"), CasualtyYear),
    (_("Meetings"), Meeting),
    (_("Statements"), Statement),
    (_("Terms of office"), Term),
    (_("Documents"), Resource),
)


@dataclass(frozen=True)
class OnRecord:
    """Rows of one kind; `uncertain` of them call for checking."""

    title: Any
    count: int
    uncertain: int


def on_record() -> list[OnRecord]:
    """One line a table, all counted in one query."""
    counts = [
        _public(model)
        .order_by()
        .annotate(one=_constant(place))
        .values("one")
        .annotate(count=Count("pk"), doubtful=Count("pk", filter=Q(uncertain=True)))
        for place, (_title, model) in enumerate(TABLES)
    ]
    first, *rest = counts
    found = {row["one"]: row for row in first.union(*rest, all=True)}
    return [
        OnRecord(title, found[place]["count"], found[place]["doubtful"])
        for place, (title, _model) in enumerate(TABLES)
        if place in found
    ]


def _public(model: type[Sourced]) -> Any:
    """Rows that everybody may read; a count is not to tell that there are others."""
    if issubclass(model, Owned):
        return model._default_manager.filter(audience=Audience.PUBLIC, is_draft=False)
    return model._default_manager.all()


def _constant(place: int) -> Any:
    return Value(place, output_field=IntegerField())
