"""What a cell may hold, and the sentence for what it may not."""

from datetime import date
from decimal import Decimal

import pytest

from article6.exchange.reference import parse
from article6.exchange.reference.table import Parser, Refs

LIST = parse.listed(("en", "fr"))


@pytest.mark.parametrize(
    ("parser", "text", "value"),
    [
        (parse.day, "2018-09-01", date(2018, 9, 1)),
        (parse.day, "", None),
        (parse.partial, "2018", "2018"),
        (parse.partial, "2018-09", "2018-09"),
        (parse.partial, "", ""),
        (parse.year, "2018", 2018),
        (parse.year, "", None),
        (parse.whole, "0", 0),
        (parse.whole, "", None),
        (parse.whole, "1850900", 1_850_900),
        (parse.amount, "0", Decimal(0)),
        (parse.amount, "", None),
        (parse.amount, "61000000.50", Decimal("61000000.5")),
        (parse.amount, "000000000000000000007", Decimal(7)),
        (parse.currency, "USD", "USD"),
        (parse.currency, "", ""),
        (parse.one_of(["a"], empty=True), "", ""),
        (LIST, "", ""),
        (LIST, "fr; en ;", ";fr;en;"),
        (parse.doubtful, "ISU page: Uncertain", True),
        (parse.doubtful, "ISU page", False),
    ],
)
def test_a_sound_cell_is_read(parser: Parser, text: str, value: object) -> None:
    read = parser(text, Refs())
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("parser", "text", "said"),
    [
        (parse.required, "", "must not be empty"),
        (parse.day, "2018-09", "expected YYYY-MM-DD"),
        (parse.day, "20180901", "is not a date"),
        (parse.day, "2018-W35-6", "is not a date"),
        (parse.day, "1.9.2018", "is not a date"),
        (parse.day, "2018-02-30", "does not exist in the calendar"),
        (parse.partial, "September 2018", "is not a date"),
        (parse.partial, "2018-13", "does not exist in the calendar"),
        (parse.year, "20155", "is not a year"),
        (parse.year, "15", "is not a year"),
        (parse.whole, "-5", "is not a whole number"),
        (parse.whole, "1,000", "is not a whole number"),
        (parse.whole, "3.0", "is not a whole number"),
        (parse.whole, "٣", "is not a whole number"),
        (parse.whole, "9" * 19, "is too large"),
        (parse.whole, "9" * 5000, "is too large"),
        (parse.amount, "-5", "is not an amount"),
        (parse.amount, "NaN", "is not an amount"),
        (parse.amount, "Infinity", "is not an amount"),
        (parse.amount, "1e9", "is not an amount"),
        (parse.amount, "1_000", "is not an amount"),
        (parse.amount, "1,5", "is not an amount"),
        (parse.amount, "٣", "is not an amount"),
        (parse.amount, "12345678901234.56", "has more than 15 digits"),
        (parse.currency, "usd", "is not an ISO 4217 code"),
        (parse.currency, "U2D", "is not an ISO 4217 code"),
        (parse.currency, "EURO", "is not an ISO 4217 code"),
        (parse.one_of(["granted", "considered"]), "", "is not one of granted, considered"),
        (parse.one_of(["granted"], empty=True), "Granted", "is not one of granted"),
        (LIST, "en;de", "“de” is not one of en, fr"),
    ],
)
def test_a_faulty_cell_says_what_was_expected(parser: Parser, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parser(text, Refs())


def test_a_very_long_cell_does_not_flood_the_finding() -> None:
    with pytest.raises(ValueError, match="…") as raised:
        parse.amount("x" * 10_000, Refs())
    assert len(str(raised.value)) < 200
