"""Round amounts, and days in their true proportion."""

from datetime import date

import pytest

from article6.analytics.charts.scale import nice_ticks, span


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (49.4, [0, 10, 20, 30, 40, 50]),
        (50, [0, 10, 20, 30, 40, 50]),
        (7, [0, 2, 4, 6, 8]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (12, [0, 2.5, 5, 7.5, 10, 12.5]),
        (1_250_000, [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]),
        (0, [0]),
    ],
)
def test_ticks_are_round_and_reach_the_top(top: float, ticks: list[float]) -> None:
    assert nice_ticks(top) == pytest.approx(ticks)


def test_days_fall_in_true_proportion() -> None:
    time = span([date(2010, 8, 1), date(2030, 8, 1)])
    first, middle, last = (time.share(date(year, 8, 1)) for year in (2010, 2020, 2030))
    assert (first, last) == pytest.approx((0.03, 0.97))
    assert middle == pytest.approx(0.5, abs=0.001)


def test_years_are_round_and_few() -> None:
    assert span([date(2010, 8, 1), date(2030, 8, 1)]).years() == [2015, 2020, 2025, 2030]
    assert span([date(2024, 2, 1), date(2027, 1, 1)]).years() == [2025, 2026, 2027]
    assert span([date(2024, 1, 1), date(2025, 1, 1)]).years() == [2024, 2025]


def test_single_day_is_given_a_year() -> None:
    assert span([date(2026, 2, 28)]).share(date(2026, 2, 28)) == pytest.approx(0.03)


def test_open_span_leaves_room_after_the_last_day() -> None:
    time = span([date(2016, 1, 1), date(2026, 1, 1)])
    assert time.opened().share(date(2026, 1, 1)) < 0.9
