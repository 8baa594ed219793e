"""What the library that writes workbooks would do by itself, and must not."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.documents.document import Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.outputs import render
from ecpat_training.documents.workbook.book import WorkbookWriter
from ecpat_training.documents.workbook.checks import Check, add_check
from ecpat_training.documents.workbook.look import PLAIN_STYLE, TEXT, CellStyle
from ecpat_training.documents.workbook.sheet import MOST_ROWS, CellContent

MARKUP = "<r><t>Ana</t></r>"


def opened(book: WorkbookWriter) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(book.file("t"))).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("look", [PLAIN_STYLE, TEXT])
@pytest.mark.parametrize(
    "text", [MARKUP, "<r></r>", "<r>&amp;<x></r>", "=1+1", "https://example.invalid", "007", "{=1}"]
)
def test_a_text_is_written_as_the_text_that_it_is(text: str, look: CellStyle) -> None:
    book = WorkbookWriter()
    book.add_sheet("x").put(1, 1, text, look)
    cell = opened(book)["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix == text.startswith("=")


def test_a_column_titled_as_markup_is_a_column_of_a_table() -> None:
    table = ReportTable("t", (ReportColumn(MARKUP), ReportColumn("_x0041_")), ((MARKUP, "b"),))
    data = render(Document("t", (table,)), Path("a.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["t"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [[f" {MARKUP}", "_x0041_"], [MARKUP, "b"]]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        columns = archive.read("xl/tables/table1.xml").decode()
    assert 'name=" &lt;r&gt;&lt;t&gt;Ana&lt;/t&gt;&lt;/r&gt;"' in columns
    assert 'name="_x005F_x0041_"' in columns  # the cell's text, as the format writes it


@pytest.mark.parametrize("title", ["R&G", "&[Picture]", "&" * 200, "😀" * 90])
def test_a_title_stands_in_the_footer_whatever_it_holds(title: str) -> None:
    data = render(Document(title, (Paragraph("a"),), notice="B&G"), Path("a.xlsx"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<oddHeader>&amp;L&amp;RB&amp;&amp;G</oddHeader>" in sheet
    footer = sheet.partition("<oddFooter>")[2].partition("</oddFooter>")[0]
    assert footer.startswith("&amp;L" + title[:3].replace("&", "&amp;&amp;"))
    assert footer.endswith("&amp;RPage &amp;P of &amp;N")
    assert len(footer.replace("&amp;", "&").encode("utf-16-le")) // 2 <= 255


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (date(2005, 5, 12), "yyyy-mm-dd"),
        (datetime(2005, 5, 12, 9, 30), "yyyy-mm-dd h:mm:ss"),
        (time(9, 30), "h:mm:ss"),
        (True, "General"),
        (0.1, "General"),
    ],
)
def test_what_is_no_text_is_what_it_is(content: CellContent, shown: str) -> None:
    book = WorkbookWriter()
    book.add_sheet("x").put(1, 1, content)
    cell = opened(book)["A1"]
    value = cell.value.date() if type(content) is date else cell.value
    assert (value, cell.number_format) == (content, shown)


@pytest.mark.parametrize("content", ["", float("nan"), float("inf")])
def test_what_says_nothing_leaves_its_cell_empty(content: CellContent) -> None:
    book = WorkbookWriter()
    book.add_sheet("x").put(2, 1, content, TEXT)
    assert opened(book)["A2"].value is None


@pytest.mark.parametrize("place", [(0, 1), (MOST_ROWS + 1, 1), (1, 16_385)])
def test_what_no_sheet_has_room_for_is_refused_aloud(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no sheet has"):
        WorkbookWriter().add_sheet("x").put(*place, "lost")


def test_a_row_of_the_usual_height_is_written_too() -> None:
    book = WorkbookWriter()
    sheet = book.add_sheet("x")
    sheet.put(1, 1, "a")
    sheet.heighten(1, 15)
    assert round(opened(book).row_dimensions[1].height or 0, 4) == 15


def test_a_check_says_as_much_as_a_spreadsheet_shows() -> None:
    book = WorkbookWriter()
    sheet = book.add_sheet("x")
    add_check(
        sheet, 1, (2, 9), Check("list", ("yes", "no"), error_title="😀" * 40, error="e" * 300, hint_title="t" * 40)
    )
    add_check(sheet, 2, (2, 9), Check("list", ("x" * 200, "y" * 200)))
    [check] = opened(book).data_validations.dataValidation
    assert (str(check.sqref), check.formula1) == ("A2:A9", '"yes,no"')
    assert [len(text or "") for text in (check.errorTitle, check.error, check.promptTitle)] == [16, 255, 32]
