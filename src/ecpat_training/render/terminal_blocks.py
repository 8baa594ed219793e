"""The blocks of a document on a terminal. Data only ever arrives as `Text`: no markup, emoji or link comes of it."""

from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ecpat_training.render.terminal_charts import chart_lines
from ecpat_training.results.document import (
    BlankLines,
    Block,
    Bullets,
    Checklist,
    EstimateChart,
    Facts,
    Form,
    HaveWantChart,
    Heading,
    OnPaper,
    PageBreak,
    PairedChart,
    Paragraph,
    Sign,
    Table,
    TimelineChart,
    Tone,
)

STYLES: dict[Tone, str] = {"plain": "", "good": "green", "attention": "yellow", "bad": "bold red", "quiet": "dim"}
GAP = 2
LONGEST_LINE = 60


def block_lines(console: Console, block: Block, width: int) -> Iterator[RenderableType]:
    """A block, as it fits into so many characters."""
    match block:
        case Heading():
            yield from _heading(block, width, plain=console.options.ascii_only)
        case Paragraph():
            yield Text(block.text, style=STYLES[block.tone])
        case Bullets():
            yield _two_columns([("-", item) for item in block.items], gap=1)
        case Facts():
            yield _two_columns(list(block.pairs), gap=2)
        case Table():
            yield from _table(block, width)
        case Checklist() | BlankLines() | Form() | Sign():
            yield from _on_paper(block, width)
        case HaveWantChart() | PairedChart() | EstimateChart() | TimelineChart():
            yield Text(block.title, style="bold")
            for line in chart_lines(block, width, plain=console.options.ascii_only):
                yield Padding(line, (0, 0, 0, 2))
        case PageBreak():
            pass


def _heading(heading: Heading, width: int, *, plain: bool) -> Iterator[Text]:
    yield Text(heading.text, style="bold")
    if heading.level <= 1:
        yield Text(("-" if plain else "─") * min(width, cell_len(heading.text)), style="dim")


def _on_paper(block: OnPaper, width: int) -> Iterator[RenderableType]:
    match block:
        case Checklist():
            yield _two_columns([("[ ]", item) for item in block.items], gap=1)
        case BlankLines():
            yield from (Text("_" * min(width, LONGEST_LINE), style="dim") for _ in range(block.count))
        case Sign():
            yield Text(block.title, style="bold")
            yield from (Text(f"  {line}") for line in block.lines)
        case Form():
            yield from _table(block.as_table(), width)


def _two_columns(pairs: list[tuple[str, str]], gap: int) -> Grid:
    grid = Grid.grid(padding=(0, gap, 0, 0))
    grid.add_column(style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in pairs:
        grid.add_row(Text(label), Text(value))
    return grid


def _table(table: Table, width: int) -> Iterator[RenderableType]:
    if table.caption:
        yield Text(table.caption, style="italic")
    if not table.rows:
        yield Text("(no rows)", style="dim")
        return
    rows = [(STYLES[tone], table.shown(row)) for tone, row in table.toned_rows()]
    widths = _widths(table, [cells for _, cells in rows], width)
    if not widths:
        yield from _rows_as_lists(table)
        return
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for column, share in zip(table.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.numeric else "left"
        grid.add_column(Text(column.title), justify=justify, overflow="fold", width=share)
    for style, cells in rows:
        grid.add_row(*(Text(cell) for cell in cells), style=style)
    yield grid


def _widths(table: Table, rows: list[list[str]], width: int) -> list[int]:
    """The columns' widths such that no word and no figure is broken over lines; none if `width` is too narrow."""
    least, most = [], []
    for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True):
        lines = [line for cell in cells for line in cell.split("\n")]
        together = lines if column.numeric else " ".join(lines).split()
        least.append(max(cell_len(text) for text in [" ", *column.title.split(), *together]))
        most.append(max(cell_len(text) for text in [" ", column.title, *lines]))
    spare = width - GAP * len(least) - sum(least)
    if spare < 0:
        return []
    wished = sum(most) - sum(least)
    given = 1.0 if wished <= spare else spare / wished
    return [low + int((high - low) * given) for low, high in zip(least, most, strict=True)]


def _rows_as_lists(table: Table) -> Iterator[RenderableType]:
    """Each row as a small list, where the window is too narrow for the columns."""
    for number, row in enumerate(table.rows):
        if number:
            yield Text("")
        titles = [column.title for column in table.columns]
        yield _two_columns(list(zip(titles, table.shown(row), strict=True)), gap=2)
