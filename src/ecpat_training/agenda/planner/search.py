"""Drafts an agenda with CP-SAT: the cheapest that keeps every hard rule, proven."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import SearchProgress, least_whole, read_agenda
from ecpat_training.agenda.planner.cp_sat import Model, Solver, Value, new_model, new_solver
from ecpat_training.agenda.planner.draft import CpDraft, tie_breaker
from ecpat_training.agenda.planner.shape import AgendaShape, shape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import Amount, Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.progress import Progress

QUICK, RELAXED = 2.0, 12.0
"""How many seconds of a usual machine the first searches may take."""
COUNTING = 30.0
"""How many the first search for the least of what is counted may take: linear relaxations say little about counts."""
SPEED = {"quick": 1.0, "relaxed": 0.5, "in turn": 0.5, "counting": 0.5}
"""How much work each search does in a second, in the solver's own, reproducible measure: in a model that counts changes
against an agenda, half as much as else."""
SLOWEST = 5
"""How many times the time allowed a busy or slow machine may take."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """An agenda with its proof: it is cheapest when `objective == bound`. `seconds` is the solver's time. `stopped`
    says that the clock ended the search, so that another run may come to another agenda."""

    agenda: Agenda
    objective: int
    bound: int
    seconds: float
    stopped: bool


class NoAgenda(Exception):  # noqa: N818 -- an answer, not an error
    """No agenda was found: `proven` says whether there is none, or the search ended first; `stopped` whether the clock
    ended it; `work` is what the search did, in seconds of a usual machine."""

    def __init__(self, *, proven: bool, stopped: bool, work: float = 0.0) -> None:
        super().__init__()
        self.proven, self.stopped, self.work = proven, stopped, work


def draft_agenda(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[Progress], None] | None = None,
) -> Drafted:
    """The cheapest agenda that keeps every hard rule; when the search ends without a proof, the best so far.

    The limit is one of work, not of time: the solver counts what it does, and on a usual machine without other work it
    does in about `seconds` what `seconds` allows. So the same programme gives the same agenda, however busy the machine
    is. Only a machine that needs `SLOWEST` times as long is stopped by the clock, and the answer then says so.

    One worker searches up to three times. Without linear relaxations it soon has an agenda, and for a usual training
    the proof. With them, and afresh, it proves what wishes cost that go against each other. At last several strategies
    take turns, by a fixed plan, to better the best agenda so far. Where posts may stay vacant, it first looks for an
    agenda in which none does: that is found sooner, and often costs nothing.

    Raises:
        NoAgenda: there is none, or none was found in time.
    """
    draft = build(context, rules)
    tie, most = tie_breaker(draft, rules)
    unit = most + 1  # whatever decides between equals weighs less than the least cost
    heard = SearchProgress(progress, unit) if progress else None
    searches = _searches(draft, seconds)
    found = _best(draft, unit * wishes_cost(draft) + tie, searches, seconds=seconds, seed=seed, heard=heard)
    agenda = read_agenda(draft, found.value)
    return Drafted(agenda, found.objective // unit, found.bound // unit, found.seconds, found.stopped)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The end of a search: the `value` of any linear expression in the best agenda found, what that costs, and the
    least that any can cost; they are equal when it is proven. `seconds` is the solver's time, `work` what it did as
    counted by itself, in seconds of a usual machine; `stopped` says that the clock ended it."""

    value: Value
    objective: int
    bound: int
    seconds: float
    work: float
    stopped: bool


def wishes_cost(draft: CpDraft) -> Amount:
    """What the wishes that give way cost in all."""
    return sum(rule.weight * amount for rule, amount in draft.charges)


def least(
    draft: CpDraft,
    amount: Amount,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[Progress], None] | None = None,
) -> SearchResult:
    """The least of any amount that is never below 0, under the same limit: first without linear relaxations, then by
    strategies that take turns. It begins with the agenda that an earlier search of the same draft ended with.

    Raises:
        NoAgenda: there is none, or none was found in time.
    """
    heard = SearchProgress(progress, 1) if progress else None
    searches = [(draft.model, "counting", min(COUNTING, seconds))]
    if seconds > COUNTING:
        searches.append((draft.model, "in turn", seconds - COUNTING))
    return _best(draft, amount, searches, seconds=seconds, seed=seed, heard=heard)


def _best(
    draft: CpDraft,
    cost: Amount,
    searches: Iterable[tuple[Model, str, float]],
    *,
    seconds: float,
    seed: int,
    heard: "SearchProgress | None",
) -> SearchResult:
    draft.model.minimize(cost)
    spent, work, bound = 0.0, 0.0, 0
    found: Solver | None = None
    for model, search, allowed in searches:
        if found is not None:
            begin_with(draft, found.value if search != "relaxed" else None)
        solver = _solver(seed, search, work=allowed * SPEED[search], clock=SLOWEST * seconds - spent)
        callback = heard.listen(solver, proves=model is draft.model) if heard else None
        status = solver.status_name(solver.solve(model, callback))
        stopped = status in ("UNKNOWN", "FEASIBLE") and spent + solver.wall_time >= SLOWEST * seconds
        spent += solver.wall_time
        work += solver.response_proto.deterministic_time / SPEED[search]
        if status in ("OPTIMAL", "FEASIBLE"):
            if found is None or solver.objective_value < found.objective_value:
                found = solver
            if model is draft.model:
                bound = max(bound, least_whole(solver.best_objective_bound))
        settled = status in ("OPTIMAL", "INFEASIBLE") and model is draft.model
        if settled or stopped or (found is not None and found.objective_value == 0):
            break
    if found is None:
        raise NoAgenda(proven=status == "INFEASIBLE", stopped=stopped, work=work)
    begin_with(draft, found.value)
    return SearchResult(found.value, round(found.objective_value), bound, spent, work, stopped)


def build(
    context: Context,
    rules: Sequence[AgendaRule],
    optional: frozenset[str] = frozenset(),
    *,
    days: AgendaShape | None = None,
    unplaced: frozenset[str] = frozenset(),
) -> CpDraft:
    """The model of an agenda under some rules.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        optional: sessions that need not be held, whatever their chapter says.
        days: the shape of the agenda, by default the one that the rules give it.
        unplaced: sessions that rules on where a session is placed pass over.
    """
    draft = CpDraft(new_model(), context, days or shape(context, rules, optional))
    for rule in rules:
        if rule.steers:
            words: Draft = _DraftWithoutSessions(draft, unplaced) if unplaced and "places" in rule.READS else draft
            rule.constrain(words)
    return draft


class _DraftWithoutSessions:
    """A draft as a rule sees it that is to pass over some sessions."""

    def __init__(self, draft: CpDraft, sessions: frozenset[str]) -> None:
        self._draft = draft
        self.pieces = tuple(piece for piece in draft.pieces if piece.session.id not in sessions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._draft, name)


def _searches(draft: CpDraft, seconds: float) -> Iterator[tuple[Model, str, float]]:
    """The searches in their order: in which model, how, and how many seconds each may take."""
    quick = min(QUICK, seconds)
    relaxed = min(RELAXED, seconds - quick)
    if draft.vacancies and draft.trainers:
        quick /= 2
        staffed = draft.model.clone()
        for piece in draft.pieces:
            staffed.add(draft.has_two_trainers(piece) == draft.is_held(piece))
        yield staffed, "quick", quick
    yield draft.model, "quick", quick
    if relaxed:
        yield draft.model, "relaxed", relaxed
    if seconds > QUICK + RELAXED:
        yield draft.model, "in turn", seconds - QUICK - RELAXED


def _solver(seed: int, search: str, *, work: float, clock: float) -> Solver:
    solver = new_solver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = max(clock, 0.01)
    solver.parameters.cp_model_probing_level = 0  # on agendas probing costs a quarter of the time and finds nothing
    if search in ("quick", "counting"):  # on usual agendas both cost half the time, and the proof does without
        solver.parameters.linearization_level = 0
        solver.parameters.symmetry_level = 0
    solver.parameters.interleave_search = search == "in turn"
    return solver


def begin_with(draft: CpDraft, value: Value | None) -> None:
    """Lets the next search begin with an agenda that was found: `value` gives what a variable is worth in it; without,
    afresh."""
    draft.model.clear_hints()
    if value is None:
        return
    for index in range(len(draft.model.proto.variables)):
        variable = draft.model.get_int_var_from_proto_index(index)
        draft.model.add_hint(variable, value(variable))
