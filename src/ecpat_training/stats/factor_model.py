"""A confirmatory factor model by maximum likelihood: each item measures one factor, factors may correlate.

The covariances (with n below) are taken to be L P L' + T: L the loadings, one an item, P the correlations of the
factors, whose variances are 1, T a residual variance an item. What is minimised is

    F = log |Sigma| + trace(S Sigma^-1) - log |S| - k,     chi-square = n F,

as R's lavaan does (Joreskog 1969, DOI 10.1007/BF02289343). The way down is Fisher scoring: each step solves the
expected information, which for such a model has a closed form, so that 40 items take milliseconds. A residual
variance may come out below 0 (a Heywood case): it is left so, and `proper` says it, since a figure from such a model
means nothing. Needs more people than items, and at least three items where there is one factor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import TestResult
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

REFERENCE = "Joreskog (1969), DOI 10.1007/BF02289343"
METHOD = marked("likelihood-ratio test of the factor model against free covariances")
NOT_FOUND = marked("the factor model did not settle on an answer")
SINGULAR = marked("some items can be computed from others, so that a factor model has no answer")
EXACT_FIT = marked("a model with as many figures as the covariances have always fits")
_STEPS, _SMALL = 300, 1e-11


@dataclass(frozen=True, eq=False)
class FactorModel:
    """`loadings` and `residuals` an item, `correlations` of the factors, `fit` with chi-square, df and p; `implied` is
    the covariance matrix that the model implies."""

    loadings: "Floats"
    residuals: "Floats"
    correlations: "Floats"
    implied: "Floats"
    fit: TestResult

    @property
    def proper(self) -> bool:
        """Whether every residual variance is above 0."""
        return bool((self.residuals > 0).all())


def fit(covariance: object, n: int, factor_by_item: Sequence[int] | None = None) -> FactorModel | str:
    """The model that fits best, or why there is none.

    Args:
        covariance: of the items, k x k, with n - 1 below as usual.
        n: people.
        factor_by_item: for each item the number of its factor, from 0; left out, all items measure one.
    """
    import numpy

    covariances = numpy.asarray(covariance, dtype=numpy.float64)
    factors = numpy.asarray(factor_by_item if factor_by_item is not None else [0] * len(covariances), dtype=numpy.int64)
    item_sds = numpy.sqrt(covariances.diagonal())
    if n <= len(covariances) or not (item_sds > 0).all():
        return SINGULAR
    sample = covariances / numpy.outer(
        item_sds, item_sds
    )  # the same fit in every unit; ones on the diagonal are well scaled
    if numpy.linalg.eigvalsh(sample)[0] < 1e-10:
        return SINGULAR
    solution = _settle(sample, factors)
    if solution is None:
        return NOT_FOUND
    loadings, residuals, correlations, least_value = solution
    k, m = len(covariances), int(factors.max()) + 1
    df = k * (k + 1) // 2 - 2 * k - m * (m - 1) // 2
    # Maximum likelihood divides by n, the covariances given by n - 1: lavaan reports the former.
    below_n = item_sds * ((n - 1) / n) ** 0.5
    loadings, residuals = loadings * below_n, residuals * below_n**2
    implied_covariance = numpy.outer(loadings, loadings) * correlations[numpy.ix_(factors, factors)]
    implied_covariance[numpy.diag_indices(k)] = loadings**2 + residuals
    return FactorModel(loadings, residuals, correlations, implied_covariance, _test(least_value, n, df))


def _test(minimum_discrepancy: float, n: int, df: int) -> TestResult:
    from scipy.special import chdtrc

    chi_square = max(0.0, n * minimum_discrepancy)
    p = float(chdtrc(df, chi_square)) if df > 0 else None
    return TestResult("chi-square", chi_square, p, float(df), n, METHOD, REFERENCE, None if df > 0 else EXACT_FIT)


def _settle(sample: "Floats", factors: "Integers") -> "tuple[Floats, Floats, Floats, float] | None":
    """Loadings, residuals, correlations of the factors and the least F; None where there is no way further down
    before the slope is flat."""
    import numpy

    k, m = len(sample), int(factors.max()) + 1
    pairs = numpy.array([(f, g) for f in range(m) for g in range(f)], dtype=numpy.int64).reshape(-1, 2)
    parameters = numpy.concatenate([_first_loadings(sample, factors), numpy.zeros(k), numpy.full(len(pairs), 0.1)])
    parameters[k : 2 * k] = 1.0 - parameters[:k] ** 2
    constant_term = float(numpy.linalg.slogdet(sample)[1]) + k
    value = _value(parameters, sample, factors, pairs, constant_term)
    for _ in range(_STEPS):
        slope, information = _slope(parameters, sample, factors, pairs)
        step = _step(information, slope)
        if float(slope @ step) < _SMALL**2:
            return *_parts(parameters, factors, pairs)[:3], value
        length = 1.0
        while True:
            tried_parameters = parameters - length * step
            tried_value = _value(tried_parameters, sample, factors, pairs, constant_term)
            if tried_value <= value + 1e-14:
                break
            length /= 2.0
            if length < 1e-8:
                # Rounding may hide the last gain of F; then a slope near 0 still says that this is the least.
                is_flat = float(abs(slope).max()) < 1e-7
                return (*_parts(parameters, factors, pairs)[:3], value) if is_flat else None
        parameters, value = tried_parameters, tried_value
    return None


def _step(information: "Floats", slope: "Floats") -> "Floats":
    import numpy

    step: Floats
    try:
        step = numpy.asarray(numpy.linalg.solve(information, slope), dtype=numpy.float64)
    except numpy.linalg.LinAlgError:  # two of the model's figures say the same
        step = numpy.asarray(numpy.linalg.lstsq(information, slope, rcond=None)[0], dtype=numpy.float64)
    return step


def _first_loadings(sample: "Floats", factors: "Integers") -> "Floats":
    """Of each factor's items: the first principal axis, a little shrunk."""
    import numpy

    loadings = numpy.empty(len(sample))
    for factor in range(int(factors.max()) + 1):
        items = numpy.flatnonzero(factors == factor)
        values, vectors = numpy.linalg.eigh(sample[numpy.ix_(items, items)])
        axis = vectors[:, -1] * numpy.sqrt(values[-1])
        loadings[items] = numpy.clip(0.8 * axis * (1.0 if axis.sum() >= 0 else -1.0), -0.9, 0.9)
    return loadings


def _parts(
    parameters: "Floats", factors: "Integers", pairs: "Integers"
) -> "tuple[Floats, Floats, Floats, Floats, Floats]":
    """Loadings, residuals, correlations of the factors, the matrix of loadings, and what is implied."""
    import numpy

    k, m = len(factors), int(factors.max()) + 1
    factor_correlations = numpy.eye(m)
    factor_correlations[pairs[:, 0], pairs[:, 1]] = factor_correlations[pairs[:, 1], pairs[:, 0]] = parameters[2 * k :]
    matrix = numpy.zeros((k, m))
    matrix[numpy.arange(k), factors] = parameters[:k]
    implied_covariance = matrix @ factor_correlations @ matrix.T
    implied_covariance[numpy.diag_indices(k)] += parameters[k : 2 * k]
    return parameters[:k], parameters[k : 2 * k], factor_correlations, matrix, implied_covariance


def _value(
    parameters: "Floats", sample: "Floats", factors: "Integers", pairs: "Integers", constant_term: float
) -> float:
    """F; infinite where what is implied is no covariance matrix."""
    import numpy

    implied_covariance = _parts(parameters, factors, pairs)[4]
    try:
        root = numpy.linalg.cholesky(implied_covariance)
    except numpy.linalg.LinAlgError:
        return float("inf")
    whitened = numpy.linalg.solve(root, sample)
    trace = float(numpy.linalg.solve(root, whitened.T).trace())
    return 2.0 * float(numpy.log(root.diagonal()).sum()) + trace - constant_term


def _slope(parameters: "Floats", sample: "Floats", factors: "Integers", pairs: "Integers") -> "tuple[Floats, Floats]":
    """The derivatives of F and the expected second ones, for loadings, residuals, correlations in this order.

    With W the inverse of what is implied, D_i the derivative of the latter: trace(W (Sigma - S) W D_i) and
    trace(W D_i W D_j). D_i is e a' + a e' for a loading, e e' for a residual, l m' + m l' for a correlation.
    """
    import numpy

    _, _, factor_correlations, matrix, implied_covariance = _parts(parameters, factors, pairs)
    inverse = numpy.linalg.inv(implied_covariance)
    error = inverse @ (implied_covariance - sample) @ inverse
    item_slopes = matrix @ factor_correlations  # column f: how the items move with factor f
    weighted_slopes = inverse @ item_slopes
    factor_information = item_slopes.T @ weighted_slopes
    weighted_loadings = inverse @ matrix
    first_factors, second_factors = pairs[:, 0], pairs[:, 1]
    slope = numpy.concatenate(
        [
            2.0 * (error @ item_slopes)[numpy.arange(len(factors)), factors],
            error.diagonal(),
            2.0 * (matrix.T @ error @ matrix)[first_factors, second_factors],
        ]
    )
    of_other = weighted_slopes[:, factors]  # [j, i]: item j against what moves with item i's factor
    loadings = 2.0 * (of_other * of_other.T + inverse * factor_information[numpy.ix_(factors, factors)])
    loading_residual = 2.0 * (inverse * of_other).T
    crossed = item_slopes.T @ weighted_loadings
    loading_pair = 2.0 * (
        weighted_loadings[:, second_factors] * crossed[factors][:, first_factors]
        + weighted_loadings[:, first_factors] * crossed[factors][:, second_factors]
    )
    residual_pair = 2.0 * weighted_loadings[:, first_factors] * weighted_loadings[:, second_factors]
    within = matrix.T @ weighted_loadings
    pair_pair = 2.0 * (
        within[numpy.ix_(second_factors, first_factors)] * within[numpy.ix_(second_factors, first_factors)].T
        + within[numpy.ix_(first_factors, first_factors)] * within[numpy.ix_(second_factors, second_factors)]
    )
    information = numpy.block(
        [
            [loadings, loading_residual, loading_pair],
            [loading_residual.T, inverse**2, residual_pair],
            [loading_pair.T, residual_pair.T, pair_pair],
        ]
    )
    return slope, information
