"""A State's profile: everything on record, gathered in a dozen queries at most."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from article6.analytics.charts.svg import Caption
from article6.analytics.labels import chips
from article6.analytics.overview import StateOn, state_on
from article6.analytics.sentences import basis_text, standing_sentence
from article6.analytics.support import received_by_donor_and_year
from article6.analytics.support_chart import year_chart
from article6.analytics.support_totals import Totals, together
from article6.coalitions.models import Coalition
from article6.cooperation.models import Need
from article6.core.access import PUBLIC, Reader
from article6.directory.disclosure import disclose
from article6.directory.models import STANDING_LABELS, State
from article6.directory.national import contacts_of
from article6.library.models import Remark
from article6.meetings.models import Meeting
from article6.obligations.models import CasualtyYear, LandYear
from article6.pages.obligation_panel import Panel, panel
from article6.reporting.models import Filing
from article6.rules.land import known_extent

NEEDS_SHOWN = 6
DONORS_SHOWN = 8
FILINGS_SHOWN = 6


def profile(iso3: str, today: date) -> dict[str, Any]:
    """All the page needs; no template of it asks the database again. State.DoesNotExist."""
    state = State.objects.select_related("region", "subregion").get(pk=iso3)
    row = state_on(state, today)
    needs = needs_of(state, PUBLIC)
    filings = list(Filing.objects.filter(state=state).order_by("-due_on"))
    land = [land_row(year) for year in LandYear.objects.filter(state=state).order_by("-year")]
    casualties = list(CasualtyYear.objects.filter(state=state).order_by("-year"))
    panels = _panels(row, today)
    return {
        "state": state,
        "row": row,
        "today": today,
        "standing": STANDING_LABELS[row.standing],
        "sentence": standing_sentence(row),
        "chips": chips(row),
        "panels": panels,
        **shown(needs),
        "filings": filings[:FILINGS_SHOWN],
        "initial": next((one for one in filings if one.kind == "initial"), None),
        "land": land,
        "casualties": casualties,
        **support(state),
        "contacts": contacts_of(state, PUBLIC),
        "coalitions": list(Coalition.objects.filter(state=state)),
        "remarks": list(Remark.objects.about(state.iso3)),
        "doubts": _doubts(state, panels, needs, filings, land, casualties),
        "rtl": get_language_bidi(),
    }


def needs_of(state: State, reader: Reader) -> list[Need]:
    """Needs of the State that this reader may see, newest first."""
    seen = Need.objects.published(reader).filter(state=state)
    needs = list(seen.order_by("-stated_on", "slug"))
    disclose(needs[:NEEDS_SHOWN], reader)
    return needs


def shown(needs: list[Need]) -> dict[str, Any]:
    """As many as the profile has room for, and how many there are."""
    return {"needs": needs[:NEEDS_SHOWN], "needs_count": len(needs)}


def support(state: State) -> dict[str, Any]:
    """Support received, counted at the last link: by year as a picture, and by donor."""
    groups = received_by_donor_and_year(state)
    by_donor: dict[Any, list[Totals]] = defaultdict(list)
    for group in groups:
        by_donor[group.row].append(group.totals)
    donors = [(donor, together(parts)) for donor, parts in by_donor.items()]
    return {
        "support": together(group.totals for group in groups),
        "chart": year_chart(groups, Caption("support-chart", _("Support received by year"))),
        "donors": sorted(donors, key=lambda line: -line[1].size)[:DONORS_SHOWN],
        "donors_count": len(donors),
    }


def _panels(row: StateOn, today: date) -> list[Panel]:
    """The obligations looked at, those still open first."""
    meetings = Meeting.objects.facts() if row.obligations else ()
    ones = sorted(row.obligations.values(), key=lambda one: (not one.is_owed, one.article))
    return [panel(one, meetings, today) for one in ones]


def land_row(year: LandYear) -> dict[str, Any]:
    """A year's land figures with what the area is made of."""
    extent = known_extent(year.area_m2, year.confirmed_m2, year.suspected_m2)
    return {
        "record": year,
        "extent": extent,
        "basis": basis_text(extent),
        "uncertain": year.uncertain,
    }


def _doubts(state: State, panels: Iterable[Panel], *groups: Iterable[Any]) -> int:
    """How many facts on the page call for checking."""
    facts = [state, *(panel.one for panel in panels), *(one for group in groups for one in group)]
    return sum(bool(one["uncertain"] if isinstance(one, dict) else one.uncertain) for one in facts)
