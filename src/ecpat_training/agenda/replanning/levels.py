"""The least of several amounts, one after the other: each among the agendas that have the least of all before it.

One search finds them together, at prices so far apart that no amount outweighs one before it; where the prices would be
too large to be counted exactly, the rest is left to another search.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.plan import Proof
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.search import SearchResult, least
from ecpat_training.agenda.rule_parts.draft import Amount
from ecpat_training.core.progress import SolverProgress

MAX_EXACT_INTEGER = 2**53
"""The solver reports costs as floating-point numbers, which are exact below this."""


@dataclass(frozen=True, slots=True)
class Level:
    """An amount of a draft, never below 0, and what it counts in words, for those who wait."""

    counts: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class _Priced:
    """A level at its price in one search."""

    level: Level
    price: int


def least_of(
    draft: CpAgendaDraft,
    levels: Sequence[Level],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> tuple[SearchResult, list[Proof]]:
    """Searches the agenda in which every level is as small as it can be, earlier levels first.

    Args:
        draft: the agenda's variables.
        levels: amounts that are better small; at least one.
        seconds: the work allowed for all levels together, as the solver counts it.
        seed: of the solver.
        progress: is told how far the search is.

    Returns:
        The agenda, and one proof for each level, in the order of `levels`.

    Raises:
        NoAgenda: the draft has no agenda, or none was found in time.
        ValueError: `levels` is empty.
    """
    best_result: SearchResult | None = None
    proofs: list[Proof] = []
    lost_work = 0.0
    for group in _groups(draft, levels):
        cost = sum(priced_level.price * priced_level.level.amount for priced_level in group)
        remaining_seconds = max(seconds - best_result.work - lost_work, 0.01) if best_result else seconds
        try:
            new_best = least(draft, cost, seconds=remaining_seconds, seed=seed, progress=_reporting(progress, group))
        except NoAgenda as answer:
            if best_result is None:
                raise
            lost_work += answer.work
            # Not found again in time.
            proofs += [Proof(best_result.value(priced_level.level.amount), 0) for priced_level in group]
            continue
        proofs += [Proof(*pair) for pair in _split_objective(new_best.objective, new_best.bound, group)]
        # Later levels may not undo what this search reached.
        draft.add(cost <= new_best.objective)
        best_result = _add_search_effort(best_result, new_best)
    if best_result is None:
        raise ValueError("no level was asked for")
    return best_result, proofs


def _add_search_effort(earlier_result: SearchResult | None, search_result: SearchResult) -> SearchResult:
    if earlier_result is None:
        return search_result
    return replace(
        search_result,
        seconds=earlier_result.seconds + search_result.seconds,
        work=earlier_result.work + search_result.work,
        stopped=earlier_result.stopped or search_result.stopped,
    )


def _groups(draft: CpAgendaDraft, levels: Sequence[Level]) -> Iterator[list[_Priced]]:
    """The levels of each search with their prices: one more than all that comes after can cost."""
    group: list[tuple[Level, int]] = []
    combined_values = 1
    for level in levels:
        values = _max_amount(draft, level.amount) + 1
        # Prices multiply: a sum that floating point can't hold exactly would mix the levels up.
        if group and combined_values * values >= MAX_EXACT_INTEGER:
            yield _price_levels(group)
            group, combined_values = [], 1
        group.append((level, values))
        combined_values *= values
    if group:
        yield _price_levels(group)


def _price_levels(group: list[tuple[Level, int]]) -> list[_Priced]:
    priced_levels: list[_Priced] = []
    price = 1
    for level, values in reversed(group):
        priced_levels.insert(0, _Priced(level, price))
        price *= values
    return priced_levels


def _max_amount(draft: CpAgendaDraft, amount: Amount) -> int:
    """What an amount can't exceed, by the bounds of its variables."""
    if isinstance(amount, int):
        return amount
    draft.model.minimize(amount)
    model = draft.model.proto
    maximum = int(model.objective.offset)
    for variable, factor in zip(model.objective.vars, model.objective.coeffs, strict=True):
        bounds = list(model.variables[variable].domain)  # which counts from its start only
        maximum += factor * (bounds[-1] if factor > 0 else bounds[0])
    return maximum


def _split_objective(objective: int, bound: int, group: Sequence[_Priced]) -> Iterator[tuple[int, int]]:
    """What was found of each level, and the least of it that is possible: known as long as the levels before it are
    proven."""
    is_proven = True
    for priced_level in group:
        # Like digits of a number: what one price leaves over belongs to the levels after it.
        (amount, objective), (least_amount, bound) = (
            divmod(objective, priced_level.price),
            divmod(bound, priced_level.price),
        )
        yield amount, least_amount if is_proven else 0
        is_proven &= amount == least_amount


def _reporting(
    progress: Callable[[SolverProgress], None] | None, group: Sequence[_Priced]
) -> Callable[[SolverProgress], None] | None:
    """Tells of the first level that isn't proven yet."""
    if progress is None:
        return None
    report = progress

    def report_progress(solver_progress: SolverProgress) -> None:
        if solver_progress.objective is None:
            report(SolverProgress(None, 0, group[0].level.counts))
            return
        pairs = list(_split_objective(solver_progress.objective, solver_progress.bound, group))
        index = next(
            (position for position, (amount, lower_bound) in enumerate(pairs) if amount != lower_bound), len(pairs) - 1
        )
        report(SolverProgress(*pairs[index], counts=group[index].level.counts))

    return report_progress
