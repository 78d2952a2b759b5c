"""Server time, queries and bytes of each page, in this process, on the database of the settings.

`python -m benchmarks.pages [--generate]` prepares the database if it is empty and prints JSON.
"""

import gzip
import json
import re
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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


def prepare(*, generated: bool) -> None:
    call_command("migrate", verbosity=0)
    call_command("load", quiet=True)
    if generated:
        from benchmarks.generate import generate  # noqa: PLC0415 - models need a set-up Django

        generate()


def measure(client: Client, url: str) -> dict[str, Any]:
    """Median milliseconds of several answers, queries of one, bytes at first view."""
    answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    return {
        "ms": statistics.median(times),
        "queries": len(queries),
        "kb": _first_view(answer.content) / 1024,
    }


def _first_view(page: bytes) -> int:
    """The page and its style sheets and icon, compressed as the server sends them."""
    names = set(re.findall(rb'(?:href|src)="/static/([^"]+)"', page))
    files = (Path(settings.STATIC_ROOT) / name.decode() for name in names)
    return len(gzip.compress(page)) + sum(len(gzip.compress(f.read_bytes())) for f in files)


def main() -> None:
    django.setup()
    if not connection.introspection.table_names():
        prepare(generated="--generate" in sys.argv)
    client = Client()
    print(json.dumps({url: measure(client, url) for url in (*LISTS, *PROFILES, *OTHERS)}))


if __name__ == "__main__":
    main()
