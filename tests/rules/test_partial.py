from datetime import date

import pytest

from article6.rules.partial import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "is_whole"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), False),
        ("2018-05", date(2018, 5, 1), date(2018, 5, 31), False),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), False),
        ("2018-05-03", date(2018, 5, 3), date(2018, 5, 3), True),
    ],
)
def test_a_date_spans_the_days_its_source_leaves_open(
    text: str, earliest: date, latest: date, is_whole: bool
) -> None:
    partial = PartialDate.parse(text)
    assert (partial.earliest, partial.latest, partial.is_whole) == (earliest, latest, is_whole)
    assert partial.iso == text


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-5", "2018-05-3", "05/2018", "2018-05-03T00:00", "2018-", "٢٠١٨", " 2018"],
)
def test_another_way_of_writing_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date: write a day \(2018-05-03\)"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2018-13", "2018-00", "2018-02-29", "2018-05-00", "0000"])
def test_a_day_that_does_not_exist_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text} does not exist"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2018, None, 3)


def test_partial_dates_have_no_order() -> None:
    with pytest.raises(TypeError):
        _ = PartialDate(2018) < PartialDate(2018, 5)  # type: ignore[operator]
