"""First deadlines and due dates: the dates that follow from the Convention by arithmetic alone.

An extended deadline is a decision of a Meeting and is never computed here (see `extensions`).
Every due date is the last permitted day.
"""

from datetime import date, timedelta

from article6.rules.months import months_after

CONVENTION_IN_FORCE = date(2010, 8, 1)  # CCM Art. 17(1), sixth month after the 30th deposit
ENTRY_MONTHS = 6  # CCM Art. 17(2)
STOCKPILE_YEARS = 8  # CCM Art. 3(2)
CLEARANCE_YEARS = 10  # CCM Art. 4(1)
INITIAL_REPORT_DAYS = 180  # CCM Art. 7(1)
WITHDRAWAL_MONTHS = 6  # CCM Art. 20(3)


def entry_into_force(deposited_on: date) -> date:
    """First day of the sixth month after deposit, never before the Convention itself. CCM Art. 17.

    The day of the month on which a State deposits makes no difference.
    """
    sixth_month = months_after(deposited_on, ENTRY_MONTHS).replace(day=1)
    return max(sixth_month, CONVENTION_IN_FORCE)


def stockpile_deadline(in_force_on: date) -> date:
    """Last day to destroy all stockpiles, eight years after entry into force. CCM Art. 3(2)."""
    return months_after(in_force_on, 12 * STOCKPILE_YEARS)


def clearance_deadline(in_force_on: date) -> date:
    """Last day to clear what lay there at entry into force, ten years on. CCM Art. 4(1)(a)."""
    return months_after(in_force_on, 12 * CLEARANCE_YEARS)


def new_remnants_deadline(hostilities_ended_on: date) -> date:
    """Last day to clear remnants created after entry into force. CCM Art. 4(1)(b).

    Counts ten years from the end of the active hostilities that created them. Whether such a
    deadline can be extended is a matter of interpretation: Art. 4(5) speaks of entry into force.
    """
    return months_after(hostilities_ended_on, 12 * CLEARANCE_YEARS)


def initial_report_due(in_force_on: date) -> date:
    """Last day for the first transparency report, 180 days from entry into force. CCM Art. 7(1)."""
    return in_force_on + timedelta(days=INITIAL_REPORT_DAYS)


def annual_report_due(calendar_year: int) -> date:
    """Last day for the report on `calendar_year`: 30 April of the next year. CCM Art. 7(2)."""
    return date(calendar_year + 1, 4, 30)


def first_annual_year(in_force_on: date) -> int:
    """First calendar year on which a State owes an annual report. CCM Art. 7(2).

    An annual report updates the initial one, so the first is the one whose 30 April does not come
    before the initial report is due. This order is our reading; the article does not spell it out.
    """
    initial_due = initial_report_due(in_force_on)
    year_before = initial_due.year - 1
    return year_before if initial_due <= annual_report_due(year_before) else initial_due.year


def withdrawal_effect(received_on: date) -> date:
    """Earliest day a withdrawal takes effect, six months after receipt. CCM Art. 20(3).

    Later, at the end of the conflict, for a State that is then engaged in an armed conflict.
    """
    return months_after(received_on, WITHDRAWAL_MONTHS)


def days_left(due_on: date, on: date) -> int:
    """Whole days from `on` to a last permitted day: 0 on the day itself, negative once passed.

    A plain count; of the Convention's clocks only CCM Art. 7(1) and 8(2) run in days.
    """
    return (due_on - on).days
