"""How far one extension may reach: four years under Article 3, five under Article 4."""

from datetime import date

import pytest

from article6.rules.extensions import longest_until
from tests.rules.facts import rows


@pytest.mark.parametrize(
    ("article", "period_from", "until"),
    [(3, date(2019, 10, 1), date(2023, 10, 1)), (4, date(2020, 8, 1), date(2025, 8, 1))],
)
def test_the_cap_of_each_article(article: int, period_from: date, until: date) -> None:
    assert longest_until(article, period_from) == until


def test_no_extension_on_record_goes_past_the_cap() -> None:
    granted = [row for row in rows("extensions") if row["period_to"]]
    assert granted
    for row in granted:
        cap = longest_until(int(row["article"]), date.fromisoformat(row["period_from"]))
        assert date.fromisoformat(row["period_to"]) <= cap, row["iso3"]


def test_other_articles_know_no_extension() -> None:
    with pytest.raises(KeyError):
        longest_until(5, date(2020, 1, 1))
