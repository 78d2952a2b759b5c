"""A fingerprint of a row's facts, by which a later load sees that a person changed them."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Model


def digest(values: dict[str, Any]) -> str:
    """The same for the same facts, whether just parsed or read back from a database."""
    plain = {name: _plain(value) for name, value in values.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def digest_of(item: Model, attributes: Iterable[str]) -> str:
    return digest({name: getattr(item, name) for name in attributes})


def _plain(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return None if value is None else str(value)
