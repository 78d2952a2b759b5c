"""The chain of deadlines: every real one reads, and the drawing says what the words say."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from article6.analytics.charts.timeline import Kind, Step, Today, stretches, timeline
from tests.analytics.charts.facts import CHAINS, HOSTILE, chain, parse, share

TODAY = Today(date(2026, 11, 23), "Today")
NARROWEST = 245  # pixels a strip has beside the words, before it moves under them (27rem * 3/5)
LETTER = 7.5  # pixels, generous for .75rem
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def draw(iso3: str, article: str, rtl: bool = False) -> ElementTree.Element:
    return parse(timeline(chain(iso3, article), TODAY, f"{iso3} {article}", rtl=rtl))


def lines(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall("ol/li")


def bars(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Where the bar of each line starts and ends, in percent, for lines that have one."""
    found = root.iterfind("ol/li/svg/line[@class='chain-bar']")
    return [(share(bar.get("x1")), share(bar.get("x2"))) for bar in found]


def boxes(strip: ElementTree.Element) -> list[tuple[float, float]]:
    """From where to where each word of a strip goes, in pixels on the narrowest strip."""
    found = []
    for word in strip.iter("text"):
        wide = len(word.text or "") * LETTER
        start = (
            share(word.get("x")) / 100 * NARROWEST - ANCHORS[word.get("text-anchor") or ""] * wide
        )
        found.append((start, start + wide))
    return sorted(found)


@pytest.mark.parametrize(("iso3", "article"), CHAINS)
def test_words_of_the_scale_neither_meet_nor_leave_it(iso3: str, article: str) -> None:
    root = draw(iso3, article)
    for strip in (root[0], root[-1]):
        found = boxes(strip)
        assert all(start >= 0 and end <= NARROWEST for start, end in found)
        assert all(one[1] < other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(("iso3", "article"), CHAINS)
def test_each_date_has_a_line_of_its_own_in_the_order_told(iso3: str, article: str) -> None:
    told = [(line.findtext("p/b"), line.findtext("p/span")) for line in lines(draw(iso3, article))]
    assert told == [(step.label, step.note) for step in chain(iso3, article)]


@pytest.mark.parametrize(("iso3", "article"), CHAINS)
def test_each_bar_starts_where_the_one_before_ended(iso3: str, article: str) -> None:
    found = bars(draw(iso3, article))
    assert found
    assert [start for start, _ in found[1:]] == [end for _, end in found[:-1]]


def test_lengths_are_the_years_added() -> None:
    first, second, third = (end - start for start, end in bars(draw("LAO", "4")))
    assert first / second == pytest.approx(2, abs=0.02)  # 2010 to 2020, to 2025, to 2030
    assert second / third == pytest.approx(1, abs=0.02)


def test_decision_not_read_differs_from_one_granted() -> None:
    kinds = [line.get("class") for line in lines(draw("LAO", "4"))]
    assert kinds == ["chain-start", "chain-granted", "chain-granted", "chain-unread"]


def test_request_without_a_date_runs_on_to_the_edge() -> None:
    root = draw("CHL", "4")
    last = lines(root)[-1]
    assert last.get("class") == "chain-pending"
    assert bars(root)[-1][1] == 100
    assert last.findall("svg/circle") == []


def test_fulfilment_is_a_tick_and_adds_no_time() -> None:
    last = lines(draw("BGR", "3"))[-1]
    assert last.findtext("svg/text") == "✓"
    assert last.findall("svg/line[@class='chain-bar']") == []


def test_doubt_is_a_question_mark_in_words() -> None:
    doubtful = [line.findtext("p/b/span") for line in lines(draw("CHL", "4"))]
    assert doubtful == [None, None, None, None, " ?", None]


def test_today_is_named_above_the_line_that_marks_it() -> None:
    root = draw("LAO", "4")
    name = root[0].find("svg/text")
    assert name is not None
    assert name.text == "Today"
    marks = {line.get("x1") for line in root.iterfind("ol/li/svg/line[@class='chain-now']")}
    assert marks == {name.get("x")}


def test_right_to_left_mirrors_the_scale() -> None:
    ltr, rtl = bars(draw("CHL", "4")), bars(draw("CHL", "4", rtl=True))
    for (start, end), (mirrored_start, mirrored_end) in zip(ltr, rtl, strict=True):
        assert (mirrored_start, mirrored_end) == pytest.approx((100 - start, 100 - end), abs=0.02)


def test_completion_before_the_deadline_breaks_no_chain() -> None:
    steps = [
        Step(Kind.START, date(2011, 10, 1), "", ""),
        Step(Kind.DONE, date(2018, 1, 1), "", ""),
        Step(Kind.GRANTED, date(2019, 10, 1), "", ""),
    ]
    start, done, deadline = stretches(steps)
    assert (start.leads_on, done.leads_on) == (True, False)
    assert deadline.start == date(2011, 10, 1)


def test_chain_without_a_date_is_not_drawn() -> None:
    assert timeline([], TODAY, "None") == ""
    assert timeline([Step(Kind.PENDING, None, "not known", "")], TODAY, "None") == ""


def test_drawings_are_hidden_from_those_who_hear_the_words() -> None:
    hidden = [svg.get("aria-hidden") for svg in draw("LAO", "4").iter("svg")]
    assert hidden == ["true"] * len(hidden)


def test_hostile_words_stay_words() -> None:
    steps = [Step(Kind.GRANTED, date(2020, 1, 1), HOSTILE, HOSTILE)]
    picture = timeline(steps, Today(TODAY.on, HOSTILE), HOSTILE)
    assert "<script" not in picture
    parse(picture)


def test_chain_holds_neither_style_nor_script() -> None:
    picture = timeline(chain("CHL", "4"), TODAY, "Chile")
    assert not re.search(r"<style|\sstyle=|<script|\son\w+=", picture)
