"""`ecpat roster select --json`: who has a seat, with which chances. `ecpat roster replace` answers the same."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.roster.model.attendance import ReservesChosen
from ecpat_training.roster.model.selection import Selection

__all__ = ["RosterSelectResult", "result"]


@dataclass(frozen=True, slots=True)
class Applied:
    """Somebody who may get a seat, by code; `name` is null unless names were asked for, `seat` null for those who have
    none."""

    code: str
    name: str | None
    chance: float
    seat: Literal["kept", "drawn"] | None
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuotaData:
    """One thing that was asked: of how many applicants it speaks, how many of them have a seat, and whether it is
    kept."""

    asked: str
    applicants: int
    chosen: int
    kept: bool


@dataclass(frozen=True, slots=True)
class PanelsData:
    """Rooms that are each as likely, as codes; `drawn` is the number of the one that was drawn, from 1."""

    rooms: tuple[tuple[str, ...], ...]
    drawn: int


@dataclass(frozen=True, slots=True)
class ReserveData:
    """A reserve by code, the chance to come, and the chance of a balanced room with this one and all before."""

    code: str
    comes: float
    balanced_room: float


@dataclass(frozen=True, slots=True)
class Reserves:
    """Who stands by, in the order of calling, and the chance of a balanced room without anybody."""

    without: float
    people: tuple[ReserveData, ...]


@dataclass(frozen=True, slots=True)
class RosterSelectResult:
    """A draw; chances are 0 to 1, and those of people who stay in their seats count in none of the measures."""

    by: str
    seats: int
    seed: int
    chosen: tuple[str, ...]
    gone: tuple[str, ...]
    lowest_chance: float | None
    highest_chance: float | None
    gini: float
    geometric_mean: float
    applicants: tuple[Applied, ...]
    quotas: tuple[QuotaData, ...]
    panels: PanelsData | None
    reserves: Reserves | None


def result(selection: Selection, *, names: bool = False, reserves: ReservesChosen | None = None) -> RosterSelectResult:
    """The draw; with `names`, who the people are."""
    chances = [one.chance for one in selection.drawn_by_lot]
    return RosterSelectResult(
        selection.title,
        selection.seats,
        selection.seed,
        tuple(one.code for one in selection.chosen),
        selection.gone,
        min(chances, default=None),
        max(chances, default=None),
        selection.gini,
        selection.geometric_mean,
        tuple(
            Applied(
                one.code,
                one.name if names else None,
                one.chance,
                "kept" if one.kept else "drawn" if one.chosen else None,
                dict(zip(selection.columns, one.values, strict=True)),
            )
            for one in selection.applicants
        ),
        tuple(QuotaData(one.said, one.applicants, one.chosen, one.held) for one in selection.quotas),
        PanelsData(selection.panels.rooms, selection.panels.drawn) if selection.panels else None,
        reserves_data(reserves) if reserves else None,
    )


def reserves_data(reserves: ReservesChosen) -> Reserves:
    """Who stands by."""
    people = tuple(ReserveData(one.code, one.comes, one.chance.value) for one in reserves.reserves)
    return Reserves(reserves.without.value, people)
