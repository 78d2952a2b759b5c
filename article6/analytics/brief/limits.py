"""How long the lists of a brief may be.

To fit two pages a brief shows fewer lines and counts the rest; its type is never made smaller.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Lines shown of each list. What is left out is counted in the brief itself."""

    needs: int
    years: int  # of land and casualty figures
    donors: int
    support_years: int
    reports: int  # annual ones
    members: int
    remarks: int


# From the fullest to the shortest; stated needs, which a meeting speaks of, go last.
STEPS = (
    Limits(needs=8, years=3, donors=6, support_years=6, reports=3, members=6, remarks=3),
    Limits(needs=8, years=3, donors=5, support_years=6, reports=3, members=4, remarks=2),
    Limits(needs=8, years=3, donors=4, support_years=3, reports=3, members=4, remarks=1),
    Limits(needs=8, years=2, donors=4, support_years=3, reports=2, members=4, remarks=1),
    Limits(needs=8, years=2, donors=3, support_years=3, reports=1, members=2, remarks=1),
    Limits(needs=6, years=2, donors=3, support_years=3, reports=1, members=2, remarks=1),
    Limits(needs=4, years=1, donors=2, support_years=3, reports=1, members=2, remarks=1),
    Limits(needs=2, years=1, donors=1, support_years=3, reports=1, members=1, remarks=1),
)
FULLEST = STEPS[0]
