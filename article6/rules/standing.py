"""Where a State stands towards the Convention on a given day."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """A State and the Convention. CCM Art. 15 to 17 and 20."""

    STATE_PARTY = "state_party"
    CONSENTED = "consented"  # deposited; entry into force still ahead (Art. 17(2))
    SIGNATORY = "signatory"
    NON_SIGNATORY = "non_signatory"
    WITHDRAWN = "withdrawn"


def is_party_on(on: date, in_force_on: date | None, withdrawn_on: date | None) -> bool:
    """Whether the Convention binds the State on that day. CCM Art. 17 and 20(3).

    `in_force_on` None: it never joined; `withdrawn_on` None: it never left.
    """
    joined = in_force_on is not None and in_force_on <= on
    return joined and (withdrawn_on is None or on < withdrawn_on)


def standing_on(
    on: date,
    signed_on: date | None,
    consented_on: date | None,
    in_force_on: date | None,
    withdrawn_on: date | None,
) -> Standing:
    """Standing at the end of the day `on`; a missing date means the step was not taken.

    `consented_on` is the day of deposit (CCM Art. 16), `in_force_on` the entry into force for the
    State (Art. 17) and `withdrawn_on` the day its withdrawal takes effect (Art. 20(3)).
    """
    steps = (
        (withdrawn_on, Standing.WITHDRAWN),
        (in_force_on, Standing.STATE_PARTY),
        (consented_on, Standing.CONSENTED),
        (signed_on, Standing.SIGNATORY),
    )
    taken = (standing for day, standing in steps if day is not None and day <= on)
    return next(taken, Standing.NON_SIGNATORY)
