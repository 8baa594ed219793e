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
class Judge:
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

    def members(self, set_: int, among: Collection[int]) -> int:
        """How many of these people belong to a set."""
        return len(self.demands.sets[set_].intersection(among))

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

        keeps_all = numpy.zeros(len(counts), dtype=bool)
        for sizes, bounds in self._alike():
            rows = numpy.flatnonzero((counts[:, 0] >= sizes.start) & (counts[:, 0] < sizes.stop))
            for bound in bounds:
                rows = rows[self._fits(bound, counts[rows])]
            keeps_all[rows] = True
        return keeps_all

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
        fits: Booleans = bound.holds(number)
        return fits

    def _can_break(self, bound: Bound) -> bool:
        if not bound.plain or (bound.low or 0) > 0:
            return True
        return bound.high is not None and self.most(bound.sets[0]) > bound.high


MOST_DAYS = 300_000
DRAWS = 20_000
_CODES = 2**62
_CELLS = 2_000_000  # people times days that are drawn at once


@dataclass(frozen=True, slots=True)
class Days:
    """Head counts, shape (days, sets), and the chance of each day. `draws` is None where this is every day that can
    still be saved, else how many were drawn."""

    counts: "Counts"
    chances: "Floats"
    draws: int | None = None


def days(judge: Judge, people: Sequence[int], chances: Sequence[float], seed: int, most: int = MOST_DAYS) -> Days:
    """The days on which each of these people comes with a chance of their own.

    Args:
        judge: what is asked; its `may` are these people.
        people: indices of those who are expected.
        chances: of each to come.
        seed: of the draws, where there are more than `most` different days.
    """
    return exact_days(judge, people, chances, most) or drawn_days(judge, people, chances, seed)


def exact_days(judge: Judge, people: Sequence[int], chances: Sequence[float], most: int = MOST_DAYS) -> Days | None:
    """Every day that can be saved, with its chance; None where there are more than `most`."""
    import numpy

    columns = judge.columns(people)
    # Like people one after the other: their counts coincide, and the table stays small on the way.
    order = sorted(range(len(people)), key=lambda number: (columns[number].tolist(), chances[number]))
    limits = _Limits.of(judge, columns)
    radix = [int(top) + 1 for top in limits.top]
    strides = [1]
    for size in radix[:-1]:
        strides.append(strides[-1] * size)
    # A row of counts is coded as one number below; beyond 62 bits it would overflow without a word.
    if strides[-1] * radix[-1] >= _CODES:
        return None
    stride = numpy.array(strides, dtype=numpy.int64)
    counts = numpy.zeros((1, len(radix)), dtype=numpy.int64)
    weights: Floats = numpy.ones(1)
    still_to_come = columns.sum(axis=0)
    for number in order:
        still_to_come = still_to_come - columns[number]
        # Counts above the last threshold that anything asks about are one and the same from here on.
        grown = numpy.minimum(counts + columns[number], limits.top)
        weights = numpy.concatenate([weights * (1.0 - chances[number]), weights * chances[number]])
        counts = numpy.concatenate([counts, grown])
        alive = ((counts <= limits.high) & (counts + still_to_come >= limits.low)).all(axis=1) & (weights > 0)
        counts, weights = counts[alive], weights[alive]
        # Equal rows become one with the sum of their chances: this is what keeps the table from doubling each time.
        codes, first, day_index = numpy.unique(counts @ stride, return_index=True, return_inverse=True)
        counts, weights = counts[first], numpy.bincount(day_index, weights, minlength=len(codes)).astype(numpy.float64)
        if len(codes) > most:
            return None
    return Days(counts, weights)


def drawn_days(judge: Judge, people: Sequence[int], chances: Sequence[float], seed: int, draws: int = DRAWS) -> Days:
    """Days drawn at random, equal ones together."""
    import numpy

    columns, generator = judge.columns(people), numpy.random.default_rng(seed)
    # Drawn in parts: all days at once would need gigabytes for a long list.
    at_once = max(1, _CELLS // max(1, len(people)))
    parts = []
    for first in range(0, draws, at_once):
        come = generator.random((min(at_once, draws - first), len(people))) < numpy.array(chances)
        parts.append(come.astype(numpy.int64) @ columns)
    counts, times = numpy.unique(numpy.concatenate(parts), axis=0, return_counts=True)
    return Days(counts, times / draws, draws)


@dataclass(frozen=True, slots=True)
class _Limits:
    """For each set that is counted: below `low` and above `high` no room can be kept, whoever is called in, and from
    `top` on a count makes no more difference."""

    low: "Row"
    high: "Row"
    top: "Row"

    @classmethod
    def of(cls, judge: Judge, columns: "Counts") -> "_Limits":
        import numpy

        lows, highs, tops = [], [], []
        for column, set_ in enumerate(judge.sets):
            bounds_by_size = [[bound for bound in judge.bounds[n] if set_ in bound.sets] for n in judge.sizes]
            plain = [[bound for bound in bounds if bound.plain] for bounds in bounds_by_size]
            low = min((max((bound.low or 0 for bound in bounds), default=0) for bounds in plain), default=0)
            most = judge.most(set_)
            ceilings = [[bound.high for bound in bounds if bound.high is not None] for bounds in plain]
            high = max((min(bounds, default=most) for bounds in ceilings), default=most)
            present = int(columns[:, column].sum())
            if set_ == 0:
                low, high = max(low, judge.sizes.start), min(high, judge.sizes.stop - 1)
            if set_ and not any(ceilings) and not any(bound.weights for bounds in bounds_by_size for bound in bounds):
                present = min(
                    present, max(1 if bound.kinds else bound.low or 0 for bounds in bounds_by_size for bound in bounds)
                )
            lows.append(low - min(judge.called, judge.members(set_, judge.others)))
            highs.append(high)
            tops.append(present)
        return cls(*(numpy.array(row, dtype=numpy.int64) for row in (lows, highs, tops)))
