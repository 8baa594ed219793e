"""Who comes on the day, as head counts of the sets that the rules ask about, each with its chance.

Exact by dynamic programming over the joint counts, person by person. What can no longer become a room that keeps
everything, even with all reserves called in, is left out as soon as that is certain, and counts that matter only up to
a threshold stop there. Where that still gives too many different days, days are drawn instead.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.roster.no_shows.room_demands import Bound, RoomDemands

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]
    Row = NDArray[numpy.int64]
    Counts = NDArray[numpy.int64]
    Booleans = NDArray[numpy.bool_]


@dataclass(frozen=True)
class DemandJudge:
    """The bounds that can be broken at all when, of these people, all of `may` and at most `called` of `others` may
    come. `sets` are the sets they ask about, in the order of the columns of counts; the first is everybody."""

    demands: RoomDemands
    may: Collection[int]
    others: Collection[int] = ()
    called: int = 0

    @cached_property
    def bounds(self) -> tuple[tuple[Bound, ...], ...]:
        """The bounds that people of this judge can break; the n-th tuple is for a room of n people."""
        return tuple(tuple(bound for bound in bounds if self._can_break(bound)) for bounds in self.demands.bounds)

    @cached_property
    def sizes(self) -> range:
        """From the least to the largest number of people that a room may have."""
        alive = [
            n
            for n, bounds in enumerate(self.demands.bounds)
            if all(bound.holds(n) for bound in bounds if bound.sets == (0,) and bound.plain)
        ]
        return range(alive[0], alive[-1] + 1) if alive else range(0)

    @cached_property
    def sets(self) -> tuple[int, ...]:
        """The sets that are counted."""
        bounded_sets = {set_ for n in self.sizes for bound in self.bounds[n] for set_ in bound.sets}
        return (0, *sorted(bounded_sets - {0}))

    def members(self, set_: int, person_indexes: Collection[int]) -> int:
        """How many of these people belong to a set."""
        return len(self.demands.sets[set_].intersection(person_indexes))

    def most(self, set_: int) -> int:
        """How many of a set may be there at most."""
        return self.members(set_, self.may) + min(self.called, self.members(set_, self.others))

    def columns(self, people: Sequence[int]) -> "Counts":
        """Whether each person belongs to each set that is counted, as 0 or 1, shape (people, sets)."""
        import numpy

        rows = [[int(person in self.demands.sets[set_]) for set_ in self.sets] for person in people]
        return numpy.array(rows, dtype=numpy.int64).reshape(len(people), len(self.sets))

    def kept(self, counts: "Counts") -> "Booleans":
        """Whether each row of counts, shape (days, sets), keeps everything."""
        import numpy

        keeps_all_bounds = numpy.zeros(len(counts), dtype=bool)
        for sizes, bounds in self._alike():
            rows = numpy.flatnonzero((counts[:, 0] >= sizes.start) & (counts[:, 0] < sizes.stop))
            for bound in bounds:
                rows = rows[self._fits(bound, counts[rows])]
            keeps_all_bounds[rows] = True
        return keeps_all_bounds

    def _alike(self) -> Iterator[tuple[range, tuple[Bound, ...]]]:
        """The sizes of rooms of which the same is asked, one after the other."""
        start = self.sizes.start
        for n in self.sizes:
            if n + 1 == self.sizes.stop or self.bounds[n + 1] != self.bounds[n]:
                yield range(start, n + 1), self.bounds[n]
                start = n + 1

    def _fits(self, bound: Bound, counts: "Counts") -> "Booleans":
        columns = counts[:, [self.sets.index(set_) for set_ in bound.sets]]
        number = (columns > 0).sum(axis=1) if bound.kinds else columns @ (bound.weights or (1,))
        is_within_bound: Booleans = bound.holds(number)
        return is_within_bound

    def _can_break(self, bound: Bound) -> bool:
        if not bound.plain or (bound.lower_bound or 0) > 0:
            return True
        return bound.upper_bound is not None and self.most(bound.sets[0]) > bound.upper_bound


MOST_DAYS = 300_000
DRAWS = 20_000
_CODES = 2**62
_CELLS = 2_000_000  # people times days that are drawn at once


@dataclass(frozen=True, slots=True)
class Days:
    """Head counts, shape (days, sets), and the chance of each day. `draws` is None where this is every day that can
    still be saved, else how many were drawn."""

    counts: "Counts"
    probabilities: "Floats"
    draws: int | None = None


def days(
    demand_judge: DemandJudge,
    people: Sequence[int],
    show_up_chances: Sequence[float],
    seed: int,
    max_days: int = MOST_DAYS,
) -> Days:
    """The days on which each of these people comes with a chance of their own.

    Args:
        demand_judge: what is asked; its `may` are these people.
        people: indices of those who are expected.
        show_up_chances: of each to come.
        seed: of the draws, where there are more than `max_days` different days.
    """
    return exact_days(demand_judge, people, show_up_chances, max_days) or drawn_days(
        demand_judge, people, show_up_chances, seed
    )


def exact_days(
    demand_judge: DemandJudge, people: Sequence[int], show_up_chances: Sequence[float], max_days: int = MOST_DAYS
) -> Days | None:
    """Every day that can be saved, with its chance; None where there are more than `max_days`."""
    import numpy

    columns = demand_judge.columns(people)
    # Like people one after the other: their counts coincide, and the table stays small on the way.
    order = sorted(range(len(people)), key=lambda number: (columns[number].tolist(), show_up_chances[number]))
    limits = _Limits.of(demand_judge, columns)
    radix = [int(count_ceiling) + 1 for count_ceiling in limits.top]
    strides = [1]
    for size in radix[:-1]:
        strides.append(strides[-1] * size)
    # A row of counts is coded as one number below; beyond 62 bits it would overflow without a word.
    if strides[-1] * radix[-1] >= _CODES:
        return None
    stride = numpy.array(strides, dtype=numpy.int64)
    counts = numpy.zeros((1, len(radix)), dtype=numpy.int64)
    weights: Floats = numpy.ones(1)
    outstanding_counts = columns.sum(axis=0)
    for number in order:
        outstanding_counts = outstanding_counts - columns[number]
        # Counts above the last threshold that anything asks about are one and the same from here on.
        increased_counts = numpy.minimum(counts + columns[number], limits.top)
        weights = numpy.concatenate([weights * (1.0 - show_up_chances[number]), weights * show_up_chances[number]])
        counts = numpy.concatenate([counts, increased_counts])
        alive = ((counts <= limits.upper_limits) & (counts + outstanding_counts >= limits.lower_limits)).all(axis=1) & (
            weights > 0
        )
        counts, weights = counts[alive], weights[alive]
        # Equal rows become one with the sum of their chances: this is what keeps the table from doubling each time.
        codes, first_rows, day_index = numpy.unique(counts @ stride, return_index=True, return_inverse=True)
        counts, weights = (
            counts[first_rows],
            numpy.bincount(day_index, weights, minlength=len(codes)).astype(numpy.float64),
        )
        if len(codes) > max_days:
            return None
    return Days(counts, weights)


def drawn_days(
    demand_judge: DemandJudge, people: Sequence[int], show_up_chances: Sequence[float], seed: int, draws: int = DRAWS
) -> Days:
    """Days drawn at random, equal ones together."""
    import numpy

    columns, generator = demand_judge.columns(people), numpy.random.default_rng(seed)
    # Drawn in parts: all days at once would need gigabytes for a long list.
    batch_size = max(1, _CELLS // max(1, len(people)))
    count_batches = []
    for batch_start in range(0, draws, batch_size):
        shows_up = generator.random((min(batch_size, draws - batch_start), len(people))) < numpy.array(show_up_chances)
        count_batches.append(shows_up.astype(numpy.int64) @ columns)
    counts, times = numpy.unique(numpy.concatenate(count_batches), axis=0, return_counts=True)
    return Days(counts, times / draws, draws)


@dataclass(frozen=True, slots=True)
class _Limits:
    """For each set that is counted: below `low` and above `high` no room can be kept, whoever is called in, and from
    `top` on a count makes no more difference."""

    lower_limits: "Row"
    upper_limits: "Row"
    top: "Row"

    @classmethod
    def of(cls, demand_judge: DemandJudge, columns: "Counts") -> "_Limits":
        import numpy

        minimums, maximums, count_ceilings = [], [], []
        for column, set_ in enumerate(demand_judge.sets):
            bounds_by_size = [
                [bound for bound in demand_judge.bounds[n] if set_ in bound.sets] for n in demand_judge.sizes
            ]
            plain_bounds = [[bound for bound in bounds if bound.plain] for bounds in bounds_by_size]
            minimum = min(
                (max((bound.lower_bound or 0 for bound in bounds), default=0) for bounds in plain_bounds), default=0
            )
            max_members = demand_judge.most(set_)
            ceilings = [
                [bound.upper_bound for bound in bounds if bound.upper_bound is not None] for bounds in plain_bounds
            ]
            maximum = max((min(bounds, default=max_members) for bounds in ceilings), default=max_members)
            expected_members = int(columns[:, column].sum())
            if set_ == 0:
                minimum, maximum = max(minimum, demand_judge.sizes.start), min(maximum, demand_judge.sizes.stop - 1)
            if set_ and not any(ceilings) and not any(bound.weights for bounds in bounds_by_size for bound in bounds):
                expected_members = min(
                    expected_members,
                    max(1 if bound.kinds else bound.lower_bound or 0 for bounds in bounds_by_size for bound in bounds),
                )
            minimums.append(minimum - min(demand_judge.called, demand_judge.members(set_, demand_judge.others)))
            maximums.append(maximum)
            count_ceilings.append(expected_members)
        return cls(*(numpy.array(row, dtype=numpy.int64) for row in (minimums, maximums, count_ceilings)))
