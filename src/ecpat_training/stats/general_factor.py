"""Omega hierarchical and omega total: how much of a score is one general factor, where a scale has several parts.

    omega_h = (sum of loadings on the general factor)^2 / sum of all correlations
    omega_t = 1 - sum of what no factor explains of an item / sum of all correlations

from a factor analysis of the correlations: m factors by least squares of the residuals off the diagonal (minres: Harman
and Jones 1966, DOI 10.1007/BF02289468), turned obliquely by quartimin, which is oblimin with gamma 0 (by gradient
projection: Jennrich 2002, DOI 10.1007/BF02294706), one general factor of the factors' correlations, brought down to the
items (Schmid and Leiman 1957, DOI 10.1007/BF02289209). Items that load negatively on the general factor are turned
round first. Zinbarg et al. (2005), DOI 10.1007/s11336-003-0974-7. As `omega` of R's psych.

Omega_h speaks of the sum score as a measure of one thing, omega_t of all that is not error. At least 3 factors, and 3
items for each; few people give factors that are chance.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.item_moments import ItemMoments, Missing
from ecpat_training.stats.reliability import GeneralFactor
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

FEWEST_FACTORS, ITEMS_EACH = 3, 3
TOO_FEW = marked("at least 3 parts with 3 questions each are needed")
FEW_PEOPLE = marked("more people than questions are needed")
NO_SPREAD = marked("everybody gave the same answer to a question")
NOT_FOUND = marked("the factor analysis did not settle on an answer")
_STEPS = 2000


def compute(scores: object, factors: int, missing_method: Missing = "listwise") -> GeneralFactor:
    """Both omegas of a table with a row per person and a column per item, with so many factors under the general."""
    return of_moments(ItemMoments.of(scores, missing_method), factors)


def of_moments(item_moments: ItemMoments, factors: int) -> GeneralFactor:
    """Both omegas from means and covariances that are there already."""
    import numpy

    correlations = item_moments.correlation()
    if factors < FEWEST_FACTORS or item_moments.k < ITEMS_EACH * factors:
        return GeneralFactor(None, None, (), factors, item_moments.n, TOO_FEW)
    if item_moments.n <= item_moments.k or not numpy.isfinite(correlations).all():
        reason = FEW_PEOPLE if item_moments.n <= item_moments.k else NO_SPREAD
        return GeneralFactor(None, None, (), factors, item_moments.n, reason)
    unrotated = minres(correlations, factors)
    rotated = None if unrotated is None else quartimin(unrotated)
    second_order = None if rotated is None else minres(rotated[1], 1)
    if unrotated is None or rotated is None or second_order is None:
        return GeneralFactor(None, None, (), factors, item_moments.n, NOT_FOUND)
    pattern, second_order_loadings = rotated[0], second_order[:, 0]
    general_loadings = pattern @ second_order_loadings
    explained_shares = (unrotated**2).sum(axis=1)
    if general_loadings.sum() < 0:
        general_loadings = -general_loadings
    signs = numpy.where(general_loadings < 0, -1.0, 1.0)
    total_variance = float(signs @ correlations @ signs)
    hierarchical = float(abs(general_loadings).sum() ** 2) / total_variance
    total = 1.0 - float((1.0 - explained_shares).sum()) / total_variance
    if not (0.0 <= hierarchical <= 1.0 and 0.0 <= total <= 1.0):
        return GeneralFactor(None, None, (), factors, item_moments.n, NOT_FOUND)
    return GeneralFactor(hierarchical, total, tuple(general_loadings.tolist()), factors, item_moments.n)


def minres(correlations: "Floats", factors: int) -> "Floats | None":
    """Loadings (items x factors) that leave the least residual correlations; None where the search finds none.

    The least squares over loadings, given what is unique to each item, are half the sum of squares of the
    eigenvalues left over (Joreskog 1977); Newton steps over what is unique, with the exact second derivatives.
    """
    import numpy

    k = len(correlations)
    squared = numpy.linalg.pinv(correlations, hermitian=True).diagonal()
    # It starts at 1 less the squared multiple correlation, which is a lower bound of what an item shares.
    uniquenesses = numpy.clip(1.0 / numpy.maximum(squared, 1.0), 0.05, 1.0)
    damping = 0.0
    least_squares = _left_over(correlations, uniquenesses, factors)
    for _ in range(_STEPS):
        values, vectors = numpy.linalg.eigh(correlations - numpy.diag(uniquenesses))
        discarded, retained = slice(0, k - factors), slice(k - factors, k)
        discarded_values, retained_values, discarded_vectors, retained_vectors = (
            values[discarded],
            values[retained],
            vectors[:, discarded],
            vectors[:, retained],
        )
        slope = -(discarded_vectors**2) @ discarded_values
        if float(abs(slope).max()) < 1e-12:
            break
        discarded_squares = (discarded_vectors @ discarded_vectors.T) ** 2
        ratios = discarded_values[:, None] / (discarded_values[:, None] - retained_values[None, :])
        cross_terms = numpy.einsum(
            "ik,il,jk,jl,kl->ij",
            discarded_vectors,
            retained_vectors,
            discarded_vectors,
            retained_vectors,
            ratios,
            optimize=True,
        )
        step = numpy.linalg.solve(discarded_squares + 2.0 * cross_terms + damping * numpy.eye(k), slope)
        tried_uniquenesses = numpy.clip(uniquenesses - step, 1e-6, 1.0)
        remainder = _left_over(correlations, tried_uniquenesses, factors)
        if remainder <= least_squares + 1e-16:
            largest_move = float(abs(tried_uniquenesses - uniquenesses).max())
            uniquenesses, least_squares, damping = (
                tried_uniquenesses,
                remainder,
                damping / 10.0 if damping > 1e-8 else 0.0,
            )
            if largest_move < 1e-13:
                break
        else:
            # Far from the least, second derivatives may point the wrong way: damping turns the step to the slope.
            damping = max(10.0 * damping, 1e-4)
            if damping > 1e8:
                return None
    else:
        return None
    values, vectors = numpy.linalg.eigh(correlations - numpy.diag(uniquenesses))
    loadings: Floats = vectors[:, -factors:] * numpy.sqrt(numpy.maximum(values[-factors:], 0.0))
    signs = numpy.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return loadings[:, ::-1] * signs[::-1]


def _left_over(correlations: "Floats", uniquenesses: "Floats", factors: int) -> float:
    import numpy

    values = numpy.linalg.eigvalsh(correlations - numpy.diag(uniquenesses))
    return float((values[: len(values) - factors] ** 2).sum()) / 2.0


def quartimin(loadings: "Floats") -> "tuple[Floats, Floats] | None":
    """(the oblique pattern, items x factors, in which each item loads on as few factors as possible; the
    correlations of the factors, factors x factors). None where gradient projection does not settle."""
    import numpy

    m = loadings.shape[1]
    off_diagonal = 1.0 - numpy.eye(m)
    rotation, length = numpy.eye(m), 1.0
    pattern = loadings @ numpy.linalg.inv(rotation).T
    value = _complexity(pattern, off_diagonal)
    for _ in range(_STEPS):
        steep = pattern * (pattern**2 @ off_diagonal)
        slope = -(pattern.T @ steep @ numpy.linalg.inv(rotation)).T
        tangent_slope = slope - rotation * (rotation * slope).sum(axis=0)
        size = float((tangent_slope**2).sum())
        if size < 1e-20:
            return pattern, rotation.T @ rotation
        length *= 2.0
        for _ in range(40):
            tried_turn = rotation - length * tangent_slope
            tried_turn = tried_turn / numpy.sqrt((tried_turn**2).sum(axis=0))
            tried_pattern = loadings @ numpy.linalg.inv(tried_turn).T
            new_value = _complexity(tried_pattern, off_diagonal)
            if new_value < value - 0.5 * size * length:
                break
            length /= 2.0
        else:
            return (pattern, rotation.T @ rotation) if size < 1e-10 else None
        rotation, pattern, value = tried_turn, tried_pattern, new_value
    return (pattern, rotation.T @ rotation) if size < 1e-10 else None


def _complexity(pattern: "Floats", off_diagonal: "Floats") -> float:
    squares = pattern**2
    return float((squares * (squares @ off_diagonal)).sum()) / 4.0
