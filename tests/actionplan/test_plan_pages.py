"""What a reader finds about action plans, and what is said not to have been found."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains
from pytest_django.fixtures import DjangoAssertNumQueries

from article6.actionplan.models import Action, ActionPlan
from article6.actionplan.sections import COOPERATION, entries, sections
from tests import download

pytestmark = pytest.mark.django_db

ASSISTANCE = ["38", "39", "40", "41", "42"]  # Lausanne Action Plan


def numbers(actions: list[Action]) -> list[str]:
    return [action.number for action in actions]


def test_newest_plan_leads_and_the_expected_one_comes_last(client: Client) -> None:
    page = client.get("/en/progress/")
    assert page.context["current"].code == "LAP"
    assert [plan.code for plan in page.context["others"]] == ["DAP", "VAP", "3RC-PLAN"]


def test_actions_on_assistance_stand_on_the_first_page(client: Client) -> None:
    page = client.get("/en/progress/")
    assert [entry.first.number for entry in page.context["entries"]] == ASSISTANCE
    assertContains(page, "States in a position to do so give sustainable and timely assistance")


@pytest.mark.parametrize("code", ["LAP", "lap", "Lap"])
def test_plan_is_found_however_its_code_is_typed(client: Client, code: str) -> None:
    assertContains(client.get(f"/en/progress/{code}/"), "Lausanne Action Plan")


def test_assistance_is_the_first_section_and_the_rest_keep_their_order(client: Client) -> None:
    found = client.get("/en/progress/lap/").context["sections"]
    assert found[0].title == COOPERATION
    assert numbers(found[0].actions) == ASSISTANCE
    rest = [int(action.number) for section in found[1:] for action in section.actions]
    assert rest == sorted(rest)
    assert len(rest) == 45


def test_actions_without_wording_say_so_in_one_line(client: Client) -> None:
    page = client.get("/en/progress/lap/")
    assertContains(page, "1–9")
    assertContains(page, "wording not found")


def test_only_neighbours_without_words_and_of_one_source_share_a_line() -> None:
    plan = ActionPlan(code="X")
    told = [
        ("1", "", "a"),
        ("2", "", "a"),
        ("3", "words", "a"),
        ("4", "words", "a"),
        ("5", "", "b"),
    ]
    actions = [
        Action(pk=n, plan=plan, position=n, number=number, summary=summary, source=source)
        for n, (number, summary, source) in enumerate(told)
    ]
    lines = [(entry.first.number, entry.last.number) for entry in entries(actions)]
    assert lines == [("1", "2"), ("3", "3"), ("4", "4"), ("5", "5")]


def test_plan_without_sections_is_one_section() -> None:
    (only,) = sections([Action(position=1), Action(position=2)])
    assert only.title == ""
    assert not only.is_cooperation


def test_indicators_and_adoption_that_were_not_found_are_said(client: Client) -> None:
    page = client.get("/en/progress/3rc-plan/")
    assertContains(page, "expected; adoption not on record")
    assertContains(page, "number not found")
    assertContains(client.get("/en/progress/lap/"), '<span class="muted">not found</span>')


def test_adoption_leads_to_its_meeting(client: Client) -> None:
    page = client.get("/en/progress/vap/")
    assertContains(page, "12 November 2010")
    assertContains(page, 'href="/en/meetings/1msp/"')
    assertContains(page, "6 entries on record here")


def test_indicator_is_shown_once_one_is_on_record(client: Client) -> None:
    Action.objects.filter(plan="LAP", number="40").update(
        indicator_number="1", indicator_summary="Number of States that report support"
    )
    page = client.get("/en/progress/lap/")
    assertContains(page, "Number of States that report support")
    assertContains(page, "indicator not found")


def test_doubts_about_the_periods_are_shown(client: Client) -> None:
    assertContains(client.get("/en/progress/dap/"), "Periods of the action plans")


def test_downloads_hold_the_whole_plan_and_all_plans(client: Client) -> None:
    taken = download.rows(client, "actions", "plan=LAP")
    assert [row["number"] for row in taken] == [str(number) for number in range(1, 51)]
    plans = download.rows(client, "action-plans")
    assert [(row["code"], row["actions_count"]) for row in plans] == [
        ("LAP", "50"),
        ("DAP", "7"),
        ("VAP", "66"),
        ("3RC-PLAN", ""),
    ]


def test_unknown_plan_is_not_on_record(client: Client) -> None:
    assert client.get("/en/progress/xyz/").status_code == 404
    assert client.get("/en/progress/?page=9&sort=x").status_code == 200


def test_pages_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        client.get("/en/progress/")
    with django_assert_max_num_queries(3):
        client.get("/en/progress/lap/")
