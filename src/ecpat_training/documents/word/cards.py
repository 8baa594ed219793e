"""Cards of one size, several on a page, to be cut out along dashed lines: badges, and signs that are folded. Letters
are as large as the card lets them be, so that a long name is whole on it."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from ecpat_training.core.record import record
from ecpat_training.core.text import squeeze, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.word.direction import set_direction
from ecpat_training.documents.word.letters import POINT_CM, text_width_cm
from ecpat_training.documents.word.page import create_page
from ecpat_training.documents.word.styles import INK_COLOUR, RULE, SOFT_COLOUR
from ecpat_training.documents.word.tables import set_widths
from ecpat_training.documents.word.xml import element, part_of
from ecpat_training.files.archive import always_the_same

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.run import Run

LINE = 1.25  # of letters, of their size
READABLE = 11.0  # points; a word that is too long for a card in these is parted, before it becomes smaller
MIN_FONT_SIZE = 5.0  # points; what is longer ends with an ellipsis
AIR_CM = 1.3  # left and right of a card's text together
TIGHT_SET = 1.02  # of the measured width, for letters that were not measured well


@record
class CardLine:
    """A text of a card: `largest` is its size in points where there is room, `high_cm` the height that it may take.
    `ground` is a colour behind it, over the whole width, such as `1F6079`."""

    text: str
    max_font_size: float
    high_cm: float
    is_bold: bool = False
    is_soft: bool = False
    background_colour: str = ""


@record
class Card:
    """A card: its lines from above; without any it is left white, such as the back of a sign."""

    lines: tuple[CardLine, ...] = ()


@record
class CardSheet:
    """How cards lie on an A4 page, in centimetres. With `folded` every second line between rows is one to fold."""

    columns: int
    wide_cm: float
    high_cm: float
    is_folded: bool = False


def render_cards(document: Document, cards: Sequence[Card], sheet: CardSheet) -> bytes:
    """The cards as a Word file; of the document, title, language and properties are used. Each page holds as many rows
    as go on it."""
    word = create_page(document)
    _set_page(word)
    if cards:
        _add(word, cards, sheet)
    last = word.add_paragraph()
    last.paragraph_format.space_before = last.paragraph_format.space_after = 0
    _set_height(last, 1)
    set_direction(word, right_to_left=False)
    buffer = BytesIO()
    word.save(buffer)
    return always_the_same(buffer.getvalue())


def fitting_size(text: str, line: CardLine, wide_cm: float) -> float:
    """The largest size, in points, at which a text goes into its place: without a word being parted down to
    `READABLE`, else with; `LEAST` where none does."""
    size = line.max_font_size
    while size > MIN_FONT_SIZE:
        lines, widest = _set(text, size, wide_cm, is_bold=line.is_bold)
        unbroken = widest <= wide_cm or size <= READABLE
        if unbroken and lines * size * POINT_CM * LINE <= line.high_cm:
            return size
        size -= 0.5
    return MIN_FONT_SIZE


def _set(text: str, size: float, wide_cm: float, *, is_bold: bool) -> tuple[int, float]:
    """How many lines a text takes, and how wide its widest word is; one that is wider than a line takes several."""
    blank = text_width_cm(" ", size, is_bold=is_bold)
    lines, used_cm, widest = 1, 0.0, 0.0
    for word in text.split():
        width = TIGHT_SET * text_width_cm(word, size, is_bold=is_bold)
        widest = max(widest, width)
        if used_cm and used_cm + blank + width > wide_cm:
            lines, used_cm = lines + 1, width
        else:
            used_cm += width + (blank if used_cm else 0)
        if used_cm > wide_cm:  # the word is parted where the line ends
            extra_lines = ceil(used_cm / wide_cm) - 1
            lines, used_cm = lines + extra_lines, used_cm - extra_lines * wide_cm
    return lines, widest


def _cut(text: str, line: CardLine, wide_cm: float) -> str:
    """As much of a text as goes into its place in the least letters."""
    rows = max(1, int(line.high_cm / (MIN_FONT_SIZE * POINT_CM * LINE)))
    while text and ceil(text_width_cm(text, MIN_FONT_SIZE, is_bold=line.is_bold) / wide_cm) > rows - (
        1 if rows > 1 else 0
    ):
        text = f"{text[: max(1, int(len(text) * 0.9)) - 1].rstrip()}…" if len(text) > 2 else ""
    return text


def _set_page(word: "WordDocument") -> None:
    """Narrow margins, nothing above or below the cards."""
    from docx.shared import Cm

    section = word.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.6)
    section.left_margin = section.right_margin = Cm(1.5)
    for part in (section.header, section.footer):
        for paragraph in part.paragraphs:
            for run in list(paragraph.runs):
                # An empty paragraph has to stay: Word calls a header without any damaged.
                run._r.getparent().remove(run._r)


def _add(word: "WordDocument", cards: Sequence[Card], sheet: CardSheet) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    rows = [cards[first : first + sheet.columns] for first in range(0, len(cards), sheet.columns)]
    word_table = word.add_table(rows=len(rows), cols=sheet.columns)
    word_table.alignment = WD_TABLE_ALIGNMENT.CENTER
    look = part_of(word_table._tbl.tblPr, "tblLook")
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="dashed", sz="4", color=RULE))
    for part in (borders, element("tblLayout", type="fixed")):
        look.addprevious(part)
    for row, row_cards in zip(word_table.rows, rows, strict=True):
        row.height, row.height_rule = Cm(sheet.high_cm), WD_ROW_HEIGHT_RULE.EXACTLY
        row._tr.get_or_add_trPr().insert(0, element("cantSplit"))
        for cell, card in zip(row.cells, row_cards, strict=False):
            _fill(cell, card, sheet)
    if sheet.is_folded:
        for row_number, row in enumerate(word_table.rows):
            for cell in row.cells:
                _fold(cell, "top" if row_number % 2 else "bottom")
    set_widths(word_table, [sheet.wide_cm] * sheet.columns)


def _fold(cell: "_Cell", side: str) -> None:
    """A dotted line at the top or the bottom, of which both cells must say the same; above it, that no page may part
    the two. Behind the width of a cell, as Word's schema wants it."""
    borders = element("tcBorders")
    borders.append(element(side, val="dotted", sz="4", color=RULE))
    properties = cell._tc.get_or_add_tcPr()
    align = properties.find(element("vAlign").tag)
    if align is None:
        properties.append(borders)
    else:
        align.addprevious(borders)
    for paragraph in cell.paragraphs if side == "bottom" else ():
        paragraph.paragraph_format.keep_with_next = True


def _fill(cell: "_Cell", card: Card, sheet: CardSheet) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    wide_cm = sheet.wide_cm - AIR_CM
    first = True
    for line in card.lines:
        text = visible(squeeze(line.text))
        if not text:
            continue
        size = fitting_size(text, line, wide_cm)
        text = _cut(text, line, wide_cm) if size <= MIN_FONT_SIZE else text
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), line.is_bold
        _set_all_scripts(run)
        colour = "FFFFFF" if line.background_colour else SOFT_COLOUR if line.is_soft else INK_COLOUR
        run.font.color.rgb = RGBColor.from_string(colour)
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(2), 1.0
        if line.background_colour:
            form.space_before = Pt(6)
            paragraph._p.get_or_add_pPr().insert_element_before(
                element("shd", val="clear", color="auto", fill=line.background_colour),
                "w:spacing",
                "w:ind",
                "w:jc",
                "w:rPr",
            )


def _set_all_scripts(text_run: "Run") -> None:
    """The same size and weight for letters that run from right to left, of which Word keeps its own."""
    properties = text_run._r.get_or_add_rPr()
    for tag in ("b", "sz"):
        setting = properties.find(element(tag).tag)
        if setting is not None:
            twin = deepcopy(setting)
            twin.tag = element(f"{tag}Cs").tag
            setting.addnext(twin)


def _set_height(paragraph: object, points: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    if isinstance(paragraph, Paragraph):
        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
