"""The document as a tagged A4 PDF, typeset from `brief.typ`."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from article6.core.document import (
    SHAPES,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    is_rtl,
)
from article6.exchange.documents.clean import clean, doubt_sign
from article6.exchange.documents.columns import column_shares
from article6.exchange.documents.measure import is_compact

TEMPLATE = Path(__file__).parent / "brief.typ"
FONTS = Path(__file__).parent.parent / "fonts"

LATIN, ARABIC, HAN = "Noto Sans Brief", "Cairo Brief", "Noto Sans SC Brief"
SIGNS = ["Noto Sans Symbols 2 Brief", "Noto Sans Math Brief"]
# Arabic and Chinese letters stand taller or closer than Latin ones and want other line gaps, in em.
LEADING = {"ar": 0.5, "zh": 0.72}


def write(document: Document) -> bytes:
    """PDF/UA-1 where our fonts hold every character, else the same pages without that claim."""
    inputs = {"document": json.dumps(page_data(clean(document)), ensure_ascii=False)}
    try:
        return compiled(inputs, "ua-1")
    except typst.TypstError:
        return compiled(inputs, "1.7")


def compiled(inputs: dict[str, str], standard: Literal["ua-1", "1.7"]) -> bytes:
    return typst.compile(
        TEMPLATE,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=standard,
    )


@cache
def fonts() -> typst.Fonts:
    """Our fonts alone, so that a page looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def families(lang: str) -> list[str]:
    """Text fonts, the one of the language first: numbers and Latin names follow its voice."""
    own = {"zh": HAN, "ar": ARABIC}.get(lang.split("-")[0], ARABIC if is_rtl(lang) else LATIN)
    return [own, *(name for name in (LATIN, ARABIC, HAN) if name != own), *SIGNS]


def titles(lang: str) -> dict[str, Any]:
    """Titles are set in a serif where the script has one among our fonts."""
    text = families(lang)
    if text[0] == LATIN:
        return {"text": text, "title": ["Noto Serif Brief", *text], "weight": 600}
    return {"text": text, "title": text, "weight": 700}


def page_data(page: Document) -> dict[str, Any]:
    """The document as plain JSON values, in the names that the template reads."""
    day = page.dated
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "author": page.masthead,
        "lang": page.lang.split("-")[0],
        "dir": "rtl" if page.is_rtl else "ltr",
        "leading": LEADING.get(page.lang.split("-")[0], 0.6),
        "fonts": titles(page.lang),
        "sign": doubt_sign(page.lang),
        "dated": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "footer": page.footer,
        "footer_page": re.split(r"(\{pages?\})", page.footer_page),
        "blocks": [block_data(block, page) for block in page.blocks],
    }


def block_data(block: Block, page: Document) -> dict[str, Any]:
    match block:
        case Paragraph(runs=runs, style=style):
            return {"kind": "paragraph", "style": style, "runs": runs_data(runs, page)}
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": text, "level": level}
        case Facts(pairs=pairs):
            found = [(label, runs_data(value.runs, page)) for label, value in pairs]
            return {"kind": "facts", "compact": is_compact(block), "pairs": found}
        case Bullets(items=items):
            return {"kind": "bullets", "items": [runs_data(item.runs, page) for item in items]}
        case Table():
            return table_data(block, page)


def table_data(table: Table, page: Document) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": table.caption,
        "header": table.header,
        "shares": column_shares(table),
        "numeric": sorted(table.numeric),
        "rows": [[runs_data(cell, page) for cell in row] for row in table.rows],
    }


def runs_data(runs: tuple[Run, ...], page: Document) -> list[dict[str, Any]]:
    return [run_data(run, page) for run in runs]


def run_data(run: Run, page: Document) -> dict[str, Any]:
    lang = "" if run.lang == page.lang else run.lang.split("-")[0]
    return {
        "text": run.text,
        "bold": run.bold,
        "uncertain": run.uncertain,
        "href": run.href,
        "chip": run.chip,
        "shape": SHAPES.get(run.chip, ""),
        "lang": lang,
        "dir": "rtl" if is_rtl(lang or page.lang) else "ltr",
        "fonts": families(lang or page.lang),
    }
