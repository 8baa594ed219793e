"""What searches for an agenda come to, heard while they run."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ecpat_training.core.progress import Progress

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver


class SearchProgress:
    """What the searches have come to so far, told with each step. Listening changes nothing in what they find."""

    def __init__(self, progress: Callable[[Progress], None], unit: int) -> None:
        self._progress, self._unit = progress, unit
        self._best: int | None = None
        self._bound = 0

    def listen(self, solver: "CpSolver", *, proves: bool) -> Any:
        """The callback for the solutions of a solver. Its bounds are heard as well, if it `proves` what they say of
        every agenda."""
        from ortools.sat.python.cp_model import CpSolverSolutionCallback

        heard = self

        class Listener(CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                heard.tell(round(self.objective_value), self.best_objective_bound if proves else 0)

        if proves:
            solver.best_bound_callback = lambda bound: heard.tell(None, bound)
        return Listener()

    def tell(self, value: int | None, bound: float) -> None:
        """What the best agenda of a search is worth to the solver, if there is one, and the least that any can be; only
        what is better counts."""
        cost, least = None if value is None else value // self._unit, least_whole(bound) // self._unit
        better = cost is not None and (self._best is None or cost < self._best)
        if better or least > self._bound:
            self._best = cost if better else self._best
            self._bound = max(self._bound, least)
            self._progress(Progress(self._best, self._bound))


def least_whole(bound: float) -> int:
    """The least whole number that a bound leaves possible; a search without an agenda may have no bound."""
    return math.ceil(bound - 1e-6) if math.isfinite(bound) else 0
