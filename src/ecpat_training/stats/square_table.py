"""Stuart and Maxwell's test on a square table of answers before (rows) and after (columns), one count for each pair.

Each answer is as frequent before as after (Stuart 1955, DOI 10.1093/biomet/42.3-4.412; Maxwell 1970, DOI
10.1192/bjp.116.535.651), with k - 1 degrees of freedom; fewer where some answers are only ever exchanged among
themselves, or nobody changed to or from one.

It is for large numbers: with few people, the sign test of `graded_change` is exact. It doesn't use the order of the
answers.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import TestResult
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

STUART_MAXWELL = "Stuart (1955), DOI 10.1093/biomet/42.3-4.412; Maxwell (1970), DOI 10.1192/bjp.116.535.651"
NOBODY_CHANGED = marked("nobody's answer changed")


def stuart_maxwell(table: object) -> TestResult:
    """Stuart and Maxwell's test that each answer is as frequent after as before.

    Args:
        table: counts of people, k x k: a row for each answer before, a column for each answer after.

    Raises:
        ValueError: the table isn't square.
    """
    import numpy
    from scipy.special import chdtrc

    counts = _counts(table)
    name, n, method = "Stuart-Maxwell", int(counts.sum()), "test that each answer is as frequent before as after"
    if not (counts - numpy.diag(counts.diagonal())).any():
        return TestResult(name, None, None, None, n, method, STUART_MAXWELL, NOBODY_CHANGED)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    difference_covariance = -(counts + counts.T)
    difference_covariance[numpy.diag_indices(len(counts))] = rows + columns - 2.0 * counts.diagonal()
    # The rank, not k - 1: answers that nobody changed to or from add no freedom, and would make p too large.
    df = int(numpy.linalg.matrix_rank(difference_covariance, hermitian=True))
    statistic = float((rows - columns) @ numpy.linalg.pinv(difference_covariance, hermitian=True) @ (rows - columns))
    return TestResult(name, statistic, float(chdtrc(df, statistic)), float(df), n, method, STUART_MAXWELL)


def _counts(table: object) -> "Floats":
    """The table as numbers.

    Raises:
        ValueError: it is not square.
    """
    import numpy

    counts = numpy.asarray(table, dtype=numpy.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError("a square table is needed: the same answers before and after")
    return counts
