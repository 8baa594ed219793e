"""Means and covariances of the items of a scale: what alpha, item-rest correlations and factor models start from.

Listwise (the default) takes only people who answered every item, so that all figures are of the same people. Pairwise
takes for each two items everybody who answered both, as R's `cov(use = "pairwise")`; such a matrix may be one that no
people could have. Covariances have n - 1 below. Rows are gone through in blocks, so that a million people need no
second copy of their answers; each block is centred first, so that a large constant in all answers costs no digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats

Missing = Literal["listwise", "pairwise"]
_ROWS = 1 << 16
NOISE = 1e-12  # of the items' own variances: a variance of their sum that is less is rounding
MISSING = -128  # in a table of int8, which takes an eighth of the room that floats take


@dataclass(frozen=True, eq=False)
class ItemMoments:
    """`means` and `covariance` of `k` items over `n` people; pairwise, `n` is the fewest that any two items share, and
    `correlations` are each of the same people as its covariance."""

    n: int
    means: "Floats"
    covariance: "Floats"
    correlations: "Floats | None" = None

    @classmethod
    def of(cls, scores: object, missing_method: Missing = "listwise") -> "ItemMoments":
        """Means and covariances of a table (array, DataFrame, lists) with a row per person and a column per item.

        Args:
            scores: the table; a missing answer is nan, or `MISSING` in a table of int8.
            missing_method: which people count, see `Missing`.

        Raises:
            ValueError: `scores` doesn't have rows and columns.
        """
        import numpy

        table = numpy.asarray(scores)
        if table.ndim != 2:
            raise ValueError("a row per person and a column per item are needed")
        if table.dtype != numpy.int8:
            table = table.astype(numpy.float64, copy=False)
        return _pairwise(table) if missing_method == "pairwise" else _listwise(table)

    @property
    def k(self) -> int:
        """How many items there are."""
        return int(self.means.size)

    @property
    def variances(self) -> "Floats":
        """The variance of each item (n - 1 below), shape (k,)."""
        diagonal: Floats = self.covariance.diagonal()
        return diagonal

    @property
    def total_variance(self) -> float:
        """The variance of the sum of all items (n - 1 below)."""
        return float(self.covariance.sum())

    def item_total(self) -> "Floats":
        """The correlation of each item with the sum of all items, shape (k,); nan where one of the two has no
        spread."""
        return _ratio(self.covariance.sum(axis=1), self.variances * self.total_variance)

    def item_rest(self) -> "Floats":
        """The correlation of each item with the sum of the others, shape (k,); nan where one of the two has no
        spread. For an item that is right or wrong it is the point-biserial correlation."""
        return _ratio(self.covariance.sum(axis=1) - self.variances, self.variances * self.rest_variances())

    def rest_variances(self) -> "Floats":
        """For each item, the variance of the sum of all others, shape (k,); exactly 0 where only rounding is left of
        it."""
        import numpy

        # Taken from the sums that are there, since k sums over a million rows would cost k passes.
        rest_variances = self.total_variance - 2.0 * self.covariance.sum(axis=1) + self.variances
        other_variances = self.variances.sum() - self.variances
        cleaned: Floats = numpy.where(rest_variances > NOISE * other_variances, rest_variances, 0.0)
        return cleaned

    def correlation(self) -> "Floats":
        """The correlations of the items, k x k; nan where an item has no spread."""
        import numpy

        if self.correlations is not None:
            return self.correlations
        matrix = _ratio(self.covariance, numpy.outer(self.variances, self.variances))
        numpy.fill_diagonal(matrix, 1.0)
        return matrix


def _ratio(covariance: "Floats", squared: "Floats") -> "Floats":
    """Covariances over the root of the product of variances."""
    import numpy

    # An item whose variance is rounding would correlate by accident; nan keeps it out of every mean.
    is_usable = squared > 1e-20 * max(float(numpy.max(squared, initial=0.0)), 1e-280)
    ratios = numpy.full(covariance.shape, numpy.nan)
    numpy.divide(
        covariance, numpy.sqrt(squared, where=is_usable, out=numpy.ones_like(ratios)), out=ratios, where=is_usable
    )
    clipped: Floats = numpy.clip(ratios, -1.0, 1.0)
    return clipped


def _blocks(table: "Floats") -> "Iterator[tuple[Floats, Booleans]]":
    """The rows in blocks, with which answers are there."""
    import numpy

    for start in range(0, len(table), _ROWS):
        rows = table[start : start + _ROWS]
        block = rows.astype(numpy.float64)
        yield block, rows != MISSING if rows.dtype == numpy.int8 else numpy.isfinite(block)


def _listwise(table: "Floats") -> ItemMoments:
    import numpy

    n, k, whole_numbers = 0, table.shape[1], table.dtype == numpy.int8
    column_shift = None
    sums, products = numpy.zeros(k), numpy.zeros((k, k))
    for block, is_present in _blocks(table):
        complete_rows = block[is_present.all(axis=1)]
        if not len(complete_rows):
            continue
        if column_shift is None:
            column_shift = complete_rows.mean(axis=0)
            column_shift = (
                numpy.round(column_shift) if whole_numbers else column_shift
            )  # then all sums are exact, and rows may come in any order
        centred = complete_rows - column_shift
        n += len(complete_rows)
        sums += centred.sum(axis=0)
        products += centred.T @ centred
    if column_shift is None:
        return ItemMoments(0, numpy.full(k, numpy.nan), numpy.zeros((k, k)))
    covariance = (products - numpy.outer(sums, sums) / n) / max(n - 1, 1)
    return ItemMoments(n, column_shift + sums / n, _without_noise(covariance, column_shift))


def _pairwise(table: "Floats") -> ItemMoments:
    import numpy

    k = table.shape[1]
    column_shifts = numpy.zeros(k)
    sums, squares, products, shared_counts = (numpy.zeros((k, k)) for _ in range(4))
    for block_number, (block, is_present) in enumerate(_blocks(table)):
        indicator = is_present.astype(numpy.float64)
        if block_number == 0:
            column_shifts = numpy.where(is_present, block, 0.0).sum(axis=0) / numpy.maximum(indicator.sum(axis=0), 1.0)
        centred = numpy.where(is_present, block - column_shifts, 0.0)
        shared_counts += indicator.T @ indicator
        sums += centred.T @ indicator  # of item i among those who answered j
        squares += (centred**2).T @ indicator
        products += centred.T @ centred
    safe_counts = numpy.maximum(shared_counts, 1.0)
    covariance = (products - sums * sums.T / safe_counts) / numpy.maximum(shared_counts - 1.0, 1.0)
    means = column_shifts + sums.diagonal() / safe_counts.diagonal()
    shared_variances = (squares - sums**2 / safe_counts) / numpy.maximum(
        shared_counts - 1.0, 1.0
    )  # of item i among those who answered j
    correlations = _ratio(covariance, shared_variances * shared_variances.T)
    numpy.fill_diagonal(correlations, 1.0)
    return ItemMoments(
        int(shared_counts.min()) if k else 0, means, _without_noise(covariance, column_shifts), correlations
    )


def _without_noise(covariance: "Floats", size: "Floats") -> "Floats":
    """An item that everybody answered alike varies by exactly nothing."""
    import numpy

    constant = covariance.diagonal() <= (2.0**-44 * numpy.maximum(abs(size), 1e-100)) ** 2
    covariance[constant, :] = 0.0
    covariance[:, constant] = 0.0
    return covariance
