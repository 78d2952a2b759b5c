"""Every component renders, says the essentials and leaves nothing raw; the look keeps its rules."""

import re
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import engines
from django.template.loader import render_to_string

import article6.core

CORE = Path(article6.core.__file__).parent
STYLE = (CORE / "static" / "site.css").read_text()


def show(template: str, **context: Any) -> str:
    return engines["django"].from_string(template).render(context)


def page(number: int, pages: int) -> SimpleNamespace:
    shown = [n for n in (1, number - 1, number, number + 1, pages) if 1 <= n <= pages]
    items = [{"number": n, "url": f"?page={n}", "is_current": n == number} for n in shown]
    return SimpleNamespace(
        number=number, pages=pages, items=items, previous_url="?page=before", next_url="?page=after"
    )


ITEMS: list[tuple[Any, ...]] = [("States", "/en/states/"), ("Asia", "")]
ALTERNATES = [("en", "English", "/en/"), ("ar", "العربية", "/ar/")]
STATE_FILTER = SimpleNamespace(
    name="state", label="State", kind="select", value="LAO", options=[("LAO", "Lao PDR", True)]
)

# component: what a page writes, and what the reader must get
CASES = {
    "badge": ('{% cotton badge kind="example" %}{% endcotton %}', ["badge-example", "Example"]),
    "box": ('{% cotton box title="Coalition" %}words{% endcotton %}', ["<h2>Coalition</h2>"]),
    "chart": (
        '{% cotton chart id="s" title="Support" %}<svg></svg>{% cotton:slot table %}rows'
        "{% endcotton:slot %}{% endcotton %}",
        ["<figcaption", "<svg></svg>", "<details", "rows"],
    ),
    "chip": ('{% cotton chip kind="urgent" %}late{% endcotton %}', ["chip-urgent", ">late</span>"]),
    "contact": ('{% cotton contact name="ISU" role="Unit" /%}', ["contact-name", "ISU", "Unit"]),
    "contents": ("{% cotton contents :items=items /%}", ['href="#States"', "On this page"]),
    "crumbs": (
        "{% cotton crumbs :items=items %}Lao PDR{% endcotton %}",
        ['<a href="/en/states/">States</a>', "<li>Asia</li>", 'aria-current="page">Lao PDR'],
    ),
    "doubt": (
        '{% cotton doubt why="a range" href="#d" %}1,500 km²{% endcotton %}',
        ['href="#d"', "1,500 km²", "?</i>", "(uncertain: a range)"],
    ),
    "downloads": (
        '{% cotton downloads csv_url="/x.csv" %}12 needs{% endcotton %}',
        ['<a href="/x.csv">CSV</a>', "12 needs"],
    ),
    "empty": ('{% cotton empty title="No offer" %}yet{% endcotton %}', ["No offer", "yet"]),
    "fact": ('{% cotton fact label="Signed" %}2008{% endcotton %}', ["<dt>Signed</dt>", "2008"]),
    "figure": (
        '{% cotton figure number="60" label="needs" tone="accent" note="See" note_url="/n" /%}',
        ["tone-accent", ">60<", "needs", '<a href="/n">See</a>'],
    ),
    "filters": (
        '{% cotton filters :filters=filters :active="1" reset_url="?" /%}',
        ['<option value="">All', 'value="LAO" selected', "<b>1</b>", "Clear filters"],
    ),
    "foreign": (
        '{% cotton foreign lang="ar" dir="rtl" %}x{% endcotton %}',
        ['lang="ar" dir="rtl"'],
    ),
    "languages": (
        '{% cotton languages :items=alternates current="ar" /%}',
        ['hreflang="ar" aria-current="true">العربية', 'hreflang="en">English'],
    ),
    "pager": (
        '{% cotton pager :page=page total_text="60 needs" /%}',
        ["60 needs", "Page 5 of 12", 'aria-current="page">5<', 'rel="next"', "…"],
    ),
    "remark": ('{% cotton remark id="d" %}They differ.{% endcotton %}', ['role="note" id="d"']),
    "row": (
        '{% cotton row title="A need" url="/n" amount="USD 5" meta="2025" lang="en" /%}',
        ['<a href="/n">', 'lang="en"', "USD 5", "2025"],
    ),
    "section": (
        '{% cotton section id="needs" title="Needs" %}words{% endcotton %}',
        ['id="needs" aria-labelledby="needs-title"', '<h2 id="needs-title">Needs</h2>'],
    ),
    "sort": (
        '{% cotton sort label="Year" url="?s" direction="descending" /%}',
        ['<th scope="col"', 'aria-sort="descending"', '<a href="?s">Year</a>'],
    ),
    "source": (
        '{% cotton source text="CCM/77" url="https://x.int" as_of="1 May 2026" /%}',
        ["Source:", 'lang="en"', '<a href="https://x.int"', "as of 1 May 2026"],
    ),
    "step": (
        '{% cotton step date="2030" label="Asked" kind="pending" /%}',
        ["step-pending", "2030"],
    ),
    "table": (
        '{% cotton table label="Support" kind="matrix" %}<tbody></tbody>{% endcotton %}',
        ['role="region" aria-label="Table: Support" tabindex="0"', "table-matrix", "<tbody>"],
    ),
    "timeline": (
        '{% cotton timeline label="Dates" %}x{% endcotton %}',
        ['aria-label="Dates"', "<ol"],
    ),
}


def test_every_component_has_a_case() -> None:
    assert set(CASES) == {file.stem for file in (CORE / "templates" / "cotton").glob("*.html")}


@pytest.mark.parametrize("name", CASES)
def test_component_says_the_essentials(name: str) -> None:
    template, words = CASES[name]
    html = show(
        template, items=ITEMS, alternates=ALTERNATES, filters=[STATE_FILTER], page=page(5, 12)
    )
    assert [word for word in words if word not in html] == []
    assert "style=" not in html


@pytest.mark.parametrize("name", ["badge", "chip", "doubt", "foreign"])
def test_inline_component_brings_no_space_of_its_own(name: str) -> None:
    html = show(CASES[name][0])
    assert html == html.strip()


def test_doubt_stands_close_to_its_value() -> None:
    assert "<bdi>5 km²</bdi><i" in show("{% cotton doubt %}\n  5 km²\n{% endcotton %}")


def test_page_leaves_no_component_tag_raw(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}  # nothing was collected here
    html = render_to_string("404.html", {"alternates": ALTERNATES, "menu": [("/n", "Needs", True)]})
    assert "<c-" not in html
    assert 'hreflang="ar">العربية</a>' in html
    assert '<a href="/n" aria-current="page">Needs</a>' in html


def test_text_is_escaped_once() -> None:
    html = show('{% cotton box title="{{ name }}" %}{% endcotton %}', name="Lao People's <b>")
    assert "<h2>Lao People&#x27;s &lt;b&gt;</h2>" in html


def test_inline_text_is_escaped_once() -> None:
    html = show("{% cotton doubt %}{{ name }}{% endcotton %}", name="<b> & more")
    assert "&lt;b&gt; &amp; more</bdi><i" in html


def test_words_of_the_page_do_not_leak_into_a_component() -> None:
    assert "<h2>" not in show("{% cotton box %}x{% endcotton %}", title="Title of the page")


def test_single_page_needs_no_pager() -> None:
    html = show('{% cotton pager :page=page total_text="3 needs" /%}', page=page(1, 1))
    assert "3 needs" in html
    assert "<ul>" not in html


def test_chart_without_figures_promises_no_table() -> None:
    assert "<details" not in show('{% cotton chart id="m" title="Map" %}x{% endcotton %}')


def test_style_knows_no_left_and_right() -> None:
    physical = (
        r"(?:margin|padding|border|inset)-(?:left|right)|[;{ ](?:left|right):|: (?:left|right)\b"
    )
    assert re.findall(physical, STYLE) == []


def luminance(colour: str) -> float:
    """Relative luminance of '#rgb' or '#rrggbb', 0 to 1. WCAG 2.2."""
    digits = colour.removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def themes() -> dict[str, dict[str, str]]:
    """The colour tokens of the light theme, and those that the dark one puts in their place."""
    roots = re.findall(r":root \{\n(.*?)\n\}", STYLE, re.DOTALL)[:2]
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", root)) for root in roots)
    return {"light": light, "dark": light | dark}


TEXT_ON_GROUND = [
    *product(("ink", "muted", "accent", "urgent", "pending"), ("paper", "surface", "tint")),
    ("accent", "accent-soft"),
    ("urgent", "urgent-soft"),
    ("good", "good-soft"),
    ("pending", "pending-soft"),
    ("on-accent", "accent"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_is_legible(theme: str, text: str, ground: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    colours = themes()[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["edge", "s1", "s2", "s3", "s4"])
def test_edges_and_series_stand_out_from_the_paper(theme: str, mark: str) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1."""
    colours = themes()[theme]
    assert contrast(colours[mark], colours["paper"]) >= 3
