"""Why there is no agenda: rules that can't hold together, and the sessions over which they clash.

Found by leaving out one thing after another for as long as there is still no agenda; what can't be left out is the
answer. Each step asks the solver whether an agenda exists, without asking for a good one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ecpat_training.model.chapter import Session
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.solve.agenda import build
from ecpat_training.solve.agenda_draft import CpDraft

PATIENCE = 5.0
"""The solver's own, reproducible measure of work for one step; about as many seconds."""
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that no agenda keeps together, as few as the search could make them; `sessions` are those that it takes
    for the clash. `certain` says that every step was decided, so that leaving out any one of them helps."""

    rules: tuple[Rule, ...]
    sessions: tuple[Session, ...]
    certain: bool


def find_conflict(context: Context, rules: Sequence[Rule]) -> Conflict:
    """A smallest set of rules and sessions without an agenda; the rules given must have none."""
    undecided = False

    def impossible(kept: list[Rule], left_out: frozenset[str] = frozenset()) -> bool:
        nonlocal undecided
        status = _status(build(context, kept, shaped_by=list(rules), without=left_out))
        undecided |= status == "UNKNOWN"
        return status == "INFEASIBLE"

    steering = [rule for rule in rules if hasattr(rule.module, "constrain")]
    core = _shrink(steering, impossible)
    ids = list(context.sessions)
    needed = _shrink(ids, lambda kept: impossible(core, frozenset(ids) - frozenset(kept)))
    return Conflict(tuple(core), tuple(context.sessions[id_] for id_ in needed), not undecided)


def _shrink(things: list[_Thing], impossible: Callable[[list[_Thing]], bool]) -> list[_Thing]:
    """What remains of a list when halves, quarters and at last single entries are left out as long as it stays
    impossible."""
    size = max(1, len(things) // 2)
    while things:
        at = 0
        while at < len(things):
            rest = things[:at] + things[at + size :]
            if impossible(rest):
                things = rest
            else:
                at += size
        if size == 1:
            break
        size = (size + 1) // 2
    return things


def _status(draft: CpDraft) -> str:
    from ortools.sat.python.cp_model import CpSolver

    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = PATIENCE
    return str(solver.status_name(solver.solve(draft.model)))
