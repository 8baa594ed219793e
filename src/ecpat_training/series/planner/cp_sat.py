"""The pieces of OR-tools' CP-SAT that a series needs, each named once: its own types change from version to version."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, cast

from ecpat_training.series.rule_parts.draft import Amount, SeriesLinear

SOLVED = ("OPTIMAL", "FEASIBLE")


class SeriesModel(Protocol):
    """A model of a series: variables, relations, and an amount to be made small."""

    def new_bool_var(self, name: str, /) -> SeriesLinear:
        """A new 0-1 variable."""

    def new_int_var(self, low: int, high: int, name: str, /) -> SeriesLinear:
        """A new whole-number variable."""

    def add(self, relation: object, /) -> object:
        """Demands that a linear relation hold."""

    def add_at_most_one(self, flags: Iterable[Amount], /) -> object:
        """Demands that no two of these are 1."""

    def add_exactly_one(self, flags: Iterable[Amount], /) -> object:
        """Demands that one of these is 1."""

    def minimize(self, amount: Amount, /) -> None:
        """Asks for the least of an amount."""

    def clear_objective(self) -> None:
        """Lets any series be a solution, whatever it costs."""

    def add_hint(self, variable: Amount, value: int, /) -> None:
        """Lets a search begin with a value of a variable."""

    def clear_hints(self) -> None:
        """Lets searches begin afresh."""


class SeriesSolver(Protocol):
    """A search in a model, and what it came to."""

    parameters: Any

    def solve(self, model: SeriesModel, callback: object = None, /) -> object:
        """Searches; how it ended is for `status_name`."""

    def stop_search(self) -> None:
        """Ends a search that goes on in another thread."""

    def status_name(self, status: object, /) -> str:
        """`OPTIMAL`, `FEASIBLE`, `INFEASIBLE` or `UNKNOWN`."""

    def value(self, expression: Amount, /) -> int:
        """What a linear expression is worth in the best series found."""

    @property
    def best_objective_bound(self) -> float:
        """The least that any series can have."""

    @property
    def response_proto(self) -> Any:
        """The answer as the solver's message."""


def create_model() -> SeriesModel:
    """A model without variables."""
    from ortools.sat.python.cp_model import CpModel

    return cast("SeriesModel", CpModel())


def create_solver(*, seed: int, work: float, seconds: float) -> SeriesSolver:
    """A solver with one worker, so that the same programme gives the same series on any machine: it does so much work
    at most, as it counts by itself, and takes so many seconds of the clock at most."""
    from ortools.sat.python.cp_model import CpSolver

    solver = cast("SeriesSolver", CpSolver())
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = work
    if math.isfinite(seconds):
        solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    return solver


def total(amounts: Iterable[Amount]) -> SeriesLinear:
    """The sum of amounts of whatever kind."""
    from ortools.sat.python.cp_model import LinearExpr

    return cast("SeriesLinear", LinearExpr.sum([*amounts]))


def weighted_sum(amounts: Sequence[Amount], weights: Sequence[int]) -> SeriesLinear:
    """The sum of amounts, each times its weight."""
    from ortools.sat.python.cp_model import LinearExpr

    return cast("SeriesLinear", LinearExpr.weighted_sum([*amounts], [*weights]))
