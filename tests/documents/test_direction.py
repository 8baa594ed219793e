"""Papers in languages that are written from right to left, and single titles in these among others: pages begin where
readers begin, and no time is moved."""

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from ecpat_training.documents.direction import MARK, runs_right_to_left, steady
from ecpat_training.documents.document import (
    Bullets,
    Document,
    FactList,
    Heading,
    Paragraph,
    PenQuestion,
    ReportColumn,
    ReportTable,
)
from ecpat_training.documents.outputs import render
from ecpat_training.values.languages import is_right_to_left

TITLES = ("الافتتاح والتعارف", "مؤشرات الاتجار بالأطفال", "مقابلة طفل: ما يساعد وما يضر")


def agenda(*titles: str, title: str = "تدريب في عمّان", texts: str = "ar") -> Document:
    """A small agenda, as a programme in Arabic makes it with fixed words in English."""
    columns = (ReportColumn("Time", "times"), ReportColumn("Session", width=4), ReportColumn("Minutes", "count"))
    rows = tuple((f"{hour:02}:00–{hour:02}:30", title, 30) for hour, title in enumerate(titles, 9))
    facts = FactList((("Venue", "فندق عمّان, 09:00–16:00"), ("Programme file", "1-برنامج.yaml")))
    blocks = (facts, Heading("Day 1, Tuesday 14 April 2026"), ReportTable("Day 1", columns, rows))
    return Document(title, (*blocks, Bullets((f"Visit {TITLES[0]}, 10:30–11:15 (45 minutes)",))), texts=texts)


RIGHT, LEFT = agenda(*TITLES), agenda("Opening", TITLES[0], "ריאיון עם ילד *", title="Training in Amman", texts="en")


def written(document: Document, ending: str) -> bytes:
    return render(document, Path(f"paper.{ending}"))


@pytest.mark.parametrize(
    ("tag", "right"),
    [("ar", True), ("he", True), ("fa", True), ("ur", True), ("ckb", True), ("ar-EG", True), ("az-Arab", True),
     ("ku", False), ("sq", False), ("en", False), ("ur-Latn", False)],
)  # fmt: skip
def test_languages_have_their_direction(tag: str, right: bool) -> None:
    assert is_right_to_left(tag) is right


def test_a_document_runs_as_its_titles_do() -> None:
    assert runs_right_to_left(RIGHT)
    assert not runs_right_to_left(LEFT)
    assert runs_right_to_left(agenda(*TITLES, texts="")), "nobody says the language, and most of it is Arabic"
    said_only = Document("Training", (Paragraph("All of it is in English."),), texts="ar")
    assert not runs_right_to_left(said_only)


@pytest.mark.parametrize(
    ("text", "steadied"),
    [
        ("Visit زيارة دار آمنة, 10:30–11:15", f"Visit زيارة دار آمنة{MARK}, 10:30–11:15"),
        ("اسأل من 10:30–11:15", f"اسأل من {MARK}10:30–{MARK}11:15"),
        ("Day 1, 10:30–11:15", "Day 1, 10:30–11:15"),
        ("ריאיון", "ריאיון"),
    ],
)
def test_times_beside_words_from_right_to_left_stay_where_they_are(text: str, steadied: str) -> None:
    assert steady(text) == steadied


def test_a_page_on_the_web_begins_on_the_right_and_times_do_not() -> None:
    page = written(RIGHT, "html").decode()
    assert '<html lang="en" dir="rtl">' in page
    assert ".times, .date, .number, .chart { direction: ltr; }" in page
    assert f"{TITLES[0]}{MARK}, 10:30" in page
    mixed = written(LEFT, "html").decode()
    assert "dir=" not in mixed.partition("<style>")[0]
    assert "unicode-bidi: plaintext" in mixed


def test_a_page_without_such_letters_says_nothing_of_it() -> None:
    page = written(agenda("Opening", title="Training", texts="en"), "html").decode()
    plain = written(Document("Training", (Paragraph("Day 1"),)), "html").decode()
    assert "plaintext" in page, "its venue is in Arabic"
    assert "plaintext" not in plain
    assert "rtl" not in plain


def test_word_begins_on_the_right_line_by_line() -> None:
    word = docx.Document(BytesIO(written(RIGHT, "docx")))
    assert word.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert [table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in word.tables] == [True, True]
    time, title, _ = word.tables[1].rows[1].cells
    assert title.paragraphs[0]._p.pPr.find(qn("w:bidi")) is not None
    assert title.paragraphs[0].runs[0].font.rtl
    assert time.text == "09:00–09:30"
    assert time.paragraphs[0]._p.pPr.find(qn("w:bidi")) is None
    normal = word.styles["Normal"].element.rPr
    assert normal.find(qn("w:szCs")).get(qn("w:val")) == normal.find(qn("w:sz")).get(qn("w:val"))


def test_word_in_english_turns_the_arabic_lines_alone() -> None:
    word = docx.Document(BytesIO(written(LEFT, "docx")))
    assert word.sections[0]._sectPr.find(qn("w:bidi")) is None
    lines = {row.cells[1].text: row.cells[1].paragraphs[0]._p.pPr.find(qn("w:bidi")) for row in word.tables[1].rows[1:]}
    assert {text for text, turned in lines.items() if turned is not None} == {TITLES[0], "ריאיון עם ילד *"}


def test_sheets_begin_on_the_right_and_times_run_from_left_to_right() -> None:
    book = openpyxl.load_workbook(BytesIO(written(RIGHT, "xlsx")))
    assert [sheet.sheet_view.rightToLeft for sheet in book.worksheets] == [True, True]
    cells = {cell.value: cell.alignment for row in book["Day 1"].iter_rows() for cell in row}
    assert (cells["09:00–09:30"].readingOrder, cells["09:00–09:30"].horizontal) == (1, "right")
    assert (cells[TITLES[0]].readingOrder, cells[TITLES[0]].horizontal) == (2, "right")
    assert cells[30].horizontal == "left"
    mixed = openpyxl.load_workbook(BytesIO(written(LEFT, "xlsx")))
    assert not any(sheet.sheet_view.rightToLeft for sheet in mixed.worksheets)
    turned = {cell.value: cell.alignment for row in mixed["Day 1"].iter_rows() for cell in row}[TITLES[0]]
    assert (turned.readingOrder, turned.horizontal) == (2, "left")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_what_is_read_again_holds_no_mark(ending: str) -> None:
    """Tables, and the name of the programme's file."""
    content = written(RIGHT, ending)
    if ending == "docx":
        word = docx.Document(BytesIO(content))
        cells = [cell.text for row in word.tables[1].rows for cell in row.cells]
        cells += [row.cells[1].text for row in word.tables[0].rows if row.cells[0].text == "Programme file"]
    else:
        book = openpyxl.load_workbook(BytesIO(content))
        cells = [str(cell.value) for row in book["Day 1"].iter_rows() for cell in row]
        cells += [str(cell.value) for row in book["Report"].iter_rows() for cell in row if "yaml" in str(cell.value)]
    assert any("yaml" in cell for cell in cells)
    assert not [cell for cell in cells if MARK in cell]


def test_the_last_line_to_write_on_is_as_high_as_the_others() -> None:
    """It was taken for the empty paragraph that Word wants behind a table."""
    word = docx.Document(BytesIO(written(Document("A form", (PenQuestion("What was missing?", lines=3),)), "docx")))
    lines = [one for one in word.paragraphs if one.style is not None and one.style.name == "Blank line"]
    assert [one.paragraph_format.line_spacing for one in lines] == [None, None, None]
