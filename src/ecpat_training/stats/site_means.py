"""The mean change over sites, with the t interval and test on the sites' means: sites are the units, not people.

People of one site share a room and its trainers, so that their changes are alike; taken as so many independent people
they make an interval too short (without an effect, and with sites whose means spread by 0.2 to 0.3 of the SD of the
changes, it leaves out 0 in 13 to 22 % of drawn trainings of 4 to 8 sites; the t on site means in 4.7 to 5.7 %). Each
site counts alike, C - 1 degrees of freedom. With fewer than 4 sites there is no interval: its t is 4.3 and more.

Student (1908), DOI 10.1093/biomet/6.1.1; Donner and Klar (2000), Design and analysis of cluster randomization trials.
"""

import math
from collections.abc import Sequence

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.message import phrase

ENOUGH = 4
REFERENCE = "Student (1908), DOI 10.1093/biomet/6.1.1"
_MEAN = marked("mean of the sites' mean changes, t interval with C - 1 degrees of freedom for C sites")
_TEST = marked("t test on the sites' mean changes, two-sided")
NAME = marked("mean change")
TOO_FEW = marked("{sites} {sites:site is|sites are} too few to say")
ALIKE = marked("all sites' means changed by the same amount, so there is no spread to measure the change against")


def compute(means: Sequence[float], level: float = 0.95) -> Estimate:
    """The mean of the sites' mean changes."""
    from scipy.special import stdtrit

    sites, value = len(means), math.fsum(means) / len(means)
    if reason := _why_not(means):
        return Estimate(NAME, value, None, None, level, sites, _MEAN, REFERENCE, no_interval=reason)
    half_width = float(stdtrit(sites - 1, (1.0 + level) / 2.0)) * _error(means, value)
    return Estimate(NAME, value, value - half_width, value + half_width, level, sites, _MEAN, REFERENCE)


def t_test(means: Sequence[float]) -> TestResult:
    """Student's t test of no mean change over sites."""
    from scipy.special import stdtr

    sites, value = len(means), math.fsum(means) / len(means)
    if reason := _why_not(means):
        return TestResult("t", None, None, None, sites, _TEST, REFERENCE, reason)
    t = value / _error(means, value)
    return TestResult("t", t, float(2.0 * stdtr(sites - 1.0, -abs(t))), sites - 1.0, sites, _TEST, REFERENCE)


def _why_not(means: Sequence[float]) -> str | None:
    # With 2 or 3 sites the t quantile is so large that the interval would hold everything.
    if len(means) < ENOUGH:
        return phrase(TOO_FEW, sites=len(means))
    largest_mean = max(map(abs, means))
    return ALIKE if max(means) - min(means) <= 1e-12 * largest_mean else None


def _error(means: Sequence[float], value: float) -> float:
    return math.sqrt(math.fsum((mean - value) ** 2 for mean in means) / (len(means) - 1) / len(means))
