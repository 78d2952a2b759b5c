"""What we publish about country coalitions: columns, filters and orders."""

from typing import Any

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from article6.coalitions.models import Coalition, CoalitionStatus
from article6.core.access import Reader
from article6.core.dataset import (
    Column,
    ColumnKind,
    Dataset,
    boolean,
    code,
    day,
    integer,
    text,
)
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import rank_field
from article6.obligations.models import Article


def _members(coalition: Coalition) -> str:
    """'Norway (donor); Norwegian People's Aid (operator)'; '' when none is named."""
    return "; ".join(
        f"{member.name} ({member.role})" if member.role else member.name
        for member in coalition.members.all()
    )


COALITIONS = Dataset(
    slug="coalitions",
    title=_("Country coalitions"),
    row_is=_("A partnership around one obligation of one State; not each is a confirmed coalition"),
    rows=lambda _reader: Coalition.objects.select_related("state").prefetch_related("members"),
    columns=(
        text("slug", _("Name of the coalition in addresses; never changes")),
        code("iso3", _("State with the obligation, ISO 3166-1"), "state_id", hxl="#country+code"),
        text("state", _("Name of the State in the reader's language"), "state.name"),
        integer("article", _("Article of the Convention"), source="CCM Art. 3, 4, 5"),
        text("title", _("Title, in English; ours"), hxl="#activity+name"),
        code("status", _("Proposed, active, completed, or not confirmed as a coalition")),
        day("started_on", _("Beginning; empty: not found"), hxl="#date+start"),
        day("ended_on", _("End; empty: none, or not found"), hxl="#date+end"),
        text("lead", _("Who leads it, as the source has it")),
        Column(
            "members",
            ColumnKind.TEXT,
            _("Members with their roles, as the source has them"),
            _members,
            hxl="#org+partner",
        ),
        text("result", _("Result, in our words, in English"), hxl="#description"),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _articles(_reader: Reader) -> list[tuple[int, Any]]:
    kept = set(Coalition.objects.values_list("article", flat=True))
    return [(article, article.label) for article in Article if article in kept]


def _by_state(rows: Rows, descending: bool) -> Rows:
    rank = f"state__{rank_field()}"
    return rows.order_by(f"-{rank}" if descending else rank, "slug")


def _by_start(rows: Rows, descending: bool) -> Rows:
    """Those without a beginning come last either way."""
    undated = Case(When(started_on="", then=Value(1)), default=Value(0))
    return rows.order_by(undated, "-started_on" if descending else "started_on", "slug")


COALITION_LISTING = Listing(
    dataset=COALITIONS,
    filters=(
        Filter("q", _("Words"), lambda rows, words: rows.matching(words), kind="search"),
        Filter(
            "status",
            _("Status"),
            lambda rows, status: rows.filter(status=status),
            lambda _reader: list(CoalitionStatus.choices),
        ),
        Filter(
            "article", _("Obligation"), lambda rows, number: rows.filter(article=number), _articles
        ),
    ),
    sorts=(
        Sort("state", _("State"), _by_state),
        Sort("started", _("Period"), _by_start, descending_first=True),
    ),
)
