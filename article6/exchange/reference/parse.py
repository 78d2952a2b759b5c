"""What a cell may hold. Each parser returns the value or says in words what was expected."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import list_currencies

from article6.exchange.reference.table import Parser, Refs, shown
from article6.rules.partial import PartialDate

AMOUNT = re.compile(r"\d+(\.\d+)?", re.ASCII)
YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
CURRENCIES = frozenset(list_currencies())  # ISO 4217, as CLDR has it
MOST_DIGITS = 15  # of an amount; SQLite keeps no more exactly


def plain(text: str, _refs: Refs) -> str:
    return text


def required(text: str, _refs: Refs) -> str:
    if not text:
        raise ValueError("must not be empty")
    return text


def code_of(pattern: str, said: str) -> Parser:
    """A code of a fixed shape, such as three capital letters."""

    def parse(text: str, _refs: Refs) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(f"{shown(text)} is not {said}")
        return text

    return parse


ISO3 = code_of(r"[A-Z]{3}", "an ISO 3166 code of three capital letters")
ISO2 = code_of(r"[A-Z]{2}", "an ISO 3166 code of two capital letters")
M49 = code_of(r"\d{3}", "a code of three digits")


def day(text: str, _refs: Refs) -> date | None:
    if not text:
        return None
    found = PartialDate.parse(text)
    if not found.is_whole:
        raise ValueError(f"{shown(text)} is not a day; expected YYYY-MM-DD")
    return found.earliest


def partial(text: str, _refs: Refs) -> str:
    if text:
        PartialDate.parse(text)
    return text


def year(text: str, _refs: Refs) -> int | None:
    """A calendar year; empty is None."""
    if not text:
        return None
    if not YEAR.fullmatch(text):
        raise ValueError(f"{shown(text)} is not a year; expected four digits, such as 2018")
    return int(text)


def whole(text: str, _refs: Refs) -> int | None:
    """A whole number, not negative; empty is None."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"{shown(text)} is not a whole number; expected digits only, such as 1250")
    if len(text) > 18:  # beyond any column; so long a number is a slip of the keyboard
        raise ValueError(f"{shown(text)} is too large")
    return int(text)


def amount(text: str, _refs: Refs) -> Decimal | None:
    """An amount with a point for decimals, not negative; empty is None."""
    if not text:
        return None
    if not AMOUNT.fullmatch(text):
        raise ValueError(f"{shown(text)} is not an amount; expected digits, such as 1250000.50")
    if len(text.replace(".", "").lstrip("0")) > MOST_DIGITS:
        raise ValueError(f"{shown(text)} has more than {MOST_DIGITS} digits")
    return Decimal(text)


def currency(text: str, _refs: Refs) -> str:
    if text and text not in CURRENCIES:
        raise ValueError(f"{shown(text)} is not an ISO 4217 code; expected such as USD")
    return text


def one_of(values: Iterable[str], *, empty: bool = False) -> Parser:
    """A code of a closed list."""
    allowed = list(values)

    def parse(text: str, _refs: Refs) -> str:
        if text not in allowed and not (empty and not text):
            raise ValueError(f"{shown(text)} is not one of {', '.join(allowed)}")
        return text

    return parse


def listed(values: Iterable[str] | None = None) -> Parser:
    """Codes separated by semicolons, kept as ';a;b;' so that a search finds whole codes."""
    allowed = set(values) if values else None

    def parse(text: str, _refs: Refs) -> str:
        codes = [code.strip() for code in text.split(";") if code.strip()]
        unknown = [code for code in codes if allowed is not None and code not in allowed]
        if unknown:
            raise ValueError(
                f"{shown(unknown[0])} is not one of {', '.join(sorted(allowed or ()))}"
            )
        return f";{';'.join(codes)};" if codes else ""

    return parse


def doubtful(text: str, _refs: Refs) -> bool:
    """A source that calls itself uncertain marks its row."""
    return "uncertain" in text.casefold()


def fixed(value: Any) -> Parser:
    def parse(_text: str, _refs: Refs) -> Any:
        return value

    return parse
