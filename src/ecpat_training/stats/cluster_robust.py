"""A standard error of the mean effect that holds whatever the effects of one country have in common (CR2), with
Satterthwaite's degrees of freedom.

The rests of each country are turned by the matrix that makes their squares right on average if the model is right
("bias-reduced linearization"); degrees of freedom are those of the chi-square that has the same mean and variance under
the model. Few or unlike countries give few of them: with fewer than 4 the p value means nothing.

Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), DOI 10.1080/07350015.2016.1247004. Equals clubSandwich.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


@dataclass(frozen=True, slots=True)
class ClusterRobust:
    """The weighted mean `mu`, its error, degrees of freedom, interval and p."""

    mu: float
    se: float
    df: float
    low: float
    high: float
    p: float


def compute(
    effects: Sequence[float], covariance: "Floats", countries: Sequence[str], level: float = 0.95
) -> ClusterRobust | None:
    """The mean weighed by the inverse of a model's covariance, countries as clusters; None where that gives no error.

    Args:
        effects: one figure a training.
        covariance: what the model says of the effects together (k x k), countries independent.
        countries: the country of each training.
        level: of the interval.
    """
    import numpy
    from scipy.special import stdtr, stdtrit

    y = numpy.asarray(effects, dtype=numpy.float64)
    inverse = numpy.linalg.inv(covariance)
    row_sums = inverse.sum(axis=1)
    variance = 1.0 / float(row_sums.sum())
    mu = variance * float(row_sums @ y)
    hat = variance * numpy.outer(numpy.ones(y.size), row_sums)
    residual_maker = numpy.eye(y.size) - hat
    weights = []
    for name in sorted(set(countries)):
        members = [index for index, country in enumerate(countries) if country == name]
        phi = covariance[numpy.ix_(members, members)]
        root = numpy.linalg.cholesky(phi).T
        adjustment_core = root @ (phi - variance) @ root.T
        adjustment_matrix = root.T @ _inverse_root(adjustment_core) @ root
        weights.append(variance * (row_sums[members] @ adjustment_matrix) @ residual_maker[members])
    g = numpy.stack(weights)
    error = math.sqrt(float(((g @ y) ** 2).sum()))
    products = g @ covariance @ g.T
    sum_of_squares = float((products**2).sum())
    if not error or not sum_of_squares:
        return None
    df = float(products.trace()) ** 2 / sum_of_squares
    half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * error
    return ClusterRobust(mu, error, df, mu - half_width, mu + half_width, float(2.0 * stdtr(df, -abs(mu) / error)))


def _inverse_root(matrix: "Floats") -> "Floats":
    """The symmetric square root of a matrix's inverse, directions without spread left out."""
    import numpy

    values, vectors = numpy.linalg.eigh(matrix)
    # A direction that the mean alone determines has no spread, and the inverse of its root no bound.
    nonzero = values > 1e-12 * float(values.max())
    root: Floats = (vectors[:, nonzero] / numpy.sqrt(values[nonzero])) @ vectors[:, nonzero].T
    return root
