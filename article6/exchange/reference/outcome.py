"""What became of one table of a load."""

from collections import Counter
from dataclasses import dataclass, field

from article6.exchange.reference.table import Table
from article6.rules.finding import Finding, Level


@dataclass
class Loaded:
    """How many rows were created, changed, removed, kept or unchanged, and every finding.

    `keys`: the rows that the file has now.
    """

    table: Table
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    keys: frozenset[str] = frozenset()

    @property
    def failed(self) -> bool:
        return any(finding.level == Level.ERROR for finding in self.findings)

    def fail(self, said: str) -> None:
        self.findings.append(Finding(Level.ERROR, said, file=self.table.file))

    def keep(self, row: int | None, said: str) -> None:
        """Note why a row on the site was not brought in step with its file."""
        self.findings.append(Finding(Level.NOTE, said, file=self.table.file, row=row))
        self.counts["kept"] += 1
