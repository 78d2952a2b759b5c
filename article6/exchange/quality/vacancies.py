"""Offices of the Convention that nobody is on record for."""

from collections.abc import Iterator
from datetime import date

from article6.directory.models import Office, OfficeKind
from article6.exchange.reference.tables.directory import COORDINATORS
from article6.rules.finding import Finding, Level


def offices(on: date) -> Iterator[Finding]:
    """Coordinators' offices without a holder that day: a gap in the record, not in the office."""
    known = Office.objects.filter(kind=OfficeKind.COORDINATOR).prefetch_related("terms")
    vacant = [
        one.get_theme_display() for one in known.order_by("slug") if not one.holding_on(on).serving
    ]
    if vacant:
        said = f"nobody on record on {on} for {len(vacant)} of {len(known)} coordinators' offices: "
        yield Finding(Level.NOTE, said + "; ".join(vacant), file=COORDINATORS.file)
