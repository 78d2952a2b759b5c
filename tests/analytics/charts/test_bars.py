"""Bars by year: true to the amounts, a gap is a gap, a zero is a zero."""

import re
from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from article6.analytics.charts.bars import Bar, legend, stacked_bars
from article6.analytics.charts.plot import BASE, TOP
from article6.analytics.charts.scale import nice_ticks
from article6.analytics.charts.svg import Caption
from tests.analytics.charts.facts import HOSTILE, parse, rows, share

CAPTION = Caption("support", "Support by year and donor")


def draw(bars: Sequence[Bar], rtl: bool = False) -> ElementTree.Element:
    return parse(stacked_bars(bars, CAPTION, lambda value: f"{value:g}", rtl=rtl))


def rects(picture: ElementTree.Element) -> list[ElementTree.Element]:
    """The parts of the bars, without the texture."""
    return picture.findall("g/rect")


def received(iso3: str) -> list[Bar]:
    """Support on record in a State by year, in US dollars, the whole of a year as one part."""
    found = [r for r in rows("assistance_provided") if r["recipient"] == iso3 and r["amount_usd"]]
    years = range(2010, 2024)
    amounts = {y: [Decimal(r["amount_usd"]) for r in found if r["year"] == str(y)] for y in years}
    return [Bar(str(year), [sum(amounts[year])] if amounts[year] else None) for year in years]


RECIPIENTS = sorted({row["recipient"] for row in rows("assistance_provided") if row["amount_usd"]})


@pytest.mark.parametrize("iso3", RECIPIENTS)
def test_heights_are_the_amounts_on_record(iso3: str) -> None:
    bars = received(iso3)
    amounts = [float(bar.parts[0]) for bar in bars if bar.parts]
    top = nice_ticks(max(amounts, default=0))[-1]
    heights = [share(rect.get("height")) for rect in rects(draw(bars))]
    full = 100 * (BASE - TOP)
    assert heights == pytest.approx([full * amount / top for amount in amounts], abs=0.006)


def test_parts_stand_on_one_another() -> None:
    parts = rects(draw([Bar("2023", [3, 1, 2])]))
    ends = [(share(r.get("y")), share(r.get("y")) + share(r.get("height"))) for r in parts]
    assert ends[0][1] == pytest.approx(100 * BASE, abs=0.02)
    assert ends[1][1] == pytest.approx(ends[0][0], abs=0.02)
    assert ends[2][1] == pytest.approx(ends[1][0], abs=0.02)


def test_gap_is_dashes_without_a_bar() -> None:
    picture = draw([Bar("2021", [5]), Bar("2022", None, "2022: no figure found")])
    gap = picture.findall("g")[1]
    assert [line.get("class") for line in gap.findall("line")] == ["bar-gap"]
    assert gap.findall("rect") == []
    assert gap.findtext("title") == "2022: no figure found"


def test_zero_is_a_solid_line_without_a_bar() -> None:
    zero = draw([Bar("2021", [5]), Bar("2022", [0, 0])]).findall("g")[1]
    assert [line.get("class") for line in zero.findall("line")] == ["bar-zero"]
    assert zero.findall("rect") == []


def test_parts_from_the_fourth_on_are_one() -> None:
    many, few = draw([Bar("2023", [4, 3, 2, 1, 0.5])]), draw([Bar("2023", [4, 3, 2, 1.5])])
    assert len(rects(many)) == 4
    assert rects(many)[3].get("height") == rects(few)[3].get("height")


def test_right_to_left_mirrors_every_bar_and_year() -> None:
    bars = [Bar("2021", [5, 1]), Bar("2022", None), Bar("2023", [7])]
    ltr, rtl = draw(bars), draw(bars, rtl=True)
    for one, other in zip(rects(ltr), rects(rtl), strict=True):
        end = share(one.get("x")) + share(one.get("width"))
        assert share(other.get("x")) == pytest.approx(100 - end, abs=0.02)
    years = [share(text.get("x")) for text in rtl.findall("text[@class='bar-year']")]
    assert years == sorted(years, reverse=True)
    assert rtl.get("direction") == "rtl"


def test_close_years_leave_out_every_other_name_but_the_last() -> None:
    texts = draw([Bar(str(year), [1]) for year in range(2010, 2024)]).findall("text[@class]")
    minor = [text.text for text in texts if text.get("class") == "bar-year minor"]
    assert minor == ["2010", "2012", "2014", "2016", "2018", "2020", "2022"]
    few = draw([Bar(str(year), [1]) for year in range(2016, 2024)])
    assert few.findall("text[@class='bar-year minor']") == []


def test_nothing_to_draw_is_a_dashed_line_over_zero() -> None:
    picture = draw([])
    assert len(picture.findall("line[@class='bar-gap']")) == 1
    assert [text.text for text in picture.findall("text")] == ["0"]


def test_single_bar_is_no_wider_than_one_among_many() -> None:
    assert share(rects(draw([Bar("2023", [1])]))[0].get("width")) <= 12


def test_legend_names_the_first_four_parts_by_the_classes_of_the_bars() -> None:
    items = legend(["Japan", "Norway", "Sweden", "Others", "Nobody"])
    assert [item.label for item in items] == ["Japan", "Norway", "Sweden", "Others"]
    assert [item.css for item in items] == ["key bar-1", "key bar-2", "key bar-3", "key bar-4"]


def test_hostile_words_stay_words() -> None:
    picture = stacked_bars(
        [Bar(HOSTILE, [1], HOSTILE)], Caption(HOSTILE, HOSTILE, HOSTILE), lambda _: HOSTILE
    )
    assert "<script" not in picture
    parse(picture)


def test_bars_hold_neither_style_nor_script() -> None:
    picture = stacked_bars(received("LAO"), CAPTION, str)
    assert not re.search(r"<style|\sstyle=|<script|\son\w+=", picture)
