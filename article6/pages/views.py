"""What is no page of its own: the answer to a monitor, and the page for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from article6.core.doors import open_to_all


@open_to_all
def health(_request: HttpRequest) -> HttpResponse:
    """For monitors: the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_all
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A helpful 404 in the reader's language."""
    return render(request, "404.html", status=404)
