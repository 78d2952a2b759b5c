"""What signing in and the check of rights add to a page: the same page asked for by turns."""

import statistics
import time
from datetime import date
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

PAIRS = 25
URLS = ("/en/needs/", "/en/states/", "/en/deadlines/", "/en/library/", "/en/states/LAO/")


def cookie() -> str:
    """A session of a focal point with a second factor, made for the purpose."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - models need a set-up Django

    from article6.accounts.models import Membership, User  # noqa: PLC0415

    user = User.objects.filter(email="bench@example.org").first()
    if user is None:
        user = User.objects.create_user("bench@example.org", None, name="Bench")
        Authenticator.objects.create(user=user, type="totp", data={})
        Membership.objects.create(
            person=user, organisation_id="gov-nor", role="focal_point", since=date(2020, 1, 1)
        )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def added(application: Any, url: str, session: str) -> dict[str, Any]:
    """Milliseconds (median of the pairs) and queries more than for a visitor."""
    differences = []
    for _pair in range(PAIRS):
        visitor, member = _timed(application, url, ""), _timed(application, url, session)
        differences.append(member - visitor)
    return {
        "ms": statistics.median(differences),
        "queries": _queries(application, url, session) - _queries(application, url, ""),
    }


def _timed(application: Any, url: str, session: str) -> float:
    began = time.perf_counter()
    _ask(application, url, session)
    return (time.perf_counter() - began) * 1000


def _queries(application: Any, url: str, session: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        _ask(application, url, session)
    return len(queries)


def _ask(application: Any, url: str, session: str) -> None:
    environ = RequestFactory().generic("GET", url).environ | {"HTTP_COOKIE": session}
    statuses: list[str] = []
    parts = application(environ, lambda status, _headers: statuses.append(status))
    b"".join(parts)
    parts.close()
    assert statuses[0].startswith("200"), f"{url}: {statuses}"
