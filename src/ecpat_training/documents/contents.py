"""The contents list of a long document: which parts it has, and whether it is long enough for one."""

from math import ceil
from typing import NamedTuple

from ecpat_training.documents import document as doc

FROM_PAGES = 5
LETTERS, LINES = 92, 46  # on a line, and lines on a page of A4
CHART_LINES, HEADING_LINES, FIGURE_LINES = 16.0, 2.5, 6.0


class ContentsLine(NamedTuple):
    """A line of the list: a heading and its level."""

    title: str
    level: int


def levels(document: doc.Document) -> int:
    """Down to which level headings are listed: 0 where the document is short, or wants no list. A book says it where
    its list stands."""
    for block in document.blocks:
        if isinstance(block, doc.ContentsList):
            return block.levels
    return 1 if document.contents and pages(document) >= FROM_PAGES else 0


def entries(document: doc.Document) -> list[ContentsLine]:
    """The headings that are listed, in order."""
    last = levels(document)
    headings = (block for block in document.blocks if isinstance(block, doc.Heading))
    return [ContentsLine(block.text, block.level) for block in headings if 1 <= block.level <= last]


def pages(document: doc.Document) -> float:
    """About how many pages of A4 the document takes."""
    return sum(map(_lines, document.blocks)) / LINES


def _lines(block: doc.Block) -> float:
    match block:
        case doc.Heading():
            return HEADING_LINES
        case doc.Paragraph():
            return _text(block.text) + 0.5
        case doc.Bullets():
            return sum(map(_text, block.items))
        case doc.ReportTable():
            return 2 + sum(_row(block, row) for row in block.rows)
        case doc.Chart():
            return CHART_LINES
        case doc.KeyFigure():
            return FIGURE_LINES
        case _:
            return 1


def _text(text: str, letters: float = LETTERS) -> int:
    return sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))


def _row(table: doc.ReportTable, row: tuple[object, ...]) -> float:
    total = sum(column.width for column in table.columns) or 1.0
    cells = zip(table.columns, table.format_row(row), strict=True)
    return 0.5 + max(_text(text, max(4.0, LETTERS * column.width / total)) for column, text in cells)
