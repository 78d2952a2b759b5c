"""The document as one HTML file that needs nothing else: it opens, reads and prints offline."""

from html import escape
from pathlib import Path

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
from article6.exchange.documents.measure import is_compact

STYLE = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")
# The file asks no one for anything, and runs nothing, whatever its text says.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(document: Document) -> str:
    """A whole HTML5 page."""
    page = clean(document)
    body = "\n".join(block_html(block, page) for block in page.blocks)
    direction = "rtl" if page.is_rtl else "ltr"
    return f"""<!doctype html>
<html lang="{escape(page.lang)}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{optional('<meta name="author" content="', page.masthead, '">')}
<title>{escape(page.title)}</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
{optional('<p class="masthead">', page.masthead, "</p>")}
<h1>{escape(page.title)}</h1>
{optional('<p class="subtitle">', page.subtitle, "</p>")}
</header>
<main>
{body}
</main>
{optional("<footer><p>", page.footer, "</p></footer>")}
</body>
</html>
"""


def optional(before: str, text: str, after: str) -> str:
    return f"{before}{escape(text)}{after}" if text else ""


def block_html(block: Block, page: Document) -> str:
    match block:
        case Paragraph(runs=runs, style=style):
            kind = "" if style == "body" else f' class="{style}"'
            return f"<p{kind}>{runs_html(runs, page)}</p>"
        case Heading(text=text, level=level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Facts():
            return facts_html(block, page)
        case Bullets(items=items):
            rows = "".join(f"<li>{runs_html(item.runs, page)}</li>\n" for item in items)
            return f"<ul>\n{rows}</ul>"
        case Table():
            return table_html(block, page)


def facts_html(facts: Facts, page: Document) -> str:
    kind = "facts" if is_compact(facts) else "facts long"
    pairs = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{runs_html(value.runs, page)}</dd></div>\n"
        for label, value in facts.pairs
    )
    return f'<dl class="{kind}">\n{pairs}</dl>'


def table_html(table: Table, page: Document) -> str:
    heads = "".join(
        f'<th scope="col"{number(table, index)}>{escape(text)}</th>'
        for index, text in enumerate(table.header)
    )
    rows = "".join(row_html(row, table, page) for row in table.rows)
    caption = optional("<caption>", table.caption, "</caption>")
    label = optional(' role="group" aria-label="', table.caption, '"')
    return (
        f'<div class="scroll" tabindex="0"{label}><table>{caption}\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def row_html(row: tuple[tuple[Run, ...], ...], table: Table, page: Document) -> str:
    """The first cell names its row, so that a reader of one cell hears both its heads."""
    cells = [f"{number(table, index)}>{runs_html(cell, page)}" for index, cell in enumerate(row)]
    named = f'<th scope="row"{cells[0]}</th>' if cells else ""
    return f"<tr>{named}{''.join(f'<td{cell}</td>' for cell in cells[1:])}</tr>\n"


def number(table: Table, index: int) -> str:
    return ' class="number"' if index in table.numeric else ""


def runs_html(runs: tuple[Run, ...], page: Document) -> str:
    return "".join(run_html(run, page) for run in runs)


def run_html(run: Run, page: Document) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.bold:
        text = f"<strong>{text}</strong>"
    if run.href:
        text = f'<a href="{escape(run.href)}">{text}</a>'
    if run.lang and run.lang != page.lang:
        direction = "rtl" if is_rtl(run.lang) else "ltr"
        text = f'<bdi lang="{escape(run.lang)}" dir="{direction}">{text}</bdi>'
    if run.uncertain:
        text = doubtful(text, page)
    if run.chip:
        shape = f'<span aria-hidden="true">{SHAPES[run.chip]}</span>'
        text = f'<span class="chip {run.chip}">{shape} {text}</span>'
    return text


def doubtful(text: str, page: Document) -> str:
    """Dotted underline and sign for the eye, the word for the ear."""
    word = optional('<span class="aside"> (', page.uncertain_mark, ")</span>")
    sign = f'<span class="sign" aria-hidden="true"> {doubt_sign(page.lang)}</span>'
    return f'<span class="doubt">{text}{sign}{word}</span>'
