"""The charts of a network: who names whom, as a square and as a ring of people."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.documents.document import Chart

TieMark = Literal["none", "tie", "kept", "new", "lost", "unknown"]
"""What a cell of the square says: in one wave `tie`, from one to the next `kept`, `new` and `lost`."""


@dataclass(frozen=True, slots=True)
class TieMatrix(Chart):
    """A row for each person who answers, a column for each person named, in the same order; `groups` are how many stand
    in each sector, one behind the other, with its name. `legend` says in words what each mark is."""

    title: str
    codes: tuple[str, ...]
    cells: tuple[tuple[TieMark, ...], ...]
    groups: tuple[tuple[str, int], ...]
    legend: tuple[tuple[TieMark, str], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Sociogram(Chart):
    """People on a ring, sector by sector; an arrow for each tie, a thick line for two that name each other. `ties` are
    places of people, from and to. People at places in `silent` didn't answer. `legend` says what the two lines are."""

    title: str
    codes: tuple[str, ...]
    ties: tuple[tuple[int, int], ...]
    groups: tuple[tuple[str, int], ...]
    silent: tuple[int, ...]
    legend: tuple[str, str]
    alt: str
