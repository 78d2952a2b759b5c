"""Figures as the reader writes them. Digits are 0-9 in every language, as in UN documents."""

from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.numbers import NumberPattern, format_compact_decimal, parse_pattern
from django.utils.translation import get_language, pgettext

M2_IN_KM2 = 1_000_000
FEWEST_M2_IN_KM2 = 100_000  # below, two decimals would hide up to half of the figure
NO_BREAK = "\N{NO-BREAK SPACE}"


def number_text(value: int | Decimal | None, decimals: int = 0) -> str:
    """1234567 -> '1,234,567' in English; '' for None, so that zero and unknown stay apart."""
    if value is None:
        return ""
    return _written(value, decimals, get_language() or "en")


@lru_cache(maxsize=20_000)
def _written(value: int | Decimal, decimals: int, language: str) -> str:
    pattern = _pattern("#,##0" + ("." + "#" * decimals if decimals else ""))
    return str(pattern.apply(value, _locale(language)))


@cache
def _pattern(text: str) -> NumberPattern:
    """Read once: a matrix of support writes a thousand figures."""
    return parse_pattern(text)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def money_text(amount: Decimal | int | None, currency: str) -> str:
    """'USD 31,600,000': the ISO 4217 code first, whole units; '' when there is no amount."""
    return f"{currency}{NO_BREAK}{number_text(amount)}" if amount is not None else ""


def money_short(amount: Decimal | int | None, currency: str) -> str:
    """'USD 1.05 billion' for headlines, in the reader's language; '' when there is no amount."""
    if amount is None:
        return ""
    locale = _locale(get_language() or "en")
    # Chinese has one form only.
    words: Literal["long", "short"] = (
        "long" if "long" in locale.compact_decimal_formats else "short"
    )
    whole = _carried(amount)
    short = format_compact_decimal(
        whole, format_type=words, locale=locale, fraction_digits=2 if whole >= 10**9 else 1
    )
    return f"{currency}{NO_BREAK}{short}"


def _carried(amount: Decimal | int) -> Decimal | int:
    """999,960 as a round million, else it would be shortened to '1000 thousand'."""
    rounded = Decimal(f"{amount:.3e}")
    is_carried = rounded > amount and rounded.normalize().as_tuple().digits == (1,)
    return rounded if is_carried else amount


def area_text(m2: int | None) -> str:
    """Square kilometres from 100,000 m2 on, else square metres; '' for None, '0 m²' for zero."""
    if m2 is None:
        return ""
    if m2 < FEWEST_M2_IN_KM2:
        unit = pgettext("unit", "m²")
        return f"{number_text(m2)}{NO_BREAK}{unit}"
    km2, unit = Decimal(m2) / M2_IN_KM2, pgettext("unit", "km²")
    return f"{number_text(km2, 2 if km2 < 100 else 0)}{NO_BREAK}{unit}"
