"""Sums and cross products of the items of a scale: what alpha and item-rest correlations need."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ecpat_training.stats.item_moments import ItemMoments

if TYPE_CHECKING:
    from ecpat_training.effect.scoring.item_answers import Table

MISSING_VALUE = -128  # in a table of int8
_ROWS = 1 << 16


@dataclass(frozen=True, slots=True)
class ItemSums:
    """Of the `n` people with a figure on all of `k` items: the sum of each, and of each product of two, row by row."""

    n: int
    sums: tuple[float, ...]
    products: tuple[float, ...]

    def __add__(self, addend: "ItemSums") -> "ItemSums":
        return ItemSums(
            self.n + addend.n,
            tuple(own_sum + added_sum for own_sum, added_sum in zip(self.sums, addend.sums, strict=True)),
            tuple(
                own_product + added_product
                for own_product, added_product in zip(self.products, addend.products, strict=True)
            ),
        )

    @classmethod
    def of(cls, table: "Table") -> "ItemSums":
        """The sums of a table with a row per person and a column per item; exact for answers that are whole numbers."""
        import numpy

        k = table.shape[1]
        n, sums, products = 0, numpy.zeros(k), numpy.zeros((k, k))
        for start in range(0, len(table), _ROWS):
            rows = table[start : start + _ROWS]
            is_present = rows != MISSING_VALUE if rows.dtype == numpy.int8 else numpy.isfinite(rows)
            complete_rows = rows[is_present.all(axis=1)].astype(numpy.float64)
            n += len(complete_rows)
            sums += complete_rows.sum(axis=0)
            products += complete_rows.T @ complete_rows
        return cls(n, tuple(sums.tolist()), tuple(products.reshape(-1).tolist()))

    def some(self, columns: Sequence[int]) -> "ItemSums":
        """The sums of some of the items, by their columns."""
        k = len(self.sums)
        return ItemSums(
            self.n,
            tuple(self.sums[column] for column in columns),
            tuple(self.products[row * k + column] for row in columns for column in columns),
        )

    def moments(self) -> ItemMoments:
        """Means and covariances (n - 1)."""
        import numpy

        n, k = self.n, len(self.sums)
        if not n:
            return ItemMoments(0, numpy.full(k, numpy.nan), numpy.zeros((k, k)))
        sums = [Fraction(item_sum) for item_sum in self.sums]
        divisor = n * max(n - 1, 1)
        covariance = [
            float((Fraction(self.products[row * k + column]) * n - sums[row] * sums[column]) / divisor)
            for row in range(k)
            for column in range(k)
        ]
        return ItemMoments(n, numpy.array(self.sums) / n, numpy.array(covariance).reshape(k, k))
