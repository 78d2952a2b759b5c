import pytest

from article6.rules.land import Basis, Extent, known_extent

from . import facts


@pytest.mark.parametrize(
    ("iso3", "year", "extent"),
    [
        ("LAO", "2018", Extent(800_000_000, Basis.TOTAL)),
        ("LAO", "2024", Extent(1_500_000_000, Basis.CONFIRMED_ONLY)),
        ("DEU", "2014", Extent(11_000_000, Basis.SUSPECTED_ONLY)),
        ("HRV", "2020", Extent(0, Basis.TOTAL)),  # cleared: nothing is left, and that is known
        ("LAO", "2019", None),  # clearance is on record, the extent is not
    ],
)
def test_extent_says_what_it_is_made_of(iso3: str, year: str, extent: Extent | None) -> None:
    (row,) = (r for r in facts.rows("contamination") if (r["iso3"], r["year"]) == (iso3, year))
    figures = [int(row[name]) if row[name] else None for name in ("area_m2", "cha_m2", "sha_m2")]
    assert known_extent(*figures) == extent


@pytest.mark.parametrize(
    ("area", "confirmed", "suspected", "extent"),
    [
        (None, 3, 4, Extent(7, Basis.SUM)),
        (None, 0, 4, Extent(4, Basis.SUM)),  # zero confirmed is a finding, not a gap
        (None, 3, 0, Extent(3, Basis.SUM)),
        (9, 3, 4, Extent(9, Basis.TOTAL)),  # the source's own total goes first
        (None, 0, None, Extent(0, Basis.CONFIRMED_ONLY)),
    ],
)
def test_zero_is_a_value_and_a_total_goes_before_its_parts(
    area: int | None, confirmed: int | None, suspected: int | None, extent: Extent
) -> None:
    assert known_extent(area, confirmed, suspected) == extent


@pytest.mark.parametrize("figures", [(-1, None, None), (None, -1, 2), (None, None, -1)])
def test_a_negative_area_is_impossible(figures: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        known_extent(*figures)
