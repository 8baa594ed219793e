"""Cohen's weighted kappa: how far two assessors agree on ordered levels, beyond what chance would give.

kappa = 1 - sum(w * observed) / sum(w * expected) over the cells of the square table of both levels, with
disagreement weights w = |i - j| / (k - 1), linear, or their squares; expected from the margins (Cohen 1968,
DOI 10.1037/h0026256; the linear weights of Cicchetti and Allison 1971, DOI 10.1080/00029238.1971.11080840).

Whoever lacks one of the two levels is in no cell. There is no interval here: the large-sample one is far off with the
few people whom two assessors see, and `kappa_interval.py` has it for many.
"""

from collections.abc import Sequence
from itertools import product
from typing import Literal

from ecpat_training.stats.estimate import Estimate

WEIGHTED_KAPPA = "Cohen (1968), DOI 10.1037/h0026256"
NO_SPREAD = "both assessors gave everybody the same level, so that chance alone agrees"
NOBODY = "nobody has a level from both assessors"
TOO_FEW = "an interval for large samples would be far off with so few people"
Weights = Literal["linear", "quadratic"]


def weighted_kappa(
    first_scores: Sequence[int], second_scores: Sequence[int], levels: int, weights: Weights = "linear"
) -> Estimate:
    """Agreement of two assessors, 1 where they agree throughout, 0 as by chance.

    Args:
        first_scores: the first assessor's level of each person, from 1.
        second_scores: the second's of the same people, in the same order.
        levels: how many levels there are, given or not.
        weights: how a disagreement grows with its distance.

    Raises:
        ValueError: the assessors gave different numbers of levels, `levels` is below 2, or a level lies outside 1 to
            `levels`.
    """
    people = len(first_scores)
    if people != len(second_scores):
        raise ValueError("both assessors need a level of each person")
    if levels < 2 or not all(1 <= level <= levels for level in (*first_scores, *second_scores)):
        raise ValueError(f"levels are whole numbers from 1 to {levels}")
    method = f"Cohen's kappa with {weights} weights over {levels} levels"
    if not people:
        return Estimate.none("kappa", NOBODY, method=method, reference=WEIGHTED_KAPPA)
    power = 1 if weights == "linear" else 2
    observed_disagreement = sum(abs(a - b) ** power for a, b in zip(first_scores, second_scores, strict=True)) / people
    chance = sum(abs(a - b) ** power for a, b in product(first_scores, second_scores)) / people**2
    if not chance:
        return Estimate.none("kappa", NO_SPREAD, n=people, method=method, reference=WEIGHTED_KAPPA)
    value = 1 - observed_disagreement / chance
    return Estimate("kappa", value, n=people, method=method, reference=WEIGHTED_KAPPA, no_interval=TOO_FEW)
