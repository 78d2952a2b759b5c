"""The brief of a State, as full as two pages of A4 allow."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from article6.analytics.brief import brief
from article6.analytics.brief.limits import FULLEST, STEPS, Limits
from article6.analytics.brief.record import Record, record_on
from article6.core.document import Document, paragraph
from article6.directory.models import State
from article6.exchange.documents import pdf

PAGES = 2
# Pages are counted in the PDF. Word sets the same words wider, by so many lines on two pages.
SPARE_LINES = {"docx": 18}
# Every node of a PDF's page tree counts the pages below it; the root counts all.
PAGE_TREE = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


def two_pages(state: State, on: date, kind: str) -> Document:
    """The fullest brief that fits, in the active language; the shortest where none does.

    `kind` is a word of `documents.WRITERS`.
    """
    record, spare = record_on(state, on), SPARE_LINES.get(kind, 0)
    if _fits(record, FULLEST, spare):
        return brief(record, FULLEST)
    shorter = STEPS[1:-1]
    place = bisect_left(shorter, True, key=lambda limits: _fits(record, limits, spare))
    return brief(record, STEPS[place + 1])


def _fits(record: Record, limits: Limits, spare: int) -> bool:
    """Whether so long a brief, with so many empty lines at its end, takes two pages at most."""
    document = brief(record, limits)
    longer = replace(document, blocks=(*document.blocks, paragraph("\n" * spare)))
    return page_count(pdf.write(longer)) <= PAGES


def page_count(written: bytes) -> int:
    """Pages of one of our PDFs."""
    return max(map(int, PAGE_TREE.findall(written)))
