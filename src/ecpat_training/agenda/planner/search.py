"""Drafts an agenda with CP-SAT: the cheapest that keeps every hard rule, proven."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import SearchProgress, read_agenda, round_bound_up
from ecpat_training.agenda.planner.begun_in_order import agenda_in_order
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.cp_sat import AgendaModel, Value
from ecpat_training.agenda.planner.draft import CpAgendaDraft, tie_breaker, wishes_cost
from ecpat_training.agenda.planner.improving import (
    SOLVED,
    FoundAgenda,
    PartialImprover,
    find_first_agenda,
    found_in,
    read_found_agenda,
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

COUNTING_SECONDS = 30.0
"""How many the first search for the least of what is counted may take: linear relaxations say little about counts."""
LARGE = 4000
"""From so many pairs of a session and a slot that it may stand in, a training is planned part by part."""
IN_ORDER = 0.45
"""The share of the limit in which the best agenda in the manual's order of a large training is looked for."""
FIRST_AGENDA_SHARE, PARTS, PROOF = 0.3, 0.6, 0.85
"""The shares of the limit after which a large training must have its first agenda, is no longer planned part by part,
and is no longer searched as a whole, on a usual machine."""
FULL_WORK_SHARE = 0.9
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
    has_hard_times = any(rule.hard and "times" in rule.READS for rule in rules)
    with limited_to(seconds):
        try:
            return _draft(context, rules, around=not has_hard_times, seconds=seconds, seed=seed, progress=progress)
        except NoAgenda as answer:
            remaining_seconds = seconds - answer.work
            # Only a proof that there is none asks for the wider shape; in the wider shape a search takes longer still.
            if not has_fixed_breaks or not has_hard_times or not answer.proven or remaining_seconds <= 0:
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
    usual_agenda: DraftedAgenda | None = None
    work = 0.0
    with limited_to(seconds):
        days = replace(shape_in_bounds(context, rules), around=around)
        ordered_agenda: Agenda | None = None
        if days.places >= LARGE:
            ordered_agenda, ordering_work = agenda_in_order(
                context, rules, days, seconds=IN_ORDER * seconds, seed=seed, progress=progress
            )
            seconds -= ordering_work
        try:
            usual_agenda, work = _drafted(
                context, rules, days, seconds=seconds, seed=seed, progress=progress, warm_start=ordered_agenda
            )
        except NoAgenda as answer:
            if ordered_agenda is not None and (
                unproven := _unproven(context, rules, ordered_agenda, is_stopped=answer.stopped)
            ):
                return unproven
            if not answer.proven or math.isinf(days.beyond):
                raise
            work = answer.work
        if usual_agenda is None or (
            usual_agenda.objective == usual_agenda.bound > days.beyond and not usual_agenda.stopped
        ):
            return _unusual(context, rules, usual_agenda, around=around, seconds=seconds - work, seed=seed)
        return replace(usual_agenda, bound=int(min(usual_agenda.bound, days.beyond)))


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
    other_shapes_bound = int(shape_in_bounds(context, rules).beyond)
    failure = NoAgenda(proven=False, stopped=time_is_up())
    try:
        if days.is_too_large or seconds <= 0 or time_is_up():
            raise failure
        cost_ceiling = None if usual_agenda is None else usual_agenda.objective
        wider_agenda, _ = _drafted(context, rules, days, seconds=seconds, seed=seed, limit=cost_ceiling)
    except NoAgenda as answer:
        if usual_agenda is None:
            raise
        return (
            usual_agenda if answer.proven else replace(usual_agenda, bound=other_shapes_bound, stopped=answer.stopped)
        )
    return (
        wider_agenda
        if usual_agenda is None
        else replace(wider_agenda, seconds=wider_agenda.seconds + usual_agenda.seconds)
    )


def _unproven(
    context: Context, rules: Sequence[AgendaRule], agenda: Agenda, *, is_stopped: bool
) -> DraftedAgenda | None:
    """An agenda of which nothing is proven, at the price that the checks name; None if they find a hard rule broken."""
    results = judge(rules, agenda, context)
    # The checks share no code with the model: what they find broken is not shown.
    if errors(finding for result in results for finding in result.breaks):
        return None
    return DraftedAgenda(agenda, sum(result.cost for result in results), 0, 0.0, stopped=is_stopped)


def _drafted(
    context: Context,
    rules: Sequence[AgendaRule],
    days: AgendaShape,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
    limit: int | None = None,
    warm_start: Agenda | None = None,
) -> tuple[DraftedAgenda, float]:
    """The best agenda of a shape, if it costs less than `limit`, with what it is proven to be among those; and the work
    until then. The search for that of a large training begins with the agenda `warm_start`, if there is one.

    Raises:
        NoAgenda: no agenda keeps every hard rule, or none was found in time.
    """
    draft = build(context, rules, days=days)
    # Two aims in one search: cost x unit + tie is ordered by cost first, since the tie is always below the unit.
    tie, tie_limit = tie_breaker(draft, rules)
    cost_unit = tie_limit + 1  # whatever decides between equals weighs less than the least cost
    wishes_sum = wishes_cost(draft)
    # Only a cheaper agenda is of use; with the ceiling the search proves soon that there is none.
    if limit is not None:
        draft.add(wishes_sum <= limit - 1)
    cost = cost_unit * wishes_sum + tie
    listener = SearchProgress(progress, cost_unit) if progress else None
    if days.places < LARGE:
        search_result = _search_best_agenda(
            draft, cost, searches_of(draft, seconds), seed=seed, search_progress=listener
        )
    else:
        search_result = _search_in_parts(
            draft, cost, seconds=seconds, seed=seed, search_progress=listener, warm_start=warm_start
        )
    agenda = read_agenda(draft, search_result.value)
    return DraftedAgenda(
        agenda,
        search_result.objective // cost_unit,
        search_result.bound // cost_unit,
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
    searches = [(draft.model, "counting", min(COUNTING_SECONDS, seconds))]
    if seconds > COUNTING_SECONDS:
        searches.append((draft.model, "in turn", seconds - COUNTING_SECONDS))
    with limited_to(seconds):
        return _search_best_agenda(draft, amount, searches, seed=seed, search_progress=listener)


def _search_in_parts(
    draft: CpAgendaDraft,
    cost: Amount,
    *,
    seconds: float,
    seed: int,
    search_progress: SearchProgress | None,
    warm_start: Agenda | None,
) -> SearchResult:
    """The search for the agenda of a large training: `warm_start`, or a first one; a better one part by
    part; and a proof, which is tried for a little whenever a round over all parts finds nothing better."""
    start_time = now()
    best_agenda, work = found_in(draft, warm_start, cost, seed=seed) if warm_start else None, 0.0
    if best_agenda is None:
        best_agenda, work = find_first_agenda(
            [*staffed_models(draft), draft.model], draft, cost, work=FIRST_AGENDA_SHARE * seconds, seed=seed
        )
    if best_agenda is None:
        return _search_best_agenda(
            draft, cost, _list_final_searches(draft, PROOF * seconds - work), seed=seed, search_progress=search_progress
        )
    tell_objective = (lambda objective: search_progress.tell(objective, 0)) if search_progress else None
    if tell_objective:
        tell_objective(best_agenda.objective)
    improving = PartialImprover(draft, cost, seed=seed, report_objective=tell_objective)
    bound, is_stopped, is_share_used = 0, False, False
    while not (is_stopped or is_share_used or best_agenda.objective <= bound):
        best_agenda = improving.improve(best_agenda, PARTS * seconds - work, bound)
        is_stopped, is_share_used = improving.stopped, improving.work >= PARTS * seconds - work
        if is_stopped or best_agenda.objective <= bound:
            break
        remaining_work = PROOF * seconds - work - improving.work
        searches = (
            _list_final_searches(draft, remaining_work)
            if is_share_used
            else [(draft.model, "relaxed", A_PROOF * seconds)]
        )
        proof = _search_best_agenda(
            draft, cost, searches, seed=seed, search_progress=search_progress, warm_start=best_agenda
        )
        bound, work, is_stopped = max(bound, proof.bound), work + proof.work, proof.stopped
        best_agenda = FoundAgenda(proof.value, _values(draft, proof.value), proof.objective)
    return SearchResult(
        best_agenda.value, best_agenda.objective, bound, now() - start_time, work + improving.work, is_stopped
    )


def _list_final_searches(draft: CpAgendaDraft, seconds: float) -> list[tuple[AgendaModel, str, float]]:
    half_seconds = max(seconds, 0.02) / 2
    return [(draft.model, "relaxed", half_seconds), (draft.model, "in turn", half_seconds)]


def _search_best_agenda(
    draft: CpAgendaDraft,
    cost: Amount,
    searches: Iterable[tuple[AgendaModel, str, float]],
    *,
    seed: int,
    search_progress: SearchProgress | None,
    warm_start: FoundAgenda | None = None,
) -> SearchResult:
    """The best of some searches, the first of which begins with the agenda that was found before, if there is one."""
    draft.model.minimize(cost)
    solver_seconds, work, bound = 0.0, 0.0, 0
    best_agenda = warm_start
    for model, search, work_limit in searches:
        if best_agenda is not None:
            # A relaxed search is to prove, which it does better afresh, but for a large training.
            add_start_hint(draft, best_agenda.value if search != "relaxed" or warm_start else None)
        solver = solver_for(seed, search, work=work_limit * SPEED[search])
        callback = search_progress.listen(solver, proves=model is draft.model) if search_progress else None
        status = solver.status_name(solve_while_awaited(solver, model, callback))
        solver_work = solver.response_proto.deterministic_time
        # A search that ends short of its work was ended by the clock or by a person: another run may find more.
        is_stopped = status in ("UNKNOWN", "FEASIBLE") and (
            time_is_up() or solver_work < FULL_WORK_SHARE * work_limit * SPEED[search]
        )
        solver_seconds += solver.wall_time
        work += solver_work / SPEED[search]
        if status in SOLVED and (best_agenda is None or solver.objective_value < best_agenda.objective):
            best_agenda = read_found_agenda(solver)
        if model is draft.model and status in (*SOLVED, "UNKNOWN"):
            # Bounds of a narrower model (all posts filled) say nothing of every agenda, so only this one's count.
            bound = max(bound, round_bound_up(solver.best_objective_bound))
        is_conclusive = status in ("OPTIMAL", "INFEASIBLE") and model is draft.model
        if is_conclusive or is_stopped or (best_agenda is not None and best_agenda.objective == 0):
            break
    if best_agenda is None:
        raise NoAgenda(proven=status == "INFEASIBLE", stopped=is_stopped, work=work)
    add_start_hint(draft, best_agenda.value)
    return SearchResult(
        best_agenda.value, best_agenda.objective, min(bound, best_agenda.objective), solver_seconds, work, is_stopped
    )


def add_start_hint(draft: CpAgendaDraft, value: Value | None) -> None:
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
