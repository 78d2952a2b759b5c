"""What a reader gets who takes a list away."""

import csv
import io
from typing import Any, cast

from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse


def rows(client: Client, slug: str, query: str = "") -> list[dict[str, Any]]:
    """The rows of a list's CSV under a query string."""
    answer = client.get(f"{reverse('list-download', args=[slug])}?{query}")
    body = b"".join(cast(StreamingHttpResponse, answer)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))
