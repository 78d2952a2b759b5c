"""A State's profile says what is so, by when, from which source, and what is doubtful."""

import pytest
from django.test import Client

from article6.obligations.models import ExtensionRequest
from tests.pages.words import section, words

pytestmark = pytest.mark.django_db


def test_lao_pdr_shows_its_chain_of_deadlines_and_the_doubt(client: Client) -> None:
    text = section(client, "/en/states/LAO/", "article-4")
    for part in ("1 August 2010", "1 August 2020", "1 August 2025", "1 August 2030"):
        assert part in text
    assert "Extended by the 9MSP" in text
    assert "Extended by the 12MSP, to be confirmed" in text
    assert "grant not read: uncertain" in text


def test_a_passed_deadline_with_a_request_is_pending_and_never_a_violation(client: Client) -> None:
    text = words(client, "/en/states/LBN/")
    assert "1 May 2026 passed, decision not on record" in text
    assert "violation" not in text.lower()
    assert "breach" not in text.lower()


def test_chad_has_no_request_on_record_for_october_2026(client: Client) -> None:
    text = section(client, "/en/states/TCD/", "article-4")
    assert "no request for more time is on record here" in text
    assert "Last day to submit a request for more time: 1 December 2025" in text
    assert "The day of that meeting is not certain." in text


def test_a_deadline_ahead_tells_the_days_left(client: Client) -> None:
    text = section(client, "/en/states/IRQ/", "article-4")
    assert "The deadline is 1 November 2028: 709 days ahead." in text
    assert "the Meeting before this deadline is not on record yet" in text


def test_a_fulfilled_obligation_says_when(client: Client) -> None:
    assert "Fulfilled on record: 10 July 2020" in section(client, "/en/states/HRV/", "article-4")


def test_zero_is_shown_and_a_gap_is_said(client: Client) -> None:
    land = section(client, "/en/states/BIH/", "land")
    assert "0 m²" in land
    assert "not found" in land


def test_support_of_a_state_names_what_the_sum_leaves_out(client: Client) -> None:
    text = section(client, "/en/states/LBN/", "support")
    assert "on record between" in text
    assert "Norway" in text


@pytest.mark.parametrize(
    ("iso3", "sentence"),
    [
        ("LTU", "Was a State Party and has withdrawn from the Convention."),
        ("AGO", "Signed the Convention and has not yet joined it."),
        ("USA", "Has neither signed nor joined the Convention."),
        ("VUT", "State Party to the Convention on Cluster Munitions."),
    ],
)
def test_standing_in_a_sentence(client: Client, iso3: str, sentence: str) -> None:
    assert sentence in words(client, f"/en/states/{iso3}/")


def test_a_state_with_nothing_on_record_says_so(client: Client) -> None:
    text = words(client, "/en/states/TUV/")
    assert "No need of this State is on record here." in text
    assert "No support to this State is on record here." in text
    assert "No figure on contaminated land was found." in text


def test_a_small_letter_code_leads_to_the_profile(client: Client) -> None:
    answer = client.get("/en/states/lao/")
    assert answer.status_code == 302
    assert answer["Location"] == "/en/states/LAO/"


def test_a_decision_entered_later_changes_the_page(client: Client) -> None:
    request = ExtensionRequest.objects.get(obligation__state="LBN", number=2)
    request.outcome, request.granted_at = "granted", request.considered_at
    request.period_to = "2029-05-01"
    request.save()
    assert "1 May 2029" in section(client, "/en/states/LBN/", "article-4")


def test_english_texts_are_marked_as_english_elsewhere(client: Client) -> None:
    page = client.get("/fr/states/LAO/").content.decode()
    assert '<span lang="en" dir="ltr">New ways to raise money for the UXO sector</span>' in page
    assert "République démocratique populaire lao" in page
