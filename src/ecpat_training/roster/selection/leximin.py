"""Fair chances of a seat: leximin over all lotteries whose every room keeps the demands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.selection.caps import CapModel, split_caps
from ecpat_training.roster.selection.demand import ApplicantPool, QuotaDemand
from ecpat_training.roster.selection.demand import pool as pooled
from ecpat_training.roster.selection.generation import ZERO_TOLERANCE, RoomGeneration, decompose
from ecpat_training.roster.selection.program import Program, relaxed_leximin

if TYPE_CHECKING:
    from ecpat_training.roster.selection.program import Floats

PROOF_TOLERANCE = 1e-6  # how far a chance may be from the leximin one
_LEANINGS = 4  # ways in which chances are taken apart; rooms of several often give what those of one nearly do
_MAX_WEIGHT_LEFT = 0.01  # of the chances left over: no lottery may have them
_ROUNDS = 4  # after which every cap tells people apart
_MAX_TYPE_SHARE = 0.5  # of the types that all caps make; more are not worth leaving caps out


@dataclass(frozen=True)
class Lottery:
    """Rooms, each as how many people of each type sit there, and their weights, which add up to 1.

    `chances` are those of one person of each type, as these rooms and weights give them: within `PROVEN` of leximin.
    `caps` are demands that don't tell types apart: in no room are there more than they allow on average, so that people
    can be seated under them with these chances (`roster.selection.seating`).
    """

    pool: ApplicantPool
    rooms: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    chances: tuple[float, ...]
    caps: tuple[QuotaDemand, ...] = ()

    @cached_property
    def cap_model(self) -> CapModel:
        """The people by type and cap."""
        return CapModel(self.pool, self.caps)

    def each(self) -> list[float]:
        """The chance of each person, in the order of the list."""
        person_chances = [0.0] * sum(self.pool.sizes)
        for members, chance in zip(self.pool.types, self.chances, strict=True):
            for person in members:
                person_chances[person] = chance
        return person_chances


def fair_lottery(people: int, seats: int, demands: Sequence[QuotaDemand]) -> Lottery | None:
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
        The lottery; None where no room keeps the demands (see `roster.selection.conflict` for why).
    """
    distinguishing, caps = split_caps(people, seats, demands)
    most_types = _MAX_TYPE_SHARE * len(pooled(people, seats, demands).types) if caps else 0
    for _ in range(_ROUNDS):
        if caps and len(pooled(people, seats, distinguishing).types) > most_types:
            break
        lottery = _lottery_over_types(people, seats, distinguishing)
        if lottery is None or not caps:
            return lottery
        lottery = replace(lottery, caps=tuple(caps))
        exceeded_caps = [caps[number] for number in lottery.cap_model.over(lottery.rooms)]
        if not exceeded_caps:
            return lottery
        distinguishing_demands = {*distinguishing, *exceeded_caps}
        distinguishing = [demand for demand in demands if demand in distinguishing_demands]
        caps = [cap for cap in caps if cap not in distinguishing_demands]
    return _lottery_over_types(people, seats, demands)


def _lottery_over_types(people: int, seats: int, demands: Sequence[QuotaDemand]) -> Lottery | None:
    """The lottery whose types every one of these demands tells apart."""
    program = Program(pooled(people, seats, demands), demands)
    relaxed = relaxed_leximin(program)
    if relaxed is None:
        return None
    type_chances, values = relaxed
    generation = RoomGeneration(program, [])
    weights = None
    for leaning in range(_LEANINGS):
        rooms, weight_left = decompose(program, values[: program.types], leaning)
        generation.rooms += rooms
        weights = generation.weights(type_chances) if rooms else None
        # Much is left over: these chances are no lottery's, and another way of taking apart won't help.
        if weights is not None or weight_left > _MAX_WEIGHT_LEFT:
            break
    if weights is None:
        weights = generation.towards(type_chances)
    if weights is None:
        weights = generation.leximin()
    return None if weights is None else _lottery(program, generation.rooms, weights.tolist())


def _lottery(program: Program, rooms: "Sequence[Floats]", weights: Sequence[float]) -> Lottery:
    """The rooms that have a weight, each once, in an order that doesn't depend on how they were found."""
    weight_by_room: dict[tuple[int, ...], float] = {}
    for room_counts, weight in zip(rooms, weights, strict=True):
        if weight > ZERO_TOLERANCE / 10:
            # Several ways lead to one room; together their weights count once, and the order is the room's own.
            key = tuple(int(number) for number in room_counts)
            weight_by_room[key] = weight_by_room.get(key, 0.0) + float(weight)
    total = sum(weight_by_room.values())
    sorted_rooms = sorted(weight_by_room.items(), reverse=True)
    mean_seats = [0.0] * program.types
    for room, weight in sorted_rooms:
        for type_index, number in enumerate(room):
            mean_seats[type_index] += weight / total * number
    return Lottery(
        program.pool,
        tuple(room for room, _ in sorted_rooms),
        tuple(weight / total for _, weight in sorted_rooms),
        tuple(min(1.0, sum_ / size) for sum_, size in zip(mean_seats, program.pool.sizes, strict=True)),
    )
