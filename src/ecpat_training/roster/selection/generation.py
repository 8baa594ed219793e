"""Leximin by column generation, for where no lottery has the relaxed chances: rooms are found one by one, by what the
prices of the lottery so far say is missing (Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting
citizens' assemblies, Nature 596, 2021, https://doi.org/10.1038/s41586-021-03788-6, over types instead of people)."""

from typing import TYPE_CHECKING

from ecpat_training.roster.selection.program import EXACT_TOLERANCE, MIN_TIGHT_PRICE, TOLERANCES, Program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ecpat_training.roster.selection.program import Floats


_MIN_GAIN = 1e-11  # in chances: a room that is worth no more doesn't make them more exact
_POLISHING = 60  # rooms that are sought for that
_SCALE = 1e4  # of prices: HiGHS stops at an absolute gap of 1e-6, which shall be nothing in chances


class RoomGeneration:
    """The rooms found so far, and the lotteries over them."""

    def __init__(self, program: Program, rooms: "list[Floats]") -> None:
        import numpy as np

        self.program = program
        self.sizes = np.array(program.pool.sizes, float)
        self.rooms = list(rooms)

    def towards(self, target_chances: "Floats") -> "Floats | None":
        """The weights of a lottery that gives at least these chances; None where no lottery over rooms does.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        room_limit = len(self.rooms) + _POLISHING
        while self.rooms or self._grow(np.ones(len(target_chances))):
            shortfall, weights, prices = self._lottery(target_chances, np.ones(len(target_chances), bool), easing=True)
            # nobody's chance is short; but the little that some lack, few others may have
            if shortfall < EXACT_TOLERANCE and self._error(weights, target_chances) < EXACT_TOLERANCE / 10:
                return weights
            is_near = shortfall < EXACT_TOLERANCE
            if (is_near and len(self.rooms) > room_limit) or not self._grow(
                prices, _MIN_GAIN if is_near else EXACT_TOLERANCE
            ):
                return weights if is_near else None
            room_limit = room_limit if is_near else len(self.rooms) + _POLISHING
        return None

    def leximin(self) -> "Floats | None":
        """The weights of the leximin lottery; None where there is no room at all.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        types = self.program.types
        type_chances, is_settled = np.zeros(types), np.zeros(types, bool)
        weights = None
        if not self.rooms and not self._grow(np.ones(types)):
            return None
        while not is_settled.all():
            lowest_chance, weights, prices = self._lottery(type_chances, ~is_settled, easing=False)
            if self._grow(prices):
                continue
            is_newly_settled = ~is_settled & (prices > MIN_TIGHT_PRICE)
            if lowest_chance > 1 - EXACT_TOLERANCE or not is_newly_settled.any():
                is_newly_settled = ~is_settled
            type_chances[is_newly_settled] = lowest_chance
            is_settled |= is_newly_settled
        return weights

    def weights(self, target_chances: "Floats") -> "Floats | None":
        """The weights of these rooms that give just these chances; None where none do.

        Raises:
            ArithmeticError: the solver ends without an answer.
        """
        import numpy as np

        shortfall, weights, _ = self._lottery(target_chances, np.ones(len(target_chances), bool), easing=True)
        return (
            weights
            if shortfall < EXACT_TOLERANCE and self._error(weights, target_chances) < EXACT_TOLERANCE / 10
            else None
        )

    def _error(self, weights: "Floats", target_chances: "Floats") -> float:
        import numpy as np

        return float(np.abs(weights @ np.array(self.rooms) / self.sizes - target_chances).max())

    def _grow(self, prices: "Floats", min_gain: float = EXACT_TOLERANCE) -> bool:
        """Adds the room that is worth most at these prices of chances; False where none is worth more than those that
        are there, which proves the lottery over them the best of all."""
        import numpy as np

        # A seat of a large type raises each person's chance by less.
        seat_worth = prices / self.sizes
        # Prices can be tiny, and the solver's tolerances are absolute: scaled up, no better room is overlooked.
        scale = _SCALE / max(float(seat_worth.max()), 1e-12)
        room = self.program.room(seat_worth * scale)
        if room is None:
            return False
        best_worth = max((float(seat_worth @ known_room) for known_room in self.rooms), default=-np.inf)
        # The same room again would mean that only rounding asks for it, and the loop would never end.
        if float(seat_worth @ room) <= best_worth + min_gain or any(
            (room == known_room).all() for known_room in self.rooms
        ):
            return False
        self.rooms.append(room)
        return True

    def _lottery(
        self, target_chances: "Floats", raised_people: "NDArray[np.bool_]", *, easing: bool
    ) -> "tuple[float, Floats, Floats]":
        """The best lottery over the rooms that are there, and the prices of the chances in it.

        With `easing` all `target_chances` are asked for, and the number is by how much they must be lowered; otherwise
        those outside `raised_people` are asked for, and the number is the lowest chance of the others, as high as it
        goes."""
        import numpy as np
        from scipy.optimize import linprog

        count = len(self.rooms)
        shares = -(np.array(self.rooms) / self.sizes).T
        raise_column = (-1.0 if easing else 1.0) * raised_people
        upper_bounds = -target_chances if easing else np.where(raised_people, 0, -target_chances)
        objective = np.zeros(count + 1)
        objective[-1] = 1.0 if easing else -1.0
        solution = linprog(
            objective,
            A_ub=np.hstack([shares, raise_column[:, None]]),
            b_ub=upper_bounds,
            A_eq=np.append(np.ones(count), 0)[None, :],
            b_eq=[1],
            bounds=(0, None),
            method="highs-ds",
            options=TOLERANCES,
        )
        if solution.x is None:
            raise ArithmeticError(f"HiGHS: {solution.message}")
        return float(solution.x[-1]), solution.x[:-1], -np.asarray(solution.ineqlin.marginals)


ZERO_TOLERANCE = 1e-9  # a weight or a rest that is no more than the error of the arithmetic
_BOUND_TOLERANCE = 1e-7  # how near a bound a value lies that is meant to be at it,
_ERROR = 1e-9  # unless what is left of the point is so little that its errors, magnified, are larger
_MAX_BOUND_TOLERANCE = 1e-3
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

    frame, lower_limits, upper_limits = program.limits_on_types
    sizes = np.array(program.most[: program.types])
    lean = np.random.default_rng(leaning).uniform(_LEAST_LEAN, 1, len(sizes)) if leaning else np.ones(len(sizes))
    point, weight_left = mean.copy(), 1.0
    rooms: list[Floats] = []
    while weight_left > ZERO_TOLERANCE:
        # What is left is divided by ever smaller numbers, so its error grows: "at a bound" widens with it.
        room = _room_in_face(
            program, point, lean, min(_MAX_BOUND_TOLERANCE, max(_BOUND_TOLERANCE, _ERROR / weight_left))
        )
        if room is None:
            break
        step = min(
            _reach(point, room, np.zeros_like(sizes), sizes),
            _reach(frame @ point, frame @ room, lower_limits, upper_limits),
            1 / ZERO_TOLERANCE,
        )
        room_weight = step / (1 + step)
        if room_weight < ZERO_TOLERANCE:
            break
        rooms.append(room)
        weight_left = 0.0 if room_weight > 1 - 2 * ZERO_TOLERANCE else weight_left * (1 - room_weight)
        point = np.clip((point - room_weight * room) / (1 - room_weight), 0, sizes)
    return rooms, weight_left


def _room_in_face(program: Program, point: "Floats", lean: "Floats", tolerance: float) -> "Floats | None":
    """A room that has every bound at which the point lies, and otherwise many of those who have high chances left."""
    import numpy as np

    lower_limits, upper_limits = (limit.copy() for limit in program.limits)
    sums = program.matrix[:, : program.types] @ point
    is_at_upper, is_at_lower = (
        program.pure & (sums > upper_limits - tolerance),
        program.pure & (sums < lower_limits + tolerance),
    )
    lower_limits[is_at_upper], upper_limits[is_at_lower] = upper_limits[is_at_upper], lower_limits[is_at_lower]
    max_values = np.array(program.most)
    lower, upper = np.zeros_like(max_values), max_values.copy()
    upper[: program.types][point < tolerance] = 0
    is_full = point > max_values[: program.types] - tolerance
    lower[: program.types][is_full] = max_values[: program.types][is_full]
    objective = np.zeros_like(max_values)
    objective[: program.types] = lean * point / np.maximum(max_values[: program.types], 1)
    solution = program.solve(objective, lower_limits, upper_limits, lower, upper, mip_rel_gap=0.5)
    return None if solution is None else solution[: program.types]


def _reach(point: "Floats", start_point: "Floats", lower_bounds: "Floats", upper_bounds: "Floats") -> float:
    """How far one may go from here, in multiples of the way from `start_point` to here, until a bound."""
    import numpy as np

    direction = point - start_point
    is_falling, is_rising = direction < -_BOUND_TOLERANCE * 100, direction > _BOUND_TOLERANCE * 100
    steps_to_lower = (point - lower_bounds)[is_falling] / -direction[is_falling]
    steps_to_upper = (upper_bounds - point)[is_rising] / direction[is_rising]
    return max(0.0, float(np.min(np.concatenate([steps_to_lower, steps_to_upper, [np.inf]]))))
