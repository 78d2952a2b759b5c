"""What a brief says of real States, on whatever day, and that it stays on two pages."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from article6.analytics.brief import brief
from article6.analytics.brief.limits import STEPS, Limits
from article6.analytics.brief.missing import spans
from article6.analytics.brief.record import record_on
from article6.cooperation.models import Need
from article6.core.document import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    block_runs,
)
from article6.directory.models import State
from article6.exchange.brief import two_pages
from article6.exchange.documents import WRITERS
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
FULL_RECORDS = ("LAO", "TCD", "LBN", "IRQ", "BIH", "AFG")
SHORTEST = STEPS[-1]


def made(iso3: str, on: date = TODAY, limits: Limits = STEPS[0]) -> Document:
    return brief(record_on(State.objects.get(pk=iso3), on), limits)


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).replace("\N{NO-BREAK SPACE}", " ")


def words(document: Document) -> str:
    """All of a brief as plain text, one block a line."""
    lines = [document.title, document.subtitle]
    for block in document.blocks:
        lines.append(block.text if isinstance(block, Heading) else said(block_runs(block)))
    return "\n".join(lines)


def entry(document: Document, label: str) -> Paragraph:
    """The value beside a label."""
    pairs = [pair for block in document.blocks if isinstance(block, Facts) for pair in block.pairs]
    return dict(pairs)[label]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def table(document: Document, first_column: str) -> Table:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return next(found for found in tables if found.header[0] == first_column)


def dollars(text: str) -> Decimal:
    found = re.search(r"USD ([\d,]+)", text)
    return Decimal(found[1].replace(",", "")) if found else Decimal()


def test_a_deadline_shows_its_chain_who_granted_it_and_the_days_left() -> None:
    clearance = entry(made("LAO"), "Clearance (Art. 4)")
    first, second, third = said(clearance.runs).split("\n")
    assert first.startswith("Ongoing, deadline extended 1 August 2030, 1,347 days left")
    assert second == (
        "1 August 2020: First deadline, by the Convention · "
        "1 August 2025: Extended by the 9MSP · "
        "1 August 2030: Extended by the 12MSP, to be confirmed"
    )
    assert "the Meeting before this deadline is not on record yet" in third
    doubtful = [run.text for run in clearance.runs if run.uncertain]
    assert doubtful[0] == "1 August 2030, 1,347 days left"
    assert doubtful[1].startswith("1 August 2030: Extended by the 12MSP")


@pytest.mark.parametrize(
    ("iso3", "on", "sentence"),
    [
        # Asked of the 13MSP; what it decided was not read.
        ("AFG", TODAY, "Decision not on record 1 March 2026, passed 267 days ago"),
        ("TCD", TODAY, "Deadline passed, no request on record 1 October 2026, passed 53 days ago"),
        ("TCD", date(2026, 9, 30), "1 October 2026, 1 day left"),
        ("TCD", date(2026, 10, 1), "1 October 2026, 0 days left"),
        ("TCD", date(2026, 10, 2), "1 October 2026, passed 1 day ago"),
        ("BIH", TODAY, "Fulfilled 1 September 2023"),
    ],
)
def test_a_deadline_says_how_it_stands(iso3: str, on: date, sentence: str) -> None:
    assert sentence in said(entry(made(iso3, on), "Clearance (Art. 4)").runs)


def test_the_last_day_to_ask_is_nine_months_before_the_meeting() -> None:
    # The 13MSP opened on 16 September 2025; Lebanon's deadline was 1 May 2026.
    assert "Last day to submit a request for more time: 16 December 2024" in words(made("LBN"))


def test_a_request_without_a_decision_names_its_meeting() -> None:
    assert "Asked of the 13MSP; decision not on record" in words(made("AFG"))


def test_a_past_day_knows_nothing_of_what_came_later() -> None:
    before = made("LAO", date(2024, 9, 1))  # the 12MSP closed on 13 September 2024
    clearance = said(entry(before, "Clearance (Art. 4)").runs)
    assert "1 August 2025, 334 days left" in clearance
    assert "2030" not in clearance
    assert "New ways to raise money" not in words(before)  # stated in 2025
    assert "New ways to raise money" in words(made("LAO"))


def test_a_grant_that_came_later_was_still_a_request() -> None:
    # Afghanistan asked in August 2021; the Second Review Conference closed on 21 September.
    clearance = said(entry(made("AFG", date(2021, 9, 1)), "Clearance (Art. 4)").runs)
    assert "Asked of the 2RC; decision not on record" in clearance
    assert "2026" not in clearance.split("\n")[1]


def test_reports_name_the_next_and_the_latest() -> None:
    reports = said(entry(made("TCD"), "Transparency reports (Art. 7)").runs)
    assert reports.startswith("Next: Annual report for 2026, due 30 April 2027\n")
    assert "Annual report for 2017: received 6 June 2018" in reports
    assert "Annual report for 2016: not received when last looked at" in reports
    assert "Initial report: received 24 May 2014" in reports


def test_reports_told_alike_share_a_line_and_the_others_are_counted() -> None:
    reports = said(entry(made("AFG"), "Transparency reports (Art. 7)").runs)
    assert "Annual reports for 2018, 2017: received, day not found" in reports
    assert "5 earlier annual reports" in reports


def test_land_says_what_the_figure_is_made_of() -> None:
    land = table(made("LAO"), "Year")
    latest = [said(cell) for cell in land.rows[0]]
    assert latest[:2] == ["2024", "1,500 km² (confirmed only)"]
    assert latest[2] == "not found"
    assert land.caption.endswith("latest 3 of 7 years on record")


def test_zero_is_a_figure() -> None:
    land = table(made("BIH"), "Year")
    assert [said(cell) for cell in land.rows[0]][:2] == ["2023", "0 m²"]


def test_casualties_of_unknown_outcome_are_told() -> None:
    document = made("IRQ")
    casualties = [block for block in document.blocks if isinstance(block, Table)][1]
    assert said(casualties.rows[0][3]) == "304 (1 of unknown outcome)"


def test_needs_are_the_latest_and_never_added_up() -> None:
    document = made("TCD")
    rows = table(document, "Stated").rows
    assert [said(row[0]) for row in rows] == ["2024", "2022", *["2014"] * 5, "2011"]
    assert said(rows[0][2]) == "not named"
    assert "part of a larger need" in words(document)
    total = sum(dollars(said(row[2])) for row in rows)
    assert total == 124_233_263  # parts of the plan of 2014 are in it twice
    assert f"{total:,}" not in words(document)


def test_needs_left_out_are_counted() -> None:
    document = made("TCD", limits=SHORTEST)
    assert len(table(document, "Stated").rows) == SHORTEST.needs
    assert f"{8 - SHORTEST.needs} more needs are on record" in words(document)


@pytest.mark.parametrize("iso3", ["LAO", "LBN", "BIH", "AFG"])
@pytest.mark.parametrize("limits", [STEPS[0], SHORTEST])
def test_donors_and_years_add_up_to_the_sum(iso3: str, limits: Limits) -> None:
    document = made(iso3, limits=limits)
    total = re.search(r"USD [\d,]+ on record between", words(document))
    assert total
    of_donors = [said(row[2]) for row in table(document, "Largest donors").rows]
    facts = document.blocks[document.blocks.index(table(document, "Largest donors")) - 1]
    assert isinstance(facts, Facts)
    of_years = [said(value.runs) for _label, value in facts.pairs]
    for parts in (of_donors, of_years):
        in_money = [part for part in parts if "in kind" not in part]
        assert sum(map(dollars, in_money)) == dollars(total[0])


def test_the_sum_says_what_it_leaves_out() -> None:
    text = words(made("LBN"))
    assert "2 entries without a dollar figure are left out." in text
    assert "2 deliveries in kind are not in the sum" in text
    assert "USD 3,257,765 in kind" in text  # Belgium, 2014


def test_a_coalition_that_is_not_confirmed_is_said_to_be_so() -> None:
    text = words(made("LBN"))
    assert "Partnership; not confirmed as a coalition" in text
    assert "Lebanon Mine Action Center" in text


def test_gaps_name_doubts_and_what_is_old_or_missing() -> None:
    text = words(made("TCD"))
    assert "No figure on contaminated land was found." in text
    assert "The newest casualty figure is for 2017." in text
    assert "The newest annual report on record here is for 2017" in text
    assert "Called uncertain by their sources" in text
    assert "Casualty totals revised later" in text


@pytest.mark.parametrize(
    ("years", "text"),
    [([], ""), ([2016], "2016"), ([2013, 2014, 2016], "2013–2014, 2016")],
)
def test_years_in_a_row_are_a_span(years: list[int], text: str) -> None:
    assert spans(years) == text


@pytest.mark.parametrize("iso3", [*FULL_RECORDS, "LTU"])
def test_every_number_leads_to_a_source_and_back(iso3: str) -> None:
    *facts, sources = [block for block in made(iso3).blocks if not isinstance(block, Heading)]
    cited = {
        int(number)
        for block in facts
        for run in block_runs(block)
        if re.fullmatch(r"\s*\[[\d, ]+\]", run.text)
        for number in re.findall(r"\d+", run.text)
    }
    listed = [int(run.text[1:-1]) for run in block_runs(sources) if run.bold]
    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed)


def test_a_source_carries_its_date_and_editions_of_one_document_share_a_number() -> None:
    document = made("LAO")
    sources = said(block_runs(document.blocks[-1]))
    assert "Cluster Munition Ban Policy (2015) · as of 5 August 2015" in sources
    assert "Lao PDR: Support for Mine Action (2011; 2012; 2016; 2018; 2020; 2024)" in sources


@pytest.mark.parametrize(
    ("iso3", "standing"),
    [
        ("TUV", "Has neither signed nor joined the Convention."),
        ("USA", "Has neither signed nor joined the Convention."),
        ("AGO", "Signed the Convention and has not yet joined it."),
        ("LTU", "Was a State Party and has withdrawn from the Convention."),
    ],
)
def test_states_without_obligations_have_a_brief(iso3: str, standing: str) -> None:
    document = made(iso3)
    text = words(document)
    assert standing in text
    assert "The obligations of the Convention bind States Parties only." in text
    assert "No need of this State is on record here." in text
    assert "Stated needs" not in headings(document)
    assert "Next: " not in text


def test_a_withdrawal_is_not_told_before_its_day() -> None:
    assert "Withdrawal took effect" in dict(
        pair for block in made("LTU").blocks if isinstance(block, Facts) for pair in block.pairs
    )
    before = made("LTU", date(2025, 3, 5))
    assert "State Party to the Convention" in words(before)
    assert "6 March 2025" not in words(before).split("\n")[3]


@pytest.mark.parametrize("on", [date.min, date.max, date(2008, 12, 3)])
def test_any_day_of_the_calendar_has_a_brief(on: date) -> None:
    assert words(made("LAO", on)).startswith("Lao People's Democratic Republic")


def test_a_brief_speaks_the_language_asked_and_marks_what_is_english() -> None:
    with translation.override("fr"):
        document = made("LAO")
    assert document.lang == "fr"
    assert document.title == "République démocratique populaire lao"
    assert "1er août 2030" in words(document)
    assert "232 410 916" in words(document).replace("\N{NARROW NO-BREAK SPACE}", " ")
    rows = table_with(document, "États-Unis d'Amérique")
    assert rows[0][0][0].lang == "fr"
    needs = [
        run for block in document.blocks for run in block_runs(block) if "UXO sector" in run.text
    ]
    assert {run.lang for run in needs} == {"en"}


def table_with(document: Document, name: str) -> list[tuple[tuple[Run, ...], ...]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [row for found in tables for row in found.rows if said(row[0]) == name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_records_fit_two_pages_in_every_language(language: str) -> None:
    for iso3 in FULL_RECORDS:
        state = State.objects.get(pk=iso3)
        with translation.override(language):
            document = two_pages(state, TODAY, "pdf")
        written = WRITERS["pdf"].write(document)
        assert isinstance(written, bytes)
        assert len(pypdf.PdfReader(BytesIO(written)).pages) <= 2, iso3


def test_a_longer_record_is_cut_and_still_fits() -> None:
    Need.objects.bulk_create(
        Need(
            slug=f"tcd-{number}",
            state_id="TCD",
            area="clearance",
            article=4,
            title=f"Need {number} with a title as long as titles are allowed to be, to fill a line",
            source=f"Document {number} with a name that takes its room in the list of sources",
            stated_on="2026",
        )
        for number in range(40)
    )
    document = two_pages(State.objects.get(pk="TCD"), TODAY, "pdf")
    shown = len(table(document, "Stated").rows)
    assert shown == 8
    assert f"{48 - shown} more needs are on record" in words(document)
    written = WRITERS["pdf"].write(document)
    assert isinstance(written, bytes)
    assert len(pypdf.PdfReader(BytesIO(written)).pages) <= 2


def test_word_has_the_same_headings_and_runs_from_right_to_left_in_arabic() -> None:
    with translation.override("ar"):
        document = two_pages(State.objects.get(pk="LBN"), TODAY, "docx")
    written = WRITERS["docx"].write(document)
    assert isinstance(written, bytes)
    opened = docx.Document(BytesIO(written))
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert "لبنان" in texts
    assert [text for text in texts if text in headings(document)] == headings(document)
    assert "w:bidi" in opened.element.xml


def test_word_has_less_room_than_print() -> None:
    state = State.objects.get(pk="LAO")
    in_print, in_word = two_pages(state, TODAY, "pdf"), two_pages(state, TODAY, "docx")
    assert len(words(in_word)) < len(words(in_print))


def test_the_site_hands_out_the_brief_in_the_language_of_the_address(client: Client) -> None:
    with translation.override("fr"):
        url = reverse("brief", args=["LAO", "pdf"])
    assert url == "/fr/states/LAO/brief.pdf"
    answer = client.get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="brief-LAO-fr.pdf"'
    assert "populaire lao" in pypdf.PdfReader(BytesIO(answer.content)).pages[0].extract_text()


def test_the_site_hands_out_word_and_html(client: Client) -> None:
    word = client.get("/en/states/tcd/brief.docx")
    assert word["Content-Disposition"] == 'attachment; filename="brief-TCD-en.docx"'
    assert docx.Document(BytesIO(word.content)).core_properties.title == "Chad"
    page = client.get("/ar/states/TCD/brief.html").content.decode()
    assert '<html lang="ar" dir="rtl">' in page


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2021-11-01", "1 November 2021"),
        ("", "23 November 2026"),
        ("soon", "23 November 2026"),
        ("2026-13-01", "23 November 2026"),
        ("9999-12-31", "31 December 9999"),
    ],
)
def test_the_site_takes_a_day_and_forgives_nonsense(client: Client, asked: str, day: str) -> None:
    page = client.get("/en/states/TUV/brief.html", {"on": asked}).content.decode()
    assert f"as of {day}" in page


@pytest.mark.parametrize("path", ["XXX/brief.pdf", "LAO/brief.odt", "LAO/brief.terminal"])
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/en/states/{path}").status_code == 404
