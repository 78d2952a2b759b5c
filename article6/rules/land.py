"""How much land is contaminated, in whole square metres, and what the figure is made of."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What a figure counts. CCM Art. 2(11): a contaminated area is known or suspected."""

    TOTAL = "total"  # the source gives one figure
    SUM = "sum"  # confirmed plus suspected
    CONFIRMED_ONLY = "confirmed_only"  # the suspected part is not on record
    SUSPECTED_ONLY = "suspected_only"  # the confirmed part is not on record


@dataclass(frozen=True, slots=True)
class Extent:
    """An area in m2 and what it is made of. Zero is a value: no known contamination."""

    area_m2: int
    basis: Basis


def known_extent(area_m2: int | None, cha_m2: int | None, sha_m2: int | None) -> Extent | None:
    """Contaminated area on record; None when nothing is. CCM Art. 2(11) and 7(1)(h).

    `area_m2` is a total given by the source and goes before the parts; `cha_m2` and `sha_m2` are
    confirmed and suspected hazardous areas (IMAS 08.10). One part alone is a part, not a total:
    say so wherever it is shown. ValueError for a negative area.
    """
    if any(part is not None and part < 0 for part in (area_m2, cha_m2, sha_m2)):
        raise ValueError("An area cannot be negative.")
    if area_m2 is not None:
        return Extent(area_m2, Basis.TOTAL)
    if cha_m2 is not None and sha_m2 is not None:
        return Extent(cha_m2 + sha_m2, Basis.SUM)
    if cha_m2 is not None:
        return Extent(cha_m2, Basis.CONFIRMED_ONLY)
    return None if sha_m2 is None else Extent(sha_m2, Basis.SUSPECTED_ONLY)
