"""Dates as readers of six languages write them. Month names may also come from our own catalogues,
so Arabic is tested by what holds for both names of a month."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from article6.core.dates import PartialDateField, as_partial, day_text
from article6.rules.partial import PartialDate

FIRST_OF_MAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1 May 2026"),
        ("fr", "1er mai 2026"),
        ("es", "1 de mayo de 2026"),
        ("ru", "1 мая 2026"),
        ("zh", "2026年5月1日"),
    ],
)
def test_a_day_in_the_language_of_the_reader(language: str, text: str) -> None:
    with translation.override(language):
        assert day_text(FIRST_OF_MAY) == text
        assert day_text("2026-05-01") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "May 2026"),
        ("fr", "mai 2026"),
        ("es", "mayo de 2026"),
        ("ru", "май 2026"),
        ("zh", "2026年5月"),
    ],
)
def test_a_month_where_no_more_is_known(language: str, text: str) -> None:
    with translation.override(language):
        assert day_text("2026-05") == text


def test_arabic_dates_have_an_arabic_month_between_western_digits() -> None:
    """Both names of a month may be given: كانون الثاني/يناير."""
    with translation.override("ar"):
        day, *month, year = day_text(FIRST_OF_MAY).split()
        assert (day, year) == ("1", "2026")
        assert all("\u0600" <= letter <= "\u06ff" or letter == "/" for letter in "".join(month))
        assert day_text("2026-05") == " ".join([*month, year])


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_a_year_alone_stays_a_year(language: str) -> None:
    with translation.override(language):
        assert day_text("2018") == ("2018年" if language == "zh" else "2018")


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_date_is_no_text(nothing: str | None) -> None:
    assert day_text(nothing) == ""


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2021, 1, 1), "1er janvier 2021"),
        (date(2021, 1, 11), "11 janvier 2021"),
        (date(2021, 1, 21), "21 janvier 2021"),
        (date(2021, 1, 31), "31 janvier 2021"),
    ],
)
def test_french_writes_only_the_first_of_the_month_as_an_ordinal(day: date, text: str) -> None:
    with translation.override("fr"):
        assert day_text(day) == text


def test_a_stored_date_knows_its_own_precision() -> None:
    assert as_partial("2018-05") == PartialDate(2018, 5)
    assert as_partial("") is None


@pytest.mark.parametrize("text", ["2018-5", "05/2018", "2018-02-30", "May 2018", "٢٠١٨"])
def test_a_field_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValidationError):
        PartialDateField().run_validators(text)


@pytest.mark.parametrize("text", ["", "2018", "2018-05", "2018-05-03"])
def test_a_field_takes_a_day_a_month_a_year_or_nothing(text: str) -> None:
    PartialDateField().run_validators(text)
