"""Pages of a long list."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

LONGEST_VALUE = 100  # no question of a list takes more to ask
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")  # PostgreSQL refuses NUL; nobody types the others
NEIGHBOURS = 2  # page numbers shown on each side of the current one


def typed(params: QueryDict, name: str) -> str:
    """What a person asked under this name, the last time it was asked; '' for nothing."""
    return CONTROL.sub(" ", params.get(name, "")).strip()[:LONGEST_VALUE].strip()


@dataclass(frozen=True)
class Pager:
    """One page of rows and the way to the others; `count` is that of all pages."""

    rows: list[Any]
    count: int
    number: int
    pages: int
    query: str

    @classmethod
    def read(
        cls, rows: Any, params: QueryDict, size: int, query: str, notices: list[str]
    ) -> "Pager":
        """The page `params` asks for; the nearest one, with a notice, if there is none such."""
        count = rows.count() if isinstance(rows, QuerySet) else len(rows)
        pages = max(1, -(-count // size))
        number = _page_number(typed(params, "page") or "1", pages, notices)
        return cls(list(rows[(number - 1) * size : number * size]), count, number, pages, query)

    def url(self, number: int) -> str:
        query = QueryDict(self.query, mutable=True)
        if number > 1:
            query["page"] = str(number)
        return f"?{query.urlencode()}"

    @property
    def first_url(self) -> str:
        return self.url(1)

    @property
    def previous_url(self) -> str:
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(self.number + 1) if self.number < self.pages else ""

    @property
    def items(self) -> list[dict[str, Any]]:
        """Page numbers around this one, always with the first and the last."""
        near = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        numbers = sorted({1, self.pages} | {n for n in near if 1 <= n <= self.pages})
        return [{"number": n, "url": self.url(n), "is_current": n == self.number} for n in numbers]


def _page_number(asked: str, pages: int, notices: list[str]) -> int:
    wanted = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    number = min(max(wanted, 1), pages)
    if str(number) != asked:
        notices.append(
            _("There is no page “%(page)s”; page %(number)s of %(pages)s is shown.")
            % {"page": asked[:20], "number": number, "pages": pages}
        )
    return number
