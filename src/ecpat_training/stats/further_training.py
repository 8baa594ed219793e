"""Where the true effect of a further training in a further country would lie, with what isn't known of how much
countries and trainings differ.

S^2 is the variance of the C country means, W the mean square of the K trainings within their countries, a the mean of
1 - 1 / m over countries with m trainings, u the mean over countries of their trainings' mean v. With independent
chi-square variables X and Y of C - 1 and K - C degrees of freedom,

    B = S^2 (C - 1) / X,  T = max(0, B + a W (K - C) / Y - u),  half-width h: E Phi(h / sqrt(T + B / C)) = .975

B stands for the variance of a country's mean, T for that between true effects of trainings, as far as the data tell
them: generalised inference (Weerahandi 1993, DOI 10.1080/01621459.1993.10476355), used for such intervals by Nagashima,
Noma and Furukawa (2019), DOI 10.1177/0962280218773520. A plug-in of one guess of T (`prediction_interval.py`) forgets
that 5 to 10 countries hardly tell it: with one training a country it held the further one in 86 to 94 % of drawn
programmes, this range in 93.4 to 95.5 %. Where trainings hardly differ beyond chance it is too wide (up to 99 %), which
no data of so few countries could rule out. Of trainings without error it is mean +- t(C - 1) S sqrt(1 + 1 / C).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

DRAWS, SEED = 1_000, 20_051
_SPREADS = (0.0, 0.5, 1.0, 4.0)  # of true effects, times the mean v
_SHARES_OF_COUNTRY = (1.0, 0.5)
_FINE, _COARSE = (128, 64), (20, 6)  # points over X, and over Y
_HALVINGS = {_FINE: 60, _COARSE: 20}


@dataclass(frozen=True, slots=True)
class Holding:
    """In which share of drawn programmes of one design the range held the further training: the `least` and the `most`
    of several spreads of true effects, from none to four times the trainings' squared errors."""

    least: float
    most: float
    draws: int
    seed: int


def compute(
    mean: float, effects: Sequence[float], variances: Sequence[float], countries: Sequence[str]
) -> tuple[float, float] | None:
    """(lower, upper) end of the 95 % range, in the units of the effects; None of fewer than two countries, or where all
    are alike.

    Args:
        mean: the mean of the countries' means.
        effects: one figure a training.
        variances: the square of each figure's standard error, in the same order.
        countries: where each training was held, in the same order.
    """
    import numpy

    design = _Design.of(variances, countries)
    if design.countries < 2:
        return None
    country_variance, training_variance = design.squares(numpy.asarray(effects, dtype=numpy.float64)[None, :])
    if not country_variance.any() and not training_variance.any():
        return None
    half_width = float(_half_widths(country_variance, training_variance, design, _FINE)[0])
    return mean - half_width, mean + half_width


def holding(variances: Sequence[float], countries: Sequence[str]) -> Holding:
    """How often the range holds a further training's true effect, over drawn programmes with trainings of such
    errors in such countries, effects being normal; the same for the same design on every machine."""
    first_seen = {country: number for number, country in reversed([*enumerate(countries)])}
    return _holding(tuple(variances), tuple(f"{first_seen[country]:04}" for country in countries))


@lru_cache(maxsize=64)
def _holding(variances: tuple[float, ...], countries: tuple[str, ...]) -> Holding:
    import numpy
    from scipy.special import ndtr

    design, random = _Design.of(variances, countries), numpy.random.default_rng(SEED)
    chance = random.normal(size=(DRAWS, len(countries))) * numpy.sqrt(numpy.asarray(variances))
    country_effects = random.normal(size=(DRAWS, design.countries))[:, design.places]
    training_effects = random.normal(size=(DRAWS, len(countries)))
    coverages = []
    for variance_ratio in _SPREADS:
        for share in _SHARES_OF_COUNTRY if variance_ratio and design.within_df else (1.0,):
            total = variance_ratio * design.error
            effects = (
                chance
                + math.sqrt(total * share) * country_effects
                + math.sqrt(total * (1.0 - share)) * training_effects
            )
            means = (effects @ design.averaging).mean(axis=1)
            half_width = _half_widths(*design.squares(effects), design, _COARSE)
            if total:
                upper_chance, lower_chance = (
                    ndtr((means + side) / math.sqrt(total)) for side in (half_width, -half_width)
                )
                coverages.append(float((upper_chance - lower_chance).mean()))
            else:
                coverages.append(float((abs(means) <= half_width).mean()))
    return Holding(min(coverages), max(coverages), DRAWS, SEED)


@dataclass(frozen=True, eq=False, slots=True)
class _Design:
    """`places` is each training's country by number, `averaging` makes country means of effects (K x C), `weight` is a,
    `error` u."""

    countries: int
    places: "Integers"
    averaging: "Floats"
    weight: float
    error: float
    within_df: int

    @classmethod
    def of(cls, variances: Sequence[float], countries: Sequence[str]) -> "_Design":
        import numpy

        names, places, training_counts = numpy.unique(numpy.asarray(countries), return_inverse=True, return_counts=True)
        averaging = numpy.zeros((len(countries), names.size))
        averaging[numpy.arange(len(countries)), places] = 1.0 / training_counts[places]
        error = float((numpy.asarray(variances, dtype=numpy.float64) @ averaging).mean())
        weight, count = float((1.0 - 1.0 / training_counts).mean()), int(names.size)
        return cls(count, places, averaging, weight, error, len(countries) - count)

    def squares(self, effects: "Floats") -> "tuple[Floats, Floats]":
        """S^2 and W of each row of effects (draws x K); W is 0 where no country has two trainings."""
        means = effects @ self.averaging
        within_squares = ((effects - means[:, self.places]) ** 2).sum(axis=1)
        return means.var(axis=1, ddof=1), within_squares / max(self.within_df, 1)


def _half_widths(
    between_variances: "Floats", within_variances: "Floats", design: _Design, points: tuple[int, int]
) -> "Floats":
    """h of each programme, by halving; the expectation over X and Y by Gauss and Legendre's points."""
    import numpy
    from scipy.special import ndtr

    x, x_weights = _inverse_chi_square(design.countries - 1, points[0])
    y, y_weights = _inverse_chi_square(design.within_df, points[1]) if design.within_df else (x[:1] * 0.0, x[:1] ** 0.0)
    weights = numpy.outer(x_weights, y_weights).reshape(-1)
    mean_variance = between_variances[:, None, None] * x[None, :, None]
    true = numpy.maximum(
        mean_variance + design.weight * within_variances[:, None, None] * y[None, None, :] - design.error, 0.0
    )
    spreads = numpy.sqrt(true + mean_variance / design.countries).reshape(between_variances.size, -1)
    spreads = numpy.maximum(spreads, numpy.finfo(float).tiny)
    lower_bound, upper_bound = numpy.zeros(between_variances.size), 40.0 * spreads @ weights + 1e-300
    for _ in range(_HALVINGS[points]):
        midpoint = (lower_bound + upper_bound) / 2.0
        is_wide_enough = ndtr(midpoint[:, None] / spreads) @ weights >= 0.975
        lower_bound, upper_bound = (
            numpy.where(is_wide_enough, lower_bound, midpoint),
            numpy.where(is_wide_enough, midpoint, upper_bound),
        )
    return (lower_bound + upper_bound) / 2.0


def _inverse_chi_square(df: int, points: int) -> "tuple[Floats, Floats]":
    """(df over chi-square's quantiles, their weights); dense where the quantile is small, since there the spread is
    large."""
    import numpy
    from scipy.special import gammaincinv

    nodes, weights = numpy.polynomial.legendre.leggauss(points)
    u = (nodes + 1.0) / 2.0
    return df / (2.0 * gammaincinv(df / 2.0, u**4)), 2.0 * u**3 * weights
