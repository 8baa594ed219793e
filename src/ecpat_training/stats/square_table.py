"""Tests on a square table of answers before (rows) and after (columns), one count for each pair of answers.

- Bowker's test of symmetry (1948), DOI 10.1080/01621459.1948.10483284: as many from i to j as from j to i, for every
  two answers; the sum over pairs of (n_ij - n_ji)^2 / (n_ij + n_ji), with k (k - 1) / 2 degrees of freedom.
- Stuart and Maxwell's test that each answer is as frequent before as after (Stuart 1955, DOI 10.1093/biomet/42.3-4.412;
  Maxwell 1970, DOI 10.1192/bjp.116.535.651), with k - 1 degrees of freedom; fewer where some answers are only ever
  exchanged among themselves, or nobody changed to or from one.
- Bhapkar's (1966, DOI 10.1080/01621459.1966.10502021), which is the same over 1 less its share of n.

All three are for large numbers: with few people, the sign test of `graded_change` is exact. None of them uses the order
of the answers.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import TestResult

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

BOWKER = "Bowker (1948), DOI 10.1080/01621459.1948.10483284"
STUART_MAXWELL = "Stuart (1955), DOI 10.1093/biomet/42.3-4.412; Maxwell (1970), DOI 10.1192/bjp.116.535.651"
BHAPKAR = "Bhapkar (1966), DOI 10.1080/01621459.1966.10502021"
NOBODY_CHANGED = "no answer changed"
ALL_ALIKE = "everybody changed in the same way"


def bowker(table: object) -> TestResult:
    """Bowker's test of symmetry of a k x k table of counts."""
    import numpy

    counts = _counts(table)
    n, k = int(counts.sum()), len(counts)
    above = numpy.triu_indices(k, 1)
    there, back = counts[above], counts.T[above]
    moved = there + back > 0
    if not moved.any():
        return TestResult("Bowker", None, None, None, n, "test of symmetry", BOWKER, NOBODY_CHANGED)
    statistic = float(((there - back)[moved] ** 2 / (there + back)[moved]).sum())
    return _chi_square("Bowker", statistic, k * (k - 1) // 2, n, "test of symmetry", BOWKER)


def stuart_maxwell(table: object) -> TestResult:
    """Stuart and Maxwell's test of equal frequencies of a k x k table of counts."""
    return _homogeneity(table, "Stuart-Maxwell", STUART_MAXWELL)


def bhapkar(table: object) -> TestResult:
    """Bhapkar's test of equal frequencies of a k x k table of counts."""
    return _homogeneity(table, "Bhapkar", BHAPKAR)


def _homogeneity(table: object, name: str, reference: str) -> TestResult:
    import numpy

    counts = _counts(table)
    n, method = int(counts.sum()), "test that each answer is as frequent before as after"
    if not (counts - numpy.diag(counts.diagonal())).any():
        return TestResult(name, None, None, None, n, method, reference, NOBODY_CHANGED)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    spread = -(counts + counts.T)
    spread[numpy.diag_indices(len(counts))] = rows + columns - 2.0 * counts.diagonal()
    df = int(numpy.linalg.matrix_rank(spread, hermitian=True))
    statistic = float((rows - columns) @ numpy.linalg.pinv(spread, hermitian=True) @ (rows - columns))
    if name == "Bhapkar":
        if statistic >= n * (1.0 - 1e-12):
            return TestResult(name, None, None, None, n, method, reference, ALL_ALIKE)
        statistic /= 1.0 - statistic / n
    return _chi_square(name, statistic, df, n, method, reference)


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


def _chi_square(name: str, statistic: float, df: int, n: int, method: str, reference: str) -> TestResult:
    from scipy.special import chdtrc

    return TestResult(name, statistic, float(chdtrc(df, statistic)), float(df), n, method, reference)
