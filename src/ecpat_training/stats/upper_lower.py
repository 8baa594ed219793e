"""Upper-lower index: how many more of the best third than of the lowest third are right on an item.

The thirds are cut at the 1/3 and 2/3 quantiles of the total score (linear interpolation, R's type 7); people at a cut
belong below it, so that with few different scores the thirds are uneven, and a third may be empty. Kelley (1939), DOI
10.1037/h0057123, took 27 %; thirds as in R's ShinyItemAnalysis. Below about 0.2 an item tells hardly who knows much;
below 0 those who know little are right more often: is the key right?
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.item_moments import MISSING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def compute(scores: object) -> "Floats":
    """The index of each item, shape (items,), -1 to 1: the share right in the upper third less that in the lower
    third; nan where a third is empty.

    Args:
        scores: a row per person and a column per item, 1 for right and 0 for wrong; rows with a missing answer (nan,
            or `MISSING` in a table of int8) are left out.
    """
    import numpy

    table = numpy.asarray(scores)
    if table.dtype == numpy.int8:
        table = table[(table != MISSING).all(axis=1)]
    else:
        table = table.astype(numpy.float64)
        table = table[numpy.isfinite(table).all(axis=1)]
    if len(table) < 3:
        return numpy.full(table.shape[1], numpy.nan)
    totals = table.sum(axis=1, dtype=numpy.float64)
    lower_third, upper_third = numpy.quantile(totals, [1.0 / 3.0, 2.0 / 3.0])
    # A quantile between equal totals may differ from them by rounding, and would cut people with one total apart.
    tolerance = 1e-9 * max(1.0, abs(upper_third))
    is_low, is_high = totals <= lower_third + tolerance, totals > upper_third + tolerance
    if not is_low.any() or not is_high.any():
        return numpy.full(table.shape[1], numpy.nan)
    difference: Floats = table[is_high].mean(axis=0) - table[is_low].mean(axis=0)
    return difference
