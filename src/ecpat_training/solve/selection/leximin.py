"""Fair chances of a seat: leximin over all lotteries whose every room keeps the demands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.solve.selection.caps import Capped, parted
from ecpat_training.solve.selection.demand import Demand
from ecpat_training.solve.selection.generation import Generation
from ecpat_training.solve.selection.pool import Pool
from ecpat_training.solve.selection.pool import pool as pooled
from ecpat_training.solve.selection.program import Program
from ecpat_training.solve.selection.relaxed import EXACT, relaxed_leximin
from ecpat_training.solve.selection.rooms import NOTHING, taken_apart

if TYPE_CHECKING:
    from ecpat_training.solve.selection.program import Floats

PROVEN = 1e-6  # how far a chance may be from the leximin one


@dataclass(frozen=True)
class Lottery:
    """Rooms, each as how many people of each type sit there, and their weights, which add up to 1.

    `chances` are those of one person of each type, as these rooms and weights give them: within `PROVEN` of leximin.
    `caps` are demands that don't tell types apart: in no room are there more than they allow on average, so that people
    can be seated under them with these chances (`solve.selection.seating`).
    """

    pool: Pool
    rooms: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    chances: tuple[float, ...]
    caps: tuple[Demand, ...] = ()

    @cached_property
    def capped(self) -> Capped:
        """The people by type and cap."""
        return Capped(self.pool, self.caps)

    def each(self) -> list[float]:
        """The chance of each person, in the order of the list."""
        chances = [0.0] * sum(self.pool.sizes)
        for members, chance in zip(self.pool.types, self.chances, strict=True):
            for person in members:
                chances[person] = chance
        return chances


def fair_lottery(people: int, seats: int, demands: Sequence[Demand]) -> Lottery | None:
    """The lottery that gives leximin chances to so many people: nobody's chance can be raised without lowering that
    of somebody who has no more. People whom no demand tells apart have the same chance.

    Where the relations alone allow chances that a lottery over rooms has as well, these are leximin, since every
    lottery keeps the relations; else they are found by column generation. Caps are left out as long as no room has more
    on average than they allow: what is leximin without them and can be seated under them is leximin under them.

    Args:
        people: how many there are; demands mean them by index.
        seats: how many of them sit in each room.
        demands: what every room keeps.

    Returns:
        The lottery; None where no room keeps the demands (see `solve.selection.conflict` for why).
    """
    asked, caps = parted(people, seats, demands)
    while True:
        lottery = _over_types(people, seats, asked)
        if lottery is None or not caps:
            return lottery
        lottery = replace(lottery, caps=tuple(caps))
        over = [caps[number] for number in lottery.capped.over(lottery.rooms)]
        if not over:
            return lottery
        tell_apart = {*asked, *over}
        asked = [demand for demand in demands if demand in tell_apart]
        caps = [cap for cap in caps if cap not in tell_apart]


def _over_types(people: int, seats: int, demands: Sequence[Demand]) -> Lottery | None:
    """The lottery whose types every one of these demands tells apart."""
    program = Program(pooled(people, seats, demands), demands)
    relaxed = relaxed_leximin(program)
    if relaxed is None:
        return None
    chances, values = relaxed
    rooms, weights, left = taken_apart(program, values[: program.types])
    if left > NOTHING or not _as_meant(program, rooms, weights, chances):
        generation = Generation(program, rooms)
        found = generation.towards(chances)
        if found is None:
            found = generation.leximin()
        if found is None:
            return None
        rooms, weights = generation.rooms, list(found)
    return _lottery(program, rooms, weights)


def _as_meant(program: Program, rooms: "Sequence[Floats]", weights: Sequence[float], chances: "Floats") -> bool:
    """Whether rooms and weights give these chances: taking a point apart magnifies errors of the arithmetic."""
    import numpy as np

    means = np.array(weights) @ np.array(rooms) / np.array(program.pool.sizes, float)
    return bool(np.abs(means - chances).max() < EXACT / 10)


def _lottery(program: Program, rooms: "Sequence[Floats]", weights: Sequence[float]) -> Lottery:
    """The rooms that have a weight, each once, in an order that doesn't depend on how they were found."""
    together: dict[tuple[int, ...], float] = {}
    for found, weight in zip(rooms, weights, strict=True):
        if weight > NOTHING / 10:
            key = tuple(int(number) for number in found)
            together[key] = together.get(key, 0.0) + float(weight)
    total = sum(together.values())
    ordered = sorted(together.items(), reverse=True)
    chances = [0.0] * program.types
    for room, weight in ordered:
        for at, number in enumerate(room):
            chances[at] += weight / total * number
    return Lottery(
        program.pool,
        tuple(room for room, _ in ordered),
        tuple(weight / total for _, weight in ordered),
        tuple(min(1.0, sum_ / size) for sum_, size in zip(chances, program.pool.sizes, strict=True)),
    )
