"""Documents: the list and one document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.library.datasets import RESOURCE_LISTING
from article6.library.models import Resource


@open_to_all
def resource_list(request: HttpRequest) -> HttpResponse:
    """Every document on record, newest first."""
    selection = RESOURCE_LISTING.read(request.GET, reader_of(request))
    return render(
        request,
        "library/resource_list.html",
        {"selection": selection, "page": selection.page(), "notices": selection.notices},
    )


@open_to_all
def resource_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One document: what it is, what its address leads to, and where it was read of."""
    resource = get_object_or_404(
        Resource.objects.visible_to(reader_of(request)).select_related("author_state"), slug=slug
    )
    library = reverse("resource-list")
    crumbs = [
        (_("Library"), library),
        (resource.get_kind_display(), f"{library}?kind={resource.kind}"),
    ]
    return render(request, "library/resource_detail.html", {"resource": resource, "crumbs": crumbs})
