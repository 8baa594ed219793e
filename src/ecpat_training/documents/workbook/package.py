"""A workbook as bytes, made in memory."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from ecpat_training.files.archive import always_the_same, moment

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def saved(workbook: "Workbook", title: str) -> bytes:
    """The workbook's file: no temporary file holds its content on the way, and nobody's name or clock is in it."""
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
    workbook.properties.created = workbook.properties.modified = moment().replace(tzinfo=None)
    with archive:
        InMemory(workbook, archive).write_data()
    return always_the_same(buffer.getvalue())
