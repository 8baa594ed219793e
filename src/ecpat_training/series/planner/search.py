"""Plans a series with CP-SAT, goal by goal, each proven before the next: what moves where a series is kept, what broken
wishes cost, the last day, changes of trainers, travel."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.series.model.series import DatedSeries, SearchGoal
from ecpat_training.series.planner.cp_sat import SOLVED, SeriesSolver, create_solver, total
from ecpat_training.series.planner.draft import CpSeriesDraft, possible_dates
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount
from ecpat_training.series.rule_parts.handovers import changes
from ecpat_training.series.rule_parts.rule import Dates, SeriesRule

MOVED_GOAL, EXCHANGED_GOAL = "trainings moved", "trainers exchanged"
WISHES_GOAL, LAST_DAY_GOAL, TRAINER_CHANGES_GOAL, TRAVEL_GOAL = (
    "cost of broken wishes",
    "last day",
    "changes of trainers",
    "travel of experts",
)
GOALS = (MOVED_GOAL, EXCHANGED_GOAL, WISHES_GOAL, LAST_DAY_GOAL, TRAINER_CHANGES_GOAL, TRAVEL_GOAL)
ReportProgress = Callable[[str], None]
_ROUNDED = 1e-6
_NEAR_HORIZON = timedelta(weeks=10)


@dataclass(frozen=True, slots=True)
class PlannedSeries:
    """A series with its proof, goal by goal: of the last day the amount is a date's ordinal. `stopped` says that the
    clock ended the search, so that another run may come to another series; `work` what was done, as the solver counts
    it."""

    series: DatedSeries
    goals: tuple[SearchGoal, ...]
    stopped: bool
    work: float

    @property
    def proven(self) -> bool:
        """Whether every goal is."""
        return all(goal.proven for goal in self.goals)


class NoSeries(Exception):  # noqa: N818 -- an answer, not an error
    """No series was found: `is_proven` says whether there is none, or the search ended first."""

    def __init__(self, *, is_proven: bool) -> None:
        super().__init__()
        self.proven = is_proven


class _Search:
    """Searches in one model after the other, with what is left of the limit."""

    def __init__(self, seconds: float, seed: int, tell: ReportProgress | None) -> None:
        self.seed, self.tell = seed, tell
        self.seconds, self.work, self.stopped = seconds, 0.0, False
        self._end = time.monotonic() + seconds

    def solve(self, draft: CpSeriesDraft, *, share: float = 1.0) -> tuple[str, SeriesSolver]:
        """Searches in a model with a share of what is left; how it ended, and the solver."""
        allowed_seconds = max(0.0, (self.seconds - self.work) * share)
        solver = create_solver(seed=self.seed, work=allowed_seconds, seconds=self._end - time.monotonic())
        status = solver.status_name(solve_while_awaited(solver, draft.model))
        self.work += solver.response_proto.deterministic_time
        self.stopped = self.stopped or time.monotonic() > self._end
        return status, solver

    def counted(self, draft: CpSeriesDraft) -> tuple[str, SeriesSolver]:
        """What the series is worth that a model begins with; it is never said to be the best."""
        solver = create_solver(seed=self.seed, work=math.inf, seconds=math.inf)
        solver.parameters.fix_variables_to_their_hinted_value = True
        status = solver.status_name(solve_while_awaited(solver, draft.model))
        if status not in SOLVED:
            raise NoSeries(is_proven=False)
        return "FEASIBLE", solver

    def say(self, message: str) -> None:
        if self.tell:
            self.tell(message)


def plan_series(
    context: SeriesContext,
    rules: Sequence[SeriesRule],
    *,
    seconds: float = 60,
    seed: int = 1,
    kept_series: DatedSeries | None = None,
    report_progress: ReportProgress | None = None,
) -> PlannedSeries:
    """The best series, proven goal by goal; when the search ends without a proof, the best so far with its bounds.

    The same programme gives the same series however many processors there are: one worker searches, and its work is
    bounded as it counts it itself. A series that ends as early as counting weeks allows and breaks no wish is looked
    for first, in a model without later dates; only where there is none, all dates are searched.

    Raises:
        NoSeries: no series keeps the hard rules, or none was found in time.
    """
    search = _Search(seconds, seed, report_progress)
    dates = possible_dates(context, rules)
    least_end = earliest_end(context, rules, dates)
    if context.trainings and least_end is None:  # counting says so, which a search may take minutes to prove
        raise NoSeries(is_proven=True)
    early_series = None
    if kept_series is None and least_end is not None:
        early_series = _find_earliest_series(context, rules, dates, least_end, search)
    draft, goals, solver = early_series or _anyhow(context, rules, dates, least_end, search, kept_series)
    # Goals one after the other, not in one weighted sum: no amount of travel outweighs a broken wish.
    for name, amount in ((TRAINER_CHANGES_GOAL, total(changes(draft))), (TRAVEL_GOAL, draft.travel())):
        solver = _minimise_goal(draft, name, amount, goals, solver, search)
    return PlannedSeries(draft.series(solver.value), tuple(goals), search.stopped, search.work)


_SearchStart = tuple[CpSeriesDraft, list[SearchGoal], SeriesSolver]


def _build_draft(context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates) -> CpSeriesDraft:
    if not all(dates.values()):
        raise NoSeries(is_proven=True)
    draft = CpSeriesDraft(context, dates)
    for rule in rules:
        if not rule.is_off:
            rule.constrain(draft)
    return draft


def _find_earliest_series(
    context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates, least_end: date, search: _Search
) -> _SearchStart | None:
    """A series that ends as early as counting allows and breaks no wish, if there is one and it is soon found."""
    # Dates after the bound are left out of the model: it becomes small, and any answer is proven the earliest.
    early_dates = {id_: [day for day in days if day <= least_end] for id_, days in dates.items()}
    draft = _build_draft(context, rules, early_dates)
    if draft.costs:
        draft.model.add(draft.wishes() == 0)
    status, solver = search.solve(draft, share=0.5)
    if status not in SOLVED:
        return None
    search.say(f"a calendar that ends on {least_end}, the earliest day of all")
    end = least_end.toordinal()
    return draft, [SearchGoal(WISHES_GOAL, 0, 0), SearchGoal(LAST_DAY_GOAL, end, end)], solver


def _anyhow(
    context: SeriesContext,
    rules: Sequence[SeriesRule],
    dates: Dates,
    least_end: date | None,
    search: _Search,
    kept_series: DatedSeries | None,
) -> _SearchStart:
    """A series as good as can be in the first goals, among all dates."""
    draft = _build_draft(context, rules, dates)
    goals: list[SearchGoal] = []
    status, solver = search.solve(draft)
    if status not in SOLVED:
        raise NoSeries(is_proven=status == "INFEASIBLE")
    if kept_series is not None:
        for name, amount in zip((MOVED_GOAL, EXCHANGED_GOAL), draft.count_changes(kept_series), strict=True):
            solver = _minimise_goal(draft, name, amount, goals, solver, search)
    solver = _minimise_goal(draft, WISHES_GOAL, draft.wishes(), goals, solver, search)
    first_end = min(day for days in dates.values() for day in days) if least_end is None else least_end
    number, days = draft.last_day_amount(first_end)
    solver = _minimise_goal(draft, LAST_DAY_GOAL, number, goals, solver, search)
    possible_ends = [first_end, *days]
    goals[-1] = SearchGoal(
        LAST_DAY_GOAL, *(possible_ends[index].toordinal() for index in (goals[-1].amount, goals[-1].bound))
    )
    search.say(f"a calendar whose last training starts on {date.fromordinal(goals[-1].amount)}")
    return draft, goals, solver


def _minimise_goal(
    draft: CpSeriesDraft, name: str, amount: Amount, goals: list[SearchGoal], best_solver: SeriesSolver, search: _Search
) -> SeriesSolver:
    """Makes an amount as small as can be and keeps it so; the solver that holds the best series."""
    draft.add_hints(best_solver)
    draft.model.minimize(amount)
    status, solver = search.solve(draft)
    # A whole number can't lie below a fraction; the small amount keeps 3.0000001 from becoming 4.
    bound = math.ceil(max(0.0, solver.best_objective_bound) - _ROUNDED)
    if status not in SOLVED:  # the time is up: what there was stays, and is only counted
        status, solver = search.counted(draft)
    best_amount = solver.value(amount)
    goals.append(SearchGoal(name, best_amount, best_amount if status == "OPTIMAL" else min(bound, best_amount)))
    # At most, not equal: where nothing was proven, a later search may still do better.
    draft.model.add(total([amount]) <= best_amount)
    if name != LAST_DAY_GOAL:
        search.say(f"{name}: {best_amount}{'' if goals[-1].proven else f', at least {bound}'}")
    return solver


def is_ruled_out(context: SeriesContext, rules: Sequence[SeriesRule]) -> bool:
    """Whether counting alone says that there is no series: too few weeks, or no two dates that are far enough apart."""
    hard = [rule for rule in rules if rule.hard]
    return bool(context.trainings) and earliest_end(context, hard, possible_dates(context, hard)) is None


def is_possible(context: SeriesContext, rules: Sequence[SeriesRule], *, work: float, seconds: float) -> bool | None:
    """Whether there is any series that keeps every rule that must hold.

    Args:
        context: the facts.
        rules: all rules; wishes are left out.
        work: the limit of each of two searches, in the solver's own count.
        seconds: the limit of each search by the clock.

    Returns:
        None where a search ended before it was decided.
    """
    hard = [rule for rule in rules if rule.hard]
    dates = possible_dates(context, hard)
    if not context.trainings:
        return True
    least_end = earliest_end(context, hard, dates)
    if least_end is None:  # counting says so
        return False
    early_dates = {id_: [day for day in days if day <= least_end + _NEAR_HORIZON] for id_, days in dates.items()}
    status = "UNKNOWN"
    for candidate_dates in (
        early_dates,
        dates,
    ):  # what is possible is mostly so in a short time, of which the model is small
        solver = create_solver(seed=1, work=work, seconds=seconds)
        status = solver.status_name(solve_while_awaited(solver, _build_draft(context, hard, candidate_dates).model))
        if status in SOLVED:
            return True
    return None if status == "UNKNOWN" else False


def earliest_end(context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates) -> date | None:
    """The earliest day on which the last training can start; None where some training has no date at all, or a rule
    sees that there is no such day."""
    if not all(dates.values()) or not dates:
        return None
    # Each rule sees a bound of its own; the latest of them still holds for all.
    earliest_ends = [max(days[0] for days in dates.values())]
    for rule in rules:
        end = rule.earliest_end(context, dates) if rule.hard else date.min
        if end is None:
            return None
        earliest_ends.append(end)
    return max(earliest_ends)
