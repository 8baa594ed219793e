"""How alike the countries that have begun are to those that wait, at each step of the programme."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.series.randomising.orders import Order

if TYPE_CHECKING:
    import numpy
    import numpy.typing

DECIMALS = 9
"""Of a score: what differs by less is equal on every machine."""


def l2_imbalance(orders: Sequence[Order], values: Sequence[Sequence[float]]) -> "numpy.typing.NDArray[numpy.float64]":
    """The imbalance of each order; 0 is perfect, and 1 is what orders have on average without any balancing.

    After each wave but the last, for each covariate, it is the squared difference between the mean of those who have
    begun and of those who wait, weighted by the inverse of that difference's variance over all orders:

        l2 = 1 / (K (W - 1)) * sum over steps and covariates of (begun - waiting)^2 / (s^2 (1 / b + 1 / w))

    with b countries that have begun, w that wait, and s^2 the variance of the covariate over all countries (divisor
    n - 1). For two waves this is the l2 of Raab GM, Butcher I (2001), Balance in cluster randomized trials, Statistics
    in Medicine 20:351-365, times a constant, so that both put orders into the same sequence.

    Args:
        orders: the wave of each country, from 0.
        values: of each covariate, its value in each country; no covariate is the same everywhere.
    """
    import numpy

    table = numpy.asarray(orders, dtype=numpy.int16)
    scores = numpy.zeros(len(table))
    steps = int(table.max()) if len(table) else 0
    for covariate in values:
        column = numpy.asarray(covariate, dtype=numpy.float64)
        spread = float(column.var(ddof=1))
        column_sum = float(column.sum())
        for step in range(steps):
            begun = table <= step
            begun_count = begun.sum(axis=1)
            waiting = len(column) - begun_count
            begun_sum = numpy.where(begun, column, 0.0).sum(axis=1)
            difference = begun_sum / begun_count - (column_sum - begun_sum) / waiting
            scores += difference**2 / (spread * (1 / begun_count + 1 / waiting))
    return numpy.round(scores / max(1, len(values) * steps), DECIMALS)
