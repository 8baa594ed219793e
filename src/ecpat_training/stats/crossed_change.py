"""The change between two occasions of people who got two forms in crossed order, so that form difficulty cancels.

One half gets form A before and B after, the other B before and A after. With the mean changes m1 and m2 of the halves:

    change = (m1 + m2) / 2          how much harder B is than A = (m2 - m1) / 2

Both have the standard error sqrt(v1/n1 + v2/n2) / 2 and Welch's degrees of freedom (`welch.py`), since halves may
differ in size and spread; test and interval agree. In the words of a two-period crossover whose treatments are the
forms, they are the effect of the period and that of the treatment: Hills and Armitage (1979),
DOI 10.1111/j.1365-2125.1979.tb05903.x. Halves count alike whatever their sizes: the mean over people would keep a part
of the difficulty where more of one half stay away. Whether the forms differ as much before as after can't be seen in
such data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.welch import compute as welch
from ecpat_training.stats.welch import t_test

REFERENCE = "Hills and Armitage (1979), DOI 10.1111/j.1365-2125.1979.tb05903.x"
_METHOD = "mean of the mean changes of both halves, Welch's t interval"
_FORMS = "half the difference of the mean changes of both halves, Welch's t interval"
TOO_FEW = "each half needs two people with a score before and after"


@dataclass(frozen=True, slots=True)
class CrossedChange:
    """The change, its test, and how much harder the second form is than the first: positive, people score lower on it.
    Units are those of the scores."""

    change: Estimate
    test: TestResult
    harder: Estimate


def crossed_change(
    changes_a_first: Sequence[float], changes_b_first: Sequence[float], level: float = 0.95
) -> CrossedChange:
    """The change of people who got two forms in crossed order, from the changes (after minus before) of people who
    got form A first and of people who got form B first."""
    # Welch compares two means; with one half's sign turned, the difference it gives is the sum of both.
    negated = [-change for change in changes_b_first]
    return CrossedChange(
        _halved(welch(changes_a_first, negated, level, name="change"), _METHOD),
        replace(t_test(changes_a_first, negated), reference=REFERENCE),
        _halved(welch(changes_b_first, changes_a_first, level, name="form difficulty"), _FORMS),
    )


def _halved(estimate: Estimate, method: str) -> Estimate:
    if estimate.value is None:
        return Estimate.none(estimate.name, TOO_FEW, n=estimate.n, method=method, reference=REFERENCE)
    low, high = (None if end is None else end / 2 for end in (estimate.low, estimate.high))
    return replace(estimate, value=estimate.value / 2, low=low, high=high, method=method, reference=REFERENCE)
