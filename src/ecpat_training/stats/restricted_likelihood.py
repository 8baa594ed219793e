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

    def __init__(self, found: "Sequence[Pattern]", parts: "Floats", design: "Floats", scale: float) -> None:
        import numpy

        self.scale, self.parts, self.design = scale, parts, design
        self.n = sum(one.n for one in found)
        self.answers = sum(one.n * len(one.seen) for one in found)
        self.groups = [
            (
                one.n,
                numpy.stack([part[numpy.ix_(one.seen, one.seen)] for part in parts]),
                design[list(one.seen)],
                one.means / scale,
                one.products / scale**2,
            )
            for one in found
        ]

    def whole(self, theta: "Floats") -> "Floats":
        """V, the covariance of one person's scores at the parameters `theta`, waves x waves, in squared units of
        `scale`."""
        k = len(self.parts)
        found: Floats = (theta @ self.parts.reshape(k, -1)).reshape(self.parts.shape[1:])
        return found

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
        for n, parts, _, _, _ in self.groups:
            v = (theta @ parts.reshape(k, -1)).reshape(parts.shape[1:])
            criterion += n * float(numpy.linalg.slogdet(v)[1])
            inverses.append(numpy.linalg.inv(v))
        pairs = list(zip(self.groups, inverses, strict=True))
        weights = sum((n * x.T @ inverse @ x for (n, _, x, _, _), inverse in pairs), numpy.zeros((columns, columns)))
        covariance = numpy.asarray(numpy.linalg.inv(weights), dtype=numpy.float64)
        sums = sum((n * x.T @ inverse @ m for (n, _, x, m, _), inverse in pairs), numpy.zeros(columns))
        means = covariance @ sums
        criterion += float(numpy.linalg.slogdet(weights)[1])
        fitted, own, traces, bent = 0.0, numpy.zeros(k), numpy.zeros((k, k)), numpy.zeros((k, k))
        first, second = numpy.zeros((k, columns, columns)), numpy.zeros((k, k, columns, columns))
        tilt = numpy.zeros((k, columns))
        for (n, parts, x, m, products), inverse in pairs:
            rest = m - x @ means
            squares = products + n * numpy.outer(rest, rest)
            fitted += float((inverse * squares).sum())
            vb = inverse @ parts  # V^-1 B for each part
            vbv = vb @ inverse
            flat, turned = vb.reshape(k, -1), vb.transpose(0, 2, 1).reshape(k, -1)
            own += vbv.reshape(k, -1) @ squares.reshape(-1) - n * vb.trace(axis1=1, axis2=2)
            traces += n * (flat @ turned.T)
            bent += (squares @ vb).reshape(k, -1) @ vbv.reshape(k, -1).T
            tilt += n * ((vbv @ rest) @ x)
            first += n * (x.T @ vbv @ x)
            second += n * ((x.T @ vb)[:, None] @ (vbv @ x)[None])
        there = covariance @ first
        gain = 0.5 * (own + there.trace(axis1=1, axis2=2))
        twice = (covariance @ second).trace(axis1=2, axis2=3)
        crossed = there.reshape(k, -1) @ there.transpose(0, 2, 1).reshape(k, -1).T
        information = 0.5 * (traces - 2 * twice + crossed)
        curvature = 0.5 * (bent + bent.T) - tilt @ covariance @ tilt.T - information
        return State(criterion + fitted, means, covariance, gain, information, curvature, first, second)


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

    there: Booleans = ~numpy.isnan(scores)
    key = there @ (1 << numpy.arange(scores.shape[1]))
    found = []
    for one in sorted(set(numpy.unique(key).tolist()) - {0}):
        seen = tuple(wave for wave in range(scores.shape[1]) if one >> wave & 1)
        rows = key == one
        own = scores[rows][:, seen]
        if times is None:
            means = own.mean(axis=0)
            apart = own - means
            # The mean of what is left after centring is added: it takes the rounding of a large common part away.
            found.append(Pattern(seen, len(own), means + apart.mean(axis=0), apart.T @ apart))
            continue
        people = times[rows]
        n = int(people.sum())
        means = people @ own / n
        apart = own - means
        rooted = apart * numpy.sqrt(people)[:, None]  # so that the sums of products are symmetric to the last digit
        found.append(Pattern(seen, n, means + people @ apart / n, rooted.T @ rooted))
    return tuple(found)
