"""What the database column behind a cell can hold, said before the database says it.

The limits are those of PostgreSQL, so that a file that loads on SQLite loads there too.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field

from article6.exchange.models import LoadedRow

LARGEST = {
    "PositiveSmallIntegerField": 2**15 - 1,
    "PositiveIntegerField": 2**31 - 1,
    "BigIntegerField": 2**63 - 1,
}
MARK = {column.name: column for column in LoadedRow._meta.concrete_fields}


def misfit(column: "Field[Any, Any]", value: Any) -> str:
    """What keeps the value out of the column; '' when it fits."""
    if value is None:
        return "" if column.null else "must not be empty"
    if isinstance(value, int):
        largest = LARGEST.get(column.get_internal_type(), value)
        return f"{value} is too large; at most {largest}" if value > largest else ""
    try:
        column.run_validators(value)
        if column.primary_key:
            MARK["object_id"].run_validators(value)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
