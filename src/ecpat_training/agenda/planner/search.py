"""Drafts an agenda with CP-SAT: the cheapest that keeps every hard rule, proven."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import SearchProgress, least_whole, read_agenda
from ecpat_training.agenda.planner.begun_in_order import agenda_in_order
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.cp_sat import AgendaModel, Value
from ecpat_training.agenda.planner.draft import CpAgendaDraft, tie_breaker, wishes_cost
from ecpat_training.agenda.planner.improving import (
    SOLVED,
    FoundAgenda,
    PartialImprover,
    first_agenda,
    found_by,
    found_in,
)
from ecpat_training.agenda.planner.limit import limited_to, now, time_is_up
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.shape import AgendaShape, shape, shape_in_bounds
from ecpat_training.agenda.planner.strategies import SPEED, searches_of, solver_for, staffed_models
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import AgendaLinear, Amount
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import errors
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.waiting import solve_while_awaited

COUNTING = 30.0
"""How many the first search for the least of what is counted may take: linear relaxations say little about counts."""
LARGE = 4000
"""From so many pairs of a session and a slot that it may stand in, a training is planned part by part."""
IN_ORDER = 0.45
"""The share of the limit in which the best agenda in the manual's order of a large training is looked for."""
FIRST, PARTS, PROOF = 0.3, 0.6, 0.85
"""The shares of the limit after which a large training must have its first agenda, is no longer planned part by part,
and is no longer searched as a whole, on a usual machine."""
ENOUGH = 0.9
"""A search without a proof that did less of the work allowed was stopped by the clock, even a little before its end."""
A_PROOF = 0.08
"""The share of the limit that a proof may take, as long as the best agenda may still become better."""


@dataclass(frozen=True, slots=True)
class DraftedAgenda:
    """An agenda with its proof: it is cheapest when `objective == bound`. `seconds` is the solver's time. `stopped`
    says that the clock ended the search, so that another run may come to another agenda."""

    agenda: Agenda
    objective: int
    bound: int
    seconds: float
    stopped: bool


def draft_agenda(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> DraftedAgenda:
    """The cheapest agenda that keeps every hard rule; when the search ends without a proof, the best so far.

    The limit is the clock's, for everything: building the model as well. Work is limited besides, as the solver counts
    it, to what a usual machine does in less than that time. So the same programme gives the same agenda, however many
    processors there are; only where a busy or slow machine is stopped by the clock it may not, and the answer says so.

    A usual training is searched by one worker up to three times. Without linear relaxations it soon has an agenda, and
    the proof. With them, and afresh, it proves what wishes cost that go against each other. At last several strategies
    take turns, by a fixed plan, to better the best agenda so far. Where posts may stay vacant, it first looks for an
    agenda in which none does: that is found sooner, and often costs nothing. A large training is first planned in the
    manual's order (`planner/begun_in_order.py`), then part by part (`planner/improving.py`), and then searched for a
    proof; so no answer costs more than the best agenda in that order that was found.

    An agenda with a session before and after each fixed break is looked for first; one that has fixed breaks before the
    first session of a day, or after the last, only where there is none, or where fixed times are but a wish.

    An agenda of a usual shape is looked for first. Where there is none, or the best one costs more than one of another
    shape may, the search goes on in whatever shape the rules leave possible.

    Raises:
        NoAgenda: no agenda keeps every hard rule, or none was found in time.
    """
    has_fixed_breaks = any(context.training.breaks_of(day) for day in range(1, context.training.days + 1))
    must = any(rule.hard and "times" in rule.READS for rule in rules)
    with limited_to(seconds):
        try:
            return _draft(context, rules, around=not must, seconds=seconds, seed=seed, progress=progress)
        except NoAgenda as answer:
            remaining_seconds = seconds - answer.work
            # Only a proof that there is none asks for the wider shape; in the wider shape a search takes longer still.
            if not has_fixed_breaks or not must or not answer.proven or remaining_seconds <= 0:
                raise
        return _draft(context, rules, around=True, seconds=remaining_seconds, seed=seed, progress=progress)


def _draft(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    around: bool,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None,
) -> DraftedAgenda:
    """The cheapest agenda within so many seconds of work; with `around`, fixed breaks may stand before or after all
    sessions of a day."""
    drafted: DraftedAgenda | None = None
    work = 0.0
    with limited_to(seconds):
        days = replace(shape_in_bounds(context, rules), around=around)
        begun: Agenda | None = None
        if days.places >= LARGE:
            begun, in_order_work = agenda_in_order(
                context, rules, days, seconds=IN_ORDER * seconds, seed=seed, progress=progress
            )
            seconds -= in_order_work
        try:
            drafted, work = _drafted(context, rules, days, seconds=seconds, seed=seed, progress=progress, begun=begun)
        except NoAgenda as answer:
            if begun is not None and (unproven := _unproven(context, rules, begun, stopped=answer.stopped)):
                return unproven
            if not answer.proven or math.isinf(days.beyond):
                raise
            work = answer.work
        if drafted is None or (drafted.objective == drafted.bound > days.beyond and not drafted.stopped):
            return _unusual(context, rules, drafted, around=around, seconds=seconds - work, seed=seed)
        return replace(drafted, bound=int(min(drafted.bound, days.beyond)))


def _unusual(
    context: Context,
    rules: Sequence[AgendaRule],
    usual_agenda: DraftedAgenda | None,
    *,
    around: bool,
    seconds: float,
    seed: int,
) -> DraftedAgenda:
    """The best agenda of any shape, where that isn't far too much to be searched: the best of a usual shape, unless
    there is a cheaper one."""
    days = replace(shape(context, rules), around=around)
    beyond = int(shape_in_bounds(context, rules).beyond)
    failure = NoAgenda(proven=False, stopped=time_is_up())
    try:
        if days.too_large or seconds <= 0 or time_is_up():
            raise failure
        cost_ceiling = None if usual_agenda is None else usual_agenda.objective
        drafted, _ = _drafted(context, rules, days, seconds=seconds, seed=seed, under=cost_ceiling)
    except NoAgenda as answer:
        if usual_agenda is None:
            raise
        return usual_agenda if answer.proven else replace(usual_agenda, bound=beyond, stopped=answer.stopped)
    return drafted if usual_agenda is None else replace(drafted, seconds=drafted.seconds + usual_agenda.seconds)


def _unproven(context: Context, rules: Sequence[AgendaRule], agenda: Agenda, *, stopped: bool) -> DraftedAgenda | None:
    """An agenda of which nothing is proven, at the price that the checks name; None if they find a hard rule broken."""
    results = judge(rules, agenda, context)
    # The checks share no code with the model: what they find broken is not shown.
    if errors(finding for result in results for finding in result.breaks):
        return None
    return DraftedAgenda(agenda, sum(result.cost for result in results), 0, 0.0, stopped=stopped)


def _drafted(
    context: Context,
    rules: Sequence[AgendaRule],
    days: AgendaShape,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
    under: int | None = None,
    begun: Agenda | None = None,
) -> tuple[DraftedAgenda, float]:
    """The best agenda of a shape, if it costs less than `under`, with what it is proven to be among those; and the work
    until then. The search for that of a large training begins with an agenda that is `begun`.

    Raises:
        NoAgenda: no agenda keeps every hard rule, or none was found in time.
    """
    draft = build(context, rules, days=days)
    # Two aims in one search: cost x unit + tie is ordered by cost first, since the tie is always below the unit.
    tie, tie_limit = tie_breaker(draft, rules)
    unit = tie_limit + 1  # whatever decides between equals weighs less than the least cost
    wishes_sum = wishes_cost(draft)
    # Only a cheaper agenda is of use; with the ceiling the search proves soon that there is none.
    if under is not None:
        draft.add(wishes_sum <= under - 1)
    cost = unit * wishes_sum + tie
    listener = SearchProgress(progress, unit) if progress else None
    if days.places < LARGE:
        search_result = _best(draft, cost, searches_of(draft, seconds), seed=seed, search_progress=listener)
    else:
        search_result = _best_of_many(draft, cost, seconds=seconds, seed=seed, search_progress=listener, begun=begun)
    agenda = read_agenda(draft, search_result.value)
    return DraftedAgenda(
        agenda,
        search_result.objective // unit,
        search_result.bound // unit,
        search_result.seconds,
        search_result.stopped,
    ), search_result.work


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


def least(
    draft: CpAgendaDraft,
    amount: Amount,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> SearchResult:
    """Makes an amount that is never below 0 as small as it can be.

    It searches first without linear relaxations, then by strategies that take turns, and begins with the agenda that an
    earlier search of this draft ended with.

    Args:
        draft: the agenda's variables.
        amount: what is to be small.
        seconds: the limit, for the clock and for work as the solver counts it.
        seed: of the solver.
        progress: is told how far the search is.

    Raises:
        NoAgenda: the draft has no agenda, or none was found in time.
    """
    listener = SearchProgress(progress, 1) if progress else None
    searches = [(draft.model, "counting", min(COUNTING, seconds))]
    if seconds > COUNTING:
        searches.append((draft.model, "in turn", seconds - COUNTING))
    with limited_to(seconds):
        return _best(draft, amount, searches, seed=seed, search_progress=listener)


def _best_of_many(
    draft: CpAgendaDraft,
    cost: Amount,
    *,
    seconds: float,
    seed: int,
    search_progress: SearchProgress | None,
    begun: Agenda | None,
) -> SearchResult:
    """The search for the agenda of a large training: the one that is `begun`, or a first one; a better one part by
    part; and a proof, which is tried for a little whenever a round over all parts finds nothing better."""
    started_at = now()
    best, work = found_in(draft, begun, cost, seed=seed) if begun else None, 0.0
    if best is None:
        best, work = first_agenda([*staffed_models(draft), draft.model], draft, cost, work=FIRST * seconds, seed=seed)
    if best is None:
        return _best(
            draft, cost, _in_the_end(draft, PROOF * seconds - work), seed=seed, search_progress=search_progress
        )
    tell_objective = (lambda objective: search_progress.tell(objective, 0)) if search_progress else None
    if tell_objective:
        tell_objective(best.objective)
    improving = PartialImprover(draft, cost, seed=seed, tell=tell_objective)
    bound, is_stopped, is_over = 0, False, False
    while not (is_stopped or is_over or best.objective <= bound):
        best = improving.improve(best, PARTS * seconds - work, bound)
        is_stopped, is_over = improving.stopped, improving.work >= PARTS * seconds - work
        if is_stopped or best.objective <= bound:
            break
        remaining_work = PROOF * seconds - work - improving.work
        searches = _in_the_end(draft, remaining_work) if is_over else [(draft.model, "relaxed", A_PROOF * seconds)]
        proof = _best(draft, cost, searches, seed=seed, search_progress=search_progress, begun=best)
        bound, work, is_stopped = max(bound, proof.bound), work + proof.work, proof.stopped
        best = FoundAgenda(proof.value, _values(draft, proof.value), proof.objective)
    return SearchResult(best.value, best.objective, bound, now() - started_at, work + improving.work, is_stopped)


def _in_the_end(draft: CpAgendaDraft, seconds: float) -> list[tuple[AgendaModel, str, float]]:
    half = max(seconds, 0.02) / 2
    return [(draft.model, "relaxed", half), (draft.model, "in turn", half)]


def _best(
    draft: CpAgendaDraft,
    cost: Amount,
    searches: Iterable[tuple[AgendaModel, str, float]],
    *,
    seed: int,
    search_progress: SearchProgress | None,
    begun: FoundAgenda | None = None,
) -> SearchResult:
    """The best of some searches, the first of which begins with the agenda that was found before, if there is one."""
    draft.model.minimize(cost)
    spent, work, bound = 0.0, 0.0, 0
    best = begun
    for model, search, allowed in searches:
        if best is not None:
            # A relaxed search is to prove, which it does better afresh, but for a large training.
            begin_with(draft, best.value if search != "relaxed" or begun else None)
        solver = solver_for(seed, search, work=allowed * SPEED[search])
        callback = search_progress.listen(solver, proves=model is draft.model) if search_progress else None
        status = solver.status_name(solve_while_awaited(solver, model, callback))
        did = solver.response_proto.deterministic_time
        # A search that ends short of its work was ended by the clock or by a person: another run may find more.
        is_stopped = status in ("UNKNOWN", "FEASIBLE") and (time_is_up() or did < ENOUGH * allowed * SPEED[search])
        spent += solver.wall_time
        work += did / SPEED[search]
        if status in SOLVED and (best is None or solver.objective_value < best.objective):
            best = found_by(solver)
        if model is draft.model and status in (*SOLVED, "UNKNOWN"):
            # Bounds of a narrower model (all posts filled) say nothing of every agenda, so only this one's count.
            bound = max(bound, least_whole(solver.best_objective_bound))
        is_settled = status in ("OPTIMAL", "INFEASIBLE") and model is draft.model
        if is_settled or is_stopped or (best is not None and best.objective == 0):
            break
    if best is None:
        raise NoAgenda(proven=status == "INFEASIBLE", stopped=is_stopped, work=work)
    begin_with(draft, best.value)
    return SearchResult(best.value, best.objective, min(bound, best.objective), spent, work, is_stopped)


def begin_with(draft: CpAgendaDraft, value: Value | None) -> None:
    """Lets the next search begin with an agenda that was found: `value` gives what a variable is worth in it; without,
    afresh."""
    draft.model.clear_hints()
    if value is None:
        return
    for variable in _variables(draft):
        draft.model.add_hint(variable, value(variable))


def _variables(draft: CpAgendaDraft) -> list[AgendaLinear]:
    return [draft.model.get_int_var_from_proto_index(index) for index in range(len(draft.model.proto.variables))]


def _values(draft: CpAgendaDraft, value: Value) -> tuple[int, ...]:
    return tuple(value(variable) for variable in _variables(draft))
