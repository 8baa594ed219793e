"""Which wishes a selection keeps: what must hold comes first, then the wishes by their weight."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.solve.selection.demand import Demand
from ecpat_training.solve.selection.pool import pool
from ecpat_training.solve.selection.program import Program


@dataclass(frozen=True, slots=True)
class Decided:
    """The demands that every room keeps, and the wishes that gave way to them. Nothing is `held` where even what must
    hold can't."""

    held: tuple[Demand, ...]
    gave_way: tuple[Demand, ...]
    possible: bool


def decided(people: int, seats: int, demands: Sequence[Demand]) -> Decided:
    """Keeps everything if a room can; otherwise each wish, the heaviest first and then as the file has them, if a room
    can keep it beside what is kept already."""
    hard = [demand for demand in demands if not demand.weight]
    if not _possible(people, seats, hard):
        return Decided((), (), possible=False)
    if len(hard) == len(demands) or _possible(people, seats, demands):
        return Decided(tuple(demands), (), possible=True)
    held, gave_way = hard, []
    for wish in sorted((demand for demand in demands if demand.weight), key=lambda demand: -demand.weight):
        if _possible(people, seats, [*held, wish]):
            held = [*held, wish]
        else:
            gave_way.append(wish)
    return Decided(tuple(held), tuple(gave_way), possible=True)


def _possible(people: int, seats: int, demands: Sequence[Demand]) -> bool:
    return Program(pool(people, seats, demands), demands).room() is not None
