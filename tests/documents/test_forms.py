"""What somebody fills in with a pen has room for it, on the page where it begins."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from ecpat_training.documents.document import Document, Form, PageBreak, PenQuestion, ReportColumn, Sign
from ecpat_training.documents.outputs import endings, render
from tests.commands.opening import text

COLUMNS = (ReportColumn("No.", width=0.5), ReportColumn("Name", width=3), ReportColumn("Signature", width=3))


def form(rows: int, row_cm: float = 1.1) -> Document:
    return Document("Sign-in", (Form("Sheet", COLUMNS, tuple((str(n), "", "") for n in range(rows)), row_cm),))


def heights(document: Document) -> list[float]:
    (table,) = docx.Document(io.BytesIO(render(document, Path("a.docx")))).tables
    return [round(row.height.cm, 2) for row in table.rows[1:] if row.height]


@pytest.mark.parametrize(("rows", "height"), [(5, 1.1), (24, 0.79), (100, 1.1)])
def test_rows_are_as_high_as_they_wish_or_as_fits_their_page_but_never_too_low_to_sign(
    rows: int, height: float
) -> None:
    assert heights(form(rows)) == [height] * rows


def test_the_head_of_a_form_stands_on_every_page_that_it_needs() -> None:
    word = docx.Document(io.BytesIO(render(form(100), Path("a.docx"))))
    assert "w:tblHeader" in word.tables[0].rows[0]._tr.xml


def test_a_form_in_a_workbook_has_lines_and_heights_too() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(form(3), Path("a.xlsx"))))["Sheet"]
    assert round(sheet.row_dimensions[2].height or 0) == 31
    assert sheet["C4"].border.left.style == sheet["C4"].border.bottom.style == "thin"


def test_a_document_of_one_table_opens_at_it() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(render(form(3), Path("a.xlsx"))))
    assert workbook.active is workbook["Sheet"]


SIGNS = Document("Groups", (Sign("Group 1", ("Round 2", "Ana & Bo")), PageBreak(), Sign("Group 2")))


@pytest.mark.parametrize("ending", endings())
def test_a_sign_says_the_same_in_every_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"signs{ending}"
    path.write_bytes(render(SIGNS, path))
    said = text(path)
    assert said.index("Group 1") < said.index("Round 2") < said.index("Ana & Bo") < said.index("Group 2")


def test_a_sign_is_large_and_on_a_page_of_its_own() -> None:
    word = docx.Document(io.BytesIO(render(SIGNS, Path("a.docx"))))
    (first, second) = [one for one in word.paragraphs if one.text.startswith("Group ")]
    assert first.style.font.size.pt == 80
    assert second.paragraph_format.page_break_before


QUESTIONS = Document(
    "Questions",
    (
        PenQuestion("Your code", "Two letters & two digits", boxes=4),
        PenQuestion("Where?", ticks=("Tirana", "Sofia", "Bucharest")),
        PenQuestion(
            "Who?", ticks=("A guardian who has no other interest in the case of the child than the child", "Nobody")
        ),
        PenQuestion("Why?", lines=2),
    ),
)


@pytest.mark.parametrize("ending", endings())
def test_a_question_for_the_pen_says_the_same_in_every_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"questions{ending}"
    path.write_bytes(render(QUESTIONS, path))
    said = text(path)
    places = [
        said.index(one) for one in ("Your code", "Two letters & two", "Where?", "Sofia", "Who?", "Nobody", "Why?")
    ]
    assert places == sorted(places)


def test_short_answers_stand_beside_each_other_and_long_ones_below() -> None:
    word = docx.Document(io.BytesIO(render(QUESTIONS, Path("a.docx"))))
    ticks = [one.text.count("☐") for one in word.paragraphs if "☐" in one.text]
    assert ticks == [3, 1, 1]
    (boxes,) = word.tables
    assert len(boxes.columns) == 4
    assert sum(one.style.name == "Blank line" for one in word.paragraphs if one.style) == 2
