"""What the record does not say, counted: an empty cell means 'not found', never zero."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Model, Q, QuerySet

from article6.cooperation.models import Need, Transaction
from article6.core.models import Sourced
from article6.exchange.reference.table import Table
from article6.exchange.reference.tables import TABLES
from article6.exchange.reference.tables.cooperation import NEEDS, TRANSACTIONS
from article6.exchange.reference.tables.library import REMARKS, RESOURCES
from article6.exchange.reference.tables.meetings import STATEMENTS
from article6.library.models import Remark, Resource
from article6.meetings.models import Statement
from article6.rules.finding import Finding, Level


def needs() -> Iterator[Finding]:
    rows = Need.objects.all()
    yield from _counted(rows, Q(kind=""), "needs without a kind", NEEDS.file, "kind")
    yield from _counted(rows, Q(amount=None), "needs without an amount", NEEDS.file, "amount")


def support() -> Iterator[Finding]:
    rows, named = Transaction.objects.all(), "rows of support without US dollars"
    yield from _counted(rows, Q(amount_usd=None), named, TRANSACTIONS.file, "amount_usd")


def addresses() -> Iterator[Finding]:
    statements, resources = Statement.objects.all(), Resource.objects.all()
    yield from _counted(statements, Q(url=""), "statements without address", STATEMENTS.file, "url")
    yield from _counted(resources, Q(url=""), "resources without address", RESOURCES.file, "url")


def _counted(
    rows: "QuerySet[Model]", lacking: Q, named: str, file: str, field: str
) -> Iterator[Finding]:
    counts = rows.aggregate(all=Count("pk"), lacking=Count("pk", filter=lacking))
    if counts["lacking"]:
        said = f"{counts['lacking']} of {counts['all']} {named}"
        yield Finding(Level.NOTE, said, field=field, file=file)


def doubts() -> Iterator[Finding]:
    """Rows to be checked before they are shown as facts, and rows that no day is known for."""
    tables: dict[type[Sourced], list[Table]] = defaultdict(list)
    for table in TABLES:
        if issubclass(table.model, Sourced) and not table.extends:
            tables[table.model].append(table)
    for model, parts in tables.items():
        dated = any("as_of" in part.attributes for part in parts)
        said = _doubts(model, dated)
        if said:
            files = ", ".join(dict.fromkeys(part.file for part in parts))
            yield Finding(Level.NOTE, said, file=files)


def _doubts(model: type[Sourced], dated: bool) -> str:
    """'54 of 154 rows uncertain, 39 without as_of'; '' where there is nothing to say.

    Where the files have no column for it, a missing date says nothing.
    """
    uncertain, undated = Q(uncertain=True), Q(as_of="")
    counts = model._default_manager.aggregate(
        all=Count("pk"),
        uncertain=Count("pk", filter=uncertain),
        undated=Count("pk", filter=undated if dated else Q(pk=None)),
    )
    named = f"of {counts['all']} {model._meta.verbose_name_plural}"
    words = (
        (counts["uncertain"], f"{named} uncertain"),
        (counts["undated"], f"{named} without as_of"),
    )
    return ", ".join(f"{count} {said}" for count, said in words if count)


def remarks() -> Iterator[Finding]:
    titles = list(Remark.objects.order_by("title").values_list("title", flat=True))
    if titles:
        said = f"{len(titles)} contradictions between sources on record: {'; '.join(titles)}"
        yield Finding(Level.NOTE, said, file=REMARKS.file)
