"""The register of formats, and how columns share a page."""

from collections.abc import Callable

from article6.core.document import Document, Table, runs
from article6.exchange.documents import WRITERS
from article6.exchange.documents.columns import column_shares

STARTS = {"terminal": b"Convention", "html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF-"}


def test_each_writer_makes_its_format(brief: Callable[[str], Document]) -> None:
    assert set(WRITERS) == set(STARTS)
    for name, writer in WRITERS.items():
        made = writer.write(brief("en"))
        file = made.encode() if isinstance(made, str) else made
        assert file.startswith(STARTS[name])


def test_figures_do_not_wrap_and_sentences_share_the_rest() -> None:
    sentence = "a long sentence about the land that has been released " * 3
    row = (runs("2010"), runs("13,000,000,000"), runs(sentence), runs(sentence))
    shares = column_shares(Table("", ("Year", "LAK", "Done", "Left"), (row,)))
    assert shares[0] >= len("2010")
    assert shares[1] >= len("13,000,000,000")
    assert shares[2] == shares[3] > shares[1]


def test_an_empty_table_is_its_head() -> None:
    assert len(column_shares(Table("", ("Year", "Source"), ()))) == 2
