"""One search box over what has a name: States, needs, organisations, meetings, the library."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from article6.cooperation.models import Need
from article6.core.access import PUBLIC, Reader, reader_of
from article6.core.dates import day_text
from article6.core.doors import open_to_all
from article6.core.folding import fold
from article6.directory.models import Organisation, OrganisationKind, State, rank_field
from article6.library.models import Resource
from article6.meetings.models import Meeting

SHOWN = 20  # of each kind; the list pages filter further
LONGEST = 100  # characters of a question that are read


@dataclass(frozen=True)
class Hit:
    """One thing found; `lang` is 'en' where the title exists in English alone."""

    title: str
    url: str
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind, and where the rest of them is."""

    title: str
    hits: list[Hit]
    more_url: str


@open_to_all
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Names and titles that hold every word, whatever the accents or script forms."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    groups = find(asked, reader_of(request)) if fold(asked) else []
    found = sum(len(group.hits) for group in groups)
    return render(request, "pages/search.html", {"asked": asked, "groups": groups, "found": found})


def find(words: str, reader: Reader = PUBLIC) -> list[Group]:
    """Groups with at least one hit; what begins with the words comes first."""
    groups = [_states(words), _needs(words, reader), _organisations(words), _meetings(words)]
    return [group for group in [*groups, _library(words, reader)] if group.hits]


def _best(rows: Iterable[Any], words: str, name: str) -> list[Any]:
    """Rows whose name begins with the words before those that hold them elsewhere."""
    start = fold(words)
    return sorted(rows, key=lambda row: not fold(str(getattr(row, name))).startswith(start))


def _states(words: str) -> Group:
    rows = State.objects.matching(words).order_by(rank_field())[:SHOWN]
    hits = [
        Hit(row.name, reverse("state-detail", args=[row.iso3]), row.iso3)
        for row in _best(rows, words, "name")
    ]
    return Group(_("States"), hits, reverse("state-list"))


def _needs(words: str, reader: Reader) -> Group:
    rows = Need.objects.published(reader).matching(words).order_by("-stated_on", "slug")[:SHOWN]
    hits = [
        Hit(
            row.title,
            reverse("need-detail", args=[row.slug]),
            f"{row.state.name} · {day_text(row.stated_on)}",
            row.language,
        )
        for row in rows
    ]
    return Group(_("Needs"), hits, reverse("need-list"))


def _organisations(words: str) -> Group:
    """Governments are found as their States."""
    found = Organisation.objects.exclude(kind=OrganisationKind.GOVERNMENT).matching(words)
    page = reverse("organisation-list")
    hits = [
        Hit(
            row.name,
            f"{page}#{row.slug}",
            str(row.get_kind_display()),
            row.name_language,
        )
        for row in _best(found.order_by("name_en")[:SHOWN], words, "name")
    ]
    return Group(_("Organisations"), hits, page)


def _meetings(words: str) -> Group:
    rows = Meeting.objects.matching(words).order_by("-start")[:SHOWN]
    hits = [
        Hit(
            row.title,
            reverse("meeting-detail", args=[row.slug]),
            f"{row.short_name} · {day_text(row.start)}",
            "en",
        )
        for row in _best(rows, words, "short_name")
    ]
    return Group(_("Meetings"), hits, reverse("meeting-list"))


def _library(words: str, reader: Reader) -> Group:
    rows = (
        Resource.objects.visible_to(reader)
        .matching(words)
        .order_by("-published_on", "slug")[:SHOWN]
    )
    hits = [
        Hit(
            row.title, reverse("resource-detail", args=[row.slug]), day_text(row.published_on), "en"
        )
        for row in rows
    ]
    return Group(_("Library"), hits, reverse("resource-list"))
