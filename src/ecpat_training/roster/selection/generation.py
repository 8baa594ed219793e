"""Leximin by column generation, for where no lottery has the relaxed chances: rooms are found one by one, by what the
prices of the lottery so far say is missing (Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting
citizens' assemblies, Nature 596, 2021, https://doi.org/10.1038/s41586-021-03788-6, over types instead of people)."""

from typing import TYPE_CHECKING

from ecpat_training.roster.selection.program import Program
from ecpat_training.roster.selection.relaxed import EXACT, TIGHT, TOLERANCES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ecpat_training.roster.selection.program import Floats

_GAIN = 1e-11  # in chances: a room that is worth no more doesn't make them more exact
_POLISHING = 60  # rooms that are sought for that
_SCALE = 1e4  # of prices: HiGHS stops at an absolute gap of 1e-6, which shall be nothing in chances


class Generation:
    """The rooms found so far, and the lotteries over them."""

    def __init__(self, program: Program, rooms: "list[Floats]") -> None:
        import numpy as np

        self.program = program
        self.sizes = np.array(program.pool.sizes, float)
        self.rooms = list(rooms)

    def towards(self, chances: "Floats") -> "Floats | None":
        """The weights of a lottery that gives at least these chances; None where no lottery over rooms does."""
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
        """The weights of the leximin lottery; None where there is no room at all."""
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
            now = ~settled & (prices > TIGHT)
            if lowest > 1 - EXACT or not now.any():
                now = ~settled
            chances[now] = lowest
            settled |= now
        return weights

    def weights(self, chances: "Floats") -> "Floats | None":
        """The weights of these rooms that give just these chances; None where none do."""
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

        worth = prices / self.sizes
        scale = _SCALE / max(float(worth.max()), 1e-12)
        room = self.program.room(worth * scale)
        if room is None:
            return False
        best = max((float(worth @ known) for known in self.rooms), default=-np.inf)
        if float(worth @ room) <= best + gain or any((room == known).all() for known in self.rooms):
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
        own = (-1.0 if easing else 1.0) * raised
        right = -chances if easing else np.where(raised, 0, -chances)
        worth = np.zeros(count + 1)
        worth[-1] = 1.0 if easing else -1.0
        found = linprog(
            worth,
            A_ub=np.hstack([shares, own[:, None]]),
            b_ub=right,
            A_eq=np.append(np.ones(count), 0)[None, :],
            b_eq=[1],
            bounds=(0, None),
            method="highs-ds",
            options=TOLERANCES,
        )
        if found.x is None:
            raise ArithmeticError(f"HiGHS: {found.message}")
        return float(found.x[-1]), found.x[:-1], -np.asarray(found.ineqlin.marginals)
