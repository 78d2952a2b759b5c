"""Days as people write them: '1 May 2026' in six languages, also when only the month is known."""

from datetime import date
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.formats import get_format
from django.utils.translation import get_language

from article6.rules.partial import PartialDate


def validate_partial(value: str) -> None:
    """Refuse what is neither a year, a month nor a day."""
    try:
        PartialDate.parse(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """A day, month or year as a source gives it: YYYY-MM-DD, YYYY-MM or YYYY. Empty: not found."""

    default_validators = [*models.CharField.default_validators, validate_partial]

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


@lru_cache(maxsize=20_000)
def as_partial(value: str) -> PartialDate | None:
    """The stored text as a date that knows its own precision; None when empty."""
    return PartialDate.parse(value) if value else None


def day_text(value: date | str | None) -> str:
    """A date in the reader's language; a month or a year where that is all we know; '' for none.

    French writes the first of the month '1er', which no date format can say.
    """
    return _written(value, get_language() or "en") if value else ""


@lru_cache(maxsize=20_000)  # a list writes the same few dates over and over
def _written(value: date | str, language: str) -> str:
    """`language` is the active one; it is here to keep the languages apart in the cache."""
    if isinstance(value, date):
        text = format_date(value, get_format("DATE_FORMAT"))
        first_in_french = language == "fr" and value.day == 1
        return text.replace("1 ", "1er ", 1) if first_in_french else text
    partial = PartialDate.parse(value)
    if partial.is_whole:
        return _written(partial.earliest, language)
    if partial.month is None:
        return format_date(partial.earliest, get_format("YEAR_FORMAT"))
    month = format_date(partial.earliest, get_format("YEAR_MONTH_FORMAT"))
    return month.lower() if language == "ru" else month  # Django's month is for headings
