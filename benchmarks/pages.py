"""Server time, queries and bytes of each page, in this process, on the database of the settings.

`python -m benchmarks.pages [--generate]` prepares the database if it is empty and prints JSON.
"""

import gzip
import json
import re
import statistics
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from benchmarks.signed_in import URLS, added, cookie

LISTS = (
    "/en/needs/",
    "/en/states/",
    "/en/deadlines/",
    "/en/support/contributions/",
    "/en/meetings/",
    "/en/library/",
    "/en/coalitions/",
    "/en/progress/",
    "/en/contacts/history/",
    "/en/contacts/organisations/",
)
PROFILES = ("/en/states/LAO/", "/en/states/LBN/", "/ar/states/TCD/")
OTHERS = ("/en/", "/en/support/", "/en/states/map/", "/en/search/?q=lao", "/en/method/")
RUNS = 15
COLD_RUNS = 5


def prepare(*, generated: bool) -> None:
    call_command("migrate", verbosity=0)
    call_command("load", quiet=True)
    if generated:
        from benchmarks.generate import generate  # noqa: PLC0415 - models need a set-up Django

        generate()


def measure(application: Any, url: str) -> dict[str, Any]:
    """Median milliseconds of several answers, and of the first ones after a record changed;
    queries of such a first one, bytes at first view."""
    from article6.core.memory import advance  # noqa: PLC0415 - models need a set-up Django

    times = [_timed(application, url) for _run in range(RUNS)]
    cold = []
    for _run in range(COLD_RUNS):
        advance()
        cold.append(_timed(application, url))
    advance()
    with CaptureQueriesContext(connection) as queries:
        page = ask(application, url)
    return {
        "ms": statistics.median(times),
        "cold": statistics.median(cold),
        "queries": len(queries),
        "kb": _first_view(page) / 1024,
    }


def _timed(application: Any, url: str) -> float:
    began = time.perf_counter()
    ask(application, url)
    return (time.perf_counter() - began) * 1000


def ask(application: Any, url: str) -> bytes:
    """The page as the web server gets it from the application."""
    statuses: list[str] = []
    path, _mark, query = url.partition("?")
    environ = RequestFactory().generic("GET", path, QUERY_STRING=query).environ
    parts = application(environ, lambda status, _headers: statuses.append(status))
    page = b"".join(parts)
    parts.close()
    assert statuses[0].startswith("200"), f"{url}: {statuses}"
    return page


def _first_view(page: bytes) -> int:
    """The page and its style sheets and icon, compressed as the server sends them."""
    names = set(re.findall(rb'(?:href|src)="/static/([^"]+)"', page))
    files = (Path(settings.STATIC_ROOT) / name.decode() for name in names)
    return len(gzip.compress(page)) + sum(len(gzip.compress(f.read_bytes())) for f in files)


def main() -> None:
    django.setup()
    if not connection.introspection.table_names():
        prepare(generated="--generate" in sys.argv)
    application = import_module("article6.wsgi").application
    for url in (*LISTS, *PROFILES, *OTHERS):  # nobody pays for the first page of a process twice
        ask(application, url)
    found = {url: measure(application, url) for url in (*LISTS, *PROFILES, *OTHERS)}
    session = cookie()
    members = {f"{url} signed in": added(application, url, session) for url in URLS}
    print(json.dumps(found | members))


if __name__ == "__main__":
    main()
