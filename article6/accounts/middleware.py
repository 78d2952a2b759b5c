"""Who asks: found out once for each request, before any view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from article6.accounts.seats import reader_for, wants_second_factor
from article6.core.access import PUBLIC


def reader(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `request.reader`; nothing is asked of the database for a visitor without a
    session, and rights are worked out anew at each request, so that they end when they end.
    `request.lacks_second_factor` is worked out only where a page asks for it."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        request.reader = reader_for(user) if user.is_authenticated else PUBLIC  # type: ignore[attr-defined]
        request.lacks_second_factor = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: user.is_authenticated and wants_second_factor(user)
        )
        return get_response(request)

    return answer
