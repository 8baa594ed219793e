"""The orders that may be drawn: those that the calendar holds, and of these the best balanced; and how much chance is
left among them."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.series.randomising import orders
from ecpat_training.series.randomising.calendar_search import Calendar
from ecpat_training.series.randomising.orders import Order
from ecpat_training.series.reading.covariates import Covariate

if TYPE_CHECKING:
    import numpy
    import numpy.typing

MIN_ORDERS = 100
"""Of fewer orders none is drawn: chance would decide too little, and no test by permuting them could find anything at
5 % with a margin."""
MIN_KEPT_ORDERS = 1_000
"""So many are kept where there are, however small the share that the programme keeps."""
DECIMALS = 9
"""Of a score: what differs by less is equal on every machine."""


@dataclass(frozen=True)
class EligibleOrders:
    """The orders that may be drawn, and where they come from.

    Attributes:
        countries: the countries in the programme's order, by which an order is read.
        sizes: how many begin in each wave.
        order_count: how many orders there are, counted by formula.
        examined_count: of how many of them the calendar was asked; fewer where a sample was.
        feasible_count: those of which the calendar holds a series.
        undecided_count: those of which nobody knows; they are not held.
        drawable_orders: those that may be drawn, sorted.
        scores: the imbalance of each that is kept; empty without covariates.
        usual_score: the average imbalance of those that are held; None without covariates.
        possible_waves: of each country, the waves in which it begins in some order that is held, from 0.
    """

    countries: tuple[str, ...]
    sizes: tuple[int, ...]
    order_count: int
    examined_count: int
    feasible_count: int
    undecided_count: int
    drawable_orders: tuple[Order, ...]
    scores: tuple[float, ...]
    usual_score: float | None
    possible_waves: tuple[tuple[int, ...], ...]

    @property
    def sampled(self) -> bool:
        """Whether a sample was looked at."""
        return self.examined_count < self.order_count

    @property
    def bits(self) -> float:
        """How much chance is left, in bits: the base-2 logarithm of the number of orders that may be drawn."""
        return math.log2(len(self.drawable_orders)) if self.drawable_orders else 0.0

    def together(self) -> dict[tuple[int, int], float]:
        """Returns how often (0 to 1) each two countries share a wave, among the orders that may be drawn.

        The keys are pairs of positions in `countries`, the lower one first.
        """
        pairs = [*combinations(range(len(self.countries)), 2)]
        together_counts = Counter(
            pair for order in self.drawable_orders for pair in pairs if order[pair[0]] == order[pair[1]]
        )
        return {pair: together_counts[pair] / len(self.drawable_orders) for pair in pairs}

    def chances(self) -> list[list[float]]:
        """Returns how often (0 to 1) each country begins in each wave, among the orders that may be drawn: a row for
        each country, a number for each wave."""
        shares = []
        for position in range(len(self.countries)):
            waves = Counter(order[position] for order in self.drawable_orders)
            shares.append([waves[wave] / len(self.drawable_orders) for wave in range(len(self.sizes))])
        return shares


def eligible(
    countries: Sequence[str],
    sizes: Sequence[int],
    calendar: Calendar,
    covariates: Sequence[Covariate],
    kept_share: float,
) -> EligibleOrders:
    """Finds the orders that may be drawn. Nothing of it depends on a seed.

    Args:
        countries: in the programme's order.
        sizes: how many begin in each wave.
        calendar: says which orders are held.
        covariates: none is the same in all countries; without any all that are held are kept.
        kept_share: the share of those held that is kept, the best balanced. At least `AT_LEAST` are where there are,
            and all
            that are as good as the last.
    """
    number = orders.count_orders(sizes)
    all_orders = [*orders.generate_orders(sizes)] if number <= orders.MOST else orders.sample(sizes)
    verdicts = calendar.verdicts(all_orders)
    held_orders = [
        orders.order_of_waves(waves) for waves, verdict in zip(all_orders, verdicts, strict=True) if verdict == "held"
    ]
    kept_orders, scores, usual_scores = _best_balanced(held_orders, covariates, kept_share)
    return EligibleOrders(
        tuple(countries),
        tuple(sizes),
        number,
        len(all_orders),
        len(held_orders),
        verdicts.count("open"),
        kept_orders,
        scores,
        usual_scores,
        tuple(tuple(sorted({order[position] for order in held_orders})) for position in range(len(countries))),
    )


def _best_balanced(
    held_orders: Sequence[Order], covariates: Sequence[Covariate], kept_share: float
) -> tuple[tuple[Order, ...], tuple[float, ...], float | None]:
    """The best balanced with their scores, sorted as orders, and the average score of all."""
    if not covariates or not held_orders:
        return tuple(sorted(held_orders)), (), None
    scores = l2_imbalance(held_orders, [covariate.values for covariate in covariates])
    kept_count = count_kept(len(held_orders), kept_share)
    worst_kept_score = float(sorted(scores)[kept_count - 1])
    best_orders = sorted(
        (order, float(score)) for order, score in zip(held_orders, scores, strict=True) if score <= worst_kept_score
    )
    return tuple(order for order, _ in best_orders), tuple(score for _, score in best_orders), float(scores.mean())


def count_kept(held_count: int, kept_share: float) -> int:
    """How many of so many are kept, before those that are as good as the last."""
    return max(math.ceil(round(held_count * kept_share, 6)), min(MIN_KEPT_ORDERS, held_count))


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
        column_variance = float(column.var(ddof=1))
        column_sum = float(column.sum())
        for step in range(steps):
            has_begun = table <= step
            begun_count = has_begun.sum(axis=1)
            waiting_count = len(column) - begun_count
            begun_sum = numpy.where(has_begun, column, 0.0).sum(axis=1)
            difference = begun_sum / begun_count - (column_sum - begun_sum) / waiting_count
            scores += difference**2 / (column_variance * (1 / begun_count + 1 / waiting_count))
    return numpy.round(scores / max(1, len(values) * steps), DECIMALS)
