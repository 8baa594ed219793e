"""The pieces of OR-tools' CP-SAT that planning uses, in the types of `agenda/rule_parts/draft.py`.

OR-tools' own types speak of its classes, which rules don't know, and change from version to version; here each piece is
named once. What it reads of the solver's messages (`Any`) has no types in any version.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast

from ecpat_training.agenda.planner.limit import seconds_left
from ecpat_training.agenda.rule_parts.draft import AgendaLinear, AgendaRelation, Amount, Literal01

LEAST = 0.01
"""The seconds of a search whose time is up."""
Value = Callable[[Amount], int]
"""What linear expressions are worth in an agenda that was found."""


class Enforced(Protocol):
    """A relation that was added to a model."""

    def only_enforce_if(self, flag: Literal01, /) -> object:
        """Demands it only where the flag is 1."""


class AgendaModel(Protocol):
    """A model of an agenda: variables, relations, and an amount to be made small."""

    @property
    def proto(self) -> Any:
        """The model as the solver's message."""

    def new_bool_var(self, name: str, /) -> AgendaLinear:
        """A new 0-1 variable."""

    def new_int_var(self, low: int, high: int, name: str, /) -> AgendaLinear:
        """A new whole-number variable."""

    def add(self, relation: AgendaRelation, /) -> Enforced:
        """Demands that a linear relation hold."""

    def minimize(self, amount: Amount, /) -> None:
        """Asks for the least of an amount."""

    def clone(self) -> "AgendaModel":
        """A copy that shares nothing."""

    def get_int_var_from_proto_index(self, index: int, /) -> AgendaLinear:
        """A variable by its number."""

    def add_assumptions(self, flags: Iterable[Literal01], /) -> None:
        """Takes flags to be 1, such that the solver can say which of them can't be so together."""

    def clear_assumptions(self) -> None:
        """Assumes nothing any more."""

    def add_hint(self, variable: Amount, value: int, /) -> None:
        """Lets a search begin with a value of a variable."""

    def clear_hints(self) -> None:
        """Lets searches begin afresh."""


class AgendaSolver(Protocol):
    """A search in a model, and what it came to."""

    parameters: Any
    best_bound_callback: Callable[[float], None] | None

    def solve(self, model: AgendaModel, callback: object = None, /) -> object:
        """Searches; how it ended is for `status_name`."""

    def stop_search(self) -> None:
        """Ends a search that goes on in another thread."""

    def status_name(self, status: object, /) -> str:
        """`OPTIMAL`, `FEASIBLE`, `INFEASIBLE` or `UNKNOWN`."""

    def sufficient_assumptions_for_infeasibility(self) -> Iterable[int]:
        """The numbers of flags that were assumed to be 1 and can't be so together, seldom the fewest."""

    def value(self, expression: Amount, /) -> int:
        """What a linear expression is worth in the best agenda found."""

    @property
    def objective_value(self) -> float:
        """What the best agenda found costs."""

    @property
    def best_objective_bound(self) -> float:
        """The least that any agenda can cost."""

    @property
    def wall_time(self) -> float:
        """How long the search took, in seconds."""

    @property
    def response_proto(self) -> Any:
        """The answer as the solver's message."""


def new_model() -> AgendaModel:
    """A model without variables."""
    from ortools.sat.python.cp_model import CpModel

    return cast("AgendaModel", CpModel())


def new_solver(*, seed: int, work: float) -> AgendaSolver:
    """A solver that does so much work at most, and ends at the latest when the time is up. It finds the same with the
    same seed on every machine: several workers would race each other, and seconds are shorter on a slow machine than
    the work that the solver counts."""
    from ortools.sat.python.cp_model import CpSolver

    solver = cast("AgendaSolver", CpSolver())
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    if math.isfinite(remaining_seconds := seconds_left()):
        solver.parameters.max_time_in_seconds = max(remaining_seconds, LEAST)
    return solver


def hardly_prepare(solver: AgendaSolver) -> None:
    """Lets the solver answer small questions at once: of these, preparing a model takes longer than answering it."""
    solver.parameters.linearization_level = 0
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.cp_model_use_sat_presolve = False
    solver.parameters.merge_at_most_one_work_limit = 0
    solver.parameters.merge_no_overlap_work_limit = 0
    solver.parameters.presolve_inclusion_work_limit = 0


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts of whatever kind; not every OR-Tools that is promised adds each kind to each by `+`."""
    from ortools.sat.python.cp_model import LinearExpr

    return cast("Amount", LinearExpr.sum([*amounts]))
