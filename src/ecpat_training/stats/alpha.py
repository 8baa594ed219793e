"""Cronbach's alpha: how well the items of a scale hang together, and what each item adds to it.

    alpha = k / (k - 1) * (1 - sum of the items' variances / variance of their sum)

Cronbach (1951), DOI 10.1007/BF02310555. For items that are right or wrong it is KR-20 (Kuder and Richardson 1937, DOI
10.1007/BF02288391), whichever denominator the variances have. The interval is Feldt's (1965, DOI 10.1007/BF02289499):
1 - (1 - alpha) F, F from the distribution with n - 1 and (n - 1)(k - 1) degrees of freedom. The standardised alpha is
that of the items brought to one spread, k r / (1 + (k - 1) r) with their mean correlation r. G6 is Guttman's lambda 6
(1945, DOI 10.1007/BF02288892). Alpha is a lower bound of reliability if errors are independent; a high one does not say
that the items measure one thing. It may be negative: then the items contradict each other.

The standard error of measurement is sd * sqrt(1 - alpha), in the units of the sum of the items.
"""

import math
from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.item_moments import NOISE, ItemMoments, Missing
from ecpat_training.stats.reliability import Alpha, ItemInScale
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

METHOD = marked("Cronbach's alpha of raw scores, Feldt interval")
REFERENCE = "Cronbach (1951), DOI 10.1007/BF02310555; Feldt (1965), DOI 10.1007/BF02289499"
ONE_ITEM = marked("one item can't hang together with others")
NOBODY = marked("no person answered all items")
ONE_PERSON = marked("only one person answered all items")
NO_SPREAD = marked("everybody has the same score on these items")
ONE_VARIES = marked("everybody answered all of these items alike but one, and one item can't hang together with others")


def compute(scores: object, missing_method: Missing = "listwise", level: float = 0.95) -> Alpha:
    """Alpha of a table with a row per person and a column per item; reversed items have to be turned round before.

    Args:
        scores: array, DataFrame or lists; missing answers are nan.
        missing_method: who is taken, see `item_moments`.
        level: of the interval.
    """
    return of_moments(ItemMoments.of(scores, missing_method), level)


def of_moments(item_moments: ItemMoments, level: float = 0.95) -> Alpha:
    """Alpha from means and covariances that are there already."""
    reason = _unusable(item_moments)
    items = _items(item_moments)
    if reason:
        no_alpha = Estimate.none("alpha", reason, n=item_moments.n, method=METHOD, reference=REFERENCE)
        return Alpha(no_alpha, item_moments.k, item_moments.n, None, None, None, None, None, items)
    value = _alpha(item_moments.k, float(item_moments.variances.sum()), item_moments.total_variance)
    low, high = feldt(value, item_moments.n, item_moments.k, level)
    correlations = item_moments.correlation()
    average = _average(correlations)
    total_sd = math.sqrt(item_moments.total_variance)
    return Alpha(
        raw=Estimate("alpha", value, low, high, level, item_moments.n, METHOD, REFERENCE),
        k=item_moments.k,
        n=item_moments.n,
        standardised=None if average is None else _of_average(item_moments.k, average),
        average_r=average,
        guttman_6=_guttman_6(correlations, item_moments.n),
        total_sd=total_sd,
        # A negative alpha would give a standard error above the SD itself, which no practitioner could read.
        sem=total_sd * math.sqrt(max(0.0, 1.0 - value)) if value >= 0 else None,
        items=items,
    )


def feldt(alpha: float, n: int, k: int, level: float = 0.95) -> tuple[float, float]:
    """Feldt's interval of an alpha: its lower and upper end.

    Args:
        alpha: Cronbach's alpha.
        n: how many people answered, at least 2.
        k: how many items the scale has, at least 2.
        level: of the interval.
    """
    from scipy.special import fdtri

    df, error = float(n - 1), float((n - 1) * (k - 1))
    tail_share = (1.0 - level) / 2.0
    return 1.0 - (1.0 - alpha) * float(fdtri(df, error, 1.0 - tail_share)), 1.0 - (1.0 - alpha) * float(
        fdtri(df, error, tail_share)
    )


def _unusable(item_moments: ItemMoments) -> str | None:
    if item_moments.k < 2:
        return ONE_ITEM
    if item_moments.n < 2:
        return ONE_PERSON if item_moments.n else NOBODY
    if item_moments.total_variance <= NOISE * float(item_moments.variances.sum()):
        return NO_SPREAD
    return ONE_VARIES if _varying(item_moments) < 2 else None


def _varying(item_moments: ItemMoments) -> int:
    """How many items are not answered alike by everybody."""
    return int((item_moments.variances > 0).sum())


def _alpha(k: int, variances: float, total: float) -> float:
    return k / (k - 1) * (1.0 - variances / total)


def _items(item_moments: ItemMoments) -> tuple[ItemInScale, ...]:
    if item_moments.n < 1:
        return tuple(ItemInScale(None, None, None, None, None) for _ in range(item_moments.k))
    variances, varying_count = item_moments.variances, _varying(item_moments)
    other_variances, totals = variances.sum() - variances, item_moments.rest_variances()
    alphas_if_dropped = [
        _alpha(item_moments.k - 1, other_variance, total)
        if item_moments.k > 2 and total > 0 and varying_count - (variance > 0) > 1
        else None
        for variance, other_variance, total in zip(
            variances.tolist(), other_variances.tolist(), totals.tolist(), strict=True
        )
    ]
    sds = [math.sqrt(variance) if item_moments.n > 1 else None for variance in variances.tolist()]
    item_rests, total = _nan_to_none(item_moments.item_rest()), _nan_to_none(item_moments.item_total())
    if item_moments.k < 2 or item_moments.n < 3:  # two people always lie on one line
        item_rests = total = [None] * item_moments.k
    columns = (item_moments.means.tolist(), sds, total, item_rests, alphas_if_dropped)
    return tuple(ItemInScale(*row) for row in zip(*columns, strict=True))


def _nan_to_none(values: "Floats") -> list[float | None]:
    return [None if math.isnan(value) else value for value in values.tolist()]


def _average(correlations: "Floats") -> float | None:
    k = len(correlations)
    average = float((correlations.sum() - k) / (k * (k - 1)))
    return None if math.isnan(average) else average


def _of_average(k: int, average: float) -> float | None:
    denominator = 1.0 + (k - 1) * average
    return k * average / denominator if denominator > 1e-12 else None


def _guttman_6(correlations: "Floats", n: int) -> float | None:
    """1 less the share of the items' variance that the other items don't foretell; needs more people than items."""
    import numpy

    total = float(correlations.sum())
    if n <= len(correlations) or not math.isfinite(total) or total <= 1e-12:
        return None
    # Where an item follows from the others, the inverse is rounding alone, and lambda 6 would be 1 by accident.
    if numpy.linalg.eigvalsh(correlations)[0] < 1e-10:
        return None
    return 1.0 - float((1.0 / numpy.linalg.inv(correlations).diagonal()).sum()) / total
