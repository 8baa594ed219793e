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

PATIENCE = 5.0
"""The solver's own, reproducible measure of work for one step; about as many seconds."""
ALL_PATIENCE = 30.0
"""The same for the whole search, which then stops with what it has."""
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that no agenda keeps together, as few as the search could make them; `sessions` are those that must be held
    for the clash. `certain` says that every step was decided, so that leaving out any one of them helps."""

    rules: tuple[Rule, ...]
    sessions: tuple[Session, ...]
    certain: bool


def find_conflict(context: Context, rules: Sequence[Rule]) -> Conflict:
    """A smallest set of rules and sessions without an agenda; the rules given must have none."""
    search = _Search(context)
    steering = [rule for rule in rules if hasattr(rule.module, "constrain")]
    core = _shrink(steering, lambda kept: search.impossible(kept, frozenset()))
    # from the last to the first, so that what stays is a session rather than those that build on it
    demanded = [id_ for id_, cover in reversed(context.covers.items()) if cover == "must"]
    needed = _shrink(demanded, lambda kept: search.impossible(core, frozenset(demanded) - frozenset(kept)))
    return Conflict(tuple(core), tuple(context.sessions[id_] for id_ in reversed(needed)), search.certain)


class _Search:
    """Asks whether there is an agenda, again and again, until its patience ends."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.certain = True
        self.work = 0.0

    def impossible(self, kept: list[Rule], optional: frozenset[str]) -> bool:
        """Whether it is proven that no agenda keeps these rules, when these sessions need not be held."""
        from ortools.sat.python.cp_model import CpSolver

        if self.work >= ALL_PATIENCE:
            self.certain = False
            return False
        solver = CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = min(PATIENCE, ALL_PATIENCE - self.work)
        status = solver.status_name(solver.solve(build(self.context, kept, optional).model))
        self.work += solver.response_proto.deterministic_time
        self.certain &= status != "UNKNOWN"
        return bool(status == "INFEASIBLE")


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
