"""How fair chances are, in a number each."""

import math
from collections.abc import Sequence


def gini(chances: Sequence[float]) -> float:
    """The Gini coefficient: 0 where all have the same chance, towards 1 where few have all; 0 where nobody has any.

    Half the mean absolute difference of two people's chances, over the mean (both drawn with replacement).
    """
    ordered, count = sorted(chances), len(chances)
    total = math.fsum(ordered)
    if not total:
        return 0.0
    weighted = math.fsum((2 * rank - count + 1) * chance for rank, chance in enumerate(ordered))
    return max(0.0, weighted / (count * total))


def geometric_mean(chances: Sequence[float]) -> float:
    """The geometric mean; 0 where somebody has no chance at all."""
    if not chances or min(chances) <= 0:
        return 0.0
    return math.exp(math.fsum(map(math.log, chances)) / len(chances))
