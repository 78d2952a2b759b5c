"""Reference files into the database: idempotent, one file whole or not at all.

What a person edited or deleted on the site stays as they left it, and the load says so.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from article6.core.memory import advance
from article6.exchange.reference.forget import forget
from article6.exchange.reference.history import record_load
from article6.exchange.reference.outcome import Loaded
from article6.exchange.reference.read import read
from article6.exchange.reference.table import Refs, Table
from article6.exchange.reference.write import write

Failed = dict[type[Model], str]  # models that a file with errors should have filled, by that file


class _UndoError(Exception):
    """Takes back what was written of a file that turned out to be faulty."""


def load(tables: Iterable[Table], folder: Path) -> list[Loaded]:
    """Load file after file; one that leans on a failed one is not tried."""
    outcomes: list[Loaded] = []
    sound: list[Loaded] = []
    failed: Failed = {}
    for file, group in groupby(tables, key=lambda table: table.file):
        part = [Loaded(table) for table in group]
        if _load_file(part, folder, failed):
            sound += part
        else:
            failed |= {one.table.model: file for one in part if not one.table.extends}
        outcomes += part
    _forget(sound, outcomes)
    return outcomes


def _load_file(part: list[Loaded], folder: Path, failed: Failed) -> bool:
    """All tables of one file, or none of them."""
    try:
        with transaction.atomic():
            for outcome in part:
                earlier = {one.table.model: one.table.file for one in part if one.failed}
                _load_table(outcome, folder, failed | earlier)
            if any(outcome.failed for outcome in part):
                raise _UndoError
            connection.check_constraints([one.table.model._meta.db_table for one in part])
            advance()
    except _UndoError:
        _tell_once(part)
    except (IntegrityError, DataError) as error:
        reason = str(error).strip().splitlines()[0]
        part[-1].fail(f"the database does not take these rows: {reason}")
    else:
        return True
    for outcome in part:
        outcome.counts.clear()
    return False


def _load_table(outcome: Loaded, folder: Path, failed: Failed) -> None:
    table = outcome.table
    cause = next((file for model, file in failed.items() if model in table.refers_to), "")
    if cause:
        outcome.fail(f"{table.name} not loaded, because {cause} has errors")
        return
    rows, outcome.findings = read(table, folder, Refs())
    if not outcome.failed:
        write(outcome, rows)


def _tell_once(part: list[Loaded]) -> None:
    """A fault of the file itself is met by each of its tables; the first one tells it."""
    told: set[str] = set()
    for outcome in part:
        outcome.findings = [one for one in outcome.findings if str(one) not in told]
        told |= {str(one) for one in outcome.findings}


def _forget(sound: list[Loaded], outcomes: list[Loaded]) -> None:
    """Last rows first, so that nothing is kept for the sake of a row that goes as well."""
    with transaction.atomic():
        for outcome in reversed(sound):
            model = outcome.table.model
            extending = {
                one.table.name for one in outcomes if one.table.extends and one.table.model is model
            }
            forget(outcome, extending)
            record_load(outcome)
        advance()
