"""The ending chooses the format; what can't be written is said with what can."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from ecpat_training.core import registry
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.text import listing
from ecpat_training.documents.document import Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.outputs import ending, endings, render
from ecpat_training.documents.report_schema import report_schema
from ecpat_training.documents.terminal.terminal import FULL_REPORT_HINT
from ecpat_training.documents.titles import make_titles_unique
from ecpat_training.documents.workbook.names import sheet_name, table_name
from ecpat_training.documents.workbook.text import MAX_CELL_LENGTH, TRUNCATION_NOTE, escaped, truncate_for_cell
from ecpat_training.effect.sentences.words.report import NOTICE
from tests.docs.markdown import FOLDER
from tests.documents.sample import CHANGES, sample

PAGE = FOLDER / "reference" / "formats.md"


def test_every_format_is_one_file() -> None:
    assert {".docx", ".html", ".json", ".txt", ".xlsx"} <= set(endings())


@pytest.mark.parametrize("written", endings())
def test_people_are_told_of_every_format(written: str) -> None:
    assert f"| `{written}` |" in PAGE.read_text("utf-8"), f"say in {PAGE.name} what {written} is for"
    assert written in FULL_REPORT_HINT, "name it in MORE of documents/terminal/terminal.py"


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.", ".html"])
def test_an_ending_that_nothing_writes_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(UsageError, match=re.escape(listing([*endings(), ".yaml"], 20))) as error:
        ending(Path(name), extra_suffixes=(".yaml",))
    assert error.value.exit_code == Exit.USAGE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A.HTML", ".html"),
        ("a.b.xlsx", ".xlsx"),
        ("-", ".json"),
        ("a.yaml", ".yaml"),
        ("a.Frab.JSON", ".frab.json"),
        ("frab.json", ".json"),
        (".frab.json", ".json"),
    ],
)
def test_capitals_dots_and_standard_output(name: str, expected: str) -> None:
    assert ending(Path(name), extra_suffixes=(".yaml", ".frab.json")) == expected


def test_a_format_that_somebody_adds_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    added = SimpleNamespace(render=lambda document: document.title.encode())
    monkeypatch.setattr(registry, "members", lambda package: ["html", "md"])
    monkeypatch.setattr(registry, "load", lambda package, name: added)
    assert render(sample(), Path("report.md")) == sample().title.encode()


def test_json_holds_raw_values() -> None:
    written = json.loads(render(sample(), Path("a.json")))
    assert [fault.message for fault in Draft202012Validator(report_schema()).iter_errors(written)] == []
    table = next(block for block in written["blocks"] if block.get("name") == "Changes")
    assert table["rows"][1] == {
        "Scale": "Knowledge of legislation",
        "n": 1817,
        "Before": 4.2,
        "After": 5.125,
        "Change": 0.925,
        "95 % interval": {"low": -0.005, "high": 1.855},
        "p": 0.0515,
        "Improved": 0.645,
        "Answered": "2005-05-12",
    }
    assert table["rows"][2]["95 % interval"] == {"low": None, "high": None}


def test_a_workbook_has_real_tables_numbers_and_dates() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(render(sample(), Path("a.xlsx"))))
    assert workbook.sheetnames == ["Report", "Rows to look at", "Changes", "Sign-in"]
    sheet = workbook["Changes"]
    [(name, area)] = sheet.tables.items()
    assert (name, area) == ("Table2_changes", "A1:J4")
    assert [column.name for column in sheet.tables[name].tableColumns] == [cell.value for cell in sheet[1]]
    assert [cell.value for cell in sheet[2]][:8] == [CHANGES.rows[0][0], 17, 2.78, 3.435, 0.655, 0.3125, 1.0, 0.0004]
    assert sheet["J2"].value.date() == date(2005, 5, 12)
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert len(workbook["Report"]._images) == 7


def test_a_table_without_rows_opens_everywhere() -> None:
    document = Document("t", (ReportTable("Empty", (ReportColumn("A"), ReportColumn("B", "0.0")), ()),))
    sheet = openpyxl.load_workbook(io.BytesIO(render(document, Path("a.xlsx"))))["Empty"]
    assert [table.ref for table in sheet.tables.values()] == ["A1:B2"]
    for name in ("a.html", "a.docx", "a.txt"):
        assert render(document, Path(name))


def test_a_text_too_long_for_a_cell_is_cut_visibly() -> None:
    assert truncate_for_cell("a" * MAX_CELL_LENGTH) == "a" * MAX_CELL_LENGTH
    for text in ("a" * (MAX_CELL_LENGTH + 1), "_x0041_" * 5000, "😀" * 20_000):
        written = escaped(truncate_for_cell(text))
        assert written.endswith(TRUNCATION_NOTE)
        assert MAX_CELL_LENGTH - 20 < len(written.encode("utf-16-le")) // 2 <= MAX_CELL_LENGTH
    document = Document("t", (Paragraph("b" * 40_000),))
    sheet = openpyxl.load_workbook(io.BytesIO(render(document, Path("a.xlsx"))))["Report"]
    assert sheet["B3"].value.endswith(TRUNCATION_NOTE)


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Changes", "Changes 2"),
        ("CHANGES", "CHANGES 2"),
        ("Who [is]: coming / staying?*\\", "Who is coming staying"),
        ("'quoted'", "quoted"),
        ("History", "History of"),
        ("", "Table"),
        ("x" * 40, "x" * 31),
    ],
)
def test_sheets_get_names_that_excel_takes(wish: str, name: str) -> None:
    assert sheet_name(wish, ["Report", "Changes"]) == name


def test_long_sheet_names_stay_apart() -> None:
    first = sheet_name("y" * 40, [])
    assert sheet_name("y" * 40, [first]) == f"{'y' * 29} 2"
    assert table_name(3, "al-1, day 2") == "Table3_al_1_day_2"


def test_columns_get_titles_that_differ() -> None:
    assert make_titles_unique(["Score", "score", "", " Score ", "n"]) == [
        "Score",
        "score 2",
        "Column 3",
        "Score 3",
        "n",
    ]


def test_the_notice_is_printed_whole_and_beside_nothing_on_every_sheet() -> None:
    """On a narrow page the notice lay over the title, and ended before it said what to pass on."""
    document = replace(sample(), notice=NOTICE)
    data = render(document, Path("report.xlsx"))
    with ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) > 1
    for sheet in sheets:
        assert f"<oddHeader>&amp;L&amp;R{NOTICE}</oddHeader>" in sheet
        assert f"<oddFooter>&amp;L{document.title[:40]}" in sheet
