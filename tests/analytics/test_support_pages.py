"""What a reader finds on the pages about support."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects
from pytest_django.fixtures import DjangoAssertNumQueries

from article6.analytics.support import by_donor_and_recipient, support_totals
from article6.analytics.support_matrix import Axis, matrix
from article6.analytics.support_totals import together
from article6.cooperation.models import Contribution, Transaction
from tests import download

pytestmark = pytest.mark.django_db
LEBANON_2015 = "recipient=LBN&year=2015"


def figures(page: str, line: str) -> list[str]:
    """The texts of the cells of one line of a matrix."""
    row = next(row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if line in row)
    return [re.sub("<[^>]+>", " ", cell).strip() for cell in re.findall(r"<td.*?</td>", row)]


def dollars(rows: list[dict[str, str]]) -> Decimal:
    return sum((Decimal(row["amount_usd"]) for row in rows if row["amount_usd"]), Decimal())


def test_who_supported_lebanon_in_2015_with_how_much(client: Client) -> None:
    answer = client.get(f"/en/support/?{LEBANON_2015}")
    assertContains(answer, "Lebanon · 2015")
    assertContains(answer, "USD\N{NO-BREAK SPACE}8.7 million")
    page = answer.content.decode()
    assert figures(page, "Norway") == ["1,921,146"]
    assert figures(page, ">All<") == ["8,675,229"]


def test_overview_says_what_its_sum_leaves_out(client: Client) -> None:
    answer = client.get("/en/support/")
    assertContains(answer, "USD\N{NO-BREAK SPACE}1.05 billion")
    assertContains(answer, "entries without a dollar figure, not in the sum")
    assertContains(answer, "France · Lao People&#x27;s Democratic Republic · 2010")
    assertContains(answer, "AUD\N{NO-BREAK SPACE}355,000")
    assertContains(answer, "do not read a sum as all that a State received")


def test_a_gift_in_kind_stands_beside_the_sums(client: Client) -> None:
    page = client.get("/en/support/?recipient=LBN&year=2014").content.decode()
    assert figures(page, "Belgium") == ["in kind: 3,257,765"]
    assert figures(page, "Australia") == ["not in dollars"]
    assert re.sub(r"\s+", " ", figures(page, ">All<")[0]) == (
        "5,681,748 in kind: 3,537,002 not in dollars: 1"
    )


def test_largest_donor_stands_first_and_every_sum_leads_to_its_entries(client: Client) -> None:
    answer = client.get("/en/support/")
    matrix = answer.context["matrix"]
    assert matrix.lines[0].head.of.slug == "gov-usa"
    assert (len(matrix.lines), len(matrix.columns)) == (31 + 1, 24)
    for line in matrix.lines[::10]:
        for cell in filter(None, line.cells):
            behind = download.rows(client, "support", cell.url.partition("?")[2])
            money = [row for row in behind if row["kind"] != "in_kind"]
            assert dollars(money) == (cell.totals.amount_usd or 0), cell.url
            assert len(behind) == cell.totals.entries


def test_download_of_the_matrix_is_what_its_total_counts(client: Client) -> None:
    answer = client.get("/en/support/?recipient=IRQ&area=clearance")
    assertContains(
        answer, "/en/data/support.csv?recipient=IRQ&amp;area=clearance&amp;counted=given"
    )
    rows = download.rows(client, "support", "recipient=IRQ&area=clearance&counted=given")
    assert {row["recipient"] for row in rows} == {"IRQ"}
    assert dollars(rows) == answer.context["totals"].amount_usd


def test_a_year_alone_needs_no_picture_of_years(client: Client) -> None:
    assertContains(client.get("/en/support/"), '<svg class="bars"')
    assertNotContains(client.get("/en/support/?year=2015"), '<svg class="bars"')


def test_filters_that_fit_nothing_do_not_say_that_none_was_given(client: Client) -> None:
    answer = client.get("/en/support/?recipient=LBN&year=2009")
    assertContains(answer, "No support on record fits these filters.")
    assertContains(answer, "This does not mean that none was given.")


def test_list_shows_the_amount_of_the_source_beside_its_dollars(client: Client) -> None:
    answer = client.get(f"/en/support/contributions/?{LEBANON_2015}&donor=gov-nor")
    assertContains(answer, "NOK\N{NO-BREAK SPACE}15,500,000")
    assertContains(answer, "1,921,146")
    assertContains(answer, "Lebanon: Support for Mine Action (2016)")
    assertContains(answer, "1 entry")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 279),
        ("usd=no", 6),
        ("kind=in_kind", 4),
        ("kind=pledge", 0),
        ("currency=CZK", 1),
        ("area=stockpile", 1),
        ("donor=opec-fund", 1),
        ("year=2013", 3),
        ("counted=given", 279),
        ("counted=received&recipient=LBN", 22),
    ],
)
def test_list_and_download_hold_the_same_entries(client: Client, query: str, count: int) -> None:
    page = client.get(f"/en/support/contributions/?{query}").context["page"]
    rows = download.rows(client, "support", query)
    assert (page.count, len(rows)) == (count, count)
    assert [row["key"] for row in rows][: len(page.rows)] == [
        step.contribution_id for step in page.rows
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("-year", "2023"),
        ("year", "2009"),
        ("-amount", "40000000"),
        ("donor", "gov-aus"),
        ("-donor", "gov-usa"),
        ("recipient", "AFG"),
        ("-recipient", "ZWE"),
    ],
)
def test_list_is_sorted_as_asked(client: Client, sort: str, first: str) -> None:
    row = download.rows(client, "support", f"sort={sort}")[0]
    column = {"year": "year", "amount": "amount_usd", "donor": "donor", "recipient": "recipient"}
    assert row[column[sort.lstrip("-")]] == first


def test_entries_without_dollars_come_last_either_way(client: Client) -> None:
    for sort in ("amount", "-amount"):
        rows = download.rows(client, "support", f"sort={sort}")
        assert [row["amount_usd"] for row in rows[-6:]] == [""] * 6


def test_donors_sort_by_their_names_in_the_readers_language(client: Client) -> None:
    answer = client.get("/fr/support/contributions/?sort=donor")
    assertContains(answer, "Allemagne")
    assert answer.context["page"].rows[0].contribution.provider_id == "gov-deu"


def test_odd_questions_are_named_and_left_out(client: Client) -> None:
    answer = client.get("/en/support/contributions/?recipient=lbn&year=x&usd=2&page=99")
    assert len(answer.context["notices"]) == 4
    assert answer.context["page"].count == 279


def test_donor_page_shows_years_without_a_figure_as_gaps(client: Client) -> None:
    answer = client.get("/en/support/donors/gov-bel/")
    assertContains(answer, "Support given: Belgium")
    assertContains(answer, "the first link of its chain")
    assertContains(answer, '<a class="btn btn-quiet" href="/en/states/BEL/">', count=1)
    years = {year.year: year for year in answer.context["chart"].years}
    assert years[2013].totals is None
    assert answer.context["chart"].svg.count('class="bar-gap"') == 5


def test_recipient_page_answers_by_donor_and_year(client: Client) -> None:
    answer = client.get("/en/support/recipients/LBN/")
    assertContains(answer, "the last link of its chain")
    page = answer.content.decode()
    assert figures(page, "Norway") == [
        "7,255,750",
        "1,965,783",
        "1,921,146",
        "962,537",
        "",
        "2,406,284",
    ]
    assertContains(answer, "ITF Enhancing Human Security news, 9 August 2013")
    assertContains(answer, "not dated")


def test_doubts_of_the_source_are_marked(client: Client) -> None:
    page = client.get("/en/support/recipients/IRQ/").content.decode()
    assert '<span class="doubt"><bdi>135,011' in page
    assert "the two figures do not agree" in page


def test_recipient_is_found_in_small_letters(client: Client) -> None:
    assertRedirects(client.get("/en/support/recipients/lbn/"), "/en/support/recipients/LBN/")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/en/support/recipients/NZL/", "No support to this State is on record."),
        ("/en/support/donors/gov-chl/", "No support by this donor is on record."),
    ],
)
def test_nothing_on_record_is_said(client: Client, address: str, words: str) -> None:
    assertContains(client.get(address), words)


@pytest.mark.parametrize("address", ["recipients/XXX/", "donors/nobody/"])
def test_unknown_names_are_not_found(client: Client, address: str) -> None:
    assert client.get(f"/en/support/{address}").status_code == 404


def test_a_fund_is_not_said_to_give_what_it_passes_on(client: Client) -> None:
    first = Contribution.objects.create(
        key="nld-fund", provider_id="gov-nld", recipient_id="CHL", year=2025, source="A report"
    )
    second = Contribution.objects.create(
        key="fund-field", provider_id="undp", recipient_id="CHL", year=2025, parent=first
    )
    for contribution in (first, second):
        Transaction.objects.create(
            contribution=contribution, kind="disbursement", on="2025", amount_usd=1_000_000
        )
    assertContains(client.get("/en/support/?recipient=CHL"), "1 entry is left out")
    assert figures(client.get("/en/support/?recipient=CHL").content.decode(), ">All<") == [
        "1,000,000"
    ]
    assertContains(client.get("/en/support/donors/undp/"), "1 entry is left out")
    recipient = client.get("/en/support/recipients/CHL/").content.decode()
    assert figures(recipient, "United Nations Development Programme") == ["1,000,000"]
    assert "donors/gov-nld/" not in recipient


@pytest.mark.parametrize(
    "address",
    [
        "/en/support/",
        "/ar/support/?recipient=LBN",
        "/en/support/contributions/",
        "/en/support/donors/gov-nor/",
        "/en/support/recipients/LAO/",
    ],
)
def test_pages_ask_the_database_few_times(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        client.get(address)


def test_matrix_too_large_for_a_page_gathers_the_rest() -> None:
    steps = Transaction.objects.given()
    whole = support_totals(steps)
    groups = by_donor_and_recipient(steps)
    donors, states = Axis("donor", "donor-detail", 3), Axis("recipient", "recipient-detail", 2)
    small = matrix(groups, donors, states, "counted=given")
    assert small is not None
    assert [line.head and line.head.of for line in small.lines[-2:]] == [None, None]
    others, everyone = small.lines[-2:]
    assert (len(small.lines), len(everyone.cells), small.columns[-1].of) == (5, 4, None)
    assert everyone.cells[0] is not None
    assert everyone.cells[0].totals == small.total.totals == whole
    for at in range(4):
        column = [line.cells[at] for line in small.lines[:-1]]
        found = together(cell.totals for cell in column if cell)
        assert found == everyone.cells[at].totals  # type: ignore[union-attr]
    assert {cell.url for cell in others.cells if cell} == {""}
