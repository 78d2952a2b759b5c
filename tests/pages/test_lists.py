"""States and deadlines as lists: filters, orders, downloads."""

import csv
import io

import pytest
from django.test import Client

from tests.pages.words import words

pytestmark = pytest.mark.django_db


def table(client: Client, slug: str, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/en/data/{slug}.csv?{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def codes(client: Client, query: str) -> list[str]:
    return [row["iso3"] for row in table(client, "states", query)]


def test_standing_counts_those_of_the_day(client: Client) -> None:
    assert len(codes(client, "standing=state_party")) == 112
    assert len(codes(client, "standing=signatory")) == 12
    assert codes(client, "standing=withdrawn") == ["LTU"]


def test_open_clearance_obligations(client: Client) -> None:
    found = codes(client, "obligation=4-decision_pending")
    assert set(found) == {"AFG", "CHL", "LBN", "MRT", "SOM"}
    assert set(codes(client, "obligation=4-overdue")) == {"TCD"}
    assert {"LAO", "DEU", "IRQ"} <= set(codes(client, "obligation=4-owed"))


def test_by_nearest_deadline(client: Client) -> None:
    assert set(codes(client, "due=passed")) == {"AFG", "CHL", "LBN", "MRT", "SOM", "TCD"}
    assert codes(client, "due=three&sort=deadline") == ["IRQ"]
    assert set(codes(client, "due=later")) == {"DEU", "LAO", "SSD"}


def test_by_region_and_name(client: Client) -> None:
    assert "LAO" in codes(client, "region=035")
    assert "LAO" in codes(client, "region=142")
    assert "LAO" not in codes(client, "region=002")
    assert codes(client, "q=cote") == ["CIV"]


def test_names_are_sorted_in_the_readers_alphabet(client: Client) -> None:
    french = b"".join(client.get("/fr/data/states.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    names = [row["state"] for row in csv.DictReader(io.StringIO(french))]
    assert names.index("États-Unis d'Amérique") < names.index("Fidji")
    assert names.index("Égypte") < names.index("El Salvador") < names.index("Émirats arabes unis")


def test_the_page_and_the_file_hold_the_same(client: Client) -> None:
    query = "standing=signatory&sort=-name"
    page = words(client, f"/en/states/?{query}")
    rows = table(client, "states", query)
    assert "12 States" in page
    assert len(rows) == 12
    places = [page.index(f" {row['state']} ") for row in rows]
    assert places == sorted(places)


def test_deadlines_show_who_granted_and_the_last_day_to_ask(client: Client) -> None:
    rows = {row["iso3"]: row for row in table(client, "deadlines", "kind=clearance")}
    assert rows["LAO"]["due_on"] == "2030-08-01"
    assert rows["LAO"]["granted_by"] == "12MSP"
    assert rows["LAO"]["request_due_on"] == ""
    assert rows["LAO"]["uncertain"] == "true"
    assert rows["TCD"]["request_due_on"] == "2025-12-01"
    assert rows["TCD"]["passed"] == "true"
    assert rows["SOM"]["granted_by"] == ""


def test_annual_reports_of_every_state_party_are_due_next_spring(client: Client) -> None:
    rows = table(client, "deadlines", "kind=annual_report&when=ahead")
    assert {row["due_on"] for row in rows} == {"2027-04-30"}
    assert len(rows) == 112


def test_home_says_what_is_asked_given_and_due(client: Client) -> None:
    text = words(client, "/en/")
    assert "60" in text
    assert "43 name no amount" in text
    assert "USD 1.05 billion" in text
    assert "6 grants without a dollar figure are left out" in text
    assert "annual reports of 112 States Parties" in text


def test_the_map_has_a_table_with_every_state(client: Client) -> None:
    page = client.get("/en/states/map/").content.decode()
    table_part = page.split("<details", 1)[1]
    for name in (
        "Tuvalu",
        "Niue",
        "Holy See",
        "Lithuania",
        "Lao People&#x27;s Democratic Republic",
    ):
        assert f">{name}</a>" in table_part, name
