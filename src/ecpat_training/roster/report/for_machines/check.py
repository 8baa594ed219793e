"""`ecpat roster check --json`: how a list was read, who is in the room, which rules are kept."""

from dataclasses import dataclass

from ecpat_training.core.location import Location
from ecpat_training.programme.rules.as_data import Count, JudgedRule, counted, rules
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.model.funnel import Funnel
from ecpat_training.values.participant import Status


@dataclass(frozen=True, slots=True)
class RowNotCounted:
    """A row that isn't counted; `duplicate_of` is the row that says the same, `status` where somebody stands who isn't
    in the room."""

    where: Location
    why: str
    duplicate_of: Location | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column of the list, and as what it was read."""

    column: str
    read_as: str


@dataclass(frozen=True, slots=True)
class WordReadAs:
    """A word that was read as another: how often, and where first."""

    column: str
    written: str
    meaning: str
    times: int
    where: Location


@dataclass(frozen=True, slots=True)
class RoomPart:
    """The room by one thing that the list says of people; the counts add up to everybody."""

    of: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """People of one kind (`of` is null for everybody), and how many of them reached each stage."""

    of: str | None
    label: str
    reached: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FunnelData:
    """How many people reached each of the stages that the list speaks of."""

    stages: tuple[Status, ...]
    rows: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class RosterCheckResult:
    """A list against its programme's rules: rows == counted + not_counted. `stage` is what people must have reached
    to be counted; null: everybody who isn't out of it."""

    file: str
    sheet: str | None
    programme: str
    rows: int
    counted: int
    kept: bool
    stage: Status | None
    not_counted: tuple[RowNotCounted, ...]
    columns: tuple[ColumnRead, ...]
    read_as: tuple[WordReadAs, ...]
    mix: tuple[RoomPart, ...]
    funnel: FunnelData | None
    rules: tuple[JudgedRule, ...]


def result(check: RosterCheck) -> RosterCheckResult:
    """What was read, and what was judged."""
    return RosterCheckResult(
        check.file,
        check.sheet,
        check.programme,
        check.rows,
        check.used,
        check.kept,
        check.stage,
        tuple(RowNotCounted(row.where, row.why, row.duplicate_of, row.status) for row in check.not_used),
        tuple(ColumnRead(*column) for column in check.columns),
        tuple(WordReadAs(one.column, one.written, one.meaning, one.count, one.where) for one in check.read_as),
        tuple(RoomPart(of, tuple(map(counted, counts))) for of, counts in check.mix),
        _funnel(check.funnel) if check.funnel else None,
        rules(check.rules),
    )


def _funnel(way_in: Funnel) -> FunnelData:
    return FunnelData(way_in.stages, tuple(Reached(row.of or None, row.label, row.reached) for row in way_in.rows))
