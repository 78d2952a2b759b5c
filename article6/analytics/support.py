"""Who gave what to whom: named questions about support, each grouped by the database.

Figures are for mine action as a whole, in the dollars of the source; nothing is converted or
estimated. What is *given* counts at the first link of a chain, what is *received* at the last.
"""

from article6.analytics.support_totals import SUMS, Group, Totals
from article6.cooperation.models import Transaction, TransactionQuerySet
from article6.directory.models import Organisation, State, seen_languages


def given(organisation: Organisation) -> TransactionQuerySet:
    """What a donor gave, counted at the first link."""
    return Transaction.objects.given().filter(contribution__provider=organisation)


def received(state: State) -> TransactionQuerySet:
    """What reached a State, counted at the last link."""
    return Transaction.objects.received().filter(contribution__recipient=state)


def support_totals(steps: TransactionQuerySet) -> Totals:
    """All of these entries as one sum."""
    found = steps.aggregate(**SUMS)
    return Totals(*(found[name] for name in SUMS))


def grouped(steps: TransactionQuerySet, row: str, column: str) -> list[Group]:
    """One sum for each pair of values of two fields of the contribution."""
    keys = (f"contribution__{row}", f"contribution__{column}")
    found = steps.order_by().values_list(*keys).annotate(**SUMS)
    return [Group(one[0], one[1], Totals(*one[2:])) for one in found]


def received_by_donor_and_year(state: State) -> list[Group]:
    """`row` is the donor, `column` the year; newest year first, then the largest sum."""
    return _newest_first(by_donor_and_year(received(state)))


def given_by_recipient_and_year(organisation: Organisation) -> list[Group]:
    """`row` is the State, `column` the year; newest year first, then the largest sum."""
    groups = grouped(given(organisation), "recipient", "year")
    states = State.objects.in_bulk({group.row for group in groups})
    return _newest_first([group._replace(row=states[group.row]) for group in groups])


def by_donor_and_recipient(steps: TransactionQuerySet) -> list[Group]:
    """`row` is the donor, `column` the State."""
    groups = _by_donor(steps, "recipient")
    states = State.objects.in_bulk({group.column for group in groups})
    return [group._replace(column=states[group.column]) for group in groups]


def by_donor_and_year(steps: TransactionQuerySet) -> list[Group]:
    """`row` is the donor, `column` the year."""
    return _by_donor(steps, "year")


def _by_donor(steps: TransactionQuerySet, column: str) -> list[Group]:
    """One sum for each donor and value of `column`. The donor's name comes with the sums, so that
    nothing is asked twice; of the donor nothing else is fetched."""
    names = ("slug", *seen_languages("name"))
    keys = (f"contribution__{column}", *(f"contribution__provider__{name}" for name in names))
    found = steps.order_by().values_list(*keys).annotate(**SUMS)
    donors: dict[str, Organisation] = {}
    groups = []
    for line in found:
        parts, sums = line[1 : len(keys)], line[len(keys) :]
        donor = donors.setdefault(parts[0], Organisation.from_db(steps.db, names, parts))
        groups.append(Group(donor, line[0], Totals(*sums)))
    return groups


def _newest_first(groups: list[Group]) -> list[Group]:
    largest_first = sorted(groups, key=lambda group: group.totals.size, reverse=True)
    return sorted(largest_first, key=lambda group: -group.column)
