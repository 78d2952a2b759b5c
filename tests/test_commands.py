"""The commands that read, on the reference data: exact answers, exact keys, plain errors."""

import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from article6.cli import main

pytestmark = pytest.mark.django_db


def told(*arguments: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def rows(*arguments: str) -> Any:
    return json.loads(told(*arguments, "--json"))


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`article6 ...` as a person types it: exit code, what it says, and what it complains of."""
    # A real command closes its connections; here the test's own transaction lives in them.
    monkeypatch.setattr(connections, "close_all", lambda: None)

    def typed(*arguments: str) -> tuple[int, str, str]:
        try:
            main(list(arguments))
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1 if left.code else 0
        out, err = capsys.readouterr()
        return code, out, err

    return typed


def test_deadlines_answer_with_the_agreed_keys() -> None:
    found = rows("deadlines", "--on", "2026-11-23", "--until", "2030-12-31")
    assert list(found[0]) == [
        "iso3",
        "article",
        "kind",
        "due_on",
        "granted_by",
        "request_due_on",
        "uncertain",
        "source",
    ]
    # No deadline for stockpiles lies ahead on record.
    assert {row["kind"] for row in found} == {"initial_report", "annual_report", "clearance"}
    assert [row["due_on"] for row in found] == sorted(row["due_on"] for row in found)


def test_the_clearance_deadline_of_lao_pdr_is_uncertain_and_granted_by_the_12msp() -> None:
    found = rows("deadlines", "--on", "2026-11-23", "--until", "2030-12-31")
    [lao] = [row for row in found if row["iso3"] == "LAO" and row["kind"] == "clearance"]
    source = lao.pop("source")
    assert lao == {
        "iso3": "LAO",
        "article": 4,
        "kind": "clearance",
        "due_on": "2030-08-01",
        "granted_by": "12MSP",
        "request_due_on": None,  # the Meeting of 2029 or 2030 is not on record yet
        "uncertain": True,
    }
    assert "CCM/MSP/2024/6" in source


def test_the_clearance_deadline_of_chad_has_passed() -> None:
    found = rows("deadlines", "--on", "2026-11-23", "--until", "2026-12-31")
    [chad] = [row for row in found if row["iso3"] == "TCD" and row["kind"] == "clearance"]
    assert chad["due_on"] == "2026-10-01"
    assert chad["granted_by"] == "12MSP"
    assert chad["request_due_on"] == "2025-12-01"  # nine months before the 3RC of September 2026
    passed = told("deadlines", "--on", "2026-11-23").split("Ahead")[0]
    assert "TCD Chad" in passed
    assert "LAO" not in passed.split("request by")[1].split("annual_report")[0]


def test_the_table_folds_reports_due_on_one_day_unless_asked() -> None:
    folded = told("deadlines", "--on", "2026-11-23", "--until", "2027-12-31")
    assert "States Parties  annual_report (--all names them)" in folded
    named = told("deadlines", "--on", "2026-11-23", "--until", "2027-12-31", "--all")
    assert "(--all names them)" not in named.split("Ahead")[1]


def test_a_state_answers_with_the_agreed_keys() -> None:
    lao = rows("state", "LAO", "--on", "2026-11-23")
    obligations = lao.pop("obligations")
    assert lao == {
        "iso3": "LAO",
        "status": "state_party",
        "consent_on": "2009-03-18",
        "entry_into_force_on": "2010-08-01",
    }
    assert obligations[1] == {
        "article": 4,
        "first_deadline": "2020-08-01",
        "current_deadline": "2030-08-01",
        "status": "extended",
    }
    assert [one["article"] for one in obligations] == [3, 4, 5, 9]


@pytest.mark.parametrize(
    ("on", "deadline"),
    [("2019-09-01", "2020-08-01"), ("2019-09-04", "2025-08-01"), ("2024-09-13", "2030-08-01")],
)
def test_a_state_on_a_past_day_has_the_deadline_of_that_day(on: str, deadline: str) -> None:
    lao = rows("state", "LAO", "--on", on)
    assert lao["obligations"][1]["current_deadline"] == deadline


@pytest.mark.parametrize(
    ("asked", "iso3"),
    [("lao", "LAO"), ("Tchad", "TCD"), ("チャド", ""), ("乍得", "TCD"), ("لبنان", "LBN")],
)
def test_a_state_is_found_by_code_or_name_in_six_languages(asked: str, iso3: str) -> None:
    if iso3:
        assert rows("state", asked)["iso3"] == iso3
    else:
        with pytest.raises(CommandError, match="is no State on record"):
            told("state", asked)


def test_a_state_that_withdrew() -> None:
    assert rows("state", "LTU", "--on", "2025-03-05")["status"] == "state_party"
    assert rows("state", "LTU", "--on", "2025-03-06")["status"] == "withdrawn"
    assert "No obligation was looked at." in told("state", "LTU")


def test_needs_answer_with_the_agreed_keys() -> None:
    found = rows("needs", "--state", "TCD")
    assert len(found) == 8
    [plan] = [row for row in found if row["slug"] == "tcd-2014-clearance-financial"]
    source = plan.pop("source")
    assert plan == {
        "slug": "tcd-2014-clearance-financial",
        "iso3": "TCD",
        "article": 4,
        "kinds": ["financial"],
        "title": "Whole cost of the 2014-2019 plan",
        "amount": 61_000_000,
        "currency": "USD",
        "filed_on": "2014",
        "status": "published",
    }
    assert "2014-2019 plan" in source
    assert "8 needs; amounts of one State may overlap." in told("needs", "--state", "TCD")


def test_open_needs_leave_out_what_is_fulfilled() -> None:
    # Bosnia and Herzegovina declared clearance complete in 2023; victim assistance goes on.
    slugs = [row["slug"] for row in rows("needs", "--state", "BIH")]
    still = [row["slug"] for row in rows("needs", "--state", "BIH", "--open")]
    assert slugs == ["bih-2023-victim-assistance-financial", "bih-2020-clearance-financial"]
    assert still == ["bih-2023-victim-assistance-financial"]


def test_an_amount_that_is_not_named_is_not_zero() -> None:
    [row] = [row for row in rows("needs", "--state", "TCD") if row["filed_on"] == "2024"]
    assert (row["amount"], row["currency"]) == (None, None)


def test_a_brief_is_printed_on_the_terminal() -> None:
    text = told("brief", "LAO", "--on", "2026-11-23")
    assert text.startswith("Convention on Cluster Munitions · Article 6\nLao People's Democratic")
    assert "1,347 days left" in text
    assert "\x1b" not in text  # colours are for screens
    assert max(map(len, text.splitlines())) <= 80


def test_a_brief_as_a_web_page_is_printed_too() -> None:
    text = told("brief", "TCD", "--lang", "ar", "--to", "html")
    assert text.startswith("<!doctype html>")
    assert 'lang="ar" dir="rtl"' in text


def test_a_brief_as_data_says_the_kind_of_each_block() -> None:
    found = rows("brief", "LAO", "--lang", "fr")
    assert found["title"] == "République démocratique populaire lao"
    kinds = {block["kind"] for block in found["blocks"]}
    assert kinds == {"paragraph", "heading", "facts", "table", "bullets"}


def test_word_and_print_without_a_name_go_beside_you(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = told("brief", "LAO", "--lang", "fr", "--to", "docx")
    assert said == "Written to brief-LAO-fr.docx.\n"
    opened = docx.Document(BytesIO((tmp_path / "brief-LAO-fr.docx").read_bytes()))
    assert opened.core_properties.title == "République démocratique populaire lao"


def test_the_end_of_the_name_tells_the_format(tmp_path: Path) -> None:
    out = tmp_path / "chad.pdf"
    told("brief", "TCD", "--out", str(out))
    assert "Chad" in pypdf.PdfReader(out).pages[0].extract_text()
    text = tmp_path / "chad.txt"
    told("brief", "TCD", "--out", str(text))
    assert "Chad" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("brief", "Atlantis"), "“Atlantis” is no State on record."),
        (("state", "LAOS"), "“LAOS” is no State on record. Did you mean LAO"),
        (("brief", "LAO", "--lang", "de"), "“de” is no language of a brief; choose from en, fr"),
        (("brief", "LAO", "--to", "odt"), "“odt” is no format of a brief; choose from terminal"),
        (("brief", "TUV", "--to", "pdf", "--out", "{folder}"), "cannot be written: Is a directory"),
        (("brief", "TUV", "--out", "{folder}/no/x.pdf"), "cannot be written: No such file"),
        (("deadlines", "--until", "2020-01-01"), "--until 2020-01-01 lies before --on"),
        (("needs", "--state", "XYZ"), "“XYZ” is no State on record."),
    ],
)
def test_an_error_is_one_sentence_and_a_code(
    arguments: tuple[str, ...], sentence: str, run: Run, tmp_path: Path
) -> None:
    code, _out, err = run(*(argument.format(folder=tmp_path) for argument in arguments))
    assert code == 1
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["brief", "state", "deadlines"])
def test_a_day_that_is_none_is_explained(command: str, run: Run) -> None:
    state = () if command == "deadlines" else ("LAO",)
    code, _out, err = run(command, *state, "--on", "yesterday")
    assert code == 2
    assert "“yesterday” is not a day; write it like 2026-11-23" in err.splitlines()[-1]


@pytest.mark.parametrize("command", ["brief", "deadlines", "state", "needs"])
def test_help_has_an_example(command: str, run: Run) -> None:
    code, out, _err = run(command, "--help")
    assert code == 0
    assert f"example: article6 {command} " in out
    assert "--json" in out
