"""Downloads: a list as the page shows it, all pages at once; the brief of a State."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from article6.core import clock
from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.core.headers import DOCUMENT_POLICY
from article6.directory.models import State
from article6.exchange.brief import two_pages
from article6.exchange.catalogue import LISTINGS
from article6.exchange.documents import WRITERS
from article6.exchange.formats import csv


@open_to_all
@require_safe
def list_download(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The rows a list page shows under the same query string, as CSV."""
    listing = LISTINGS.get(slug)
    if listing is None:
        raise Http404(slug)
    selection = listing.read(request.GET, reader_of(request))
    response = StreamingHttpResponse(
        csv.write(listing.dataset, selection.all_rows()), content_type=csv.MEDIA_TYPE
    )
    response["Content-Disposition"] = f'attachment; filename="article6-{slug}.csv"'
    return response


@open_to_all
@require_safe
def data_index(request: HttpRequest) -> HttpResponse:
    """Every dataset, its columns with their meaning, and the file itself."""
    datasets = [listing.dataset for listing in LISTINGS.values()]
    return render(request, "exchange/data.html", {"datasets": datasets})


SHOWN_AT_ONCE = ("pdf", "html")  # by the browser itself
BRIEF_KINDS = (*SHOWN_AT_ONCE, "docx")


@open_to_all
@require_safe
def brief_download(request: HttpRequest, iso3: str, kind: str) -> HttpResponse:
    """A State's brief in the language of the address, as of today or of the day in `on`."""
    state = State.objects.filter(pk=iso3.upper()).first()
    if state is None or kind not in BRIEF_KINDS:
        raise Http404(f"{iso3} {kind}")
    writer = WRITERS[kind]
    written = writer.write(two_pages(state, _day(request.GET.get("on", "")), kind))
    response = HttpResponse(written, content_type=writer.content_type)
    place = "inline" if kind in SHOWN_AT_ONCE else "attachment"
    name = f"brief-{state.iso3}-{get_language()}.{writer.extension}"
    response["Content-Disposition"] = f'{place}; filename="{name}"'
    response["Content-Security-Policy"] = DOCUMENT_POLICY
    return response


def _day(text: str) -> date:
    """The day asked for; today where it makes no sense."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()
