"""Why no room keeps all demands: every set of them that can't hold together and of which any one less can."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.core.deletion_filter import deletion_filter
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.feasibility import Feasibility


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Minimal conflicts, those of the fewest demands first; `complete` says whether these are all there are."""

    minimal: tuple[tuple[QuotaDemand, ...], ...]
    complete: bool


def conflicts(people: int, seats: int, demands: Sequence[QuotaDemand], *, seconds: float) -> Conflicts:
    """All minimal conflicts, as far as `seconds` allow; at least one is found whatever the time.

    Every set of demands is above a conflict or below a largest set that can hold: what isn't known yet to be either is
    asked about, the largest first, and the answer shrunk (MARCO: Liffiton, Previti, Malik, Marques-Silva, Fast,
    flexible MUS enumeration, Constraints 21, 2016, https://doi.org/10.1007/s10601-015-9183-0).
    """
    rooms = Feasibility(people, seats, demands)
    deadline = time.monotonic() + seconds
    minimal_sets: list[tuple[int, ...]] = []
    largest_sets: list[frozenset[int]] = []
    while (candidate := _unknown(len(demands), minimal_sets, largest_sets)) is not None:
        if rooms.is_feasible(candidate):
            largest_sets.append(candidate)
        else:
            minimal_sets.append(_shrunk(rooms, sorted(candidate)))
        if minimal_sets and time.monotonic() > deadline:
            return Conflicts(_conflicting_demands(demands, minimal_sets), complete=False)
    return Conflicts(_conflicting_demands(demands, minimal_sets), complete=True)


def _conflicting_demands(
    demands: Sequence[QuotaDemand], minimal_sets: Sequence[tuple[int, ...]]
) -> tuple[tuple[QuotaDemand, ...], ...]:
    return tuple(
        tuple(demands[index] for index in minimal_set)
        for minimal_set in sorted(minimal_sets, key=lambda minimal_set: (len(minimal_set), minimal_set))
    )


def _shrunk(rooms: Feasibility, clash: list[int]) -> tuple[int, ...]:
    """A minimal conflict within one, of which as much as possible is left out at once before the rest."""
    step = len(clash) // 2
    while step > 1:
        clash = clash if rooms.is_feasible(clash[step:]) else clash[step:]
        step //= 2
    return tuple(deletion_filter(clash, lambda subset: not rooms.is_feasible(subset)))


def _unknown(
    count: int, minimal_sets: Sequence[tuple[int, ...]], maximal_sets: Sequence[frozenset[int]]
) -> frozenset[int] | None:
    """A largest set of demands that holds no known conflict and lies within no set known to hold; None if none is."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows, lower_limits, upper_limits = (
        np.zeros((len(minimal_sets) + len(maximal_sets) + 1, count)),
        list[float](),
        list[float](),
    )
    for row_index, (members, floor, cap) in enumerate(_exclusion_rows(count, minimal_sets, maximal_sets)):
        rows[row_index, members] = 1
        lower_limits.append(floor)
        upper_limits.append(cap)
    answer = milp(
        -np.ones(count),
        constraints=LinearConstraint(rows[: len(lower_limits)], lower_limits, upper_limits),
        bounds=Bounds(0, 1),
        integrality=np.ones(count),
    )
    return None if answer.x is None else frozenset(np.flatnonzero(answer.x > 0.5).tolist())


def _exclusion_rows(
    count: int, minimal_sets: Sequence[tuple[int, ...]], maximal_sets: Sequence[frozenset[int]]
) -> Iterator[tuple[list[int], float, float]]:
    yield list(range(count)), 0, count
    for minimal_set in minimal_sets:
        # Not all of a known conflict again.
        yield list(minimal_set), 0, len(minimal_set) - 1
    for holding_set in maximal_sets:
        # Something that isn't in a set known to hold: else the answer would lie within it.
        yield sorted(set(range(count)) - holding_set), 1, count
