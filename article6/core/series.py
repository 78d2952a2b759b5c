"""Items in a row, with the comma or semicolon of the reader's language."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def comma_series(items: Iterable[object]) -> str:
    """'2012, 2013' in English, '2012، 2013' in Arabic; '' for no item."""
    return pgettext("between short items", ", ").join(map(str, items))


def semicolon_series(items: Iterable[object]) -> str:
    """Items that may hold commas themselves; '' for no item."""
    return pgettext("between long items", "; ").join(map(str, items))
