"""A CSV file read strictly: every fault is named by file, row and column."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from article6.exchange.reference.fit import MARK, misfit
from article6.exchange.reference.table import (
    ROW_NUMBER,
    Cell,
    MismatchError,
    Record,
    Refs,
    SameTable,
    Table,
    shown,
)
from article6.rules.finding import Finding, Level

# PostgreSQL refuses NUL; the others steer a terminal or a printer rather than say anything.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Row:
    """One record ready to be stored: its key, its values by model attribute, its line."""

    number: int
    key: str
    values: dict[str, Any]


def read(table: Table, folder: Path, refs: Refs) -> tuple[list[Row], list[Finding]]:
    """All rows of a table, and every fault found; rows with a fault are left out."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for number, record in _records(table, folder, findings):
        for part in _parts(table, number, record, findings):
            row = _row(table, number, part, refs, findings)
            if row:
                rows.append(row)
    findings.extend(_repeated(table, rows))
    if not findings:  # else a row left out for a fault of its own would be missed here again
        findings.extend(_dangling(table, rows))
    return rows, sorted(findings, key=lambda finding: finding.row or 0)


def _records(table: Table, folder: Path, findings: list[Finding]) -> Iterator[tuple[int, Record]]:
    """Each row as columns and texts, with the line on which it begins."""
    reader = csv.reader(io.StringIO(_text(table, folder, findings)), strict=True)
    begins = 1
    try:
        header = next(reader, None)
        if header is None or not _header_fits(table, header, findings):
            return
        begins = first = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(header):
                record = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                yield begins, {**record, ROW_NUMBER: str(begins)}
            else:
                said = f"{len(cells)} cells; expected {len(header)}"
                findings.append(_error(table, begins, "", said))
            begins = reader.line_num + 1
        if begins == first:  # else a cut-off file would remove all that it once held
            findings.append(_error(table, 1, "", "the file has a header and no rows"))
    except csv.Error as error:
        findings.append(_error(table, begins, "", f"not readable as CSV: {error}"))


def _text(table: Table, folder: Path, findings: list[Finding]) -> str:
    """The whole file; '' with a finding where there is nothing to read."""
    row, said = None, "the file is empty"
    try:
        text = (folder / table.file).read_text(encoding="utf-8-sig")
        if text.strip():
            return text
    except FileNotFoundError:
        said = "the file is missing"
    except OSError as error:
        said = f"the file cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        row, said = error.object[: error.start].count(b"\n") + 1, "the text is not UTF-8"
    findings.append(_error(table, row, "", said))
    return ""


def _header_fits(table: Table, header: list[str], findings: list[Finding]) -> bool:
    """Whether the file has the columns described, each once, and no other."""
    missing = sorted(table.columns - set(header))
    strange = sorted(set(header) - table.columns)
    twice = sorted({name for name in header if header.count(name) > 1})
    for names, said in (
        (missing, "column is missing"),
        (strange, "column is not known"),
        (twice, "column stands twice"),
    ):
        findings.extend(_error(table, 1, CONTROL.sub("?", name), said) for name in names)
    return not (missing or strange or twice)


def _parts(table: Table, number: int, record: Record, findings: list[Finding]) -> list[Record]:
    try:
        return table.split(record)
    except MismatchError as fault:
        findings.append(_error(table, number, fault.column, str(fault)))
        return []


def _row(
    table: Table, number: int, record: Record, refs: Refs, findings: list[Finding]
) -> Row | None:
    faults: list[tuple[str, str]] = []
    values: dict[str, Any] = {}
    for cell in table.cells:
        try:
            values[cell.attribute] = _value(table, cell, record[cell.column], refs)
        except ValueError as error:
            if cell.column not in dict(faults):
                faults.append((cell.column, str(error)))
    key = "/".join(record[name] for name in table.key)
    if said := misfit(MARK["key"], key):
        faults.append((table.key[0], said))
    faults = faults or list(table.faults(values))
    findings.extend(_error(table, number, column, said) for column, said in faults)
    return None if faults else Row(number, key, values)


def _value(table: Table, cell: Cell, text: str, refs: Refs) -> Any:
    """What the cell means; ValueError says why it means nothing that could be stored."""
    if found := CONTROL.search(text):
        raise ValueError(f"holds the control character U+{ord(found[0]):04X}")
    value = cell.parse(text, refs)
    if said := misfit(table.fields[cell.attribute], value):
        raise ValueError(said)
    return value


def _repeated(table: Table, rows: list[Row]) -> Iterator[Finding]:
    """Rows that claim a key, or a place in the database, which an earlier one has taken."""
    taken: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        for columns, values in _claims(table, row):
            first = taken.setdefault((columns, *values), row)
            if first is not row:
                said = f"same as row {first.number}"
                yield _error(table, row.number, ", ".join(columns), said)
                break


def _claims(table: Table, row: Row) -> Iterator[tuple[tuple[str, ...], tuple[Any, ...]]]:
    yield _named(table, table.key), (row.key,)
    for place in table.places:
        values = tuple(row.values[name] for name in place)
        if None not in values:
            yield tuple(table.attributes[name] for name in place), values


def _dangling(table: Table, rows: list[Row]) -> Iterator[Finding]:
    """References within the file that lead nowhere, or to the row itself."""
    name = table.model._meta.pk.attname
    known = {row.values.get(name) for row in rows}
    for cell in table.cells:
        if isinstance(cell.parse, SameTable):
            for row in rows:
                target = row.values[cell.attribute]
                if target is not None and (target not in known or target == row.values[name]):
                    said = f"{shown(target)} is no other row of this file"
                    yield _error(table, row.number, cell.column, said)


def _named(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns as the file names them, each once."""
    return tuple(dict.fromkeys(table.made_by_split.get(name, name) for name in columns))


def _error(table: Table, number: int | None, column: str, said: str) -> Finding:
    field = table.made_by_split.get(column, column)
    return Finding(Level.ERROR, said, field=field, file=table.file, row=number)
