"""The first sheet: what the report says, with its charts and the way to its tables."""

from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from ecpat_training.documents.charts.picture import png
from ecpat_training.documents.document import (
    BlankLines,
    Block,
    Bullets,
    Chart,
    Checklist,
    ContentsList,
    Document,
    FactList,
    Form,
    Heading,
    KeyFigure,
    PageBreak,
    Paragraph,
    PenQuestion,
    QrCode,
    ReportTable,
    Sign,
    Tone,
)
from ecpat_training.documents.workbook.cells import cell_at, write_text
from ecpat_training.documents.workbook.look import ACCENT, FONT, INK, SIZE, SOFT, TONES, Looks, set_up_print, shade

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LABELS, TEXTS = 24, 92  # the widths of the two columns, in characters
ROW = 15  # a row's height in points, beside a picture
LINE = 1.35  # of the letters' size
TALLEST = 409  # points; Excel has no higher rows
INCH = 914_400  # in the unit of drawings
WRITING = 24  # points, for a line to write on
KEY_SIZE = 22
HEADING_SIZES = {0: 18, 1: 14, 2: 12, 3: 11}


class Cover:
    """Fills the sheet from top to bottom; `row` is the next free row."""

    def __init__(self, sheet: "Worksheet", document: Document) -> None:
        self.sheet = sheet
        self.row = 1
        self.pictures = 0
        self.looks = Looks()
        self.labels = document.labels
        sheet.column_dimensions["A"].width = LABELS
        sheet.column_dimensions["B"].width = TEXTS
        sheet.sheet_view.showGridLines = False
        set_up_print(sheet, document, landscape=document.landscape)
        if document.notice:
            self._write("A", document.notice, size=11, bold=True, colour="FFFFFF", ground=INK)
            sheet.cell(1, 2).fill = shade(INK)
            self.row += 2
        self._write("A", document.title, size=18, bold=True, colour=INK)
        self.row += 1
        if document.subtitle:
            self._write("A", document.subtitle, size=12, colour=SOFT)
            self.row += 1
        self.row += 1

    def add(self, block: Block) -> None:
        """Add a block that is no table."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._text(block.text, block.tone)
            case Bullets() | Checklist():
                sign = "•" if isinstance(block, Bullets) else "☐"
                for item in block.items:
                    self._text(f"{sign} {item}", "plain")
            case BlankLines() | PenQuestion() | Sign() | QrCode():
                self._on_paper(block)
            case FactList() | KeyFigure():
                self._facts(block)
            case Chart():
                self._picture(block)
            case PageBreak() | ContentsList():
                self._turn(block)
            case ReportTable() | Form():
                raise TypeError("a table has a sheet of its own")

    def _turn(self, block: PageBreak | ContentsList) -> None:
        if isinstance(block, PageBreak):
            from openpyxl.worksheet.pagebreak import Break

            self.sheet.row_breaks.append(Break(id=max(1, self.row - 1)))

    def point_to(self, table: ReportTable, sheet_name: str) -> None:
        """Say where a table is, as a link within the workbook."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.row += 1
        way = self.labels.see_sheet.format(sheet=sheet_name)
        self._write("A", self.labels.table, colour=SOFT)
        self._write(
            "B", f"{table.caption.removesuffix('.')}: {way}" if table.caption else way, colour=ACCENT, wrap=True
        )
        place = "'" + sheet_name.replace("'", "''") + "'!A1"
        self.sheet.cell(self.row, 2).hyperlink = Hyperlink(ref="", location=place)
        self.row += 2

    def end(self, document: Document) -> None:
        """How the report was made."""
        if document.footer:
            self.row += 1
            self._text(document.footer, "quiet")

    def _text(self, text: str, tone: Tone) -> None:
        look = TONES[tone]
        self._write("B", text, bold=tone == "bad", colour=look.ink, ground=look.ground, wrap=True)
        self.row += 1

    def _heading(self, heading: Heading) -> None:
        self.row += 1
        colour = ACCENT if heading.level == 1 else INK
        self._write("A", heading.text, size=HEADING_SIZES.get(heading.level, 11), bold=True, colour=colour)
        self.row += 1

    def _facts(self, facts: FactList | KeyFigure) -> None:
        if isinstance(facts, KeyFigure):
            self._text(facts.label, "quiet")
            self._write("B", facts.figure, size=KEY_SIZE, bold=True, colour=ACCENT, wrap=True)
            self.row += 1
            for note in facts.notes:
                self._text(note, "plain")
            return
        for label, value in facts.pairs:
            self._write("A", label, colour=SOFT, wrap=True)
            self._text(value, "plain")

    def _on_paper(self, block: BlankLines | PenQuestion | Sign | QrCode) -> None:
        from openpyxl.styles import Border, Side

        if isinstance(block, PenQuestion):
            self._write("B", block.text, bold=True, colour=INK, wrap=True)
            self.row += 1
            boxes = [" ".join("☐" * block.boxes)] if block.boxes else []
            for text in (*([block.hint] if block.hint else []), *(f"☐ {tick}" for tick in block.ticks), *boxes):
                self._text(text, "plain")
            block = BlankLines(block.lines)
        if isinstance(block, Sign):
            self._heading(Heading(block.title, 0))
            for line in block.lines:
                self._text(line, "plain")
            return
        if isinstance(block, QrCode):  # nobody scans a sheet
            self._text(block.alt, "quiet")
            self._text(block.text, "plain")
            return
        for _ in range(block.count):
            cell_at(self.sheet, self.row, 2).border = Border(bottom=Side("thin", SOFT))
            self.sheet.row_dimensions[self.row].height = WRITING
            self.row += 1

    def _write(
        self,
        column: str,
        text: str,
        *,
        colour: str,
        size: int = SIZE,
        bold: bool = False,
        ground: str = "",
        wrap: bool = False,
    ) -> None:
        from openpyxl.styles import Alignment, Font

        cell = cell_at(self.sheet, self.row, "AB".index(column) + 1)
        look = (size, bold, colour, ground, wrap)
        if self.looks.is_new(cell, look):
            cell.font = Font(name=FONT, size=size, bold=bold, color=colour)
            cell.alignment = Alignment(wrap_text=wrap, vertical="top")
            if ground:
                cell.fill = shade(ground)
            self.looks.keep(cell, look)
        write_text(cell, text)
        across = LABELS if column == "A" else TEXTS
        lines = sum(ceil(len(line) * 1.05 / across) or 1 for line in text.split("\n")) if wrap else 1
        # Said rather than left to the program: LibreOffice places pictures before it has worked out the rows' heights.
        row = self.sheet.row_dimensions[self.row]
        row.height = min(max(row.height or 0, lines * size * LINE), TALLEST)

    def _picture(self, chart: Chart) -> None:
        from openpyxl.drawing.image import Image
        from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, SpreadsheetDrawing
        from openpyxl.drawing.xdr import XDRPositiveSize2D

        data, inches = png(chart)
        image = Image(BytesIO(data))
        tall = inches * image.height / image.width
        self._write("B", chart.title, bold=True, colour=INK, wrap=True)
        self.pictures += 1
        frame = SpreadsheetDrawing()._picture_frame(self.pictures)  # type: ignore[attr-defined]
        frame.nvPicPr.cNvPr.descr = chart.alt
        size = XDRPositiveSize2D(round(inches * INCH), round(tall * INCH))
        image.anchor = OneCellAnchor(_from=AnchorMarker(col=1, row=self.row), ext=size, pic=frame)
        self.sheet.add_image(image)
        first = self.row + 1
        self.row = first + ceil(tall * 72 / ROW) + 1
        for row in range(first, self.row):
            self.sheet.row_dimensions[row].height = ROW  # fixed, so that no text comes under the picture
