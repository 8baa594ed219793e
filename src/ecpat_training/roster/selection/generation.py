"""Leximin by column generation, for where no lottery has the relaxed chances: rooms are found one by one, by what the
prices of the lottery so far say is missing (Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting
citizens' assemblies, Nature 596, 2021, https://doi.org/10.1038/s41586-021-03788-6, over types instead of people)."""

from typing import TYPE_CHECKING

from ecpat_training.roster.selection.program import EXACT, TIGHT, TOLERANCES, Program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ecpat_training.roster.selection.program import Floats


_GAIN = 1e-11  # in chances: a room that is worth no more doesn't make them more exact
_POLISHING = 60  # rooms that are sought for that
_SCALE = 1e4  # of prices: HiGHS stops at an absolute gap of 1e-6, which shall be nothing in chances


class RoomGeneration:
    """The rooms found so far, and the lotteries over them."""

    def __init__(self, program: Program, rooms: "list[Floats]") -> None:
        import numpy as np

        self.program = program
        self.sizes = np.array(program.pool.sizes, float)
        self.rooms = list(rooms)

    def towards(self, chances: "Floats") -> "Floats | None":
        """The weights of a lottery that gives at least these chances; None where no lottery over rooms does.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        until = len(self.rooms) + _POLISHING
        while self.rooms or self._grow(np.ones(len(chances))):
            short, weights, prices = self._lottery(chances, np.ones(len(chances), bool), easing=True)
            # nobody's chance is short; but the little that some lack, few others may have
            if short < EXACT and self._error(weights, chances) < EXACT / 10:
                return weights
            near = short < EXACT
            if (near and len(self.rooms) > until) or not self._grow(prices, _GAIN if near else EXACT):
                return weights if near else None
            until = until if near else len(self.rooms) + _POLISHING
        return None

    def leximin(self) -> "Floats | None":
        """The weights of the leximin lottery; None where there is no room at all.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        types = self.program.types
        chances, settled = np.zeros(types), np.zeros(types, bool)
        weights = None
        if not self.rooms and not self._grow(np.ones(types)):
            return None
        while not settled.all():
            lowest, weights, prices = self._lottery(chances, ~settled, easing=False)
            if self._grow(prices):
                continue
            newly_settled = ~settled & (prices > TIGHT)
            if lowest > 1 - EXACT or not newly_settled.any():
                newly_settled = ~settled
            chances[newly_settled] = lowest
            settled |= newly_settled
        return weights

    def weights(self, chances: "Floats") -> "Floats | None":
        """The weights of these rooms that give just these chances; None where none do.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        short, weights, _ = self._lottery(chances, np.ones(len(chances), bool), easing=True)
        return weights if short < EXACT and self._error(weights, chances) < EXACT / 10 else None

    def _error(self, weights: "Floats", chances: "Floats") -> float:
        import numpy as np

        return float(np.abs(weights @ np.array(self.rooms) / self.sizes - chances).max())

    def _grow(self, prices: "Floats", gain: float = EXACT) -> bool:
        """Adds the room that is worth most at these prices of chances; False where none is worth more than those that
        are there, which proves the lottery over them the best of all."""
        import numpy as np

        # A seat of a large type raises each person's chance by less.
        worth = prices / self.sizes
        # Prices can be tiny, and the solver's tolerances are absolute: scaled up, no better room is overlooked.
        scale = _SCALE / max(float(worth.max()), 1e-12)
        room = self.program.room(worth * scale)
        if room is None:
            return False
        best = max((float(worth @ known_room) for known_room in self.rooms), default=-np.inf)
        # The same room again would mean that only rounding asks for it, and the loop would never end.
        if float(worth @ room) <= best + gain or any((room == known_room).all() for known_room in self.rooms):
            return False
        self.rooms.append(room)
        return True

    def _lottery(
        self, chances: "Floats", raised: "NDArray[np.bool_]", *, easing: bool
    ) -> "tuple[float, Floats, Floats]":
        """The best lottery over the rooms that are there, and the prices of the chances in it.

        With `easing` all `chances` are asked for, and the number is by how much they must be lowered; otherwise those
        not `raised` are asked for, and the number is the lowest chance of the others, as high as it goes.
        """
        import numpy as np
        from scipy.optimize import linprog

        count = len(self.rooms)
        shares = -(np.array(self.rooms) / self.sizes).T
        raise_column = (-1.0 if easing else 1.0) * raised
        right = -chances if easing else np.where(raised, 0, -chances)
        worth = np.zeros(count + 1)
        worth[-1] = 1.0 if easing else -1.0
        solution = linprog(
            worth,
            A_ub=np.hstack([shares, raise_column[:, None]]),
            b_ub=right,
            A_eq=np.append(np.ones(count), 0)[None, :],
            b_eq=[1],
            bounds=(0, None),
            method="highs-ds",
            options=TOLERANCES,
        )
        if solution.x is None:
            raise ArithmeticError(f"HiGHS: {solution.message}")
        return float(solution.x[-1]), solution.x[:-1], -np.asarray(solution.ineqlin.marginals)


NOTHING = 1e-9  # a weight or a rest that is no more than the error of the arithmetic
_ON = 1e-7  # how near a bound a value lies that is meant to be at it,
_ERROR = 1e-9  # unless what is left of the point is so little that its errors, magnified, are larger
_FAR = 1e-3
_LEAST_LEAN = 0.2  # how much less one type may be worth than another of as high chances


def decompose(program: Program, mean: "Floats", leaning: int = 0) -> "tuple[list[Floats], float]":
    """Takes a point apart into rooms of which it is a weighted mean.

    A room is taken whose bounds are all those that the point is at; its weight is as large as what is left allows, so
    that the rest is at one more bound (Caratheodory's proof as an algorithm, in at most as many steps as there are
    types and rows). Where the relations have corners that no room is at, a step may find no room, and a rest stays.

    Args:
        program: the demands.
        mean: the point, how many people of each type sit there on average.
        leaning: a number; another one takes other rooms.

    Returns:
        The rooms (how many of each type), and the weight (0 to 1) that stays undivided: nearly 0 if nothing is left.
    """
    import numpy as np

    frame, low, high = program.limits_on_types
    sizes = np.array(program.most[: program.types])
    lean = np.random.default_rng(leaning).uniform(_LEAST_LEAN, 1, len(sizes)) if leaning else np.ones(len(sizes))
    point, weight_left = mean.copy(), 1.0
    rooms: list[Floats] = []
    while weight_left > NOTHING:
        # What is left is divided by ever smaller numbers, so its error grows: "at a bound" widens with it.
        room = _in_the_face(program, point, lean, min(_FAR, max(_ON, _ERROR / weight_left)))
        if room is None:
            break
        step = min(
            _reach(point, room, np.zeros_like(sizes), sizes),
            _reach(frame @ point, frame @ room, low, high),
            1 / NOTHING,
        )
        part = step / (1 + step)
        if part < NOTHING:
            break
        rooms.append(room)
        weight_left = 0.0 if part > 1 - 2 * NOTHING else weight_left * (1 - part)
        point = np.clip((point - part * room) / (1 - part), 0, sizes)
    return rooms, weight_left


def _in_the_face(program: Program, point: "Floats", lean: "Floats", on: float) -> "Floats | None":
    """A room that has every bound at which the point lies, and otherwise many of those who have high chances left."""
    import numpy as np

    low, high = (limit.copy() for limit in program.limits)
    sums = program.matrix[:, : program.types] @ point
    at_high, at_low = program.pure & (sums > high - on), program.pure & (sums < low + on)
    low[at_high], high[at_low] = high[at_high], low[at_low]
    most = np.array(program.most)
    lower, upper = np.zeros_like(most), most.copy()
    upper[: program.types][point < on] = 0
    full = point > most[: program.types] - on
    lower[: program.types][full] = most[: program.types][full]
    worth = np.zeros_like(most)
    worth[: program.types] = lean * point / np.maximum(most[: program.types], 1)
    solution = program.solve(worth, low, high, lower, upper, mip_rel_gap=0.5)
    return None if solution is None else solution[: program.types]


def _reach(point: "Floats", away_from: "Floats", low: "Floats", high: "Floats") -> float:
    """How far one may go from here, in multiples of the way from `away_from` to here, until a bound."""
    import numpy as np

    direction = point - away_from
    falling, rising = direction < -_ON * 100, direction > _ON * 100
    to_low = (point - low)[falling] / -direction[falling]
    to_high = (high - point)[rising] / direction[rising]
    return max(0.0, float(np.min(np.concatenate([to_low, to_high, [np.inf]]))))
