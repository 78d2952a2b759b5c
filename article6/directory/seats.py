"""Who sits where on a day: every office with its holders, as the record has them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.functional import cached_property

from article6.directory.models import Office, OfficeKind, Term, Theme
from article6.rules.terms import Holding

# Assistance first: whoever opens the page most often looks for these.
ORDER = (OfficeKind.ISU_DIRECTOR, OfficeKind.PRESIDENT, OfficeKind.COORDINATOR)


@dataclass(frozen=True)
class Served:
    """A term that covers the day; `uncertain` also when the day falls in its first or last year."""

    term: Term
    uncertain: bool


@dataclass
class Seat:
    """One office on one day."""

    office: Office
    on: date

    @cached_property
    def serving(self) -> list[Served]:
        """Empty: a gap in the record, not in the office."""
        return [Served(self._terms[fact.holder], fact.uncertain) for fact in self._holding.serving]

    @cached_property
    def last_known(self) -> list[Term]:
        """In a gap, those whose terms ended last before the day."""
        return [self._terms[fact.holder] for fact in self._holding.last_known]

    @cached_property
    def undated(self) -> list[Term]:
        """Terms without a beginning: on record, but they cannot be placed on any day."""
        return [term for term in self._terms.values() if not term.start]

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.key: term for term in self.office.terms.all()}

    @cached_property
    def _holding(self) -> Holding:
        return self.office.holding_on(self.on)


def seats_on(on: date) -> list[Seat]:
    """Every office that day, those for cooperation and assistance first."""
    terms = Term.objects.select_related("state").order_by("pk")
    offices = Office.objects.prefetch_related(Prefetch("terms", terms))
    return [Seat(office, on) for office in sorted(offices, key=rank)]


def rank(office: Office) -> tuple[bool, int, int]:
    """Place of an office on a page: assistance, then the order of kinds and themes."""
    themes = list(Theme)
    theme = themes.index(Theme(office.theme)) if office.theme else len(themes)
    is_other = office.theme != Theme.COOPERATION
    return (is_other, ORDER.index(OfficeKind(office.kind)), theme)
