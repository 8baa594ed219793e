"""A mixed model of scores in waves: every answer counts, also of people who are missing in a wave.

The scores of a person are normal with means X b and covariance V, of which the waves that are there are taken; V is a
sum of known matrices, each times an unknown number (`unstructured`: a variance for each wave and a covariance for each
two; `random_intercept`: a person's level and a rest). The numbers are found by restricted maximum likelihood (REML),
by Fisher scoring from the sufficient statistics of each pattern of missing waves. Where it depends only on what was
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

from ecpat_training.results.estimate import Estimate

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats
    from ecpat_training.stats.wave_patterns import Pattern

METHOD = "mixed model of all answers (REML), t interval of Kenward and Roger"
REFERENCE = "Kenward and Roger (1997), DOI 10.2307/2533558"
NO_FIT = "the answers are too few, or too alike, to estimate how people's scores in the waves go together"
_STEPS, _CLOSE_ENOUGH = 60, 1e-10
_FLAT = 1e-10  # of the largest spread: below, scores in one wave tell those in another exactly


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

        at = numpy.asarray(weights, dtype=numpy.float64)
        value, error = float(at @ self.means), math.sqrt(max(0.0, float(at @ self.adjusted @ at)))
        df = self.df(weights)
        if not df >= 1.0:
            return Estimate(name, value, None, None, level, self.n, METHOD, REFERENCE, no_interval=NO_FIT)
        half = float(stdtrit(df, (1.0 + level) / 2.0)) * error
        low, high = value - half, value + half
        return Estimate(name, value, low, high, level, self.n, METHOD, REFERENCE)

    def df(self, weights: Sequence[float]) -> float:
        """The degrees of freedom of a contrast."""
        import numpy

        at = numpy.asarray(weights, dtype=numpy.float64)
        along = at @ self._slopes @ at
        return float(2.0 * (at @ self.covariance @ at) ** 2 / (along @ self._spread @ along))

    def p(self, weights: Sequence[float]) -> float | None:
        """The two-sided p of no such contrast, below 0.05 where the 95 % interval leaves out 0; None without an
        interval."""
        import numpy
        from scipy.special import stdtr

        at = numpy.asarray(weights, dtype=numpy.float64)
        error, df = math.sqrt(max(0.0, float(at @ self.adjusted @ at))), self.df(weights)
        return float(2.0 * stdtr(df, -abs(float(at @ self.means)) / error)) if df >= 1.0 and error else None


def unstructured(waves: int) -> "list[Floats]":
    """What V is made of if each wave has a variance and each two waves a covariance of their own."""
    import numpy

    parts = []
    for one in range(waves):
        for other in range(one + 1):
            part = numpy.zeros((waves, waves))
            part[one, other] = part[other, one] = 1.0
            parts.append(part)
    return parts


def random_intercept(waves: int) -> "list[Floats]":
    """What V is made of if people differ in their level, and from wave to wave by a rest of the same spread."""
    import numpy

    return [numpy.eye(waves), numpy.ones((waves, waves))]


def fit(found: "Sequence[Pattern]", parts: "Sequence[Floats]", design: "Floats | None" = None) -> Fit | None:
    """The model fitted; None where the answers don't determine it.

    Args:
        found: the people by pattern of missing waves.
        parts: the matrices that V is a sum of, waves x waves.
        design: waves x coefficients; without one, each wave has a mean of its own.
    """
    import numpy

    waves = len(parts[0])
    scale = _scale(found)
    x = numpy.eye(waves) if design is None else numpy.asarray(design, dtype=numpy.float64)
    if not scale:
        return None
    model = _Model(found, numpy.stack(parts), x, scale)
    try:
        at = _most_likely(model)
        return None if at is None else model.fit(at)
    except numpy.linalg.LinAlgError:
        return None


def _scale(found: "Sequence[Pattern]") -> float:
    """The spread of the scores around the means of their patterns: 0 where there is none."""
    people = sum(one.n * len(one.seen) for one in found)
    total = math.fsum(float(one.products.trace()) for one in found)
    return math.sqrt(total / people) if people and math.isfinite(total) and total > 1e-200 else 0.0


@dataclass(frozen=True, eq=False)
class _State:
    """The likelihood at one V: `gain` and `information` are its first two derivatives."""

    criterion: float
    means: "Floats"
    covariance: "Floats"
    gain: "Floats"
    information: "Floats"
    first: "Floats"  # sums of X' V^-1 B V^-1 X
    second: "Floats"  # sums of X' V^-1 B V^-1 C V^-1 X


class _Model:
    """The restricted likelihood of scores divided by their spread."""

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

    def state(self, theta: "Floats") -> _State | None:
        """Everything at one V; None where V is no covariance."""
        import numpy

        k, columns = len(self.parts), self.design.shape[1]
        inverses = []
        log_det = 0.0
        for n, parts, _, _, _ in self.groups:
            v = (theta @ parts.reshape(k, -1)).reshape(parts.shape[1:])
            values = numpy.linalg.eigvalsh(v)
            if values[0] <= _FLAT * values[-1]:
                return None
            log_det += n * float(numpy.log(values).sum())
            inverses.append(numpy.linalg.inv(v))
        pairs = list(zip(self.groups, inverses, strict=True))
        weights = sum((n * x.T @ inverse @ x for (n, _, x, _, _), inverse in pairs), numpy.zeros((columns, columns)))
        covariance = numpy.asarray(numpy.linalg.inv(weights), dtype=numpy.float64)
        sums = sum((n * x.T @ inverse @ m for (n, _, x, m, _), inverse in pairs), numpy.zeros(columns))
        means = covariance @ sums
        criterion = log_det + float(numpy.linalg.slogdet(weights)[1]) + (self.answers - columns) * math.log(2 * math.pi)
        gain, traces = numpy.zeros(k), numpy.zeros((k, k))
        first, second = numpy.zeros((k, columns, columns)), numpy.zeros((k, k, columns, columns))
        for (n, parts, x, m, products), inverse in pairs:
            rest = m - x @ means
            whole = products + n * numpy.outer(rest, rest)
            criterion += float((inverse * whole).sum())
            vb = inverse @ parts  # V^-1 B for each part
            own = vb @ inverse
            flat, turned = vb.reshape(k, -1), vb.transpose(0, 2, 1).reshape(k, -1)
            gain += 0.5 * (own.reshape(k, -1) @ whole.reshape(-1) - n * vb.trace(axis1=1, axis2=2))
            traces += n * (flat @ turned.T)
            first += n * (x.T @ own @ x)
            second += n * ((x.T @ vb)[:, None] @ (own @ x)[None])
        there = covariance @ first
        gain += 0.5 * there.trace(axis1=1, axis2=2)
        twice = (covariance @ second).trace(axis1=2, axis2=3)
        crossed = there.reshape(k, -1) @ there.transpose(0, 2, 1).reshape(k, -1).T
        information = 0.5 * (traces - 2 * twice + crossed)
        return _State(criterion, means, covariance, gain, information, first, second)

    def fit(self, theta: "Floats") -> Fit | None:
        """The fit at the most likely V, in the units of the scores."""
        import numpy

        state = self.state(theta)
        if state is None:
            return None
        spread = numpy.asarray(numpy.linalg.inv(state.information), dtype=numpy.float64)
        c, p = state.covariance, state.first
        bent = numpy.einsum("kl,klab->ab", spread, state.second - numpy.einsum("kab,bc,lcd->klad", p, c, p))
        adjusted = c + 2.0 * c @ ((bent + bent.T) / 2.0) @ c
        square = self.scale**2
        criterion = state.criterion + 2.0 * (self.answers - len(state.means)) * math.log(self.scale)
        return Fit(
            state.means * self.scale,
            c * square,
            adjusted * square,
            theta * square,
            criterion,
            self.n,
            c @ p @ c * square,
            spread,
        )


def _most_likely(model: _Model) -> "Floats | None":
    """Fisher scoring with halved steps where one would leave the covariances or lose likelihood."""
    import numpy

    waves = len(model.parts[0])
    flat = model.parts.reshape(len(model.parts), -1)
    start = numpy.linalg.lstsq(flat.T, numpy.eye(waves).reshape(-1), rcond=None)[0]
    theta = numpy.asarray(start, dtype=numpy.float64)
    state = model.state(theta)
    if state is None:
        return None
    for _ in range(_STEPS):
        step = numpy.linalg.solve(state.information, state.gain)
        size, after = 1.0, None
        while size > 1e-4:
            after = model.state(theta + size * step)
            if after is not None and after.criterion <= state.criterion + 1e-10 * abs(state.criterion):
                break
            size, after = size / 2.0, None
        if after is None:
            return None
        theta, state = theta + size * step, after
        if size == 1.0 and float(abs(step).max()) <= _CLOSE_ENOUGH * float(abs(theta).max()):
            return theta
    return None
