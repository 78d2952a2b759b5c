"""The answer to too many attempts that a form has noticed."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

TOO_MANY = {"too_many_login_attempts", "rate_limited"}  # as allauth names these errors


def tells_limit(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A form refused for its many attempts answers 429, for machines that do not read it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form is not None and _is_limited(form):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response

    return answer


def _is_limited(form: BaseForm) -> bool:
    errors = (error for found in form.errors.as_data().values() for error in found)
    return any(error.code in TOO_MANY for error in errors)
