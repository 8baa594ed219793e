"""The difference of two shares of the same people: how many more were right after than before.

    d = (gained - lost) / n

- Tango's score interval (1998), DOI 10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B: all differences
  that its score test would not reject. It belongs to McNemar's chi-square without correction: it leaves out 0 exactly
  where that has p below 0.05. It has a width even where nobody changed, and is what a report shows.
- Newcombe's method 10 (1998), DOI 10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C: Wilson's
  intervals of both shares, put together with their correlation, whose numerator is lowered by n / 2 (not below 0) where
  it is positive. Given beside, for comparison with other work.

The exact and the mid-p McNemar test may say otherwise at the edge, where few people changed: a report that shows one
beside the interval has to say so.
"""

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.mcnemar import PairedAnswers
from ecpat_training.words.catalogue.marked_text import marked

NAME = marked("difference of shares")
TANGO = marked("Tango score interval")
NEWCOMBE = marked("Newcombe interval, method 10")
TANGO_REFERENCE = "Tango (1998), DOI 10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B"
NEWCOMBE_REFERENCE = "Newcombe (1998), DOI 10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C"
NOBODY = marked("no person answered in both waves")
_HALVINGS = 200


def tango(answers: PairedAnswers, level: float = 0.95) -> Estimate:
    """The difference with Tango's score interval."""
    if not answers.n:
        return Estimate.none(NAME, NOBODY, method=TANGO, reference=TANGO_REFERENCE)
    z = _z(level)
    value = (answers.gained - answers.lost) / answers.n
    low = _edge(answers, value, -1.0, z)
    high = _edge(answers, value, 1.0, z)
    return Estimate(NAME, value, low, high, level, answers.n, TANGO, TANGO_REFERENCE)


def newcombe(answers: PairedAnswers, level: float = 0.95) -> Estimate:
    """The difference with Newcombe's interval of method 10."""
    n = answers.n
    if not n:
        return Estimate.none(NAME, NOBODY, method=NEWCOMBE, reference=NEWCOMBE_REFERENCE)
    a, b, c, d = answers.right, answers.gained, answers.lost, answers.wrong
    before, after, value = (a + c) / n, (a + b) / n, (b - c) / n
    low_before, high_before = _wilson(a + c, n, level)
    low_after, high_after = _wilson(a + b, n, level)
    margins = float((a + b) * (c + d) * (a + c) * (b + d))
    # Newcombe's correction for continuity: a correlation taken too high would make the interval too short.
    cross_difference = float(a * d - b * c)
    corrected_difference = max(cross_difference - n / 2.0, 0.0) if cross_difference > 0 else cross_difference
    phi = corrected_difference / margins**0.5 if margins else 0.0
    down_after, up_before = after - low_after, high_before - before
    up_after, down_before = high_after - after, before - low_before
    width_below = (down_after**2 - 2.0 * phi * down_after * up_before + up_before**2) ** 0.5
    width_above = (up_after**2 - 2.0 * phi * up_after * down_before + down_before**2) ** 0.5
    return Estimate(NAME, value, value - width_below, value + width_above, level, n, NEWCOMBE, NEWCOMBE_REFERENCE)


def _z(level: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(0.5 + level / 2.0))


def _wilson(hit_count: int, n: int, level: float) -> tuple[float, float]:
    z = _z(level)
    share = hit_count / n
    center, scale = share + z * z / (2.0 * n), 1.0 + z * z / n
    margin = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)) ** 0.5
    return max(0.0, (center - margin) / scale), min(1.0, (center + margin) / scale)


def _edge(answers: PairedAnswers, value: float, end: float, z: float) -> float:
    """The difference between the one observed and `end` at which the score reaches z, by halving: the score falls
    all the way."""
    inside_value, outside_value = value, end
    if abs(_score(answers, end)) <= z:
        return end
    for _ in range(_HALVINGS):
        middle_value = (inside_value + outside_value) / 2.0
        if middle_value in (inside_value, outside_value):
            break
        if abs(_score(answers, middle_value)) <= z:
            inside_value = middle_value
        else:
            outside_value = middle_value
    return (inside_value + outside_value) / 2.0


def _score(answers: PairedAnswers, difference: float) -> float:
    """Tango's score at a difference: what was observed less what is expected, over the standard error at the most
    likely shares that have this difference."""
    n, b, c = answers.n, answers.gained, answers.lost
    gap = b - c - n * difference
    a2, a1 = 2.0 * n, -b - c + (2.0 * n - b + c) * difference
    a0 = -c * difference * (1.0 - difference)
    root = max(a1 * a1 - 4.0 * a2 * a0, 0.0) ** 0.5
    # Of the two ways to write the root, the one that doesn't subtract numbers nearly alike.
    lost_share = (root - a1) / (2.0 * a2) if a1 <= 0 else -2.0 * a0 / (root + a1)
    variance = n * (2.0 * lost_share + difference * (1.0 - difference))
    if variance <= 0.0:
        return 0.0 if abs(gap) < 1e-12 else float("inf") if gap > 0 else float("-inf")
    return float(gap / variance**0.5)
