"""CSV that a spreadsheet opens safely and a program reads exactly."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.test import Client

from article6.cooperation.models import Kind, Need
from article6.core.dataset import Column, Dataset, boolean, day, integer, money, text
from article6.exchange.catalogue import LISTINGS
from article6.exchange.formats.csv import cell, write
from article6.meetings.models import MeetingKind
from article6.obligations.models import Article

BYTE_ORDER_MARK = "\ufeff"


@dataclass
class Row:
    name: str
    count: int | None = None


COLUMNS: tuple[Column, ...] = (text("name", "Name"), integer("count", "Count"))


def written(*rows: Row, columns: tuple[Column, ...] = COLUMNS) -> str:
    dataset = Dataset("rows", "Rows", "A row", lambda: rows, columns)
    return "".join(write(dataset, rows))


def read(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_a_file_opens_with_a_mark_and_its_column_names() -> None:
    assert written() == f"{BYTE_ORDER_MARK}name,count\r\n"


@pytest.mark.parametrize(
    "name",
    [
        "Côte d’Ivoire",
        "جمهورية لاو",
        "老挝",
        'called "the list"',
        "one, two; three",
        "two\nlines",
        "two\r\nlines",
        "1e5",
        "007",
        "none",
        "#REF",
        "'quoted'",
        "a=b",
        "–5 (with a dash)",
    ],
)
def test_a_text_comes_back_as_it_was(name: str) -> None:
    assert read(written(Row(name, 1))) == [{"name": name, "count": "1"}]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        '=HYPERLINK("https://example.org","Open")',
        "+41 22 000 00 00",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\N{NO-BREAK SPACE}=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_no_text_runs_as_a_formula(name: str) -> None:
    [row] = read(written(Row(name)))
    assert row["name"].lstrip().startswith("'")
    assert row["name"].replace("'", "", 1) == name


def test_nothing_and_zero_are_told_apart() -> None:
    rows = read(written(Row("none"), Row("zero", 0), Row("", 5)))
    assert [row["count"] for row in rows] == ["", "0", "5"]
    assert [row["name"] for row in rows] == ["none", "zero", ""]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (-5, "-5"),
        (False, "false"),
        (True, "true"),
        (Decimal("0.00"), "0"),
        (Decimal("-12.50"), "-12.5"),
        (Decimal("61000000.00"), "61000000"),
        (Decimal("1E+9"), "1000000000"),
        (Decimal("12345678901234.56"), "12345678901234.56"),
        (-1.5, "-1.5"),
        (date(2026, 5, 1), "2026-05-01"),
        ("2026-05", "2026-05"),
        (Kind.FINANCIAL, "financial"),
        (MeetingKind.MSP, "msp"),
        (Article.CLEARANCE, "4"),
    ],
)
def test_a_value_is_written_plainly(value: object, expected: str) -> None:
    assert cell(value) == expected


def test_a_step_that_is_missing_is_an_empty_cell() -> None:
    columns = (text("region", "Region", "state.region.name"), day("on", "Day"), money("m", "M"))
    assert written(Row("x"), columns=columns).splitlines()[1] == ",,"


def test_a_boolean_that_is_not_known_is_empty() -> None:
    assert written(Row("x"), columns=(boolean("asked", "Asked"),)).splitlines()[1:] == ['""']


def test_rows_are_written_one_by_one() -> None:
    """A reader of a long list sees its first rows before the last one is made."""
    made = []

    def rows() -> object:
        for number in range(3):
            made.append(number)
            yield Row(str(number))

    lines = write(Dataset("rows", "Rows", "A row", list, COLUMNS), rows())  # type: ignore[arg-type]
    next(lines)
    next(lines)
    assert made == [0]


# --- the download


def download(client: Client, query: str = "", slug: str = "needs") -> list[dict[str, str]]:
    response = client.get(f"/en/data/{slug}.csv{query}")
    assert response.status_code == 200
    return read(response.getvalue().decode())


@pytest.mark.django_db
def test_a_download_is_a_csv_file_with_a_name(client: Client) -> None:
    response = client.get("/en/data/needs.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="article6-needs.csv"'
    content = response.getvalue()
    assert content.startswith(b"\xef\xbb\xbfslug,iso3,")
    assert content.count(BYTE_ORDER_MARK.encode()) == 1


@pytest.mark.django_db
def test_a_download_holds_all_pages(client: Client) -> None:
    assert len(download(client)) == 60
    assert len(download(client, "?page=2")) == 60


@pytest.mark.django_db
def test_a_download_holds_what_the_filters_leave(client: Client) -> None:
    assert {row["iso3"] for row in download(client, "?state=LAO")} == {"LAO"}


@pytest.mark.django_db
def test_an_amount_that_is_not_known_is_empty_in_the_download(client: Client) -> None:
    rows = {row["slug"]: row for row in download(client)}
    assert rows["lao-2013-clearance-financial"]["amount"] == "50000000"
    assert rows["lao-2014-risk-education-financial"]["amount"] == ""


@pytest.mark.django_db
def test_a_stored_formula_is_disarmed_in_the_download(client: Client) -> None:
    Need.objects.filter(slug="lao-2013-clearance-financial").update(title="=cmd|'/c calc'!A0")
    rows = {row["slug"]: row for row in download(client)}
    assert rows["lao-2013-clearance-financial"]["title"] == "'=cmd|'/c calc'!A0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "?state=%00",
        "?q=%00%00",
        "?q=" + "%D8%A3" * 3000,
        "?year=20'15",
        "?year=%D9%A2%D9%A0%D9%A1%D9%A5",
        "?sort=%27;drop",
        "?state=LAO&state=XXX",
        "?amount=maybe&area=&kind=money",
        "?=&&&==",
        "?q[]=1&q[$ne]=2",
    ],
)
def test_odd_questions_get_an_answer(client: Client, query: str) -> None:
    download(client, query)


ODD = [
    "\0",
    "\0x",
    "%",
    "'",
    "-1",
    "0",
    "9" * 30,
    "٢٠١٥",
    "x" * 5000,
    "NaN",
    "2026-02-30",
    "é" * 90,
]


@pytest.mark.django_db
@pytest.mark.parametrize("slug", sorted(LISTINGS))
def test_no_list_breaks_on_an_odd_question(client: Client, slug: str) -> None:
    listing = LISTINGS[slug]
    for value in ODD:
        asked = dict.fromkeys((one.name for one in listing.filters), value)
        download(client, "?" + urlencode(asked | {"sort": value}), slug)
    for sort in listing.sorts:
        assert download(client, f"?sort={sort.name}", slug)
        assert download(client, f"?sort=-{sort.name}", slug)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["nothing", "needs.csv", "NEEDS", "__class__"])
def test_a_list_that_is_not_there_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/en/data/{slug}.csv").status_code == 404
