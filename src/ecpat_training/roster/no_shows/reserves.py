"""Reserves for a room that has been selected: who stands by, in which order, and who replaces whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from ecpat_training.roster.model.attendance import Chance
from ecpat_training.roster.no_shows.choose import choose
from ecpat_training.roster.no_shows.kept import Judge
from ecpat_training.roster.no_shows.on_the_day import Expected, Size, said, seating
from ecpat_training.roster.no_shows.seating import ReserveKind, kinds
from ecpat_training.roster.rule_parts.rule import RosterRule

if TYPE_CHECKING:
    from ecpat_training.roster.no_shows.days import Row


@dataclass(frozen=True, slots=True)
class Call:
    """If one of `away` stays away, all others being there: whether a reserve is `needed`, and who of them may sit there
    instead, None if nobody makes the room balanced."""

    away: tuple[int, ...]
    needed: bool
    called: int | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who stands by, as indices, in the order of calling; the chance of a balanced room without and with each; what to
    do for each kind of person who stays away. `best`: no other choice is better; `drawn`: the lot decided among people
    whom nothing that is asked tells apart."""

    people: tuple[int, ...]
    without: Chance
    chances: tuple[Chance, ...]
    calls: tuple[Call, ...]
    best: bool
    drawn: bool


def reserves(
    expected: Expected, rules: Sequence[RosterRule], selected: Sequence[int], number: int, seed: int, size: Size
) -> Chosen:
    """Chooses reserves among everybody who is not selected.

    Args:
        expected: the applicants, with the chance of each to come.
        rules: what must hold of the room.
        selected: who has a seat, as indices.
        number: of reserves.
        seed: decides who of a kind stands by, and draws days where they are too many to be counted.
        size: the fewest and the most people in the room (None: open).
    """
    rest = [person for person in range(len(expected.people)) if person not in set(selected)]
    room = seating(expected, rules, seed, invited=selected, others=rest, called=number, size=size)
    found, best = choose(room, kinds(room.judge, rest, [expected.comes[person] for person in rest]), number)
    waiting = {kind: sorted(kind.people, key=partial(_lot, seed), reverse=True) for kind in found}
    drawn = any(found.count(kind) < len(kind.people) for kind in waiting)
    people = tuple(waiting[kind].pop() for kind in found)
    return Chosen(
        people,
        said(room, room.alone, seed),
        tuple(said(room, room.chance(found[: count + 1]), seed) for count in range(len(found))),
        tuple(_calls(room.judge, selected, list(zip(people, found, strict=True)))),
        best,
        drawn,
    )


def _lot(seed: int, person: int) -> str:
    """The lot that somebody draws, which anybody can draw again: the SHA-256 of `seed/index`. The lowest lot wins."""
    return sha256(f"{seed}/{person}".encode()).hexdigest()


def _calls(judge: Judge, selected: Sequence[int], standing_by: Sequence[tuple[int, ReserveKind]]) -> list[Call]:
    """For each kind of the selected, whom to call when one stays away: of those with whom the room is balanced the
    reserve who is counted most like them, of equally like ones the first."""
    import numpy

    def columns_of(kind: ReserveKind) -> "Row":
        return numpy.array(kind.belongs)

    everybody = judge.columns(selected).sum(axis=0)
    calls = []
    for kind in kinds(judge, selected, [0.0] * len(selected)):
        left = everybody - kind.belongs
        in_order = sorted(standing_by, key=lambda one: abs(columns_of(one[1]) - columns_of(kind)).sum())
        mends = [person for person, other in in_order if judge.kept((left + other.belongs)[None, :])[0]]
        needed = not judge.kept(left[None, :])[0]
        calls.append(Call(kind.people, bool(needed), mends[0] if mends else None))
    return calls
