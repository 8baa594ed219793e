"""Tables on a terminal: as columns where they fit, else with fewer columns, else each row as a small list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich import box
from rich.cells import cell_len
from rich.console import JustifyMethod, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from ecpat_training.documents.document import ReportTable, Tone
from ecpat_training.words.catalogue.marked_text import join_names, marked

TONES: dict[Tone, str] = {"plain": "", "good": "green", "attention": "yellow", "bad": "bold red", "quiet": "dim"}
_GAP = 2


def fit_table(table: ReportTable, width: int, *, is_complete: bool) -> ReportTable:
    """A table that is too wide for so many characters, with fewer columns: what is alike in all rows is said once,
    above them, and unless the whole is printed, columns that can be spared are left out, the last first."""
    if not table.rows or _column_widths(table, width):
        return table
    alike = (
        []
        if len(table.rows) == 1
        else [place for place in range(1, len(table.columns)) if _is_uniform_column(table, place)]
    )
    shared_text = "; ".join(
        f"{table.columns[place].title}: {_cells(table, place)[0] or marked('(empty)')}" for place in alike
    )
    compact = _drop_columns(table, alike, marked("The same for all: {said}.").format(said=shared_text))
    if is_complete or _column_widths(compact, width):
        return compact
    spare = [place for place, column in enumerate(compact.columns) if column.is_optional]
    for number in range(1, len(spare) + 1):
        left_out = spare[-number:]
        titles = [compact.columns[place].title for place in left_out]
        fewer = _drop_columns(
            compact, left_out, marked("Not shown here: {said}.").format(said=join_names(titles, len(titles)))
        )
        if _column_widths(fewer, width):
            return fewer
    return compact


def _cells(table: ReportTable, place: int) -> list[str]:
    return [table.columns[place].format_value(row[place]) for row in table.rows]


def _is_uniform_column(table: ReportTable, place: int) -> bool:
    return len({*_cells(table, place)}) == 1


def _drop_columns(table: ReportTable, omitted_columns: Sequence[int], note: str) -> ReportTable:
    if not omitted_columns:
        return table
    places = [place for place in range(len(table.columns)) if place not in omitted_columns]
    columns = tuple(table.columns[place] for place in places)
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=columns, rows=rows, caption=f"{table.caption} {note}".strip())


def table_lines(table: ReportTable, width: int) -> Iterator[RenderableType]:
    """A table, as it fits into so many characters."""
    if table.caption:
        yield Text(table.caption, style="italic")
    if not table.rows:
        yield Text("(no rows)", style="dim")
        return
    widths = _column_widths(table, width)
    if not widths:
        yield from _rows_as_lists(table)
        return
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    for column, share in zip(table.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.numeric else "left"
        grid.add_column(Text(column.title), justify=justify, overflow="fold", width=share)
    for tone, row in table.toned_rows():
        grid.add_row(*map(Text, table.format_row(row)), style=TONES[tone])
    yield grid


def _column_widths(table: ReportTable, width: int) -> list[int]:
    """The columns' widths such that no word and no figure is broken over lines; none if `width` is too narrow."""
    least, most = [], []
    for column, cells in zip(table.columns, zip(*map(table.format_row, table.rows), strict=True), strict=True):
        lines = [line for cell in cells for line in cell.split("\n")]
        together = lines if column.numeric else " ".join(lines).split()
        least.append(max(cell_len(text) for text in [" ", *column.title.split(), *together]))
        most.append(max(cell_len(text) for text in [" ", column.title, *lines]))
    spare = width - _GAP * len(least) - sum(least)
    if spare < 0:
        return []
    wished = sum(most) - sum(least)
    share = 1.0 if wished <= spare else spare / wished
    return [low + int((high - low) * share) for low, high in zip(least, most, strict=True)]


def _rows_as_lists(table: ReportTable) -> Iterator[RenderableType]:
    """Each row as a small list, where the window is too narrow for the columns."""
    for number, row in enumerate(table.rows):
        if number:
            yield Text("")
        titles = [column.title for column in table.columns]
        yield build_two_columns(list(zip(titles, table.format_row(row), strict=True)), gap=2)


def build_two_columns(pairs: list[tuple[str, str]], gap: int) -> Grid:
    """Labels and what belongs to each, side by side, so many blanks apart."""
    grid = Grid.grid(padding=(0, gap, 0, 0))
    grid.add_column(style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in pairs:
        grid.add_row(Text(label), Text(value))
    return grid
