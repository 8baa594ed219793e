"""The first sheet: what the report says, with its charts and the way to its tables."""

from io import BytesIO
from math import ceil

from ecpat_training.documents import document as doc
from ecpat_training.documents.charts.picture import png
from ecpat_training.documents.workbook.look import ACCENT, INK, SOFT_COLOUR, TONES, WHITE, CellStyle, Edge
from ecpat_training.documents.workbook.printing import set_up_print
from ecpat_training.documents.workbook.sheet import Sheet

LABELS, TEXTS = 24, 92  # the widths of the two columns, in characters
ROW = 15  # a row's height in points, beside a picture
LINE = 1.35  # of the letters' size
TALLEST = 409  # points; Excel has no higher rows
MOVES_WITH_CELLS = 2  # and keeps its size, by the numbers of XlsxWriter
WRITING = 24  # points, for a line to write on
KEY_SIZE = 22
HEADING_SIZES = {0: 18, 1: 14, 2: 12, 3: 11}


class Cover:
    """Fills the sheet from top to bottom; `row` is the next free row."""

    def __init__(self, sheet: Sheet, document: doc.Document) -> None:
        self.sheet = sheet
        self.row = 1
        self.labels = document.labels
        self._heights: dict[int, float] = {}
        self._breaks: list[int] = []
        sheet.widen(1, LABELS)
        sheet.widen(2, TEXTS)
        sheet.page.hide_gridlines(2)
        set_up_print(sheet, document, landscape=document.landscape)
        if document.notice:
            look = CellStyle(size=11, is_bold=True, ink=WHITE, background_colour=INK)
            self._write("A", document.notice, look)
            sheet.put(1, 2, "", look)
            self.row += 2
        self._write("A", document.title, CellStyle(size=18, is_bold=True))
        self.row += 1
        if document.subtitle:
            self._write("A", document.subtitle, CellStyle(size=12, ink=SOFT_COLOUR))
            self.row += 1
        self.row += 1

    def add(self, block: doc.Block) -> None:
        """Add a block that is no table."""
        match block:
            case doc.Heading():
                self._heading(block)
            case doc.Paragraph():
                self._text(block.text, block.tone)
            case doc.Bullets() | doc.Checklist():
                sign = "•" if isinstance(block, doc.Bullets) else "☐"
                for item in block.items:
                    self._text(f"{sign} {item}", "plain")
            case doc.BlankLines() | doc.PenQuestion() | doc.Sign() | doc.QrCode():
                self._write_paper_block(block)
            case doc.FactList() | doc.KeyFigure():
                self._facts(block)
            case doc.Chart():
                self._picture(block)
            case doc.PageBreak() | doc.ContentsList():
                self._turn(block)
            case doc.ReportTable() | doc.Form():
                raise TypeError("a table has a sheet of its own")

    def _turn(self, block: doc.PageBreak | doc.ContentsList) -> None:
        if isinstance(block, doc.PageBreak):
            self._breaks.append(max(1, self.row - 1))

    def point_to(self, table: doc.ReportTable, sheet_name: str) -> None:
        """Say where a table is, as a link within the workbook."""
        self.row += 1
        link_text = self.labels.see_sheet.format(sheet=sheet_name)
        self._write("A", self.labels.table, CellStyle(ink=SOFT_COLOUR))
        text = f"{table.caption.removesuffix('.')}: {link_text}" if table.caption else link_text
        self._write("B", text, CellStyle(ink=ACCENT, is_wrapped=True), link_target=sheet_name)
        self.row += 2

    def end(self, document: doc.Document) -> None:
        """How the report was made."""
        if document.footer:
            self.row += 1
            self._text(document.footer, "quiet")
        self.sheet.page.set_h_pagebreaks(self._breaks)

    def _text(self, text: str, tone: doc.Tone) -> None:
        look = TONES[tone]
        self._write(
            "B",
            text,
            CellStyle(is_bold=tone == "bad", ink=look.ink, background_colour=look.background_colour, is_wrapped=True),
        )
        self.row += 1

    def _heading(self, heading: doc.Heading) -> None:
        self.row += 1
        ink = ACCENT if heading.level == 1 else INK
        self._write("A", heading.text, CellStyle(size=HEADING_SIZES.get(heading.level, 11), is_bold=True, ink=ink))
        self.row += 1

    def _facts(self, facts: doc.FactList | doc.KeyFigure) -> None:
        if isinstance(facts, doc.KeyFigure):
            self._text(facts.label, "quiet")
            self._write("B", facts.figure, CellStyle(size=KEY_SIZE, is_bold=True, ink=ACCENT, is_wrapped=True))
            self.row += 1
            for note in facts.notes:
                self._text(note, "plain")
            return
        for label, value in facts.pairs:
            self._write("A", label, CellStyle(ink=SOFT_COLOUR, is_wrapped=True))
            self._text(value, "plain")

    def _write_paper_block(self, block: doc.BlankLines | doc.PenQuestion | doc.Sign | doc.QrCode) -> None:
        if isinstance(block, doc.PenQuestion):
            self._write("B", block.text, CellStyle(is_bold=True, is_wrapped=True))
            self.row += 1
            boxes = [" ".join("☐" * block.boxes)] if block.boxes else []
            for text in (*([block.hint] if block.hint else []), *(f"☐ {tick}" for tick in block.ticks), *boxes):
                self._text(text, "plain")
            block = doc.BlankLines(block.lines)
        if isinstance(block, doc.Sign):
            self._heading(doc.Heading(block.title, 0))
            for line in block.lines:
                self._text(line, "plain")
            return
        if isinstance(block, doc.QrCode):  # nobody scans a sheet
            self._text(block.alt, "quiet")
            self._text(block.text, "plain")
            return
        for _ in range(block.count):
            self.sheet.put(self.row, 2, "", CellStyle(edges=(Edge("bottom", SOFT_COLOUR),)))
            self.sheet.heighten(self.row, WRITING)
            self.row += 1

    def _write(self, column: str, text: str, cell_style: CellStyle, link_target: str = "") -> None:
        cell_style = cell_style._replace(vertical="top")
        place = "AB".index(column) + 1
        if link_target:
            self.sheet.link(self.row, place, text, link_target, cell_style)
        else:
            self.sheet.put(self.row, place, text, cell_style)
        across = LABELS if column == "A" else TEXTS
        lines = sum(ceil(len(line) * 1.05 / across) or 1 for line in text.split("\n")) if cell_style.is_wrapped else 1
        # Said rather than left to the program: LibreOffice places pictures before it has worked out the rows' heights.
        self._heights[self.row] = min(max(self._heights.get(self.row, 0), lines * cell_style.size * LINE), TALLEST)
        self.sheet.heighten(self.row, self._heights[self.row])

    def _picture(self, chart: doc.Chart) -> None:
        from xlsxwriter.image import Image

        data, inches = png(chart)
        image = Image(BytesIO(data))
        tall = inches * image.height / image.width
        self._write("B", chart.title, CellStyle(is_bold=True, is_wrapped=True))
        places = {"object_position": MOVES_WITH_CELLS, "description": chart.alt}
        self.sheet.page.insert_image(self.row, 1, image, places)
        first = self.row + 1
        self.row = first + ceil(tall * 72 / ROW) + 1
        for row in range(first, self.row):
            self.sheet.heighten(row, ROW)  # fixed, so that no text comes under the picture
