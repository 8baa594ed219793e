"""A mixed model of scores in waves: every answer counts, also of people who are missing in a wave.

The scores of a person are normal with means X b and covariance V, of which the waves that are there are taken; V is a
sum of known matrices, each times an unknown number (`unstructured`: a variance for each wave and a covariance for each
two; `random_intercept`: a person's level and a rest). The numbers are found by restricted maximum likelihood (REML)
from the sufficient statistics of each pattern of missing waves (`likeliest`). Where it depends only on what was
answered who is missing, the means are right; complete pairs alone need more than that.

For a contrast the standard error is that of Kenward and Roger, with their degrees of freedom, which for one contrast
are those of Satterthwaite with the expected information. With nobody missing, two waves give the paired t test.
Equals lme4's REML fit and pbkrtest's `vcovAdj` and `get_Lb_ddf`.

Patterson and Thompson (1971), DOI 10.1093/biomet/58.3.545; Kenward and Roger (1997), DOI 10.2307/2533558; Mallinckrodt
and others (2008), DOI 10.1177/009286150804200402.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.likeliest import likeliest
from ecpat_training.stats.restricted_likelihood import Likelihood
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats
    from ecpat_training.stats.restricted_likelihood import Pattern

METHOD = marked("mixed model of all answers (REML), t interval of Kenward and Roger")
REFERENCE = "Kenward and Roger (1997), DOI 10.2307/2533558"
NO_FIT = marked("the answers are too few, or too alike, to estimate how people's scores in the waves go together")


@dataclass(frozen=True, eq=False)
class Fit:
    """`means` are the coefficients of the design, `covariance` theirs (unadjusted) and `adjusted` that of Kenward and
    Roger; `parts` are the numbers that V is made of, `criterion` is minus twice the restricted log-likelihood."""

    means: "Floats"
    covariance: "Floats"
    adjusted: "Floats"
    parts: "Floats"
    criterion: float
    n: int
    _slopes: "Floats"  # of the covariance along each part
    _spread: "Floats"  # the covariance of the parts

    def contrast(self, weights: Sequence[float], name: str, level: float = 0.95) -> Estimate:
        """A weighted sum of the coefficients, such as after minus before."""
        import numpy
        from scipy.special import stdtrit

        direction = numpy.asarray(weights, dtype=numpy.float64)
        value, error = float(direction @ self.means), math.sqrt(max(0.0, float(direction @ self.adjusted @ direction)))
        # With fewer than 1 degree of freedom the t quantile explodes, and the interval would say nothing.
        df = self.df(weights)
        if not df >= 1.0:
            return Estimate(name, value, None, None, level, self.n, METHOD, REFERENCE, no_interval=NO_FIT)
        half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * error
        low, high = value - half_width, value + half_width
        return Estimate(name, value, low, high, level, self.n, METHOD, REFERENCE)

    def df(self, weights: Sequence[float]) -> float:
        """The degrees of freedom of a contrast."""
        import numpy

        direction = numpy.asarray(weights, dtype=numpy.float64)
        slope_along = direction @ self._slopes @ direction
        return float(2.0 * (direction @ self.covariance @ direction) ** 2 / (slope_along @ self._spread @ slope_along))

    def p(self, weights: Sequence[float]) -> float | None:
        """The two-sided p of the test that a contrast is 0; below 0.05 exactly where the 95 % interval leaves out 0.
        None where there is no interval."""
        import numpy
        from scipy.special import stdtr

        direction = numpy.asarray(weights, dtype=numpy.float64)
        error, df = math.sqrt(max(0.0, float(direction @ self.adjusted @ direction))), self.df(weights)
        return float(2.0 * stdtr(df, -abs(float(direction @ self.means)) / error)) if df >= 1.0 and error else None


@dataclass(frozen=True, slots=True)
class NoFit:
    """`why` the answers don't determine the model, in plain words."""

    why: str


def unstructured(waves: int) -> "list[Floats]":
    """The parts of V (waves x waves each) in a model in which each wave has its own variance and each two waves
    their own covariance: waves (waves + 1) / 2 of them."""
    import numpy

    covariance_parts = []
    for row in range(waves):
        for column in range(row + 1):
            covariance_part = numpy.zeros((waves, waves))
            covariance_part[row, column] = covariance_part[column, row] = 1.0
            covariance_parts.append(covariance_part)
    return covariance_parts


def random_intercept(waves: int) -> "list[Floats]":
    """The two parts of V (waves x waves each) in a model in which people differ in their level, and each score by a
    rest of one spread in all waves."""
    import numpy

    return [numpy.eye(waves), numpy.ones((waves, waves))]


def fit(
    patterns: "Sequence[Pattern]", covariance_parts: "Sequence[Floats]", design: "Floats | None" = None
) -> Fit | NoFit:
    """The model fitted, or why it isn't.

    Args:
        patterns: the people by pattern of missing waves.
        covariance_parts: the matrices that V is a sum of, waves x waves.
        design: waves x coefficients; without one, each wave has a mean of its own.
    """
    import numpy

    waves = len(covariance_parts[0])
    scale = _scale(patterns)
    x = numpy.eye(waves) if design is None else numpy.asarray(design, dtype=numpy.float64)
    if not scale:
        return NoFit(NO_FIT)
    model = Likelihood(patterns, numpy.stack(covariance_parts), x, scale)
    try:
        theta = likeliest(model, patterns)
        return NoFit(theta) if isinstance(theta, str) else _fitted(model, theta)
    except numpy.linalg.LinAlgError:
        return NoFit(NO_FIT)


def _scale(patterns: "Sequence[Pattern]") -> float:
    """The spread of the scores around the means of their patterns: 0 where there is none."""
    people = sum(pattern.n * len(pattern.seen) for pattern in patterns)
    total = math.fsum(float(pattern.products.trace()) for pattern in patterns)
    return math.sqrt(total / people) if people and math.isfinite(total) and total > 1e-200 else 0.0


def _fitted(model: Likelihood, theta: "Floats") -> Fit | NoFit:
    """The fit at the most likely V, in the units of the scores."""
    import numpy

    fit_state = model.state(theta)
    if fit_state is None:
        return NoFit(NO_FIT)
    root = numpy.linalg.inv(
        numpy.linalg.cholesky(fit_state.information)
    ).T  # root @ root.T is the covariance of the parts
    parts_covariance = numpy.asarray(root @ root.T, dtype=numpy.float64)
    c, p = fit_state.covariance, fit_state.first
    adjusted_covariance = c + 2.0 * c @ _not_known(model, theta, root) @ c
    square = model.scale**2
    criterion = fit_state.criterion + 2.0 * (model.answers - len(fit_state.means)) * math.log(model.scale)
    return Fit(
        fit_state.means * model.scale,
        c * square,
        adjusted_covariance * square,
        theta * square,
        criterion,
        model.n,
        c @ p @ c * square,
        parts_covariance,
    )


def _not_known(model: Likelihood, theta: "Floats", root: "Floats") -> "Floats":
    """What the weights lose since V is estimated: Kenward and Roger's sum of W[k, l] (Q[k, l] - P[k] C P[l]), where W
    is the covariance of the parts; coefficients x coefficients.

    Written out as they print it, terms a million times the sum cancel where waves go together closely, and what is left
    depends on the processor. Along the columns of `root` it is a sum of squares: of what X V^-1 loses to the mean, once
    everything is divided by the root of V.
    """
    import numpy

    weighted_designs, moved_designs = [], []
    for n, covariance_parts, x, _, _ in model.groups:
        lower = numpy.linalg.cholesky(
            (theta @ covariance_parts.reshape(len(covariance_parts), -1)).reshape(covariance_parts.shape[1:])
        )
        directions = (root.T @ covariance_parts.reshape(len(covariance_parts), -1)).reshape(covariance_parts.shape)
        whitened_design = numpy.linalg.solve(lower, x)
        inverse = numpy.linalg.inv(lower)
        weighted_designs.append(math.sqrt(n) * whitened_design)
        moved_designs.append(math.sqrt(n) * (inverse @ directions @ inverse.T @ whitened_design))
    mean = numpy.linalg.qr(numpy.concatenate(weighted_designs))[0]
    steps = numpy.concatenate(moved_designs, axis=1)
    residuals = steps - mean @ (mean.T @ steps)
    return numpy.asarray((residuals.transpose(0, 2, 1) @ residuals).sum(axis=0), dtype=numpy.float64)
