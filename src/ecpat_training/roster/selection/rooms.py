"""A point between rooms as a lottery over rooms: who has a chance of 0.3 sits in rooms that weigh 0.3 together."""

from typing import TYPE_CHECKING

from ecpat_training.roster.selection.program import Program

if TYPE_CHECKING:
    from ecpat_training.roster.selection.program import Floats

NOTHING = 1e-9  # a weight or a rest that is no more than the error of the arithmetic
_ON = 1e-7  # how near a bound a value lies that is meant to be at it,
_ERROR = 1e-9  # unless what is left of the point is so little that its errors, magnified, are larger
_FAR = 1e-3
_LEAST_LEAN = 0.2  # how much less one type may be worth than another of as high chances


def taken_apart(program: Program, mean: "Floats", leaning: int = 0) -> "tuple[list[Floats], float]":
    """Rooms (how many of each type) whose mean under some weights is `mean`, and the weight that could not be given
    away: nearly 0 when the point was taken apart entirely.

    A room is taken whose bounds are all those that the point is at; its weight is as large as what is left allows, so
    that the rest is at one more bound (Caratheodory's proof as an algorithm, in at most as many steps as there are
    types and rows). Where the relations have corners that no room is at, a step may find no room, and a rest stays;
    another `leaning` (a number) takes other rooms.
    """
    import numpy as np

    frame, low, high = program.limits_on_types
    sizes = np.array(program.most[: program.types])
    lean = np.random.default_rng(leaning).uniform(_LEAST_LEAN, 1, len(sizes)) if leaning else np.ones(len(sizes))
    rest, left = mean.copy(), 1.0
    rooms: list[Floats] = []
    while left > NOTHING:
        room = _in_the_face(program, rest, lean, min(_FAR, max(_ON, _ERROR / left)))
        if room is None:
            break
        step = min(
            _reach(rest, room, np.zeros_like(sizes), sizes), _reach(frame @ rest, frame @ room, low, high), 1 / NOTHING
        )
        part = step / (1 + step)
        if part < NOTHING:
            break
        rooms.append(room)
        left = 0.0 if part > 1 - 2 * NOTHING else left * (1 - part)
        rest = np.clip((rest - part * room) / (1 - part), 0, sizes)
    return rooms, left


def _in_the_face(program: Program, rest: "Floats", lean: "Floats", on: float) -> "Floats | None":
    """A room that has every bound at which the point lies, and otherwise many of those who have high chances left."""
    import numpy as np

    low, high = (limit.copy() for limit in program.limits)
    sums = program.matrix[:, : program.types] @ rest
    at_high, at_low = program.pure & (sums > high - on), program.pure & (sums < low + on)
    low[at_high], high[at_low] = high[at_high], low[at_low]
    most = np.array(program.most)
    lower, upper = np.zeros_like(most), most.copy()
    upper[: program.types][rest < on] = 0
    full = rest > most[: program.types] - on
    lower[: program.types][full] = most[: program.types][full]
    worth = np.zeros_like(most)
    worth[: program.types] = lean * rest / np.maximum(most[: program.types], 1)
    found = program.solve(worth, low, high, lower, upper, mip_rel_gap=0.5)
    return None if found is None else found[: program.types]


def _reach(here: "Floats", away_from: "Floats", low: "Floats", high: "Floats") -> float:
    """How far one may go from here, in multiples of the way from `away_from` to here, until a bound."""
    import numpy as np

    way = here - away_from
    falling, rising = way < -_ON * 100, way > _ON * 100
    to_low = (here - low)[falling] / -way[falling]
    to_high = (high - here)[rising] / way[rising]
    return max(0.0, float(np.min(np.concatenate([to_low, to_high, [np.inf]]))))
