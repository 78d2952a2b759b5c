"""Figures as the reader writes them. Digits are 0-9 in every language, as in UN documents."""

from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal
from django.utils.translation import get_language

M2_IN_KM2 = 1_000_000
NO_BREAK = "\N{NO-BREAK SPACE}"


def number_text(value: int | Decimal | None, decimals: int = 0) -> str:
    """1234567 -> '1,234,567' in English; '' for None, so that zero and unknown stay apart."""
    if value is None:
        return ""
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=get_language() or "en")


def money_text(amount: Decimal | int | None, currency: str) -> str:
    """'USD 31,600,000': the ISO 4217 code first, whole units; '' when there is no amount."""
    return f"{currency}{NO_BREAK}{number_text(amount)}" if amount is not None else ""


def money_short(amount: Decimal | int | None, currency: str) -> str:
    """'USD 1.05 billion' for headlines, in the reader's language; '' when there is no amount."""
    if amount is None:
        return ""
    locale = get_language() or "en"
    digits = 2 if amount >= 10**9 else 1
    short = format_compact_decimal(
        amount, format_type="long", locale=locale, fraction_digits=digits
    )
    return f"{currency}{NO_BREAK}{short}"


def area_text(m2: int | None) -> str:
    """Square kilometres from 10,000 m2 on, else square metres; '' for None, '0 m²' for zero."""
    if m2 is None:
        return ""
    if m2 < 10_000:
        return f"{number_text(m2)}{NO_BREAK}m²"
    km2 = Decimal(m2) / M2_IN_KM2
    return f"{number_text(km2, 2 if km2 < 100 else 0)}{NO_BREAK}km²"
