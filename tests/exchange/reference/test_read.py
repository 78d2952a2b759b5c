"""Files that no spreadsheet should have saved: each fault is named by file, row and column."""

from pathlib import Path

import pytest

from article6.exchange.reference.read import read
from article6.exchange.reference.table import Refs
from article6.exchange.reference.tables.directory import REGIONS

HEADER = "code,name_en,name_fr,name_es,name_ar,name_ru,name_zh,parent,source\n"
AFRICA = "002,Africa,Afrique,África,أفريقيا,Африка,非洲,,UN M49\n"
NORTH = (
    "015,Northern Africa,Afrique septentrionale,África septentrional,شمال أفريقيا,"
    "Северная Африка,北非,002,UN M49\n"
)


def found(tmp_path: Path, content: str | bytes | None) -> tuple[list[str], list[str]]:
    """Keys of the rows read, and the findings as a person reads them."""
    if content is not None:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / "regions.csv").write_bytes(raw)
    rows, findings = read(REGIONS, tmp_path, Refs())
    return [row.key for row in rows], [str(finding) for finding in findings]


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, HEADER + AFRICA + NORTH) == (["002", "015"], [])


def test_a_file_saved_by_excel_is_read(tmp_path: Path) -> None:
    saved = "\ufeff" + (HEADER + AFRICA + NORTH).replace("\n", "\r\n")
    assert found(tmp_path, saved) == (["002", "015"], [])


def test_a_header_alone_is_a_cut_off_file(tmp_path: Path) -> None:
    assert found(tmp_path, HEADER) == (
        [],
        ["regions.csv:1: the file has a header and no rows"],
    )


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        pytest.param(None, "regions.csv: the file is missing", id="missing"),
        pytest.param("", "regions.csv: the file is empty", id="empty"),
        pytest.param("\ufeff \r\n", "regions.csv: the file is empty", id="blank"),
        pytest.param(
            (HEADER + AFRICA).encode() + "015,Afrique, é".encode("latin-1"),
            "regions.csv:3: the text is not UTF-8",
            id="latin-1",
        ),
        pytest.param(
            (HEADER + AFRICA).encode("utf-16"), "regions.csv:1: the text is not UTF-8", id="utf-16"
        ),
        pytest.param(
            HEADER.replace(",parent", "") + "002,a,b,c,d,e,f,x\n",
            "regions.csv:1 parent: column is missing",
            id="column missing",
        ),
        pytest.param(
            HEADER.replace("source", "source,level"),
            "regions.csv:1 level: column is not known",
            id="column unknown",
        ),
        pytest.param(
            HEADER.replace("source", "source,parent"),
            "regions.csv:1 parent: column stands twice",
            id="column twice",
        ),
        pytest.param(HEADER + "002,Africa\n", "regions.csv:2: 2 cells; expected 9", id="too few"),
        pytest.param(
            HEADER + AFRICA.replace("非洲", "非,洲"),
            "regions.csv:2: 10 cells; expected 9",
            id="too many",
        ),
        pytest.param(HEADER + "\n" + AFRICA, "regions.csv:2: 0 cells; expected 9", id="blank row"),
        pytest.param(
            HEADER + AFRICA.replace("Africa,", '"Afri"ca,'),
            "regions.csv:2: not readable as CSV: ',' expected after '\"'",
            id="quote in the middle",
        ),
        pytest.param(
            HEADER + AFRICA + NORTH.replace("Northern", '"Northern') + AFRICA + AFRICA,
            "regions.csv:3: not readable as CSV: unexpected end of data",
            id="quote never closed",
        ),
        pytest.param(
            HEADER + AFRICA.replace("Afrique", "Afri\0que"),
            "regions.csv:2 name_fr: holds the control character U+0000",
            id="NUL",
        ),
        pytest.param(
            HEADER + AFRICA.replace("Afrique", "\x1b[31mAfrique"),
            "regions.csv:2 name_fr: holds the control character U+001B",
            id="terminal command",
        ),
        pytest.param(
            HEADER.replace("parent", "par\x1bent") + AFRICA,
            "regions.csv:1 par?ent: column is not known",
            id="terminal command in the header",
        ),
        pytest.param(
            HEADER + AFRICA.replace("Africa,", " ,"),
            "regions.csv:2 name_en: must not be empty",
            id="required cell empty",
        ),
        pytest.param(
            HEADER + AFRICA.replace("Africa", "A" * 61),
            "regions.csv:2 name_en: Ensure this value has at most 60 characters (it has 61).",
            id="text longer than its column",
        ),
        pytest.param(
            HEADER + AFRICA + AFRICA, "regions.csv:3 code: same as row 2", id="duplicate key"
        ),
        pytest.param(
            HEADER + AFRICA + NORTH.replace("002", "001"),
            "regions.csv:3 parent: “001” is no other row of this file",
            id="dangling reference",
        ),
        pytest.param(
            HEADER + AFRICA + NORTH.replace(",002,", ",015,"),
            "regions.csv:3 parent: “015” is no other row of this file",
            id="reference to itself",
        ),
    ],
)
def test_a_fault_is_named_where_it_stands(
    tmp_path: Path, content: str | bytes | None, finding: str
) -> None:
    assert finding in found(tmp_path, content)[1]


def test_every_fault_of_a_file_is_named_once_and_in_order(tmp_path: Path) -> None:
    content = HEADER + AFRICA + "1,2\n" + AFRICA + AFRICA.replace("Africa,", ",")
    assert found(tmp_path, content)[1] == [
        "regions.csv:3: 2 cells; expected 9",
        "regions.csv:4 code: same as row 2",
        "regions.csv:5 name_en: must not be empty",
    ]


def test_a_row_with_a_fault_does_not_leave_its_references_dangling(tmp_path: Path) -> None:
    content = HEADER + AFRICA.replace("Africa,", ",") + NORTH
    assert found(tmp_path, content)[1] == ["regions.csv:2 name_en: must not be empty"]


def test_rows_are_counted_as_a_text_editor_counts_them(tmp_path: Path) -> None:
    in_two_lines = AFRICA.replace("UN M49", '"UN\nM49"')
    content = HEADER + in_two_lines + NORTH.replace("Northern Africa", "")
    assert found(tmp_path, content)[1] == ["regions.csv:4 name_en: must not be empty"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_an_exotic_line_separator_stays_inside_its_cell(tmp_path: Path, separator: str) -> None:
    content = HEADER + AFRICA.replace("UN M49", f"UN{separator}M49") + NORTH
    assert found(tmp_path, content) == (["002", "015"], [])


def test_a_file_that_is_a_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").mkdir()
    assert found(tmp_path, None) == ([], ["regions.csv: the file cannot be read: Is a directory"])


def test_a_cell_beyond_what_csv_allows_is_a_finding(tmp_path: Path) -> None:
    content = HEADER + AFRICA.replace("UN M49", "x" * 200_000)
    assert found(tmp_path, content)[1] == [
        "regions.csv:2: not readable as CSV: field larger than field limit (131072)"
    ]
