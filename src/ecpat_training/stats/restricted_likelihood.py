"""The restricted likelihood (REML) of scores in waves as a function of what their covariance is made of.

V = sum of theta[k] B[k] is the covariance of a person's scores, of which the waves that are there are taken. With P the
projection that takes the means away, minus twice the log-likelihood is log|V| + log|X'V^-1 X| + y'P y + a constant. Its
slope along B is tr(P B) - y'P B P y; half its curvature along B and C is y'P B P C P y - tr(P B P C) / 2, of which
tr(P B P C) / 2 is the expectation (the information): Lindstrom and Bates (1988), DOI 10.1080/01621459.1988.10478693.
All are sums over the patterns of missing waves: a model of means and covariances needs no more of the people of a
pattern than how many they are, their means and their sums of products. So a million people cost one pass, and fitting
the model as good as nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats, Integers


FLAT = 1e-10  # of the largest spread: below, scores in one wave tell those in another exactly


@dataclass(frozen=True, eq=False)
class State:
    """The likelihood at one V. `criterion` is minus twice its logarithm; `gain` the slope of the logarithm; `curvature`
    minus its second derivatives, and `information` what these are on average."""

    criterion: float
    means: "Floats"
    covariance: "Floats"
    gain: "Floats"
    information: "Floats"
    curvature: "Floats"
    first: "Floats"  # sums of X' V^-1 B V^-1 X
    second: "Floats"  # sums of X' V^-1 B V^-1 C V^-1 X


class Likelihood:
    """The restricted likelihood of scores divided by `scale`."""

    def __init__(
        self, score_patterns: "Sequence[Pattern]", covariance_parts: "Floats", design: "Floats", scale: float
    ) -> None:
        import numpy

        self.scale, self.parts, self.design = scale, covariance_parts, design
        self.n = sum(pattern.n for pattern in score_patterns)
        self.answers = sum(pattern.n * len(pattern.seen) for pattern in score_patterns)
        self.groups = [
            (
                pattern.n,
                numpy.stack(
                    [covariance_part[numpy.ix_(pattern.seen, pattern.seen)] for covariance_part in covariance_parts]
                ),
                design[list(pattern.seen)],
                pattern.means / scale,
                pattern.products / scale**2,
            )
            for pattern in score_patterns
        ]

    def whole(self, theta: "Floats") -> "Floats":
        """V, the covariance of one person's scores at the parameters `theta`, waves x waves, in squared units of
        `scale`."""
        k = len(self.parts)
        covariance: Floats = (theta @ self.parts.reshape(k, -1)).reshape(self.parts.shape[1:])
        return covariance

    def is_flat(self, theta: "Floats") -> bool:
        """Whether V is no covariance, or so near the edge that scores in one wave tell those in another exactly."""
        import numpy

        values = numpy.linalg.eigvalsh(self.whole(theta))
        return not values[0] > FLAT * values[-1]

    def state(self, theta: "Floats") -> State | None:
        """The likelihood with its derivatives at the parameters `theta`; None where V is no covariance there."""
        import numpy

        if self.is_flat(theta):
            return None
        k, columns = len(self.parts), self.design.shape[1]
        inverses = []
        criterion = (self.answers - columns) * math.log(2 * math.pi)
        for n, covariance_parts, _, _, _ in self.groups:
            v = (theta @ covariance_parts.reshape(k, -1)).reshape(covariance_parts.shape[1:])
            criterion += n * float(numpy.linalg.slogdet(v)[1])
            inverses.append(numpy.linalg.inv(v))
        pairs = list(zip(self.groups, inverses, strict=True))
        weights = sum((n * x.T @ inverse @ x for (n, _, x, _, _), inverse in pairs), numpy.zeros((columns, columns)))
        covariance = numpy.asarray(numpy.linalg.inv(weights), dtype=numpy.float64)
        sums = sum((n * x.T @ inverse @ m for (n, _, x, m, _), inverse in pairs), numpy.zeros(columns))
        means = covariance @ sums
        criterion += float(numpy.linalg.slogdet(weights)[1])
        fit_sum, slope, traces, bend_sums = 0.0, numpy.zeros(k), numpy.zeros((k, k)), numpy.zeros((k, k))
        first, second = numpy.zeros((k, columns, columns)), numpy.zeros((k, k, columns, columns))
        tilt = numpy.zeros((k, columns))
        for (n, covariance_parts, x, m, products), inverse in pairs:
            residual = m - x @ means
            squares = products + n * numpy.outer(residual, residual)
            fit_sum += float((inverse * squares).sum())
            vb = inverse @ covariance_parts  # V^-1 B for each part
            vbv = vb @ inverse
            flat_products, transposed = vb.reshape(k, -1), vb.transpose(0, 2, 1).reshape(k, -1)
            slope += vbv.reshape(k, -1) @ squares.reshape(-1) - n * vb.trace(axis1=1, axis2=2)
            traces += n * (flat_products @ transposed.T)
            bend_sums += (squares @ vb).reshape(k, -1) @ vbv.reshape(k, -1).T
            tilt += n * ((vbv @ residual) @ x)
            first += n * (x.T @ vbv @ x)
            second += n * ((x.T @ vb)[:, None] @ (vbv @ x)[None])
        weighted_slopes = covariance @ first
        likelihood_slope = 0.5 * (slope + weighted_slopes.trace(axis1=1, axis2=2))
        second_traces = (covariance @ second).trace(axis1=2, axis2=3)
        cross_traces = weighted_slopes.reshape(k, -1) @ weighted_slopes.transpose(0, 2, 1).reshape(k, -1).T
        information = 0.5 * (traces - 2 * second_traces + cross_traces)
        curvature = 0.5 * (bend_sums + bend_sums.T) - tilt @ covariance @ tilt.T - information
        return State(criterion + fit_sum, means, covariance, likelihood_slope, information, curvature, first, second)


@dataclass(frozen=True, eq=False)
class Pattern:
    """The people of whom just the waves `seen` (their numbers) are there: how many, their mean scores, and the sums of
    products of deviations from these."""

    seen: tuple[int, ...]
    n: int
    means: "Floats"
    products: "Floats"


def patterns(scores: "Floats", times: "Integers | None" = None) -> tuple[Pattern, ...]:
    """The patterns of a table with a row per person and a column per wave, nan where a score is missing; or a row per
    different scores, with how many people have them. Nobody is counted who has no score at all. Ordered by pattern, so
    that the order of people doesn't matter."""
    import numpy

    is_present: Booleans = ~numpy.isnan(scores)
    key = is_present @ (1 << numpy.arange(scores.shape[1]))
    score_patterns = []
    for mask in sorted(set(numpy.unique(key).tolist()) - {0}):
        waves = tuple(wave for wave in range(scores.shape[1]) if mask >> wave & 1)
        rows = key == mask
        group_scores = scores[rows][:, waves]
        if times is None:
            means = group_scores.mean(axis=0)
            deviations = group_scores - means
            # The mean of what is left after centring is added: it takes the rounding of a large common part away.
            score_patterns.append(
                Pattern(waves, len(group_scores), means + deviations.mean(axis=0), deviations.T @ deviations)
            )
            continue
        people = times[rows]
        n = int(people.sum())
        means = people @ group_scores / n
        deviations = group_scores - means
        rooted = (
            deviations * numpy.sqrt(people)[:, None]
        )  # so that the sums of products are symmetric to the last digit
        score_patterns.append(Pattern(waves, n, means + people @ deviations / n, rooted.T @ rooted))
    return tuple(score_patterns)
