"""A workbook as bytes, made in memory; a list that came as text among them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from ecpat_training.files.archive import always_the_same, moment

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def saved(workbook: "Workbook", title: str, made: str = "") -> bytes:
    """The workbook's file, with how it was `made` in its properties: no temporary file holds its content on the
    way, and nobody's name or clock is in it."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    buffer = BytesIO()
    archive = ZipFile(buffer, "w", ZIP_DEFLATED)

    class InMemory(ExcelWriter):
        """openpyxl writes each sheet to the temporary folder first, where names stay after a crash; this does not."""

        def write_worksheet(self, ws: "Worksheet") -> None:
            ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]
            ws._drawing.images = ws._images  # type: ignore[attr-defined]
            sheet = BytesIO()
            writer = WorksheetWriter(ws, sheet)
            writer.write()
            ws._rels = writer._rels  # type: ignore[attr-defined]
            archive.writestr(ws.path[1:], sheet.getvalue())
            self.manifest.append(ws)

    workbook.properties.creator = ""
    workbook.properties.title = title
    workbook.properties.description = made or None
    workbook.properties.created = workbook.properties.modified = moment().replace(tzinfo=None)
    with archive:
        InMemory(workbook, archive).write_data()
    return always_the_same(buffer.getvalue())


_NARROWEST, _WIDEST = 8, 36  # letters of a column, so that what is marked can be read


def as_workbook(rows: Iterable[Sequence[object]], title: str) -> bytes:
    """One sheet with every cell as the text that it is: no formula, and no number that loses its zeros."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    widths: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, str(value))
                cell.data_type = "s"
                longest = max(widths.get(cell.column_letter, _NARROWEST), len(str(value)) + 1)
                if sum(one is not None for one in row) > 1:  # a title goes over its neighbours
                    widths[cell.column_letter] = longest
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = min(width, _WIDEST)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return saved(book, "List")
