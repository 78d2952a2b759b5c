"""Change reference files as a person would in a spreadsheet, and load them."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from article6.exchange.reference.load import load
from article6.exchange.reference.outcome import Loaded
from article6.exchange.reference.table import Table

Line = dict[str, str]


@dataclass(frozen=True)
class Sheets:
    folder: Path

    def rows(self, file: str) -> list[Line]:
        with (self.folder / file).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    @contextmanager
    def open(self, file: str) -> Iterator[list[Line]]:
        """The rows, to change in place; written when done."""
        rows = self.rows(file)
        header = list(rows[0])
        yield rows
        with (self.folder / file).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, header)
            writer.writeheader()
            writer.writerows(rows)

    def change(self, file: str, where: Line, **cells: str) -> int:
        """Change the one row that fits; answer its line in the file."""
        with self.open(file) as rows:
            [number] = [n for n, row in enumerate(rows) if row.items() >= where.items()]
            rows[number] |= cells
        return number + 2

    def add(self, file: str, like: Line, **cells: str) -> None:
        """A copy of the one row that fits, with other cells."""
        with self.open(file) as rows:
            [model] = [row for row in rows if row.items() >= like.items()]
            rows.append(model | cells)

    def drop(self, file: str, where: Line) -> None:
        with self.open(file) as rows:
            rows[:] = [row for row in rows if not row.items() >= where.items()]

    def load(self, *tables: Table) -> dict[str, Loaded]:
        return {outcome.table.name: outcome for outcome in load(tables, self.folder)}


def texts(outcome: Loaded) -> list[str]:
    """Every finding as a person reads it."""
    return [f"{finding.level}: {finding}" for finding in outcome.findings]


def counts(outcomes: dict[str, Loaded]) -> dict[str, dict[str, int]]:
    return {name: dict(outcome.counts) for name, outcome in outcomes.items()}
