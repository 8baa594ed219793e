"""What a t test can find: its power, the smallest change that it would find, and the people needed.

T follows the noncentral t distribution; that of n people's changes has the noncentrality d_z sqrt(n) and n - 1 degrees
of freedom, that of any estimate its true value over its standard error. Two-sided and strict: both tails
count, as in R's pwr and in `power.t.test(strict = TRUE)`. Cohen (1988), Statistical Power Analysis for the Behavioral
Sciences, ch. 2; the distribution: `noncentral_t`.

Everything here is about changes that might be, never about the one observed: "observed power" says no more than the
p value does (Hoenig & Heisey 2001, DOI 10.1198/000313001300339897).
"""

import math
from collections.abc import Callable
from functools import cache

from ecpat_training.stats import noncentral_t

FEWEST = 2  # people
MOST_PEOPLE = 1_000_000  # nobody plans for more
_SECANTS = 12


def power(n: float, d_z: float, alpha: float = 0.05) -> float:
    """The chance that a two-sided paired t test of n people (2 or more) has p < alpha if the true change is d_z."""
    return chance(abs(d_z) * math.sqrt(n), n - 1.0, alpha)


def chance(ncp: float, df: float, alpha: float = 0.05) -> float:
    """The chance that a two-sided t test has p < alpha; `ncp` is the true value over its standard error."""
    from scipy.special import stdtrit

    critical_t = -float(stdtrit(df, alpha / 2.0))
    # The upper tail as a lower one, since 1 - cdf loses the digits of small tails.
    return noncentral_t.cdf(-critical_t, df, -abs(ncp)) + noncentral_t.cdf(-critical_t, df, abs(ncp))


@cache
def errors_needed(df: float, power_: float = 0.80, alpha: float = 0.05) -> float | None:
    """How many standard errors a true value must be from 0 to be found with a chance of `power_`; None where that can't
    be computed."""
    return _root(lambda ncp: chance(ncp, df, alpha), power_, _by_the_t(df, power_, alpha))


@cache
def detectable(n: int, power_: float = 0.80, alpha: float = 0.05) -> float | None:
    """The d_z that a test of n people finds with a chance of `power_`; None for fewer than two people."""
    if n < FEWEST:
        return None
    guess = _by_the_normal(power_, alpha) / math.sqrt(n)
    return _root(lambda d_z: power(n, d_z, alpha), power_, guess)


def people_needed(d_z: float, power_: float = 0.80, alpha: float = 0.05) -> float | None:
    """How many people a test needs to find d_z with a chance of `power_`, not rounded (take the next whole number);
    2 where even two would do, None where more than a million are needed."""
    normal = _by_the_normal(power_, alpha)
    if abs(d_z) * math.sqrt(MOST_PEOPLE) < normal:
        return None
    guess = (normal / d_z) ** 2 + 2.0
    if guess < 2.0 * FEWEST and power(FEWEST, d_z, alpha) >= power_:
        return float(FEWEST)
    # In the square root of n the normal deviate of the power is nearly straight.
    root = _root(lambda side: power(max(side * side, FEWEST), d_z, alpha), power_, math.sqrt(guess))
    return None if root is None else root * root


def _by_the_normal(power_: float, alpha: float) -> float:
    """The noncentrality that would do if the SD were known."""
    from scipy.special import ndtri

    return float(ndtri(power_) + ndtri(1.0 - alpha / 2.0))


def _by_the_t(df: float, power_: float, alpha: float) -> float:
    """About the noncentrality that would do: the quantiles of t in place of the normal's."""
    from scipy.special import stdtrit

    return float(stdtrit(df, power_) - stdtrit(df, alpha / 2.0))


def _root(rising_chance: Callable[[float], float], target: float, guess: float) -> float | None:
    """Where a rising chance is `target`: secants on the normal's scale, which hit in a few steps; if they don't, the
    bracketed search of `noncentral_t`."""
    from scipy.special import ndtri

    quantile = float(ndtri(target))

    def lacking(point: float) -> float:
        return quantile - float(ndtri(min(max(rising_chance(max(point, 1e-9)), 1e-300), 1.0 - 1e-16)))

    previous_root, root = guess, guess * 1.02
    before, lacking_quantile = lacking(previous_root), lacking(root)
    for _ in range(_SECANTS):
        if abs(lacking_quantile) < 1e-13 or lacking_quantile == before:
            break
        previous_root, root, before = (
            root,
            root - lacking_quantile * (root - previous_root) / (lacking_quantile - before),
            lacking_quantile,
        )
        # A secant that leaps out of the neighbourhood meets powers of 1 to all digits, where slopes are 0.
        if not guess / 4.0 < root < guess * 16.0:
            break
        lacking_quantile = lacking(root)
    if abs(lacking_quantile) < 1e-11 and root > 0:
        return root
    return noncentral_t.falling_root(lacking, guess, guess * 0.05)
