"""Today, asked in one place: rules take the day as an argument, pages ask here."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The day at the seat of the Implementation Support Unit."""
    return timezone.localdate()
