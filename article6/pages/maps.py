"""The world as maps: who stands where in the Convention, and who still clears land."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from article6.analytics.charts.svg import Caption
from article6.analytics.charts.world import world_map
from article6.analytics.overview import ObligationOn, StateOn
from article6.directory.models import STANDING_LABELS
from article6.obligations.models import Article
from article6.rules.obligations import ObligationStatus as Status
from article6.rules.standing import Standing

ANY = "XXX"  # a place for the code of a State: one address is made, not two hundred


@dataclass(frozen=True)
class WorldMap:
    """A drawn map with its legend and the rows of its table."""

    id: str
    title: str
    svg: SafeString
    legend: list[tuple[str, str, int]]  # class, label, number of States
    groups: list[tuple[str, list[StateOn]]]


STANDING_CLASSES = {
    Standing.STATE_PARTY: "m-party",
    Standing.CONSENTED: "m-party",
    Standing.SIGNATORY: "m-signatory",
    Standing.WITHDRAWN: "m-withdrawn",
    Standing.NON_SIGNATORY: "m-none",
}


def standing_map(rows: Sequence[StateOn]) -> WorldMap:
    """States by their standing today."""
    classes = {row.state.iso3: STANDING_CLASSES[row.standing] for row in rows}
    labels = {row.state.iso3: str(STANDING_LABELS[row.standing]) for row in rows}
    order = [str(label) for label in STANDING_LABELS.values()]
    return _drawn("standing", _("Standing in the Convention"), rows, classes, labels, order)


def obligation_map(rows: Sequence[StateOn], article: Article) -> WorldMap:
    """States by how one obligation stands today; those not looked at stay plain land."""
    looked_at = [row for row in rows if article in row.obligations]
    found = {row.state.iso3: _class(row.obligations[article]) for row in looked_at}
    labels = _labels()
    return _drawn(
        f"article-{article.value}",
        str(article.label),
        looked_at,
        found,
        {iso3: labels[css] for iso3, css in found.items()},
        list(labels.values()),
    )


def _class(one: ObligationOn) -> str:
    if one.status in (Status.DECISION_PENDING, Status.OVERDUE):
        return "m-attention"
    if one.is_owed:
        return "m-4"
    return "m-2" if one.status == Status.FULFILLED else "m-1"


def _labels() -> dict[str, str]:
    return {
        "m-attention": _("Deadline passed, still open"),
        "m-4": _("Ongoing"),
        "m-2": _("Fulfilled"),
        "m-1": _("No obligation reported, or not known"),
    }


def _drawn(
    name: str,
    title: str,
    rows: Sequence[StateOn],
    classes: dict[str, str],
    labels: dict[str, str],
    order: list[str],
) -> WorldMap:
    groups = [(label, [row for row in rows if labels[row.state.iso3] == label]) for label in order]
    groups = [(label, members) for label, members in groups if members]
    profile = reverse("state-detail", args=[ANY])
    svg = world_map(
        classes,
        Caption(f"world-{name}", title, _("The same facts stand in the table under the map.")),
        titles={
            row.state.iso3: _("%(subject)s: %(status)s")
            % {"subject": row.state.name, "status": labels[row.state.iso3]}
            for row in rows
        },
        links={row.state.iso3: profile.replace(ANY, row.state.iso3) for row in rows},
    )
    legend = [(classes[members[0].state.iso3], label, len(members)) for label, members in groups]
    # The chart escapes every label it is given.
    return WorldMap(name, title, mark_safe(svg), legend, groups)
