"""Scores in waves, some of them missing, as sufficient statistics: one entry for each pattern of missing waves.

A model of means and covariances needs no more of the people of a pattern than how many they are, their means and their
sums of products. So a million people cost one pass, and fitting the model as good as nothing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats


@dataclass(frozen=True, eq=False)
class Pattern:
    """The people of whom just the waves `seen` (their numbers) are there: how many, their mean scores, and the sums of
    products of deviations from these."""

    seen: tuple[int, ...]
    n: int
    means: "Floats"
    products: "Floats"


def patterns(scores: "Floats") -> tuple[Pattern, ...]:
    """The patterns of a table with a row per person and a column per wave, nan where a score is missing; nobody is
    counted who has no score at all. Ordered by pattern, so that the order of people doesn't matter."""
    import numpy

    there: Booleans = ~numpy.isnan(scores)
    key = there @ (1 << numpy.arange(scores.shape[1]))
    found = []
    for one in sorted(set(numpy.unique(key).tolist()) - {0}):
        seen = tuple(wave for wave in range(scores.shape[1]) if one >> wave & 1)
        own = scores[key == one][:, seen]
        means = own.mean(axis=0)
        apart = own - means
        means = means + apart.mean(axis=0)
        found.append(Pattern(seen, len(own), means, apart.T @ apart))
    return tuple(found)
