"""Whether scores are so lopsided that a t interval of their mean holds the true mean less often than it says.

A mean of n scores with the skewness g has the skewness g / sqrt(n), and the first terms of Edgeworth's expansion of
Student's t lower the coverage of a 95 % interval by 24.7 g^2 / n points: Hall (1992), The bootstrap and
Edgeworth expansion, DOI 10.1007/978-1-4612-4384-7. So from |g| / sqrt(n) = 0.25 on it holds the true mean in 93.5 % and
less, and misses it mostly on the side of the few far out. The skewness is the sample's, G1 = g1 sqrt(n (n - 1)) /
(n - 2), as in SciPy's `skew(bias=False)`.

No other interval takes its place. Of drawn trainings of 6 to 40 people near the end of a graded scale (populations of
`benchmarks/covering.py`) t held 87 to 95 %, Hall's transformed t 87 to 94 % and the studentised bootstrap 86 to 93 %;
they held more than t only of numbers without an end and, of 20 people and more, where a few learned much. Nor can any
interval hold 95 % for whatever scores (Bahadur and Savage 1956, DOI 10.1214/aoms/1177728077).
"""

import math
from typing import TYPE_CHECKING

from ecpat_training.stats.pairs import mean

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

BOUND = 0.25  # of the mean's skewness: 24.7 x 0.25^2 is 1.5 points of coverage
FEWEST = 3  # people; fewer have no skewness


def is_lopsided(scores: "Floats", times: "Integers | None" = None) -> bool:
    """Whether the scores (or changes) of a group are; with `times`, so many people have each."""
    n = scores.size if times is None else int(times.sum())
    if n < FEWEST:
        return False
    deviations = (scores - mean(scores, times)).tolist()
    largest_deviation = max(map(abs, deviations))
    if not largest_deviation:
        return False
    weights = [1] * scores.size if times is None else times.tolist()
    second_moment, third_moment = (
        math.fsum(people * (gap / largest_deviation) ** power for people, gap in zip(weights, deviations, strict=True))
        for power in (2, 3)
    )
    g1 = third_moment / n / (second_moment / n) ** 1.5
    return bool(abs(g1) * math.sqrt(n * (n - 1)) / (n - 2) >= BOUND * math.sqrt(n))
