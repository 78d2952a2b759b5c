"""Figures in six languages; zero and unknown never look alike."""

from decimal import Decimal

import pytest
from django.utils import translation

from article6.core.numbers import area_text, money_short, money_text, number_text

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


def spaced(text: str) -> str:
    """With ordinary spaces, as a test can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1,234,567"),
        ("fr", "1 234 567"),
        ("es", "1.234.567"),
        ("ar", "1,234,567"),
        ("ru", "1 234 567"),
        ("zh", "1,234,567"),
    ],
)
def test_thousands_are_grouped_as_the_language_does(language: str, text: str) -> None:
    with translation.override(language):
        assert spaced(number_text(1_234_567)) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_0_to_9_everywhere(language: str) -> None:
    with translation.override(language):
        shown = number_text(9_876_543_210) + money_short(9_876_543_210, "USD") + area_text(98_765)
    assert not any(letter.isdigit() and not letter.isascii() for letter in shown if letter != "²")


@pytest.mark.parametrize("language", LANGUAGES)
def test_zero_is_shown_and_the_unknown_is_not(language: str) -> None:
    with translation.override(language):
        for text in (number_text(0), money_text(0, "USD"), money_short(0, "USD"), area_text(0)):
            assert "0" in text
        assert number_text(None) == money_text(None, "USD") == ""
        assert money_short(None, "USD") == area_text(None) == ""


def test_no_line_breaks_between_a_figure_and_its_unit() -> None:
    for text in (money_text(5, "USD"), money_short(10**6, "USD"), area_text(5), area_text(10**9)):
        assert " " not in text.replace(" million", "")


def test_an_amount_is_in_whole_units_after_its_currency() -> None:
    assert spaced(money_text(Decimal("31600000.49"), "USD")) == "USD 31,600,000"
    assert spaced(money_text(Decimal("72300000000"), "LAK")) == "LAK 72,300,000,000"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "USD 1.05 billion"),
        ("fr", "USD 1,05 milliard"),
        ("es", "USD 1,05 mil millones"),
        ("ar", "USD 1.05 مليار"),
        ("ru", "USD 1,05 миллиарда"),
        ("zh", "USD 10.5亿"),
    ],
)
def test_a_headline_amount_is_said_in_words(language: str, text: str) -> None:
    with translation.override(language):
        assert spaced(money_short(Decimal(1_050_000_000), "USD")) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (950, "USD 950"),
        (1_500, "USD 1.5 thousand"),
        (31_600_000, "USD 31.6 million"),
        (999_940, "USD 999.9 thousand"),
        (999_960, "USD 1 million"),
        (999_990_000, "USD 1 billion"),
        (12_349_999, "USD 12.3 million"),
    ],
)
def test_a_headline_amount_never_says_a_thousand_thousand(amount: int, text: str) -> None:
    assert spaced(money_short(amount, "USD")) == text


@pytest.mark.parametrize(
    ("m2", "text"),
    [
        (0, "0 m²"),
        (14_999, "14,999 m²"),
        (99_999, "99,999 m²"),
        (100_000, "0.1 km²"),
        (1_850_900, "1.85 km²"),  # Montenegro, released by July 2020
        (352_000_000, "352 km²"),  # Lao PDR, confirmed by April 2017
        (1_500_000_000, "1,500 km²"),
    ],
)
def test_an_area_in_the_unit_that_hides_nothing(m2: int, text: str) -> None:
    assert spaced(area_text(m2)) == text
