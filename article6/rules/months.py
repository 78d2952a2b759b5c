"""Calendar months, the unit in which the Convention counts most of its time."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """Move a day by whole calendar months, back when negative; the day of the month stays.

    Where the month is too short its last day is taken: nine months before 30 November is the end
    of February. The Convention counts in months and years and does not say more (CCM Art. 3(5),
    4(6), 17(2), 20(3)); the last day of the short month is our reading.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
