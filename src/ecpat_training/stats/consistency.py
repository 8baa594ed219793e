"""Cronbach's alpha, as the reliability that a standard error of measurement is made from.

alpha = k / (k - 1) (1 - sum of the items' variances / variance of their sum), over those who answered all items.
Cronbach (1951), DOI 10.1007/BF02310555. For items that are right or wrong it is KR-20.
"""

from ecpat_training.results.estimate import Estimate

METHOD = "Cronbach's alpha of those who answered all items"
REFERENCE = "Cronbach (1951), DOI 10.1007/BF02310555"


def compute(items: object) -> Estimate:
    """Alpha of a table (array or DataFrame) with a column per item and a row per person, nan where there is no
    answer."""
    import numpy

    whole = numpy.asarray(items, dtype=numpy.float64)
    whole = whole[~numpy.isnan(whole).any(axis=1)] if whole.size else whole[:0]
    n, k = whole.shape
    why = "one item can't hang together with others" if k < 2 else "fewer than two people" if n < 2 else None
    total = 0.0 if why else float(whole.sum(axis=1).var(ddof=1))
    if why or total == 0:
        why = why or "everybody has the same score"
        return Estimate.none("alpha", why, n=n, method=METHOD, reference=REFERENCE)
    value = k / (k - 1) * (1.0 - float(whole.var(axis=0, ddof=1).sum()) / total)
    return Estimate("alpha", value, n=n, method=METHOD, reference=REFERENCE)
