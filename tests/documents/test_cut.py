"""Long tables: people get the first rows and the way to the others, programs get all of them."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from ecpat_training.documents.document import Bullets, Document, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render

ROWS = 20_050


@pytest.fixture(scope="module")
def document() -> Document:
    rows = tuple((f"D{number + 2}", number) for number in range(ROWS))
    table = ReportTable(
        "Questions", (ReportColumn("Where"), ReportColumn("Number", "count")), rows, "To ask.", ("plain",) * ROWS
    )
    short = ReportTable("Short", (ReportColumn("Where"),), (("C5",),), "Nothing to cut.")
    return Document("List", (table, short, Bullets(tuple(f"note {number}" for number in range(ROWS)))))


def _word(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for cell in table.columns[0].cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in word.paragraphs)])


def _text(data: bytes) -> str:
    return " ".join(data.decode().split())


@pytest.mark.parametrize(("ending", "read"), [("docx", _word), ("html", _text), ("txt", _text)])
def test_people_get_the_first_rows_and_are_told(document: Document, ending: str, read: Callable[[bytes], str]) -> None:
    said = read(render(document, Path(f"a.{ending}")))
    assert "To ask. The first 200 of 20,050 rows: all are in the Excel and the JSON file" in said
    assert "D201" in said
    assert "D202" not in said
    assert "note 198" in said
    assert "note 199" not in said
    assert "And 19,851 more" in said


def test_a_workbook_holds_20_000_rows_and_says_where_the_others_are(document: Document) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(render(document, Path("a.xlsx"))), read_only=True)
    assert sum(1 for _ in workbook["Questions"].rows) == 20_001
    said = [str(row[1]) for row in workbook["Report"].iter_rows(max_col=2, values_only=True)]
    assert any("The first 20,000 of 20,050 rows: all are in the JSON file" in text for text in said)
    assert "Nothing to cut: see the sheet Short" in said


def test_json_holds_everything(document: Document) -> None:
    table, short, notes = json.loads(render(document, Path("a.json")))["blocks"]
    assert (len(table["rows"]), len(short["rows"]), len(notes["items"])) == (ROWS, 1, ROWS)
    assert table["caption"] == "To ask."
