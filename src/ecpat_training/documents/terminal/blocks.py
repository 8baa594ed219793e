"""The blocks of a document on a terminal. Data only ever arrives as `Text`: no markup, emoji or link comes of it."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from ecpat_training.documents import document as doc
from ecpat_training.documents.terminal.tables import TONES, build_two_columns, table_lines

LONGEST_LINE = 60


def block_lines(console: Console, block: doc.Block, width: int) -> Iterator[RenderableType]:
    """A block, as it fits into so many characters."""
    match block:
        case doc.Heading():
            yield from _heading(block, width, is_plain_text=console.options.ascii_only)
        case doc.Paragraph():
            yield Text(block.text, style=TONES[block.tone])
        case doc.Bullets():
            yield build_two_columns([("-", item) for item in block.items], gap=1)
        case doc.FactList() | doc.KeyFigure():
            yield from _facts(block)
        case doc.ReportTable():
            yield from table_lines(block, width)
        case doc.Checklist() | doc.BlankLines() | doc.PenQuestion() | doc.Form() | doc.Sign() | doc.QrCode():
            yield from _render_paper_block(block, width)
        case doc.Chart():
            from ecpat_training.documents.terminal.charts import chart_lines  # most reports print none

            yield Text(block.title, style="bold")
            for line in chart_lines(block, width, is_plain_text=console.options.ascii_only):
                yield Padding(line, (0, 0, 0, 2))
        case doc.PageBreak() | doc.ContentsList():
            pass


def _facts(block: doc.FactList | doc.KeyFigure) -> Iterator[RenderableType]:
    if isinstance(block, doc.FactList):
        yield build_two_columns(list(block.pairs), gap=2)
        return
    yield Text(block.label)
    yield Text(block.figure, style="bold")
    yield from (Text(note, style=TONES["quiet"]) for note in block.notes)


def _heading(heading: doc.Heading, width: int, *, is_plain_text: bool) -> Iterator[Text]:
    yield Text(heading.text, style="bold")
    if heading.level <= 1:
        yield Text(("-" if is_plain_text else "─") * min(width, cell_len(heading.text)), style="dim")


def _render_paper_block(block: doc.OnPaper, width: int) -> Iterator[RenderableType]:
    match block:
        case doc.Checklist():
            yield build_two_columns([("[ ]", item) for item in block.items], gap=1)
        case doc.BlankLines():
            yield from (Text("_" * min(width, LONGEST_LINE), style="dim") for _ in range(block.count))
        case doc.PenQuestion():
            yield Text(block.text, style="bold")
            if block.hint:
                yield Text(block.hint, style=TONES["quiet"])
            if block.ticks:
                yield build_two_columns([("[ ]", tick) for tick in block.ticks], gap=1)
            if block.boxes:
                yield Text(" ".join(["[ ]"] * block.boxes))
            yield from _render_paper_block(doc.BlankLines(block.lines), width)
        case doc.Sign():
            yield Text(block.title, style="bold")
            yield from (Text(f"  {line}") for line in block.lines)
        case doc.QrCode():  # nobody scans a terminal
            yield Text(block.alt, style=TONES["quiet"])
            yield Text(f"  {block.text}")
        case doc.Form():
            yield from table_lines(block.as_table(), width)
