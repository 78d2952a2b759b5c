"""Amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.core.amounts import read_amount

WRITTEN = [
    ("1500000", "1500000"),
    ("1,500,000", "1500000"),
    ("1.500.000", "1500000"),
    ("1 500 000", "1500000"),
    ("1\u202f500\u202f000,50", "1500000.50"),
    ("1'500'000.5", "1500000.5"),
    ("1,500", "1500"),
    ("1.500", "1500"),
    ("1,50", "1.50"),
    ("0.5", "0.5"),
    ("١٬٥٠٠٬٠٠٠٫٥", "1500000.5"),
    ("۱۲۳", "123"),
    (" 42 ", "42"),
]


@pytest.mark.parametrize(("text", "amount"), WRITTEN)
def test_is_read(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


NOT_READ = ["", "about 5", "-5", "1,50,000", "1.500,000.5", "12.3456", "5 million", "1e9", "1,,5"]


@pytest.mark.parametrize("text", [*NOT_READ, "9" * 30, "٫"])
def test_is_not_read_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_amount(text)


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_what_we_write_in_english_is_read_back(amount: Decimal) -> None:
    assert read_amount(f"{amount:,.2f}") == amount
