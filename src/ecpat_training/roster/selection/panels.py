"""The draw of a room by its weight, then of people of each type by equal lots, under the caps that were left out; how
fair the chances are; and a lottery that anybody can hold with dice: so many whole rooms, each as likely, as near to the
fair chances as their number allows (Flanigan, Kehne, Procaccia, Fair sortition made transparent, NeurIPS 2021)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.lots import LotDrawer
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.leximin import Lottery
from ecpat_training.roster.selection.program import Program
from ecpat_training.roster.selection.waiting import WaitingLines

if TYPE_CHECKING:
    from ecpat_training.roster.selection.program import Floats
import math
from itertools import accumulate

from ecpat_training.roster.selection.seating import seat_people

_TOLERANCE = 1e-7
_ROOM_REDUCTIONS = (0, 1, 2, 4)
_EXCHANGES = 50


def equally_likely(
    lottery: Lottery, demands: Sequence[QuotaDemand], count: int, seed: int
) -> tuple[tuple[int, ...], ...]:
    """So many rooms (people by index, rising), each keeping the demands that the lottery was made for.

    Each person is in as many of them as the chance says, rounded up or down, wherever whole rooms allow it (`shares`
    says how it came out); people of one type are in the same number of rooms, or in one more. Where caps were left out
    of the types, whoever waits longest comes first as far as the caps allow.

    Raises:
        ArithmeticError: the demands leave no room at all, although the lottery has rooms: a fault of ours.
    """
    omitted_caps = set(lottery.caps)
    program = Program(lottery.pool, [demand for demand in demands if demand not in omitted_caps])
    counts = _nearest_rooms(program, lottery, count)
    random_lots = LotDrawer(seed)
    # Shuffled, since rooms come sorted by their seats: a panel's number must say nothing of who is in it.
    numbers = random_lots.draw_members(tuple(range(count)), count)
    lines = [random_lots.draw_members(members, len(members)) for members in lottery.pool.types]
    if lottery.caps:
        waiting_lines = WaitingLines(lottery, lines)
        return tuple(waiting_lines.room(counts[number]) for number in numbers)
    served = [0] * len(lines)
    rooms = []
    for number in numbers:
        room: list[int] = []
        for type_, seats in enumerate(counts[number]):
            line = lines[type_]
            # People of a type take turns in a drawn line: nobody is in two rooms more than another of the type.
            room += [line[(served[type_] + offset) % len(line)] for offset in range(seats)]
            served[type_] += seats
        rooms.append(tuple(sorted(room)))
    return tuple(rooms)


def shares(rooms: Sequence[Sequence[int]], people: int) -> list[float]:
    """In which share of the rooms each person is."""
    times = [0] * people
    for room in rooms:
        for person in room:
            times[person] += 1
    return [room_count / len(rooms) for room_count in times]


def _nearest_rooms(program: Program, lottery: Lottery, count: int) -> list[tuple[int, ...]]:
    """So many rooms by type, within one room of each person's fair number if a way to that is found, else the nearest
    that was. The more of the lottery's rooms are taken apart again, the more ways there are."""
    attempts: list[tuple[float, list[tuple[int, ...]]]] = []
    for reduction in _ROOM_REDUCTIONS:
        rooms = _rooms(program, lottery, count, reduction)
        attempts.append((_max_deviation(lottery, rooms), rooms))
        if attempts[-1][0] < 1 + _TOLERANCE:
            return rooms
    return _mended(program, lottery, min(attempts)[1])


def _mended(program: Program, lottery: Lottery, rooms: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Exchanges room after room for one that seats who is short and not who is over, as long as that brings the
    numbers nearer."""
    import numpy as np

    sizes, type_chances = np.array(lottery.pool.sizes, float), np.array(lottery.chances)
    seats = np.array(rooms, float)
    for _ in range(_EXCHANGES):
        shortfalls = type_chances * len(rooms) - seats.sum(axis=0) / sizes
        if _max_deviation(lottery, seats.astype(int).tolist()) < 1 + _TOLERANCE:
            break
        # the far ones first; what is within one room is fine
        pull = np.sign(shortfalls) * np.abs(shortfalls) ** 3
        room = program.room(pull / sizes)
        if room is None:
            break
        after = ((shortfalls[None, :] + (seats - room) / sizes) ** 4).sum(axis=1)
        replaced_index = int(np.argmin(after))
        if after[replaced_index] >= (shortfalls**4).sum() - _TOLERANCE:
            break
        seats[replaced_index] = room
    return sorted((tuple(int(number) for number in room) for room in seats), reverse=True)


def _max_deviation(lottery: Lottery, rooms: Sequence[Sequence[int]]) -> float:
    """By how many rooms, at most, somebody's number differs from the fair one."""
    max_deviation = 0.0
    for type_index, (size, chance) in enumerate(zip(lottery.pool.sizes, lottery.chances, strict=True)):
        seats, fair = sum(room[type_index] for room in rooms), chance * len(rooms)
        max_deviation = max(max_deviation, -(-seats // size) - fair, fair - seats // size)
    return max_deviation


def _rooms(program: Program, lottery: Lottery, count: int, reduction: int) -> list[tuple[int, ...]]:
    """So many rooms by type: those of the lottery as often as their weights say, rounded down, and so many times
    `reduction`; and others for the seats that are left over."""
    import numpy as np

    rooms = np.array(lottery.rooms, float)
    expected_times = np.array(lottery.weights) * count
    times = np.maximum(np.floor(expected_times + _TOLERANCE) - reduction, 0).astype(int)
    drawn_rooms = [lottery.rooms[number] for number, repetitions in enumerate(times) for _ in range(repetitions)]
    fractional_seats = (expected_times - times) @ rooms
    rounded_seats = _rounded(program, fractional_seats, count - len(drawn_rooms))
    remaining_seats = fractional_seats if rounded_seats is None else rounded_seats
    for rooms_left in range(count - len(drawn_rooms), 0, -1):
        room = _next_room(program, remaining_seats, rooms_left)
        drawn_rooms.append(tuple(int(number) for number in room))
        remaining_seats = remaining_seats - room
    return sorted(drawn_rooms, reverse=True)


def _rounded(program: Program, fractional_seats: "Floats", count: int) -> "Floats | None":
    """The seats of each type in `count` rooms together, rounded up or down so that the limits hold for all of them;
    None where no rounding does."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    frame, lower_limits, upper_limits = program.limits_on_types
    solution = milp(
        np.floor(fractional_seats) - fractional_seats + 0.5,
        constraints=LinearConstraint(frame, lower_limits * count, upper_limits * count),
        bounds=Bounds(np.floor(fractional_seats + _TOLERANCE), np.ceil(fractional_seats - _TOLERANCE)),
        integrality=np.ones(len(fractional_seats)),
    )
    return None if solution.x is None else np.asarray(np.round(solution.x), float)


def _next_room(program: Program, remaining_seats: "Floats", rooms_left: int) -> "Floats":
    """A room to take from the seats that are left for `rooms_left` rooms, so that the others can be filled as well;
    where there is none, the room that takes the most of those who wait."""
    import numpy as np

    max_values, types = np.array(program.most), program.types
    lower_limits, upper_limits = (limit.copy() for limit in program.limits)
    frame, room_minimums, room_maximums = program.limits_on_types
    sums = frame @ remaining_seats
    # The room must take so much that the other rooms can hold the rest within their own limits.
    lower_limits[program.pure] = np.maximum(room_minimums, sums - (rooms_left - 1) * room_maximums)
    upper_limits[program.pure] = np.minimum(room_maximums, sums - (rooms_left - 1) * room_minimums)
    lower, upper = np.zeros_like(max_values), max_values.copy()
    lower[:types] = np.clip(remaining_seats - (rooms_left - 1) * max_values[:types], 0, max_values[:types])
    upper[:types] = np.clip(remaining_seats, 0, max_values[:types])
    objective = np.zeros_like(max_values)
    objective[:types] = remaining_seats / np.maximum(max_values[:types], 1)
    room = None
    if (lower_limits <= upper_limits).all() and (lower <= upper).all():
        room = program.solve(
            objective,
            lower_limits,
            upper_limits,
            np.ceil(lower - _TOLERANCE),
            np.floor(upper + _TOLERANCE),
            mip_rel_gap=0.5,
        )
    if room is not None:
        return room[:types]
    fallback_room = program.room(remaining_seats / np.array(program.pool.sizes))
    if fallback_room is None:
        raise ArithmeticError("the demands of a lottery have no room")
    return fallback_room


_WEIGHT_UNITS = 10**12  # a weight is drawn to so many parts


def draw_people(lottery: Lottery, seed: int) -> tuple[int, ...]:
    """The people (by index, rising) whom this seed draws."""
    random_lots = LotDrawer(seed)
    # Whole parts instead of floats: the last bits of weights may differ between machines, and the draw should not.
    sums = [round(sum_ * _WEIGHT_UNITS) for sum_ in accumulate(lottery.weights)]
    drawn_lot = random_lots.draw_below(_WEIGHT_UNITS)
    number = next((index for index, sum_ in enumerate(sums) if drawn_lot < sum_), len(sums) - 1)
    room = lottery.rooms[number]
    if lottery.caps:
        return tuple(sorted(seat_people(lottery.cap_model, room, random_lots)))
    chosen = [
        person
        for members, count in zip(lottery.pool.types, room, strict=True)
        for person in random_lots.draw_members(members, count)
    ]
    return tuple(sorted(chosen))


def gini(chances: Sequence[float]) -> float:
    """The Gini coefficient: 0 where all have the same chance, towards 1 where few have all; 0 where nobody has any.

    Half the mean absolute difference of two people's chances, over the mean (both drawn with replacement).
    """
    sorted_chances, count = sorted(chances), len(chances)
    total = math.fsum(sorted_chances)
    if not total:
        return 0.0
    weighted_sum = math.fsum((2 * rank - count + 1) * chance for rank, chance in enumerate(sorted_chances))
    return max(0.0, weighted_sum / (count * total))


def geometric_mean(chances: Sequence[float]) -> float:
    """The geometric mean; 0 where somebody has no chance at all."""
    if not chances or min(chances) <= 0:
        return 0.0
    return math.exp(math.fsum(map(math.log, chances)) / len(chances))
