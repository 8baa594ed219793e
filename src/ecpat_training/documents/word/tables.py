"""Tables in Word: widths that keep figures whole, a head on every page, rows that don't break."""

from math import ceil
from typing import TYPE_CHECKING

from ecpat_training.documents.document import Form, ReportColumn, ReportTable, Tone
from ecpat_training.documents.row_ids import bookmark
from ecpat_training.documents.typeset import figure
from ecpat_training.documents.word.letters import text_width_cm
from ecpat_training.documents.word.rows import RowCell, add_row
from ecpat_training.documents.word.styles import (
    INK_COLOUR,
    LINE_COLOUR,
    OUR_LOOKS,
    RULE,
    SOFT_COLOUR,
    TONES,
    WALL_SIZES,
)
from ecpat_training.documents.word.xml import element, part_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Row

DENSE_STYLE, USUAL_STYLE, ROOMY_STYLE, CLOSE_STYLE = (
    "Dense table text",
    "Table text",
    "Roomy table text",
    "Close table text",
)
PADDING_CM = 0.36  # both sides of a cell
LONGEST_UNBROKEN_WORD = "n" * 24  # a word that is wider may break
AROUND_FORM_CM = 5.5  # what else stands on the page of a form
BOX_CM = 0.8  # of a box for one character
LOWEST_CM = 0.65  # of a row that somebody writes in
MAX_UNSPLIT_ROWS = 16  # a table of so few rows stays on one page, where it leaves room for a title above
POINT_CM, WALL_LINE = 2.54 / 72, 1.2  # a point; a line of large letters, of their size
ABOVE_WALL_CM = 3.6  # title and day above a table for the wall
ABOVE_CM, LINE_CM, BETWEEN_CM = 6.5, 0.42, 0.2  # that room; a line of letters; the air of a row


def add_table(
    word: "WordDocument", table: ReportTable, width_cm: float, height_cm: float, *, flowing: bool = False
) -> None:
    """Add a table over the whole width; its caption stands above it already. Only a `flowing` short one may part."""
    from docx.shared import Cm

    word_table = word.add_table(rows=0, cols=len(table.columns))
    name = _wall_letters(table, width_cm, height_cm) if table.is_large else ""
    name = name or (CLOSE_STYLE if flowing else _letters(table, width_cm))
    style: str = word.styles[name].style_id
    shares = column_widths(table, width_cm, OUR_LOOKS[name].size)
    together = not flowing and len(table.rows) <= MAX_UNSPLIT_ROWS and _height_cm(table, shares) <= height_cm - ABOVE_CM
    _draw_lines(word_table, table.caption)
    _set_columns(word_table, shares)
    wide = [Cm(share).twips for share in shares]
    add_row(
        word_table,
        _header_cells(table, style, word.styles[DENSE_STYLE].style_id),
        wide,
        is_header=True,
        keep_with_next=True,
    )
    for number, (tone, cells) in enumerate(table.toned_rows(), 1):
        row = _filled_cells(table, tone, cells, table.tones_of_cells(number - 1), style)
        with_next = number < len(table.rows) and (together or number in (1, len(table.rows) - 1))
        add_row(word_table, row, wide, is_header=False, keep_with_next=with_next)
    if any(table.ids):
        _mark_rows(word, word_table, table.ids)
    if not table.rows:
        cells = word_table.add_row().cells
        cells[0].merge(cells[-1]).paragraphs[0].add_run("(no rows)")


def _mark_rows(word: "WordDocument", word_table: "WordTable", ids: tuple[str, ...]) -> None:
    """Bookmark each row that has an id, in its first cell: titles are what people change, and a bookmark within what is
    typed over is lost."""
    number = len(word.element.body.findall(f".//{element('bookmarkStart').tag}"))
    for row, id_ in zip(word_table.rows[1:], ids, strict=True):
        if id_:
            number += 1
            paragraph = row.cells[0].paragraphs[0]._p
            paragraph.append(element("bookmarkStart", id=str(number), name=bookmark(number, id_)))
            paragraph.append(element("bookmarkEnd", id=str(number)))


def _letters(table: ReportTable, width_cm: float) -> str:
    """The style of a table's letters: as large as wished, and as keeps words whole."""
    wished = (ROOMY_STYLE, USUAL_STYLE) if table.roomy else (USUAL_STYLE,)
    return next(
        (name for name in wished if sum(min_column_widths(table, OUR_LOOKS[name].size)) <= width_cm), DENSE_STYLE
    )


def _wall_letters(table: ReportTable, width_cm: float, height_cm: float) -> str:
    """The style of the largest letters in which a table stays on its page; nothing where it never does."""
    for size in WALL_SIZES:
        lines = 1  # the head
        shares = column_widths(table, width_cm, size)
        for row in table.rows:
            cells = zip(table.format_row(row), shares, strict=True)
            lines += max(1, *(ceil(text_width_cm(text, size) / (wide - PADDING_CM)) for text, wide in cells))
        used = lines * size * POINT_CM * WALL_LINE + (len(table.rows) + 1) * BETWEEN_CM
        if sum(min_column_widths(table, size)) <= width_cm and used <= height_cm - ABOVE_WALL_CM:
            return f"Wall table text {size}"
    return ""


def add_form(word: "WordDocument", form: Form, width_cm: float, height_cm: float) -> None:
    """Add a grid to write in, its rows as high as they wish, or as the page still lets them be."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    table = form.as_table()
    add_table(word, table, width_cm, height_cm, flowing=form.flowing)
    word_table = word.tables[-1]
    _draw_box(word_table)
    fitting_cm = (height_cm - AROUND_FORM_CM) / (len(form.rows) + 1)
    row_cm = min(form.row_cm, fitting_cm) if fitting_cm >= LOWEST_CM else form.row_cm
    for row in word_table.rows[1:]:
        row.height, row.height_rule = Cm(row_cm), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_boxes(word: "WordDocument", count: int) -> None:
    """Add a row of boxes for single characters."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    word_table = word.add_table(rows=1, cols=count)
    _draw_lines(word_table, "")
    _draw_box(word_table)
    row = word_table.rows[0]
    row.height, row.height_rule = Cm(BOX_CM), WD_ROW_HEIGHT_RULE.EXACTLY
    _finish(row, word.styles[USUAL_STYLE].style_id)
    set_widths(word_table, [BOX_CM] * count)


def _draw_box(word_table: "WordTable") -> None:
    """Lines on every side of every cell, to write in."""
    borders = part_of(word_table._tbl.tblPr, "tblBorders")
    for old in list(borders):
        borders.remove(old)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", color=RULE))


def _height_cm(table: ReportTable, widths_cm: list[float]) -> float:
    """About how high the rows are together."""
    size = OUR_LOOKS[USUAL_STYLE].size
    lines = 0
    for row in table.rows:
        cells = zip(table.format_row(row), widths_cm, strict=True)
        lines += max(1, *(ceil(text_width_cm(text, size) / width) for text, width in cells))
    return lines * LINE_CM + len(table.rows) * BETWEEN_CM


def min_column_widths(table: ReportTable, points: float, *, allows_breaks: bool = False) -> list[float]:
    """What each column needs, in centimetres, so that words and figures stay whole in letters of that size;
    `allows_breaks` lets an interval, or `not defined`, go on in the next line."""
    longest = text_width_cm(LONGEST_UNBROKEN_WORD, points)
    least = []
    for place, column in enumerate(table.columns):
        cells = [column.format_value(row[place]) for row in table.rows]
        pieces = [part for text in cells for part in _unbroken_pieces(text, column, allows_breaks=allows_breaks)]
        head = OUR_LOOKS[DENSE_STYLE].size if column.centred else points
        widest = max([text_width_cm(word, head, is_bold=True) for word in column.title.split()], default=0.0)
        widest = max([widest, *(text_width_cm(text, points) for text in pieces)])
        least.append(min(widest, longest) + PADDING_CM)
    alike = max([width for width, column in zip(least, table.columns, strict=True) if column.centred], default=0.0)
    return [alike if column.centred else width for width, column in zip(least, table.columns, strict=True)]


def _unbroken_pieces(text: str, column: ReportColumn, *, allows_breaks: bool) -> list[str]:
    """The parts of a cell that stay whole."""
    figure = column.numeric and any(map(str.isdigit, text))
    may_part = allows_breaks and (column.interval or not figure)
    return text.split() if may_part or not (column.numeric or column.format in ("date", "times")) else [text]


def column_widths(table: ReportTable, width_cm: float, points: float) -> list[float]:
    """The columns' widths in centimetres: as much as words and figures need to stay whole, the rest by the columns'
    shares; where the page is too narrow for that, intervals part first, since a number that parts is read wrongly."""
    least = min_column_widths(table, points)
    if sum(least) > width_cm:
        least = min_column_widths(table, points, allows_breaks=True)
    spare = width_cm - sum(least)
    if spare < 0:
        return [width * width_cm / sum(least) for width in least]
    shares = sum(column.width for column in table.columns)
    wished = [width_cm * column.width / shares for column in table.columns]
    wants = [max(0.0, wish - low) for wish, low in zip(wished, least, strict=True)]
    return [low + spare * want / sum(wants) for low, want in zip(least, wants, strict=True)]


def set_widths(table: "WordTable", widths_cm: list[float]) -> None:
    """Give columns and cells the same fixed widths, which Word and LibreOffice both keep."""
    from docx.shared import Cm

    _set_columns(table, widths_cm)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width)


def _set_columns(table: "WordTable", widths_cm: list[float]) -> None:
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)


def _header_cells(table: ReportTable, style: str, small_style: str) -> list[RowCell]:
    """The words above boxes to tick in the smallest letters, so that statements have room."""
    line = ("bottom", "10", INK_COLOUR)
    return [
        RowCell(column.title, small_style if column.centred else style, _flush(column), is_bold=True, line=line)
        for column in table.columns
    ]


def _filled_cells(
    table: ReportTable, row_tone: Tone, values: tuple[object, ...], marks: tuple[Tone, ...], style: str
) -> list[RowCell]:
    cells = []
    for place, (value, text) in enumerate(zip(values, table.format_row(values), strict=True)):
        column = table.columns[place]
        tone = row_tone if marks[place] == "plain" else marks[place]
        edge, ground = TONES.get(tone, ("", ""))
        first = place == 0 and marks[place] == "plain"
        cell = RowCell(
            figure(text) if column.numeric and not isinstance(value, str) else text,
            style,
            _flush(column),
            is_bold=tone == "bad" and place == 0,
            colour=SOFT_COLOUR if tone == "quiet" else "",
            line=("left", "24", edge) if edge and first else None,
            background_colour=ground,
        )
        cells.append(cell)
    return cells


def _flush(column: ReportColumn) -> str:
    return "center" if column.centred else "right" if column.numeric else ""


def _finish(row: "_Row", style: str) -> None:
    """Letters of a style, and no page break within the row."""
    row._tr.get_or_add_trPr().insert(0, element("cantSplit"))
    for cell in row.cells:
        cell.paragraphs[0]._p.style = style  # python-docx looks through all styles for each paragraph, asked by name


def _draw_lines(word_table: "WordTable", caption: str) -> None:
    """Thin lines between rows, a little air in the cells, and what the table shows for those who can't see it."""
    properties = word_table._tbl.tblPr
    borders = element("tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", color=LINE_COLOUR))
    margins = element("tblCellMar")
    for side, air in (("top", "40"), ("left", "100"), ("bottom", "40"), ("right", "100")):
        margins.append(element(side, w=air, type="dxa"))
    look = part_of(properties, "tblLook")
    for part in (borders, element("tblLayout", type="fixed"), margins):
        look.addprevious(part)
    if caption:
        properties.append(element("tblCaption", val=caption))
