"""The large-sample interval of weighted kappa, where there are scores enough for it.

With agreement weights v = 1 - w, cell shares p, po = sum(p v), pe the same of the margins' products, and the means of
the weights over the other assessor's margins, r of a row and c of a column:

    var = ( sum(p (v (1 - pe) - (r + c)(1 - po))^2) - (po pe - 2 pe + po)^2 ) / (n (1 - pe)^4)

Fleiss, Cohen and Everitt (1969), DOI 10.1037/h0028106. The normal approximation needs about 2 k^2 scores of k levels
(Cicchetti 1981, Applied Psychological Measurement 5, 101); below there is a value alone. Ends beyond -1 and 1 are cut.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.weighted_kappa import Weights, weighted_kappa

REFERENCE = "Fleiss, Cohen and Everitt (1969), DOI 10.1037/h0028106"
NO_ERROR = "both agree throughout, so that there is no error to measure an interval by"


def fewest(levels: int) -> int:
    """The fewest scores for which there is an interval."""
    return 2 * levels**2


def kappa_with_interval(
    first_scores: Sequence[int],
    second_scores: Sequence[int],
    levels: int,
    weights: Weights = "quadratic",
    level: float = 0.95,
) -> Estimate:
    """Weighted kappa of two assessors with its interval; arguments and errors as of `weighted_kappa`.

    Raises:
        ValueError: the assessors gave different numbers of levels, `levels` is below 2, or a level lies outside it.
    """
    kappa = weighted_kappa(first_scores, second_scores, levels, weights)
    n = len(first_scores)
    if kappa.value is None:
        return kappa
    if n < fewest(levels):
        return replace(kappa, no_interval=f"an interval needs {fewest(levels)} scores of {levels} levels")
    cells = [[0.0] * levels for _ in range(levels)]
    for first_score, second_score in zip(first_scores, second_scores, strict=True):
        cells[first_score - 1][second_score - 1] += 1 / n
    variance = _variance(cells, [[_agreement(a, b, levels, weights) for b in range(levels)] for a in range(levels)], n)
    # Full agreement has an estimated error of 0, and an interval of no width would claim a certainty that isn't there.
    if variance <= 1e-15:
        return replace(kappa, no_interval=NO_ERROR)
    half_width = _normal((1 + level) / 2) * math.sqrt(variance)
    return replace(
        kappa,
        low=max(-1.0, kappa.value - half_width),
        high=min(1.0, kappa.value + half_width),
        level=level,
        no_interval=None,
        method=f"{kappa.method}, large-sample interval",
        reference=f"{kappa.reference}; {REFERENCE}",
    )


def _agreement(a: int, b: int, levels: int, weights: Weights) -> float:
    return 1 - (abs(a - b) / (levels - 1)) ** (1 if weights == "linear" else 2)


def _variance(cells: Sequence[Sequence[float]], v: Sequence[Sequence[float]], n: int) -> float:
    """Of shares of cells, with agreement weights."""
    k = range(len(cells))
    rows, columns = [math.fsum(row) for row in cells], [math.fsum(row[column] for row in cells) for column in k]
    row_weights = [math.fsum(columns[b] * v[a][b] for b in k) for a in k]
    column_weights = [math.fsum(rows[a] * v[a][b] for a in k) for b in k]
    po = math.fsum(cells[a][b] * v[a][b] for a, b in product(k, k))
    pe = math.fsum(rows[a] * columns[b] * v[a][b] for a, b in product(k, k))
    squared_sum = math.fsum(
        cells[a][b] * (v[a][b] * (1 - pe) - (row_weights[a] + column_weights[b]) * (1 - po)) ** 2
        for a, b in product(k, k)
    )
    return (squared_sum - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)


def _normal(share: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(share))
