"""`article6 check`: the real data hold the law, and every kind of contradiction is told."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from article6.cli import main
from article6.cooperation.models import Need, Transaction
from article6.directory.models import State
from article6.exchange.quality.report import findings
from article6.library.models import Remark
from article6.obligations.models import CasualtyYear, ExtensionRequest, Obligation
from article6.reporting.models import Filing
from article6.rules.finding import Finding, Level

TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.django_db


def told(level: Level, field: str = "", file: str = "") -> list[str]:
    return [
        finding.text
        for finding in findings(TODAY)
        if finding.level == level and field in ("", finding.field) and file in ("", finding.file)
    ]


def only_error() -> Finding:
    [finding] = [one for one in findings(TODAY) if one.level == Level.ERROR]
    return finding


# --- the real data


def test_nothing_on_record_contradicts_the_law() -> None:
    assert told(Level.ERROR) == []


def test_two_support_figures_contradict_their_years() -> None:
    """The same two that data/README.md names among its known doubts."""
    eu, slovenia = told(Level.WARNING)
    assert eu.startswith("eu-irq-2014: 0.7049 US dollars for one EUR, 47 % off")
    assert slovenia.startswith("svn-bih-2015: 1.0000 US dollars for one EUR, 10 % off")


def test_two_stocks_were_destroyed_before_they_had_to_be() -> None:
    assert told(Level.NOTE, "completed_on") == [
        "ECU Art. 3: completed 2004, before entry into force on 2010-11-01",
        "HUN Art. 3: completed 2011-07-08, before entry into force on 2013-01-01",
    ]


def test_late_requests_are_noted_and_not_refused() -> None:
    late = told(Level.NOTE, "submitted_on")
    assert [text[:20] for text in late] == [
        "AFG Art. 4, request ",
        "BGR Art. 3, request ",
        "BIH Art. 4, request ",
        "CHL Art. 4, request ",
        "CHL Art. 4, request ",
        "DEU Art. 4, request ",
        "MRT Art. 4, request ",
        "PER Art. 3, request ",
        "TCD Art. 4, request ",
    ]
    assert late[1] == (
        "BGR Art. 3, request 1: made 2019-04, after 2018-12-02, nine months before 9MSP; "
        "late, not invalid"
    )


def test_a_request_of_a_month_that_may_have_been_in_time_is_not_called_late() -> None:
    """Somalia asked in December 2024; nine months before 13MSP was the 16th."""
    assert not [text for text in told(Level.NOTE, "submitted_on") if text.startswith("SOM")]


@pytest.mark.parametrize(
    ("field", "file", "text"),
    [
        ("kind", "assistance_needs.csv", "4 of 60 needs without a kind"),
        ("amount", "assistance_needs.csv", "43 of 60 needs without an amount"),
        ("amount_usd", "assistance_provided.csv", "6 of 279 rows of support without US dollars"),
        ("", "states.csv", "2 of 197 states uncertain"),
        (
            "",
            "obligations.csv",
            "54 of 154 obligations uncertain, 39 of 154 obligations without as_of",
        ),
        (
            "",
            "assistance_provided.csv",
            "6 of 279 contributions uncertain, 279 of 279 contributions without as_of",
        ),
        ("", "victims.csv", "3 of 58 casualty years uncertain"),
    ],
)
def test_what_is_not_known_is_counted(field: str, file: str, text: str) -> None:
    assert text in told(Level.NOTE, field, file)


def test_offices_nobody_is_on_record_for_are_named() -> None:
    [text] = told(Level.NOTE, file="coordinators.csv")
    assert text.startswith("nobody on record on 2026-11-23 for 8 of 9 coordinators' offices: ")
    assert "International cooperation and assistance" in text
    assert "Risk education" not in text


def test_an_office_that_was_held_on_the_day_is_not_named() -> None:
    in_2017 = [one.text for one in findings(date(2017, 11, 1)) if one.file == "coordinators.csv"]
    assert "International cooperation and assistance" not in "".join(in_2017)


def test_contradictions_between_sources_are_counted_and_named() -> None:
    [text] = told(Level.NOTE, file="remarks.csv")
    assert text.startswith("39 contradictions between sources on record: ")
    assert all(title in text for title in Remark.objects.values_list("title", flat=True))


# --- what must not be


def test_an_entry_into_force_beside_the_rule_is_an_error() -> None:
    State.objects.filter(iso3="LKA").update(in_force_on=date(2018, 9, 2))
    Filing.objects.filter(state="LKA").delete()
    Obligation.objects.filter(state="LKA").update(first_deadline=None, current_deadline=None)
    error = only_error()
    assert error.text == "LKA: 2018-09-02 on record, 2018-09-01 by the rule"
    assert (error.file, error.field) == ("states.csv", "entry_into_force_date")
    assert error.source == "CCM Art. 17"


def test_a_deposit_without_entry_into_force_is_an_error() -> None:
    State.objects.filter(iso3="TUV").update(consented_on=date(2025, 9, 5))
    assert only_error().text == "TUV: no date on record, 2026-03-01 by the rule"


def test_an_entry_into_force_without_deposit_is_an_error() -> None:
    State.objects.filter(iso3="TUV").update(in_force_on=date(2026, 3, 1))
    assert only_error().text == "TUV: 2026-03-01 on record, no date by the rule"


@pytest.mark.parametrize(
    ("iso3", "article", "rule", "law"),
    [
        ("BWA", 3, "2019-12-01", "CCM Art. 3(2)"),
        ("HRV", 4, "2020-08-01", "CCM Art. 4(1)"),
    ],
)
def test_a_first_deadline_beside_the_rule_is_an_error(
    iso3: str, article: int, rule: str, law: str
) -> None:
    obligation = Obligation.objects.filter(state=iso3, article=article)
    recorded = date(2021, 8, 1)
    assert obligation.update(first_deadline=recorded, current_deadline=recorded) == 1
    error = only_error()
    assert error.text == f"{iso3} Art. {article}: {recorded} on record, {rule} by the rule"
    assert error.source == law


@pytest.mark.parametrize(
    ("kind", "year", "rule", "law"),
    [("initial", None, "2012-08-28", "CCM Art. 7(1)"), ("annual", 2017, "2018-04-30", "7(2)")],
)
def test_a_due_date_beside_the_rule_is_an_error(
    kind: str, year: int | None, rule: str, law: str
) -> None:
    filing = Filing.objects.filter(state="AFG", kind=kind, calendar_year=year)
    assert filing.update(due_on=date(2012, 8, 29)) == 1
    error = only_error()
    assert error.text.endswith(f"2012-08-29 on record, {rule} by the rule")
    assert law in error.source
    assert error.file == "article7_reports.csv"


def test_a_deadline_that_no_meeting_granted_is_an_error() -> None:
    Obligation.objects.filter(state="IRQ", article=4).update(current_deadline=date(2030, 11, 1))
    error = only_error()
    assert error.text == "IRQ Art. 4: 2030-11-01 on record, 2028-11-01 by the last grant"
    assert (error.file, error.field) == ("obligations.csv", "current_deadline")


def test_a_request_whose_outcome_is_not_on_record_moves_no_deadline() -> None:
    """Somalia asked for 1 March 2030; its recorded deadline is still the first one."""
    Obligation.objects.filter(state="SOM", article=4).update(current_deadline=date(2030, 3, 1))
    assert only_error().text == "SOM Art. 4: 2030-03-01 on record, 2026-03-01 by the last grant"


def test_a_period_that_does_not_follow_on_is_an_error() -> None:
    second = ExtensionRequest.objects.filter(obligation__state="TCD", number=2)
    second.update(period_from=date(2024, 9, 1))
    assert only_error().text == (
        "TCD Art. 4, request 2 begins 2024-09-01, but request 1 ended 2024-10-01"
    )


def test_a_first_period_that_does_not_begin_at_the_first_deadline_is_an_error() -> None:
    first = ExtensionRequest.objects.filter(obligation__state="IRQ", number=1)
    first.update(period_from=date(2023, 12, 1))
    assert only_error().text == (
        "IRQ Art. 4, request 1 begins 2023-12-01, but the first deadline is 2023-11-01"
    )


@pytest.mark.parametrize(
    ("iso3", "article", "longest", "law"),
    [("PER", 3, date(2025, 3, 1), "CCM Art. 3(3)"), ("IRQ", 4, date(2028, 11, 1), "CCM Art. 4(5)")],
)
def test_an_extension_longer_than_the_article_allows_is_a_warning(
    iso3: str, article: int, longest: date, law: str
) -> None:
    """Four years under Article 3, five under Article 4: the day after the last is too long."""
    request = ExtensionRequest.objects.filter(obligation__state=iso3, number=1)
    obligation = Obligation.objects.filter(state=iso3, article=article)
    request.update(period_to=longest)
    obligation.update(current_deadline=longest)
    assert not told(Level.WARNING, "period_to")
    request.update(period_to=longest.replace(day=2))
    obligation.update(current_deadline=longest.replace(day=2))
    [warning] = [one for one in findings(TODAY) if one.field == "period_to"]
    assert warning.level == Level.WARNING
    assert warning.source == law
    assert told(Level.ERROR) == []


def casualties(**counts: int | None) -> None:
    assert CasualtyYear.objects.filter(state="LAO", year=2006).update(**counts) == 1


def test_casualties_that_exceed_their_total_are_an_error() -> None:
    casualties(killed_count=17)  # with 33 injured and 10 unknown, of 59
    assert only_error().text == (
        "LAO 2006: killed, injured and unknown (60) exceed the total (59), "
        "all mines and explosive remnants of war"
    )


def test_casualties_that_fall_short_of_their_total_are_a_warning() -> None:
    casualties(total_count=60)
    assert told(Level.WARNING, file="victims.csv") == [
        "LAO 2006: killed, injured and unknown (59) fall short of the total (60), "
        "all mines and explosive remnants of war"
    ]


def test_a_part_that_is_not_known_makes_no_sum() -> None:
    casualties(total_count=60, unknown_count=None)
    assert told(Level.WARNING, file="victims.csv") == []


def test_more_cluster_munition_casualties_than_casualties_is_an_error() -> None:
    casualties(cluster_count=60)
    assert "cluster munition casualties (60) exceed the total (59)" in only_error().text


@pytest.mark.parametrize(("usd", "is_told"), [("101.9", False), ("102.1", True), ("97.9", True)])
def test_a_rate_more_than_two_per_cent_off_is_a_warning(usd: str, is_told: bool) -> None:
    """Norway reported its support to 21 States in 2012 in one currency."""
    norway = Transaction.objects.filter(currency="NOK", contribution__year=2012)
    norway.exclude(amount_usd=None).update(amount=600, amount_usd=100)
    assert told(Level.WARNING)[0].startswith("eu-irq-2014")
    norway.filter(contribution="nor-tha-2012").update(amount=600, amount_usd=Decimal(usd))
    warned = [text for text in told(Level.WARNING) if text.startswith("nor-tha-2012: ")]
    assert bool(warned) is is_told


def test_a_rate_alone_in_its_year_contradicts_nobody() -> None:
    Transaction.objects.filter(contribution="nor-tha-2012").update(currency="XTS")
    assert not [text for text in told(Level.WARNING) if text.startswith("nor-tha-2012: ")]


def test_a_count_of_nothing_is_not_told() -> None:
    Need.objects.update(kind="financial", uncertain=False, as_of="2026")
    assert told(Level.NOTE, "kind") == []
    assert told(Level.NOTE, "", "assistance_needs.csv") == ["43 of 60 needs without an amount"]


# --- the command


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("check_data", *options, stdout=out)
    return out.getvalue()


def test_the_report_is_one_readable_page() -> None:
    lines = printed().splitlines()
    assert lines[0] == "Data quality on 23 November 2026"
    assert lines[-1] == "0 errors, 2 warnings, 35 notes."
    assert len(lines) <= 100
    assert max(map(len, lines)) <= 100
    assert sum(line.startswith("    - ") for line in lines) == 37
    assert lines.index("WARNINGS") < lines.index("NOTES")
    assert "ERRORS" not in lines


def test_the_report_is_in_english_whatever_the_language() -> None:
    english = printed()
    with translation.override("ar"):
        assert printed() == english


def test_the_report_in_json_has_one_row_a_finding() -> None:
    rows = json.loads(printed("--json"))
    assert len(rows) == 37
    assert {tuple(row) for row in rows} == {("level", "file", "row", "column", "text", "source")}
    assert rows[0]["level"] == "warning"
    assert rows[0]["file"] == "assistance_provided.csv"


def test_another_day_may_be_asked_about() -> None:
    assert printed("--on", "2017-11-01").startswith("Data quality on 1 November 2017\n")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_errors_are_shown_and_end_in_failure(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Obligation.objects.filter(state="IRQ", article=4).update(current_deadline=date(2030, 11, 1))
    with pytest.raises(SystemExit) as stopped:
        main(["check", *options])
    said = capsys.readouterr()
    assert stopped.value.code == 1
    assert "IRQ Art. 4: 2030-11-01 on record, 2028-11-01 by the last grant" in said.out
    assert said.err.startswith("CommandError: 1 error(s)")


def test_no_check_asks_the_database_row_by_row() -> None:
    with CaptureQueriesContext(connection) as asked:
        findings(TODAY)
    assert len(asked) <= 50
