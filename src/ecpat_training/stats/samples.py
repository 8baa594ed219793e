"""Scores of different people, a sample for each group: what comparisons between people start from.

The same score may be there once, with how many people have it (`times`); without, each is one person's.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ecpat_training.stats.pairs import TOO_EXTREME, Pairs
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

_LARGEST, _SMALLEST = 1e100, 1e-100  # squares of what lies outside leave the range of floats
_LARGE = 100.0  # times the largest deviation: beyond, plain subtraction would cost more than two digits
TOO_FEW = marked("each group needs at least two people with a score")
NO_SPREAD = marked("in each group all have the same score, so there is no spread to measure the difference against")


def sample(values: object) -> "Floats":
    """The values as an array of floats, shape (n,), missing ones left out."""
    import numpy

    numbers = numpy.asarray(values, dtype=numpy.float64).reshape(-1)
    return numbers[~numpy.isnan(numbers)]


def centred(samples: Sequence["Floats"], times: "Sequence[Integers] | None" = None) -> "tuple[float, list[Floats]]":
    """(a score in the middle of all samples, each sample as deviations from it, in the order given), in the scores'
    units.

    A large common part can't drown the differences then; where it is large beside them, decimals are taken as people
    write them.
    """
    import numpy

    all_scores = numpy.concatenate(samples)
    pivot = _middle(all_scores, None if times is None else numpy.concatenate(times))
    deviations = all_scores - pivot
    # Scores such as 1000.1 and 1000.4 lose digits when subtracted; as decimals their difference is exact again.
    if abs(pivot) > _LARGE * float(abs(deviations).max()):
        deviations = Pairs.of(numpy.full_like(all_scores, pivot), all_scores).changes
    sample_ends = numpy.cumsum([0, *(scores.size for scores in samples)])
    return pivot, [deviations[start:end] for start, end in pairwise(sample_ends.tolist())]


def _middle(values: "Floats", times: "Integers | None") -> float:
    """The score of the person in the middle."""
    import numpy

    if times is None:
        return float(numpy.partition(values, values.size // 2)[values.size // 2])
    order = numpy.argsort(values)
    people = numpy.cumsum(times[order])
    return float(values[order][numpy.searchsorted(people, people[-1] // 2, side="right")])


def people(values: "Floats", times: "Integers | None") -> int:
    """How many have these scores."""
    return values.size if times is None else int(times.sum())


def unusable(samples: Sequence["Floats"], times: "Sequence[Integers] | None" = None) -> str | None:
    """Why groups can't be compared, in plain words: too few people, or scores too extreme; None if they can."""
    numbers = [scores.size for scores in samples] if times is None else [int(counts.sum()) for counts in times]
    if len(samples) < 2 or min(numbers) < 2:
        return TOO_FEW
    largest_score = max(float(abs(scores).max()) for scores in samples)
    return TOO_EXTREME if not largest_score < _LARGEST else None


def middle(values: "Floats", times: "Integers | None" = None) -> float:
    """The mean of the values, each counted as often as `times` says."""
    return float(values.mean() if times is None else values @ times / times.sum())


def variance(values: "Floats", times: "Integers | None" = None) -> float:
    """The variance with n - 1 below, around the mean; exactly 0 where all values are equal."""
    if values.max() == values.min():
        return 0.0
    deviations = values - middle(values, times)
    squares = deviations @ deviations if times is None else (deviations * times) @ deviations
    sample_variance = float(squares) / (people(values, times) - 1)
    return sample_variance if sample_variance > _SMALLEST else 0.0
