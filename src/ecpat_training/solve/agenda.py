"""Drafts an agenda with CP-SAT: the cheapest that keeps every hard rule, proven."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecpat_training.model.agenda import Agenda
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.draft import Draft
from ecpat_training.solve.agenda_answer import read_agenda
from ecpat_training.solve.agenda_draft import CpDraft
from ecpat_training.solve.agenda_shape import shape

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is: the best agenda so far costs `objective`, none can cost less than `bound`."""

    seconds: float
    objective: int
    bound: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """An agenda with its proof: it is cheapest when `objective == bound`. `seconds` is the solver's time."""

    agenda: Agenda
    objective: int
    bound: int
    seconds: float


class NoAgenda(Exception):  # noqa: N818 -- an answer, not an error
    """No agenda was found: `proven` says whether there is none, or time ran out first."""

    def __init__(self, *, proven: bool) -> None:
        super().__init__()
        self.proven = proven


def draft_agenda(
    context: Context,
    rules: Sequence[Rule],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[Progress], None] | None = None,
) -> Drafted:
    """The cheapest agenda that keeps every hard rule; after `seconds`, the best so far.

    One worker and a fixed seed: the same programme gives the same agenda, unless time runs out.

    Raises:
        NoAgenda: there is none, or none was found in time.
    """
    draft = build(context, rules)
    draft.model.minimize(sum(rule.weight * amount for rule, amount in draft.charges))
    solver = _solver(seconds, seed)
    status = solver.solve(draft.model, _watch(progress) if progress else None)
    if solver.status_name(status) not in ("OPTIMAL", "FEASIBLE"):
        raise NoAgenda(proven=solver.status_name(status) == "INFEASIBLE")
    objective = round(solver.objective_value)
    bound = objective if solver.status_name(status) == "OPTIMAL" else -int(-solver.best_objective_bound // 1)
    return Drafted(read_agenda(draft, solver.value), objective, bound, solver.wall_time)


def build(
    context: Context,
    rules: Sequence[Rule],
    shaped_by: Sequence[Rule] | None = None,
    optional: frozenset[str] = frozenset(),
) -> CpDraft:
    """The model of an agenda under some rules.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        shaped_by: the rules that give its days their shape, by default the same.
        optional: sessions that need not be held, whatever their chapter says.
    """
    from ortools.sat.python.cp_model import CpModel

    draft = CpDraft(CpModel(), context, shape(context, shaped_by or rules, optional))
    words: Draft = draft
    for rule in rules:
        if hasattr(rule.module, "constrain"):
            rule.module.constrain(rule, words)
    return draft


def _solver(seconds: float, seed: int) -> "CpSolver":
    from ortools.sat.python.cp_model import CpSolver

    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.cp_model_probing_level = 0  # on agendas probing costs a quarter of the time and finds nothing
    return solver


def _watch(progress: Callable[[Progress], None]) -> Any:
    from ortools.sat.python.cp_model import CpSolverSolutionCallback

    class Watch(CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            progress(Progress(self.wall_time, round(self.objective_value), round(self.best_objective_bound)))

    return Watch()
