"""What we publish about documents: columns, filters and orders, each declared once."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, Value, When
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from article6.core.access import Reader
from article6.core.dataset import Column, ColumnKind, Dataset, boolean, code, day, text
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import State, rank_field
from article6.library.models import Language, Resource, ResourceKind, Topic, codes


def listed(name: str, meaning: Any, **more: str) -> Column:
    """A column of codes, written 'a;b'."""
    return Column(
        name, ColumnKind.CODE, meaning, lambda row: ";".join(codes(getattr(row, name))), **more
    )


RESOURCES = Dataset(
    slug="resources",
    title=_("Library"),
    row_is=_("A document, guide or good practice, and where it is listed"),
    rows=lambda reader: Resource.objects.visible_to(reader).select_related("author_state"),
    columns=(
        text("slug", _("Name of the document in addresses; never changes")),
        text("title", _("Title, in English"), hxl="#description"),
        code("kind", _("Kind of document")),
        text("symbol", _("Document symbol; empty: not seen")),
        text("author", _("Author, as the source has it")),
        code("author_iso3", _("State that wrote it, ISO 3166-1"), "author_state_id"),
        code("meeting", _("Short name of the meeting it belongs to")),
        day("published_on", _("Day, month or year of the document"), hxl="#date"),
        listed("languages", _("Languages in which it was seen; empty: not seen"), unit="ISO 639-1"),
        listed("articles", _("Articles of the Convention it is about")),
        listed("topics", _("Topics")),
        text("url", _("Address; empty: none known"), hxl="#meta+url"),
        code("address_kind", _("What is at the address: an official page, a list or a copy")),
        text("summary", _("What it is, in our words, in English; empty: not read")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the address was seen")),
    ),
)


def _articles(reader: Reader) -> list[tuple[str, str]]:
    kept = Resource.objects.visible_to(reader).values_list("articles", flat=True).distinct()
    numbers = sorted({int(number) for row in kept for number in codes(row)})
    return [(str(n), gettext("Article %(number)s") % {"number": n}) for n in numbers]


def _author_states(reader: Reader) -> list[tuple[str, Any]]:
    found = (
        State.objects.filter(resources__in=Resource.objects.visible_to(reader))
        .distinct()
        .order_by(rank_field())
    )
    return [(state.iso3, state.name) for state in found]


def _choices(kind: Any) -> Callable[[Reader], list[tuple[str, Any]]]:
    return lambda _reader: list(kind.choices)


def _by_day(rows: Rows, descending: bool) -> Rows:
    """Documents without a date come last either way."""
    undated = Case(When(published_on="", then=Value(1)), default=Value(0))
    return rows.order_by(undated, "-published_on" if descending else "published_on", "slug")


def _by_title(rows: Rows, descending: bool) -> Rows:
    title = Lower("title")
    return rows.order_by(title.desc() if descending else title.asc(), "slug")


RESOURCE_LISTING = Listing(
    dataset=RESOURCES,
    filters=(
        Filter("q", _("Words"), lambda rows, words: rows.matching(words), kind="search"),
        Filter(
            "kind", _("Kind"), lambda rows, kind: rows.filter(kind=kind), _choices(ResourceKind)
        ),
        Filter("article", _("Article"), lambda rows, value: rows.of_article(value), _articles),
        Filter(
            "language",
            _("Language"),
            lambda rows, value: rows.in_language(value),
            _choices(Language),
        ),
        Filter("topic", _("Topic"), lambda rows, value: rows.on_topic(value), _choices(Topic)),
        Filter(
            "state",
            _("Written by"),
            lambda rows, iso3: rows.filter(author_state=iso3),
            _author_states,
        ),
    ),
    sorts=(
        Sort("published", _("Date"), _by_day, descending_first=True),
        Sort("title", _("Title"), _by_title),
    ),
)
