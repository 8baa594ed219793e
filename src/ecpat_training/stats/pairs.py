"""The scores of the same people in two waves: what every paired statistic starts from.

Scores come from files as decimals, and 4.2 - 3.9 is not 0.3 in binary arithmetic. Two people who gained the same would
then differ in the 16th digit: ranks would not tie, and a constant change would have a spread of 1e-16 and a t of 1e16.
So changes are taken as people mean them:

- if all scores are decimals of d places, so are their changes, which are rounded to d places (exact);
- else (means of three items, say) changes whose sizes differ by no more than 16 units in the last place of the scores
  that they come from count as the same.

A mean change that is smaller than that noise is 0.

The same pair of scores may be there many times: then it stands once, with how many people have it. A million people on
a scale of 41 scores are 1,681 rows at the most, and every statistic that takes pairs takes them counted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Floats: TypeAlias = numpy.typing.NDArray[numpy.float64]
    Integers: TypeAlias = numpy.typing.NDArray[numpy.int64]
    Booleans: TypeAlias = numpy.typing.NDArray[numpy.bool_]

_NOISE = 16 * 2.0**-52  # of the scores themselves; one big score must not drown the others
_LARGEST, _SMALLEST = 1e100, 1e-100  # squares of what lies outside leave the range of floats

NOBODY = marked("no person has a score in both waves")
ONE_PERSON = marked("only one person has a score in both waves, and any figure would be that person's answers")
NOBODY_CHANGED = marked("no score changed")
SAME_CHANGE = marked(
    "everybody's score changed by the same amount, so there is no spread to measure the change against"
)
TOO_EXTREME = marked("the scores are too large or too small to compute with")


@dataclass(frozen=True, eq=False)
class Pairs:
    """`before[i]` and `after[i]` are the scores of `times[i]` people, in the scale's units; `changes` is after minus
    before."""

    before: "Floats"
    after: "Floats"
    changes: "Floats"
    times: "Integers"

    @classmethod
    def of(cls, before: object, after: object, times: object = None) -> "Pairs":
        """Pairs from two sequences of numbers.

        Args:
            before, after: scores of the same people, in the same order.
            times: how many people have each pair of scores; None where each pair is one person's.

        Raises:
            ValueError: the sequences differ in length, a score is missing or infinite, or `times` has a number below
                1.
        """
        import numpy

        scores_before = numpy.asarray(before, dtype=numpy.float64).reshape(-1)
        scores_after = numpy.asarray(after, dtype=numpy.float64).reshape(-1)
        if scores_before.shape != scores_after.shape:
            raise ValueError(f"{scores_before.size} scores before, but {scores_after.size} after: pairs are needed")
        if not (numpy.isfinite(scores_before).all() and numpy.isfinite(scores_after).all()):
            raise ValueError("a score is missing or not finite: leave such pairs out before")
        people = (
            numpy.ones(scores_before.shape, numpy.int64) if times is None else numpy.asarray(times, dtype=numpy.int64)
        )
        if people.shape != scores_before.shape or not (people > 0).all():
            raise ValueError("each pair of scores needs a number of people who have it, 1 or more")
        return cls(scores_before, scores_after, _changes(scores_before, scores_after), people)

    @classmethod
    def together(cls, pairs_to_join: "Sequence[Pairs]") -> "Pairs":
        """The people of several groups, in one; changes are taken over, not computed again."""
        import numpy

        return cls(
            numpy.concatenate([pairs.before for pairs in pairs_to_join]),
            numpy.concatenate([pairs.after for pairs in pairs_to_join]),
            numpy.concatenate([pairs.changes for pairs in pairs_to_join]),
            numpy.concatenate([pairs.times for pairs in pairs_to_join]),
        )

    def some(self, selected: "Booleans") -> "Pairs":
        """Some of the pairs, without working out their changes again."""
        return Pairs(self.before[selected], self.after[selected], self.changes[selected], self.times[selected])

    def counted(self) -> "Pairs":
        """The pairs with each different pair of scores once, ordered by the score before, then after."""
        import numpy

        order = numpy.lexsort((self.after, self.before))
        before, after = self.before[order], self.after[order]
        is_new_pair = numpy.ones(order.size, dtype=bool)
        is_new_pair[1:] = (numpy.diff(before) != 0) | (numpy.diff(after) != 0)
        starts = numpy.flatnonzero(is_new_pair)
        times = numpy.add.reduceat(self.times[order], starts) if starts.size else self.times
        return Pairs(before[starts], after[starts], self.changes[order][starts], times)

    def each(self) -> "Pairs":
        """The pairs one person at a time, for statistics that look at each, such as the ranks of two groups."""
        import numpy

        if self.n == self.times.size:
            return self
        rows = numpy.repeat(numpy.arange(self.times.size), self.times)
        return Pairs(self.before[rows], self.after[rows], self.changes[rows], numpy.ones(rows.size, numpy.int64))

    def people(self, selected: "Booleans") -> int:
        """How many people some of the pairs are of."""
        return int(self.times[selected].sum())

    @property
    def n(self) -> int:
        """How many people there are."""
        return int(self.times.sum())

    @cached_property
    def mean_before(self) -> float:
        """The mean score before, in the scale's units."""
        return mean(self.before, self.times)

    @cached_property
    def mean_after(self) -> float:
        """The mean score after, in the scale's units."""
        return mean(self.after, self.times)

    @cached_property
    def sd_before(self) -> float:
        """Standard deviation before (n - 1)."""
        return sd(self.before, self.times)

    @cached_property
    def sd_after(self) -> float:
        """Standard deviation after (n - 1)."""
        return sd(self.after, self.times)

    @cached_property
    def mean_change(self) -> float:
        """The mean of the changes, after minus before, in the scale's units."""
        import numpy

        exact_mean = mean(self.changes, self.times)
        # Of those who didn't change no rounding can come, so their scores, however large, add no noise.
        sizes = numpy.where(self.changes != 0, abs(self.before), 0.0)
        noise = _NOISE * _sum(sizes * self.times) / self.n if self.n else 0.0
        return 0.0 if abs(exact_mean) < noise else exact_mean

    @cached_property
    def sd_change(self) -> float:
        """Standard deviation of the changes (n - 1); exactly 0 when everybody changed by the same amount."""
        return sd(self.changes, self.times)

    @cached_property
    def co_deviation(self) -> float:
        """The sum over people of the products of both scores' deviations from their means."""
        products = (self.before - self.mean_before) * (self.after - self.mean_after)
        return _sum(products * self.times)

    @cached_property
    def unusable(self) -> str | None:
        """Why no statistic at all can be given, in plain words; None if some can."""
        if self.n < 2:
            return ONE_PERSON if self.n else NOBODY
        largest_score = _largest(self.before, self.after)
        spreads = (
            [size for size in (self.sd_before, self.sd_after, self.sd_change) if size]
            if largest_score < _LARGEST
            else []
        )
        return TOO_EXTREME if largest_score >= _LARGEST or any(size < _SMALLEST for size in spreads) else None

    @cached_property
    def no_spread(self) -> str | None:
        """Why statistics that divide by the spread of the changes have no value, in plain words; None where they
        have one."""
        if self.unusable or self.sd_change > 0:
            return self.unusable
        return SAME_CHANGE if self.changes[0] else NOBODY_CHANGED


def mean(values: "Floats", times: "Integers | None" = None) -> float:
    """The mean, summed without rounding errors, so that the order of rows doesn't matter; of values that are those of
    several people each, with their numbers."""
    return _sum(values) / values.size if times is None else _sum(values * times) / int(times.sum())


def sd(values: "Floats", times: "Integers | None" = None) -> float:
    """The standard deviation with n - 1 below, in the values' units, in two passes; exactly 0 where all values are
    equal."""
    if values.max() == values.min():
        return 0.0
    deviations = values - mean(values, times)
    unit = float(abs(deviations).max())  # so that squares of tiny deviations don't vanish
    squares = (deviations / unit) ** 2
    total, n = (_sum(squares), values.size) if times is None else (_sum(squares * times), int(times.sum()))
    return unit * math.sqrt(total / (n - 1))


def _sum(values: "Floats") -> float:
    """The sum without rounding errors; from a list, since an array makes a NumPy number of each value first."""
    return math.fsum(values.tolist())


def _largest(before: "Floats", after: "Floats") -> float:
    return max(float(abs(before).max()), float(abs(after).max()))


def _changes(before: "Floats", after: "Floats") -> "Floats":
    import numpy

    if not before.size or _largest(before, after) >= _LARGEST:
        return numpy.zeros_like(before)  # never looked at: `unusable` says why
    changes: Floats = after - before
    places = _places(before, after)
    if places is not None:
        return numpy.round(changes, places) + 0.0  # + 0.0 turns -0.0 into 0.0
    sizes = numpy.concatenate([[0.0], abs(changes)])
    noise = numpy.where(changes == 0, 0.0, _NOISE * numpy.maximum(abs(before), abs(after)))
    noise_widths = numpy.concatenate([[0.0], noise])
    tied_changes: Floats = numpy.sign(changes) * _grouped(sizes, noise_widths)[1:] + 0.0
    return tied_changes


def _places(before: "Floats", after: "Floats") -> int | None:
    """How many decimals all scores can be written with, if so few that their changes are exact."""
    import numpy

    scores = numpy.concatenate([before, after])
    whole_digits = math.ceil(math.log10(max(_largest(before, after), 1.0)))
    for places in range(max(0, 15 - whole_digits)):
        if numpy.array_equal(numpy.round(scores, places), scores):
            return places
    return None


def _grouped(sizes: "Floats", noise_widths: "Floats") -> "Floats":
    """Each size as the smallest of its group; a gap wider than both neighbours' `noise_widths` starts a new group."""
    import numpy

    order = numpy.argsort(sizes, kind="stable")
    sorted_sizes = sizes[order]
    sorted_widths = noise_widths[order]
    starts = numpy.concatenate(
        [[True], numpy.diff(sorted_sizes) > numpy.maximum(sorted_widths[:-1], sorted_widths[1:])]
    )
    grouped_sizes = numpy.empty_like(sizes)
    grouped_sizes[order] = sorted_sizes[starts][numpy.cumsum(starts) - 1]
    return grouped_sizes
