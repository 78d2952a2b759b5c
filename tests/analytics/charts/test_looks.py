"""What the pictures wear is in the style sheets, and turns with the direction of reading."""

import re

from article6.analytics.charts.bars import Bar, legend, stacked_bars
from article6.analytics.charts.svg import Caption
from article6.analytics.charts.timeline import Kind, Today, timeline
from article6.analytics.charts.world import world_map
from tests.analytics.charts.facts import ROOT, chain, classes
from tests.analytics.charts.test_timeline import TODAY

SHEETS = "".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "article6/core/static").glob("*.css")
)
PLAIN = {"chain-granted", "bar-year"}  # look as the chain and the words do without them


def test_every_class_drawn_is_dressed() -> None:
    caption = Caption("a", "b")
    bars = [Bar("2022", None), Bar("2023", [0]), *(Bar(str(n), [1, 1, 1, 1]) for n in range(9))]
    worn = classes(stacked_bars(bars, caption, str)) | classes(world_map({}, caption))
    worn |= {name for item in legend(list("abcd")) for name in item.css.split()}
    worn |= {f"chain-{kind}" for kind in Kind}
    for iso3 in ("CHL", "BGR"):
        article = "4" if iso3 == "CHL" else "3"
        worn |= classes(timeline(chain(iso3, article), Today(TODAY.on, "Today"), iso3))
    missing = {name for name in worn - PLAIN if not re.search(rf"\.{name}\b", SHEETS)}
    assert missing == set()
