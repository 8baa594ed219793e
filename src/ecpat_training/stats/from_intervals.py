"""The p value that belongs to a t interval, from two of its levels.

Of an estimate with error se and df degrees of freedom the half width at level c is t(df, (1 + c) / 2) se. Two half
widths therefore tell df by their ratio and then se, and p = 2 P(T < -|value| / se): below 0.05 exactly where the 95 %
interval leaves out 0. Student (1908), DOI 10.1093/biomet/6.1.1.
"""

from ecpat_training.results.estimate import Estimate


def p(one: Estimate, narrower: Estimate) -> float | None:
    """The two-sided p of no difference; None without an interval. Both are t intervals of the same figure, `narrower`
    of a lower level."""
    from scipy.special import stdtr, stdtrit

    if one.value is None or one.low is None or one.high is None or narrower.low is None or narrower.high is None:
        return None
    half, less = (one.high - one.low) / 2.0, (narrower.high - narrower.low) / 2.0
    if not less:
        return None
    upper, lower = ((1.0 + each.level) / 2.0 for each in (one, narrower))
    low, high = 0.5, 1e7
    for _ in range(80):  # the ratio falls with df
        middle = (low * high) ** 0.5
        if float(stdtrit(middle, upper)) / float(stdtrit(middle, lower)) > half / less:
            low = middle
        else:
            high = middle
    df = (low * high) ** 0.5
    return float(2.0 * stdtr(df, -abs(one.value) / half * float(stdtrit(df, upper))))
