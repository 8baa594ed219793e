"""The blocks of a document in Word."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ecpat_training.documents import document as doc
from ecpat_training.documents.charts.picture import png
from ecpat_training.documents.contents import ContentsLine
from ecpat_training.documents.qr import qr_png
from ecpat_training.documents.word.contents import add_entry, mark
from ecpat_training.documents.word.letters import text_width_cm
from ecpat_training.documents.word.page import text_size_cm
from ecpat_training.documents.word.styles import (
    BULLET,
    LINE_COLOUR,
    OUR_LOOKS,
    SOFT_COLOUR,
    TONES,
    WORDS_OWN,
    bullet_of,
)
from ecpat_training.documents.word.tables import add_boxes, add_form, add_table, set_widths
from ecpat_training.documents.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

LABELS_CM = 4.0  # at least
INCH_CM = 2.54
TIGHT_IMAGE_SCALE = 0.8  # of their size, pictures of a document that is to fit on one page
LOGO_CM = (5.5, 2.0)  # at most, wide and high
TICK_BOX_CM, ANSWERS_PER_ROW = (
    0.9,
    (5, 3, 2),
)  # a box and the air around it; how many answers may stand beside each other
SETS_CLOSER = 0.87  # text of ordinary words than the widths of `letters`, which keep any word whole
ABOVE_CHART_CM = 2.0  # room for a heading and the chart's title on the same page
STYLES: dict[doc.Tone, str] = {"plain": "Normal", "quiet": "Quiet", **{tone: f"Tone {tone}" for tone in TONES}}


class Writer:
    """Adds blocks to a Word file, one after the other."""

    def __init__(self, word: "WordDocument", *, is_tight: bool = False) -> None:
        self.largest = TIGHT_IMAGE_SCALE if is_tight else 1.0
        self.word = word
        self.width_cm, self.height_cm = text_size_cm(word)
        self.bullet = bullet_of(word)
        self.styles: dict[str, str | None] = {}
        self.new_page = False
        self.before: doc.Block = doc.PageBreak()
        self.introduction: WordParagraph | None = None
        self.entries: Sequence[ContentsLine] = ()
        self.levels, self.parts = 0, 0

    def add(self, block: doc.Block) -> None:
        """Add one block behind the others."""
        words: WordParagraph | None = None
        match block:
            case doc.Heading():
                self._heading(block)
            case doc.Paragraph():
                words = self.paragraph(block.text, STYLES[block.tone])
            case doc.Bullets():
                self._bullets(block)
            case doc.FactList():
                self._facts(block)
            case doc.KeyFigure():
                self._key_figure(block)
            case doc.ReportTable():
                self._table(block)
            case doc.Checklist() | doc.BlankLines() | doc.PenQuestion() | doc.Form() | doc.Sign() | doc.QrCode():
                self._write_paper_block(block)
            case doc.Chart():
                self._chart(block)
            case doc.PageBreak() | doc.ContentsList():
                self._turn(block)
        self.introduction = words if isinstance(self.before, doc.Heading) else None
        self.before = block

    def paragraph(self, text: str, style: str) -> "WordParagraph":
        """Add a paragraph, on a new page where one was asked for."""
        paragraph = self.word.add_paragraph(text)
        if (key := self._style_id(style)) is not None:
            paragraph._p.style = key
        if self.new_page:
            paragraph.paragraph_format.page_break_before = True
            self.new_page = False
        return paragraph

    def _style_id(self, name: str) -> str | None:
        """What a paragraph calls its style, None for the file's own default. python-docx looks through all styles for
        each paragraph when asked by name."""
        if name not in self.styles:
            style = self.word.styles[name]
            self.styles[name] = None if style.element.default else style.style_id
        return self.styles[name]

    def end(self, text: str) -> None:
        """Add a line, and below it how the report was made."""
        self.paragraph("", "Gap")
        properties = self.paragraph(text, "Quiet")._p.get_or_add_pPr()
        borders = element("pBdr")
        borders.append(element("top", val="single", sz="6", space="6", color=LINE_COLOUR))
        properties.append(borders)

    def close(self) -> None:
        """Shrinks the empty paragraph that Word wants behind a last table, so that it doesn't begin another page."""
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Pt

        last = self.word.paragraphs[-1] if self.word.paragraphs else None
        if last is not None and last._p.style == self._style_id("Gap"):  # a line to write on is empty as well
            form = last.paragraph_format
            form.space_before = form.space_after = 0
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)

    def _table(self, table: doc.ReportTable) -> None:
        if self.introduction is not None:  # else a heading and its one sentence may stay on the page before
            self.introduction.paragraph_format.keep_with_next = True
        if table.caption:
            # said here as well, since a letterhead's own style for captions may not say it
            self.paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        elif self.new_page or not isinstance(self.before, doc.Heading):
            self.paragraph("", "Gap").paragraph_format.keep_with_next = True
        add_table(self.word, table, self.width_cm, self.height_cm)
        self.paragraph("", "Gap")

    def contents(self, entries: Sequence[ContentsLine], levels: int) -> None:
        """Says which headings will be listed, down to a level."""
        self.entries, self.levels = entries, levels

    def list_contents(self) -> None:
        """The list of these headings; nothing where there are none. Chapters stand out where it has several levels."""
        for number, entry in enumerate(self.entries, 1):
            style = "Contents" if self.levels == 1 else f"Contents {min(entry.level, 2)}"
            add_entry(self.paragraph("", style), entry.title, number, self.width_cm)

    def _turn(self, block: doc.PageBreak | doc.ContentsList) -> None:
        if isinstance(block, doc.PageBreak):
            self.new_page = True
            return
        self.paragraph(block.title, "Heading 1")
        self.list_contents()

    def _heading(self, heading: doc.Heading) -> None:
        paragraph = self.paragraph(heading.text, "Title" if heading.level < 1 else f"Heading {min(heading.level, 3)}")
        if 1 <= heading.level <= self.levels:
            self.parts += 1
            mark(paragraph, self.parts, len(self.word.element.body.findall(f".//{element('bookmarkStart').tag}")) + 1)

    def _bullets(self, bullets: doc.Bullets) -> None:
        for item in bullets.items:
            self.paragraph(f"{self.bullet}{item}", BULLET)

    def _write_paper_block(self, block: doc.OnPaper) -> None:
        match block:
            case doc.Checklist():
                for item in block.items:
                    self.paragraph(f"☐\t{item}", "Checklist")
            case doc.BlankLines():
                for _ in range(block.count):
                    self.paragraph("", "Blank line")
            case doc.PenQuestion():
                self._write_pen_question(block)
            case doc.Form():
                self._form(block)
            case doc.Sign():
                self.paragraph(block.title, "Sign")
                for line in block.lines:
                    self.paragraph(line, "Sign line")
            case doc.QrCode():
                self._qr(block)

    def _qr(self, code: doc.QrCode) -> None:
        """The picture, with its meaning for those who can't see it."""
        from docx.shared import Cm

        shape: Any = (
            self.paragraph("", "Normal").add_run().add_picture(BytesIO(qr_png(code.text, mask=code.mask)), Cm(code.cm))
        )
        shape._inline.docPr.set("descr", code.alt)

    def _write_pen_question(self, question: doc.PenQuestion) -> None:
        """Everything but the last paragraph keeps with the next one."""
        if self.introduction is not None:
            self.introduction.paragraph_format.keep_with_next = True
        paragraphs = [self.paragraph(question.text, "Asked")]
        if question.hint:
            paragraphs.append(self.paragraph(question.hint, "Quiet"))
        paragraphs += self._ticks(question.ticks)
        paragraphs += [self.paragraph("", "Blank line") for _ in range(question.lines)]
        for paragraph in paragraphs if question.boxes else paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True
        for paragraph in paragraphs:
            paragraph.paragraph_format.keep_together = True
        if question.boxes:
            add_boxes(self.word, question.boxes)
            self.paragraph("", "Gap")

    def _ticks(self, ticks: tuple[str, ...]) -> Iterator["WordParagraph"]:
        """The answers below each other, or beside each other where all are short."""
        from docx.shared import Cm

        widest = max([SETS_CLOSER * text_width_cm(tick, OUR_LOOKS["Tick"].size) for tick in ticks], default=0.0)
        widest += TICK_BOX_CM
        per_line = next((candidate for candidate in ANSWERS_PER_ROW if widest * candidate <= self.width_cm), 1)
        for first in range(0, len(ticks), per_line):
            paragraph = self.paragraph("\t".join(f"☐\t{tick}" for tick in ticks[first : first + per_line]), "Tick")
            for place in range(1, per_line):
                for at_cm in (0.0, OUR_LOOKS["Tick"].hanging_cm):
                    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(place * self.width_cm / per_line + at_cm))
            yield paragraph

    def _form(self, form: doc.Form) -> None:
        if self.introduction is not None:
            self.introduction.paragraph_format.keep_with_next = True
        if self.new_page or not isinstance(self.before, doc.Heading):
            self.paragraph("", "Gap").paragraph_format.keep_with_next = True
        add_form(self.word, form, self.width_cm, self.height_cm)
        self.paragraph("", "Gap")

    def _key_figure(self, block: doc.KeyFigure) -> None:
        for text, style in ((block.label, "Key label"), (block.figure, "Key figure")):
            self.paragraph(text, style).paragraph_format.keep_with_next = True
        for note in block.notes:
            self.paragraph(note, "Quiet")

    def logo(self, data: bytes, alt_text: str) -> None:
        """A logo above the title."""
        from docx.shared import Cm

        shape: Any = self.paragraph("", "Normal").add_run().add_picture(BytesIO(data))
        scale = min(Cm(LOGO_CM[0]) / shape.width, Cm(LOGO_CM[1]) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", alt_text)

    def _facts(self, facts: doc.FactList) -> None:
        from docx.shared import RGBColor

        if self.new_page:
            self.paragraph("", "Gap")
        if facts.keep_with_next and self.introduction is not None:
            self.introduction.paragraph_format.keep_with_next = True
        word_table = self.word.add_table(rows=0, cols=2)
        for label, value in facts.pairs:
            cells = word_table.add_row().cells
            cells[0].paragraphs[0].add_run(label).font.color.rgb = RGBColor.from_string(SOFT_COLOUR)
            cells[1].paragraphs[0].add_run(value)
            for cell in cells:
                cell.paragraphs[0].paragraph_format.space_after = 0
                if facts.keep_with_next:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        labels_cm = max([text_width_cm(label, WORDS_OWN["Normal"].size) for label, _ in facts.pairs], default=0.0) + 0.5
        labels_cm = min(max(labels_cm, LABELS_CM), self.width_cm / 2)
        set_widths(word_table, [labels_cm, self.width_cm - labels_cm])
        gap = self.paragraph("", "Gap")
        if facts.keep_with_next:
            gap.paragraph_format.keep_with_next = True

    def _chart(self, chart: doc.Chart) -> None:
        from docx.shared import Cm

        data, inches = png(chart)
        paragraph = self.paragraph(chart.title, "Caption")  # with the picture in it: LibreOffice parts them otherwise
        paragraph.paragraph_format.keep_together, paragraph.paragraph_format.keep_with_next = True, False
        paragraph.add_run().add_break()
        shape: Any = paragraph.add_run().add_picture(BytesIO(data), width=Cm(inches * INCH_CM))
        scale = min(self.largest, self.width_cm / shape.width.cm, (self.height_cm - ABOVE_CHART_CM) / shape.height.cm)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        # Screen readers say this text in place of the picture.
        shape._inline.docPr.set("descr", chart.alt)
        shape._inline.docPr.set("title", chart.title)
