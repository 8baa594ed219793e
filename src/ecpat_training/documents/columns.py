"""Tables of reports by their columns: what stands at the head of each, what in it of each row, and when it is shown."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from ecpat_training.documents.document import ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import Format

Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)
EMPTY_VALUES = (None, "", (None, None))


class Column(Generic[Row_contra]):
    """A column of a table whose rows are of one kind: its title, the value of a row, and how it looks, as a
    `ReportColumn` takes it. It is left out where it isn't `shown`; its values are asked for only where it is."""

    __slots__ = ("head", "shown", "value")

    def __init__(
        self,
        title: str,
        value: Callable[[Row_contra], object],
        format_: Format = "text",
        *,
        width: float = 1.0,
        interval: bool = False,
        choices: tuple[str, ...] = (),
        spare: bool = False,
        shown: bool = True,
    ) -> None:
        self.head = ReportColumn(title, format_, interval=interval, width=width, choices=choices, is_optional=spare)
        self.value, self.shown = value, shown


class Bounded(Protocol):
    """What has an interval, such as an estimate."""

    @property
    def low(self) -> float | None:
        """The lower bound; None where there is none."""

    @property
    def high(self) -> float | None:
        """The upper bound; None where there is none."""


def interval_column(
    title: str,
    bounded: Callable[[Row], Bounded],
    format_: Format = "0.00",
    *,
    width: float = 1.6,
    spare: bool = False,
    shown: bool = True,
    missing: object = None,
) -> Column[Row]:
    """A column of the interval that something of a row has; `missing` stands where it has no lower bound."""

    def bounds(row: Row) -> object:
        estimate = bounded(row)
        return (estimate.low, estimate.high) if missing is None or estimate.low is not None else missing

    return Column(title, bounds, format_, width=width, interval=True, spare=spare, shown=shown)


def table_of(
    name: str,
    rows: Iterable[Row],
    columns: Sequence[Column[Row]],
    caption: str = "",
    *,
    tones: Sequence[Tone] = (),
    roomy: bool = False,
    only_filled: bool = False,
    missing: object = None,
) -> ReportTable:
    """A table of rows of one kind.

    Args:
        name: the table's short name.
        rows: what each line is of.
        columns: from the first to the last.
        caption: what stands above the table.
        tones: the colour of each row, where they have any.
        roomy: whether it is set large, to be read at arm's length.
        only_filled: whether columns without a value in any row are left out as well.
        missing: with `only_filled`, what stands in an empty cell of a table, where that means something.
    """
    columns = [column for column in columns if column.shown]
    cells = [tuple(column.value(row) for column in columns) for row in rows]
    if only_filled:
        filled_places = [place for place in range(len(columns)) if any(row[place] not in EMPTY_VALUES for row in cells)]
        columns = [columns[place] for place in filled_places]
        cells = [tuple(row[place] for place in filled_places) for row in cells]
        if missing is not None:
            cells = [tuple(missing if cell in EMPTY_VALUES else cell for cell in row) for row in cells]
    heads = tuple(column.head for column in columns)
    return ReportTable(name, heads, tuple(cells), caption, tuple(tones), roomy)
