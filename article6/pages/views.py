"""Home, search, and the page for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest, iso3: str = "", kind: str = "") -> HttpResponse:
    return render(request, "404.html")


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html")


def health(_request: HttpRequest) -> HttpResponse:
    """For monitors: the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A helpful 404 in the reader's language."""
    return render(request, "404.html", status=404)
