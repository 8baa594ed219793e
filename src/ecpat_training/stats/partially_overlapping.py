"""The difference of two waves of whom some people answered both and some only one, as one t test.

    T = (m2 - m1) / sqrt(v1/n1 + v2/n2 - 2 r s1 s2 nc/(n1 n2))
    df = (nc - 1) + (w - nc + 1) (na + nb) / (na + nb + 2 nc)

with the means and spreads of all who answered a wave, r of the nc who answered both, na and nb who answered one only,
and w the degrees of freedom of Welch. With pairs alone it is the paired t test, with none Welch's. It supposes that
who is missing is missing by chance. Derrick, Russ, Toher and White (2017), their T_new2, DOI 10.22237/jmasm/1493597280.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.samples import centred, middle, people, unusable, variance
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

METHOD = marked("partially overlapping samples, unequal spreads, t interval")
REFERENCE = "Derrick, Russ, Toher and White (2017), DOI 10.22237/jmasm/1493597280"
_NAME = marked("change of all who answered")
_NO_SPREAD = marked("in each wave all have the same score, so there is no spread to measure the change against")


def compute(before: object, after: object, level: float = 0.95, *, times: "Integers | None" = None) -> Estimate:
    """The mean of all who answered after minus that of all who answered before.

    Args:
        before, after: a score per person, nan where it is missing.
        level: of the interval.
        times: how many people have each two scores; None where each are one person's.
    """
    import numpy
    from scipy.special import stdtrit

    scores_before, scores_after = (numpy.asarray(values, dtype=numpy.float64).reshape(-1) for values in (before, after))
    is_present = ~numpy.isnan(scores_before), ~numpy.isnan(scores_after)
    answered_both = is_present[0] & is_present[1]
    samples = [scores_before[is_present[0]], scores_after[is_present[1]]]
    counts = None if times is None else [times[mask] for mask in is_present]
    answered_either = is_present[0] | is_present[1]
    n = people(scores_before[answered_either], None if times is None else times[answered_either])
    if reason := unusable(samples, counts):
        return Estimate.none(_NAME, reason, n=n, method=METHOD, reference=REFERENCE)
    _, (first_scores, second_scores) = centred(samples, counts)
    counts_before, counts_after = counts or (None, None)
    value = middle(second_scores, counts_after) - middle(first_scores, counts_before)
    pairs = _Shared(
        first_scores[answered_both[is_present[0]]],
        second_scores[answered_both[is_present[1]]],
        None if times is None else times[answered_both],
    )
    error, df = _error(
        (variance(first_scores, counts_before), people(first_scores, counts_before)),
        (variance(second_scores, counts_after), people(second_scores, counts_after)),
        pairs,
    )
    if not error or df <= 0:
        return Estimate(_NAME, value, None, None, level, n, METHOD, REFERENCE, no_interval=_NO_SPREAD)
    half_width = float(stdtrit(df, (1.0 + level) / 2.0)) * error
    return Estimate(_NAME, value, value - half_width, value + half_width, level, n, METHOD, REFERENCE)


class _Shared(NamedTuple):
    """The scores of those who answered both waves."""

    before: "Floats"
    after: "Floats"
    times: "Integers | None"


def _error(
    wave_before: tuple[float, int], wave_after: tuple[float, int], shared_scores: _Shared
) -> tuple[float, float]:
    """Standard error and degrees of freedom, from the variance and the people of each wave; an error of 0 where there
    is no spread."""
    pairs = people(shared_scores.before, shared_scores.times)
    (a, n_before), (b, n_after) = wave_before, wave_after
    a, b = a / n_before, b / n_after
    shared_covariance = _covariance_share(shared_scores) * math.sqrt(a * b) * pairs / math.sqrt(n_before * n_after)
    square = a + b - 2.0 * shared_covariance
    # Everybody who answered twice changed alike: what is left of the error is rounding, and t would be huge.
    if square <= 1e-14 * (a + b):
        return 0.0, 0.0
    welch = (a + b) ** 2 / (a**2 / (n_before - 1) + b**2 / (n_after - 1))
    if not pairs:
        return math.sqrt(square), welch
    unpaired_people = n_before + n_after - 2 * pairs
    return math.sqrt(square), (pairs - 1) + (welch - pairs + 1) * unpaired_people / (unpaired_people + 2 * pairs)


def _covariance_share(shared_scores: _Shared) -> float:
    """Pearson's r of those who answered both; 0 where it isn't defined."""
    scores_before, scores_after, times = shared_scores
    if people(scores_before, times) < 2 or not variance(scores_before, times) or not variance(scores_after, times):
        return 0.0
    x, y = scores_before - middle(scores_before, times), scores_after - middle(scores_after, times)
    weighted_x, weighted_y = (x, y) if times is None else (x * times, y * times)
    return float((weighted_x @ y) / math.sqrt((weighted_x @ x) * (weighted_y @ y)))
