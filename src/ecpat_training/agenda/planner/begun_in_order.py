"""The search for the best agenda in the manual's order."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import SearchProgress, read_agenda
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.draft import CpAgendaDraft, tie_breaker, wishes_cost
from ecpat_training.agenda.planner.improving import SOLVED, FoundAgenda, PartialImprover, read_found_agenda
from ecpat_training.agenda.planner.in_order import hold_order, shape_in_order
from ecpat_training.agenda.planner.limit import time_is_up
from ecpat_training.agenda.planner.shape import AgendaShape
from ecpat_training.agenda.planner.strategies import SPEED, solver_for
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day_room import MOST_COFFEES
from ecpat_training.agenda.rule_parts.draft import Amount
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.waiting import solve_while_awaited

FIRST_SEARCH_SHARE = 0.6
"""The share of the work after which the search of the whole is followed by one part by part."""


class OrderedAgenda(NamedTuple):
    """An agenda in the manual's order (None: none was found), and the work until then, in seconds of a usual
    machine."""

    agenda: Agenda | None
    work: float


def agenda_in_order(
    context: Context,
    rules: Sequence[AgendaRule],
    days: AgendaShape,
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> OrderedAgenda:
    """The best agenda in the manual's order that is found in so many seconds of work: with one coffee break in a half
    day, which is nearly always enough, else with several.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        days: the shape in which sessions may have any order.
        seconds: the limit of work.
        seed: of the solver.
        progress: is told what the best agenda so far costs.
    """
    orderless_rules = [rule for rule in rules if not rule.OF_ORDER]
    work = 0.0
    for coffees in (1, MOST_COFFEES):
        try:
            draft = build(context, orderless_rules, days=shape_in_order(context, rules, days, coffees=coffees))
        except NoAgenda:
            break
        hold_order(draft)
        tie, tie_limit = tie_breaker(draft, orderless_rules)
        cost = (tie_limit + 1) * wishes_cost(draft) + tie
        search_progress = SearchProgress(progress, tie_limit + 1) if progress else None
        status, best_agenda, spent_work = _search_draft(
            draft, cost, seconds=seconds - work, seed=seed, search_progress=search_progress
        )
        work += spent_work
        if best_agenda is not None:
            return OrderedAgenda(read_agenda(draft, best_agenda.value), work)
        if status != "INFEASIBLE" or time_is_up():
            break
    return OrderedAgenda(None, work)


def _search_draft(
    draft: CpAgendaDraft, cost: Amount, *, seconds: float, seed: int, search_progress: SearchProgress | None
) -> tuple[str, FoundAgenda | None, float]:
    """How the search of the whole ended, the best agenda found, also part by part, and the work."""
    draft.model.minimize(cost)
    solver = solver_for(seed, "in order", work=FIRST_SEARCH_SHARE * seconds * SPEED["in order"])
    # Agendas in another order may cost less, so that a bound of this search proves nothing.
    callback = search_progress.listen(solver, proves=False) if search_progress else None
    status = solver.status_name(solve_while_awaited(solver, draft.model, callback))
    work = solver.response_proto.deterministic_time / SPEED["in order"]
    if status not in SOLVED:
        return status, None, work
    best_agenda = read_found_agenda(solver)
    if status == "FEASIBLE" and not time_is_up():
        report_objective = (lambda objective: search_progress.tell(objective, 0)) if search_progress else None
        improving = PartialImprover(draft, cost, seed=seed, report_objective=report_objective)
        while best_agenda.objective and not improving.stopped and improving.work < seconds - work:
            best_agenda = improving.improve(best_agenda, seconds - work, 0)
        work += improving.work
    return status, best_agenda, work
