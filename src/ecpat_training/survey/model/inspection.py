"""What a file of answers is: how `ecpat survey inspect` saw it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecpat_training.core.location import Location


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column: its letters as a spreadsheet's, its header as written, what it is for, how many responses fill it
    and with how many different answers, the shape of what stands in it, and why it may tell who somebody is."""

    letters: str
    header: str
    kind: str
    filled: int
    different: int
    shape: str
    personal: str = ""


@dataclass(frozen=True, slots=True)
class RowsAside:
    """Rows below the header that are no responses, and why."""

    reason: str
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A file beside an instrument: each item with the letters and the header of its column (several for choices in
    columns, and where the waves stand `side_by_side`, a row for each person), None where there is none; the background
    questions likewise; what is unclear; and `why` each item's column is taken for it."""

    instrument: str
    items: tuple[tuple[str, str | None, str], ...]
    groups: tuple[tuple[str, str | None], ...]
    unclear: tuple[str, ...]
    why: Mapping[str, str] = field(default_factory=dict)
    side_by_side: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The items that no column answers."""
        return tuple(item for item, letters, _ in self.items if letters is None)


@dataclass(frozen=True, slots=True)
class SurveyInspection:
    """A file of answers. `header_rows` count as the spreadsheet or the editor does, from 1; `responses` leaves out the
    rows of `aside`. `code` are the columns that may hold a code by which people are known again, `waves` how many
    responses each word of the wave's column has, `wave_by_name` what the file's name says;`undated` says that days
    stand for no day, such as 1980-01-01; `side_by_side` are the headers of each wave where their names say it;
    `remarks` are what was noted on the way, each with its place."""

    file: str
    sheet: str | None
    sheets: tuple[str, ...]
    kind: str
    encoding: str
    delimiter: str
    platform: str
    because: str
    header_rows: tuple[int, ...]
    first_row: int
    responses: int
    aside: tuple[RowsAside, ...]
    response_id: str | None
    code: tuple[str, ...]
    wave_column: str | None
    waves: tuple[tuple[str, str | None, int], ...]
    wave_by_name: str | None
    submitted: str | None
    first_day: str | None
    last_day: str | None
    several_answers: tuple[str, ...]
    columns: tuple[ColumnSeen, ...]
    matching: Matching | None = None
    undated: bool = False
    side_by_side: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def personal(self) -> tuple[ColumnSeen, ...]:
        """The columns that may tell who somebody is."""
        return tuple(column for column in self.columns if column.personal)
