"""Meetings: the calendar and one meeting."""

from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from article6.core import clock
from article6.core.access import Reader, reader_of
from article6.core.doors import open_to_all
from article6.directory.models import OfficeKind, Term
from article6.library.models import Remark, Resource
from article6.meetings.datasets import MEETING_LISTING, STATEMENT_LISTING, at_meeting
from article6.meetings.models import Meeting, MeetingStatus


@open_to_all
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The calendar: what is to come or planned, then year by year."""
    selection = MEETING_LISTING.read(request.GET, reader_of(request))
    page, today = selection.page(), clock.today()
    groups = [
        (heading, [(meeting, meeting.is_over(today)) for meeting in meetings])
        for heading, meetings in groupby(page.rows, lambda meeting: _heading(meeting, today))
    ]
    return render(
        request,
        "meetings/meeting_list.html",
        {"selection": selection, "page": page, "groups": groups, "notices": selection.notices},
    )


def _heading(meeting: Meeting, on: date) -> str:
    if meeting.status == MeetingStatus.PLANNED or meeting.start > on.isoformat():
        return _("Upcoming and planned")
    return meeting.start[:4] or _("not dated")


@open_to_all
def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One meeting: when, where, who presided, what was said, its documents and its doubts."""
    related = Meeting.objects.select_related("state", "presidency", "part_of")
    meeting = get_object_or_404(related, slug=slug)
    return render(request, "meetings/meeting_detail.html", _about(meeting, reader_of(request)))


def _about(meeting: Meeting, reader: Reader) -> dict[str, Any]:
    parts = list(meeting.parts.order_by("start"))
    names = [meeting.short_name, *(part.short_name for part in parts)]
    listing = reverse("meeting-list")
    statements = at_meeting(STATEMENT_LISTING.dataset.rows(reader), meeting.slug)
    return {
        "meeting": meeting,
        "is_over": meeting.is_over(clock.today()),
        "parts": parts,
        "presidents": _presidents(meeting),
        "statements": statements.order_by("topic", "said_on", "slug"),
        "documents": Resource.objects.visible_to(reader)
        .filter(meeting__in=names)
        .order_by("kind", "title", "slug"),
        "remarks": Remark.objects.about(meeting.short_name),
        "crumbs": [
            (_("Meetings"), listing),
            (meeting.get_kind_display(), f"{listing}?kind={meeting.kind}"),
        ],
    }


def _presidents(meeting: Meeting) -> Any:
    """Those who presided over the meeting, or over the conference it is a part of."""
    occasions = Q(occasion=meeting.short_name)
    if meeting.part_of:
        occasions |= Q(occasion=meeting.part_of.short_name)
    return Term.objects.filter(occasions, office__kind=OfficeKind.PRESIDENT).select_related("state")
