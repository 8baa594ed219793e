"""The noncentral t distribution, and confidence limits for its noncentrality.

The limits carry the intervals of `d_z` and `d_av`. They are computed here rather than by scipy.stats.nct, whose results
differ from version to version and turn into nan for huge t, and which takes longer to import than all of this to run.
"""

import math
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

NOT_COMPUTED = marked("the limits can't be computed with enough digits for a t so large")
_NODES = 12  # of Gauss-Legendre, per panel
_REACH = 9.0  # standard normal deviates beyond this weigh less than 1e-18
_STEPS = 200


def cdf(t: float, df: float, ncp: float) -> float:
    """P(T <= t) for T = (Z + ncp) / S, with Z standard normal and S = sqrt(chi-square(df) / df).

    For t > 0 this is the chance that S >= (Z + ncp) / t, integrated over Z; panels are densest where that chance falls
    from 1 to 0. Absolute error below 1e-13 for whole df >= 1, all df from 3.5 on, and any t, checked against 50-digit
    arithmetic; up to 1e-7 for fractional df below, where that chance bends at Z = -ncp as no polynomial does.

    Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 31.
    """
    import numpy
    from scipy.special import gammaincc, ndtr

    if t < 0:
        return 1.0 - cdf(-t, df, -ncp)
    if t == 0:
        return float(ndtr(-ncp))
    # S lies between 1 - k / sqrt(2 df) and 1 + k / sqrt(2 df), and never below 0.
    chi_edges = t * (1.0 + numpy.linspace(-_REACH, 1.5 * _REACH, 31) / math.sqrt(2.0 * df)) - ncp
    edges = numpy.concatenate([numpy.linspace(-_REACH, _REACH, 25), chi_edges, [-ncp]])
    edges = numpy.unique(numpy.clip(edges, max(-_REACH, min(-ncp, _REACH)), _REACH))
    nodes, weights = _gauss_legendre()
    half_widths = numpy.diff(edges)[:, None] / 2.0
    z = edges[:-1, None] + half_widths * (1.0 + nodes)
    density = numpy.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
    survives = gammaincc(df / 2.0, df / 2.0 * ((z + ncp) / t) ** 2)
    return float(ndtr(-ncp)) + float((half_widths * weights * density * survives).sum())


@cache
def _gauss_legendre() -> "tuple[Floats, Floats]":
    """Nodes and weights on (-1, 1)."""
    import numpy

    nodes, weights = numpy.polynomial.legendre.leggauss(_NODES)
    return nodes, weights


@lru_cache(maxsize=1024)  # a report, and a run over many files, ask for the limits of the same result several times
def limits(t: float, df: float, level: float = 0.95) -> tuple[float, float] | None:
    """(lower, upper) limit of a `level` confidence interval of the noncentrality, from an observed `t`.

    At the lower limit P(T <= t) = (1 + level) / 2, at the upper one (1 - level) / 2. None if they can't be computed;
    never a value that has not been put back into the distribution.

    Source: Steiger & Fouladi (1997), in Harlow, Mulaik & Steiger, What if there were no significance tests?, ch. 9.
    """
    if not math.isfinite(t):
        return None
    noncentralities = [_noncentrality(t, df, (1.0 + side * level) / 2.0) for side in (1, -1)]
    return (
        (noncentralities[0], noncentralities[1])
        if noncentralities[0] is not None and noncentralities[1] is not None
        else None
    )


def _noncentrality(t: float, df: float, p: float) -> float | None:
    """The noncentrality at which P(T <= t) = p."""
    from scipy.special import ndtri

    target = float(ndtri(p))

    @cache  # looking for a root, and putting it back, come to the same points again
    def chance(ncp: float) -> float:
        return cdf(t, df, ncp)

    def excess(ncp: float) -> float:
        # On the normal's scale the distribution is nearly straight in ncp, so that secants hit in a few steps.
        return float(ndtri(min(max(chance(ncp), 1e-300), 1.0 - 1e-16))) - target

    guess = t - target * math.sqrt(1.0 + t * t / (2.0 * df))
    root = falling_root(excess, guess, max(1.0, abs(guess) * 0.1))
    # Put back into the distribution: a search may stop where digits end, and a wrong limit is worse than none.
    if root is None or not math.isfinite(root) or abs(chance(root) - p) > 1e-11:
        return None
    return root


def falling_root(function: Callable[[float], float], guess: float, step: float) -> float | None:
    """The root of a falling function: bracketed, then by regula falsi with the Illinois rule (Dowell & Jarratt 1971,
    DOI 10.1007/BF01934364)."""
    low_point = high_point = guess
    value_at_low = value_at_high = function(guess)
    for _ in range(_STEPS):
        if value_at_low >= 0 >= value_at_high:
            break
        if value_at_low < 0:
            low_point, value_at_low = low_point - step, function(low_point - step)
        if value_at_high > 0:
            high_point, value_at_high = high_point + step, function(high_point + step)
        step *= 2.0
    else:
        return None
    last_side = 0
    for _ in range(_STEPS):
        if high_point - low_point <= 4e-16 * max(abs(low_point), abs(high_point)) or value_at_low == value_at_high:
            break
        middle_point = high_point - value_at_high * (high_point - low_point) / (value_at_high - value_at_low)
        if not low_point < middle_point < high_point:
            break
        value = function(middle_point)
        if value >= 0:
            low_point, value_at_low = middle_point, value
            # Illinois: plain regula falsi keeps one end for ever where the function bends, and then crawls.
            value_at_high, last_side = (value_at_high / 2.0 if last_side == 1 else value_at_high), 1
        else:
            high_point, value_at_high = middle_point, value
            value_at_low, last_side = (value_at_low / 2.0 if last_side == -1 else value_at_low), -1
        if abs(value) < 1e-15:
            return middle_point
    return low_point if abs(function(low_point)) <= abs(function(high_point)) else high_point
