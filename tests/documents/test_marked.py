"""A partner's own workbook, marked: what is added, and that everything else stays as it was."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ecpat_training.documents.marked.workbook import Target, marked_workbook
from ecpat_training.documents.wording import wording
from ecpat_training.files.workbook.gate import open_package
from ecpat_training.files.workbook.marks import MOST_MARKS, Mark
from ecpat_training.roster.report.marks import mark_words
from tests.files.workbooks import parse_workbook

WORDS = mark_words(wording())
UNKNOWN = Mark(((2, 1),), "“?” isn't known as a gender.", "Please write female.", is_required=True)
TWICE = Mark(((3, None),), "Row 4 repeats row 2.", "Nothing, if that is right.", is_required=False)


@pytest.fixture
def list_() -> bytes:
    """Two sheets; a formula with its result, a note of the sender's, a coloured cell, a merged and a hidden one."""
    book = Workbook()
    page: Any = book.active
    page.title = "Người & list's"
    for row in (["Name", "Gender", "Office"], ["Ana", "F", "Police"], ["Ben", "?", None], ["Ana", "F", "Police"]):
        page.append(row)
    page["D2"] = "=1+1"
    page["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    page["B3"].comment = Comment("Ask her on Monday.", "Sender")
    page.merge_cells("C2:C4")
    page.row_dimensions[4].hidden = True
    book.create_sheet("Notes").append(["kept as it is"])
    buffer = io.BytesIO()
    book.save(buffer)
    return with_result(buffer.getvalue())


def with_result(data: bytes) -> bytes:
    """The workbook as Excel saves it: a formula beside its result."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name)
                .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
                .replace(b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>"),
            )
    return buffer.getvalue()


def mark(data: bytes, *marks: Mark) -> bytes:
    sheet = open_package(data, "list.xlsx").sheets[0]
    return marked_workbook(data, Target(sheet.name, sheet.part_name, (0, 1, 2)), marks, WORDS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def colours(page: Any) -> dict[str, str]:
    """The colour laid over each cell."""
    rules = page.conditional_formatting
    return {
        cell.coord: rule.dxf.fill.bgColor.rgb
        for range_ in rules
        for rule in range_.rules
        for cell in range_.sqref.ranges
    }


def test_cells_are_coloured_and_remarked_on_and_listed(list_: bytes) -> None:
    book = opened(mark(list_, UNKNOWN, TWICE))
    page = book.worksheets[0]
    assert colours(page)["B3"] == "FFFFC7CE"
    assert colours(page)["A4"] == colours(page)["B4"] == "FFFFEB9C"
    assert page["A4"].comment.text == "Row 4 repeats row 2.\n→ Nothing, if that is right."
    assert book.sheetnames == ["Người & list's", "Notes", WORDS.sheet]
    remarks = [[cell.value for cell in row] for row in book[WORDS.sheet].iter_rows(min_row=3)]
    assert remarks == [
        ["Where", "What", "What to write"],
        ["B3", "“?” isn't known as a gender.", "Please write female."],
        ["row 4 (a hidden row)", "Row 4 repeats row 2.", "Nothing, if that is right."],
    ]
    assert book[WORDS.sheet]["A4"].hyperlink.location == "'Người & list''s'!B3"


def test_everything_else_stays_as_it_was(list_: bytes) -> None:
    before, after = parts(list_), parts(mark(list_, UNKNOWN, TWICE))
    assert {name for name in before if before[name] != after[name]} <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    cells = before["xl/worksheets/sheet1.xml"].partition(b"<sheetData>")[2].partition(b"</sheetData>")[0]
    assert cells in after["xl/worksheets/sheet1.xml"]
    assert b"<f>1+1</f><v>2</v>" in cells
    page = opened(mark(list_, UNKNOWN)).worksheets[0]
    assert page["B2"].fill.fgColor.rgb == "FF00FF00"
    assert page["B3"].comment.text.startswith("Ask her on Monday."), "the sender's own note stays"
    assert "Please write female." in page["B3"].comment.text


def test_a_merged_cell_is_marked_where_it_shows(list_: bytes) -> None:
    page = opened(mark(list_, Mark(((3, 2),), "No office.", "", is_required=True))).worksheets[0]
    assert colours(page) == {"C2": "FFFFC7CE"}
    assert page["C2"].comment.text == "No office."


def test_marking_again_takes_the_earlier_marks_off(list_: bytes) -> None:
    once = mark(list_, UNKNOWN, TWICE)
    again = opened(mark(once, TWICE))
    assert set(colours(again.worksheets[0])) == {"A4", "B4", "C2"}
    assert again.sheetnames.count(WORDS.sheet) == 1
    assert again[WORDS.sheet].max_row == 4
    nothing = opened(mark(once))
    assert colours(nothing.worksheets[0]) == {}
    assert nothing.worksheets[0]["A4"].comment is None


def test_a_list_that_is_called_like_our_remarks_is_read_and_not_written_over() -> None:
    book = Workbook()
    page: Any = book.active
    page.title = "Participants (ecpat)"
    for row in (["Name", "Gender"], ["Ana", "F"], ["Ben", "?"]):
        page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert parse_workbook(buffer.getvalue(), "list.xlsx").sheet == "Participants (ecpat)"
    marked = opened(mark(buffer.getvalue(), UNKNOWN))
    assert marked.sheetnames == ["Participants (ecpat)", WORDS.sheet]
    assert marked.worksheets[0]["A3"].value == "Ben"


def test_the_marked_workbook_is_read_as_before(list_: bytes) -> None:
    before, after = (parse_workbook(data, "list.xlsx") for data in (list_, mark(list_, UNKNOWN, TWICE)))
    assert (before.rows, before.sheet) == (after.rows, after.sheet)
    assert [str(finding) for finding in before.findings] == [str(finding) for finding in after.findings]


def test_the_same_marks_give_the_same_bytes(list_: bytes) -> None:
    assert mark(list_, UNKNOWN, TWICE) == mark(list_, UNKNOWN, TWICE)


def test_a_huge_list_is_marked_up_to_a_bound_that_is_said(list_: bytes) -> None:
    many = Mark(tuple((row, 1) for row in range(MOST_MARKS + 5)), "No gender.", "Please fill it in.", is_required=True)
    book = opened(mark(list_, many))
    assert len(colours(book.worksheets[0])) == MOST_MARKS
    assert "More places, which can't be coloured as well: 5." in book[WORDS.sheet]["A1"].value


def test_text_is_no_markup_and_no_formula(list_: bytes) -> None:
    bad = Mark(((1, 0),), "<b>& =HYPERLINK(1)\x07", "=1+1", is_required=True)
    book = opened(mark(list_, bad))
    assert book[WORDS.sheet]["B4"].value == "<b>& =HYPERLINK(1)<U+0007>"
    assert (book[WORDS.sheet]["C4"].value, book[WORDS.sheet]["C4"].data_type) == ("=1+1", "s")
    assert book.worksheets[0]["A2"].comment.text.startswith("<b>& =HYPERLINK(1)<U+0007>")


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_sheet_of_any_writer_is_understood(prefix: str, list_: bytes) -> None:
    from ecpat_training.documents.marked.sheet import MarkedSheet

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    bound = f'xmlns{":x" if prefix else ""}="{space}"'
    tags = f"<{prefix}worksheet {bound}><{prefix}sheetData/><{prefix}pageMargins/></{prefix}worksheet>"
    sheet = MarkedSheet(tags.encode())
    sheet.colour([(0, 0)], 3, 1)
    made = sheet.data().decode()
    assert made.index("sheetData") < made.index("conditionalFormatting") < made.index("pageMargins")
