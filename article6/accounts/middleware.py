"""Who asks: found out once for each request, before any view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from article6.accounts.seats import reader_for
from article6.core.access import PUBLIC


def reader(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `request.reader`; nothing is asked of the database for a visitor without a
    session, and rights are worked out anew at each request, so that they end when they end."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        request.reader = reader_for(user) if user.is_authenticated else PUBLIC  # type: ignore[attr-defined]
        return get_response(request)

    return answer
