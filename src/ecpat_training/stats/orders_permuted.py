"""The effect in a stepped wedge with the test and interval of the draw: over the orders that could have been drawn.

Had nothing begun anywhere, the same means would have come under each order, and the drawn one is any one among them.
p = the share of the orders under which the effect over its robust error is at least as far from 0 as under the drawn
one, which is among them. The interval holds every amount that, taken from what had begun, would leave a p above 0.05:
where the effect is one amount everywhere, it covers by the draw alone, whatever countries and periods are like. Only
orders that the draw could have given count (with constrained randomisation the kept ones), since only these had a
chance. Fewer than 20 orders can't give a p of 0.05, and give neither.

Two means of a country are taken to correlate by one half, fixed before there are answers: weights found from the means
would lean on the drawn order (with 5 countries in 5 waves the test would reject in 6 to 7 %). Over its error, and not
alone, the effect is compared since countries' effects differ: with an SD of 0.17 between them, 0 on average, the plain
effect rejects in 7 to 9 % (`benchmarks/begun_by_lot.py`).

Fisher (1935), The Design of Experiments, section 21; Ji, Fink, Robyn, Small (2017), DOI 10.1214/16-AOAS1007; Wu and
Ding (2021), DOI 10.1080/01621459.2020.1750415, for the error under the effect.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

FEWEST = 20
CORRELATION = 0.5
_SAME = 1e-9
_NEAREST, _FURTHER, _MOST = 0.01, 1.2, 64  # errors from the effect at which an end is looked for
_HALVED = 50
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class OrdersPermuted:
    """The effect under the drawn order, its robust error, the interval and p; None where the orders are too few or the
    means have no spread. How many different orders there were, and how many drawn lines of the log stand behind
    them."""

    effect: float | None
    se: float | None
    low: float | None
    high: float | None
    p: float | None
    orders: int
    lines: int


def compute(
    means: "Floats", starts: Sequence[int], possible_orders: Sequence[Sequence[int]], level: float = 0.95
) -> OrdersPermuted:
    """Effect, interval and test.

    Args:
        means: a row a cluster, a column a period; nan where nobody answered.
        starts: the first period, from 0, by which each cluster had begun.
        possible_orders: the same for every order that could have been drawn, each as likely; `starts` is one of them.
        level: of the interval.

    Raises:
        ValueError: `starts` isn't among the possible orders.
    """
    import numpy

    drawn_order = tuple(starts)
    times: dict[tuple[int, ...], int] = {}
    for order in possible_orders:
        times[tuple(order)] = times.get(tuple(order), 0) + 1
    if drawn_order not in times:
        raise ValueError("the drawn order is not among those that could have been drawn")
    periods = numpy.arange(means.shape[1])
    has_begun = numpy.array([periods >= numpy.array(counted_order)[:, None] for counted_order in times])
    orders = _Orders.of(
        means, has_begun, numpy.array([*times.values()], dtype=numpy.float64), [*times].index(drawn_order)
    )
    if orders is None:
        return OrdersPermuted(None, None, None, None, None, len(times), len(possible_orders))
    effect, se = float(orders.effects[orders.at]), math.sqrt(float(orders.squares[0][orders.at]))
    if len(times) < FEWEST or not se > 0:
        return OrdersPermuted(effect, se or None, None, None, None, len(times), len(possible_orders))
    low, high = (_end(orders.p, effect, side * se, 1.0 - level) for side in (-1.0, 1.0))
    return OrdersPermuted(effect, se, low, high, orders.p(0.0), len(times), len(possible_orders))


def _end(p: Callable[[float], float], effect: float, step: float, alpha: float) -> float | None:
    """The furthest amount on one side that has a p above alpha; None where there is no end."""
    # The p value may rise again further out, so that halving from the first p below alpha could miss the true end.
    tried_amounts = [effect + step * _NEAREST * _FURTHER**power for power in range(_MOST)]
    inside_amount = [effect, *(amount for amount in tried_amounts if p(amount) > alpha)][-1]
    outside_amount = next(
        (amount for amount in tried_amounts if abs(amount - effect) > abs(inside_amount - effect)), None
    )
    if outside_amount is None:
        return None
    for _ in range(_HALVED):
        middle_amount = (inside_amount + outside_amount) / 2.0
        inside_amount, outside_amount = (
            (middle_amount, outside_amount) if p(middle_amount) > alpha else (inside_amount, middle_amount)
        )
    return (inside_amount + outside_amount) / 2.0


@dataclass(frozen=True, eq=False, slots=True)
class _Orders:
    """Each order that tells an effect, `times` how often it stands in the log, `at` the drawn one. Where an amount is
    taken from what had begun under the drawn order, an effect is `effects - amount * drawn`, and its squared error a
    polynomial of the amount with these `squares`."""

    effects: "Floats"
    drawn: "Floats"
    squares: tuple["Floats", "Floats", "Floats"]
    times: "Floats"
    at: int

    @classmethod
    def of(cls, means: "Floats", has_begun: "Floats", times: "Floats", drawn_index: int) -> "_Orders | None":
        """None where the drawn order tells no effect."""
        import numpy

        inverse, x = _weights(means)
        weighted_periods = inverse @ x
        hat = x @ numpy.linalg.inv(x.T @ weighted_periods) @ weighted_periods.T
        flat_orders = has_begun.reshape(len(has_begun), means.size)
        responses = (numpy.nan_to_num(means).reshape(means.size), flat_orders[drawn_index].astype(numpy.float64))
        effect_batches = [
            _effects_of_orders(
                flat_orders[start : start + _AT_ONCE].astype(numpy.float64), inverse, hat, responses, means.shape
            )
            for start in range(0, len(flat_orders), _AT_ONCE)
        ]
        effects, drawn_effects, *squares, is_determined = (
            numpy.concatenate(column) for column in zip(*effect_batches, strict=True)
        )
        is_usable = is_determined > 0
        if not is_usable[drawn_index]:
            return None
        constant_squares, linear_squares, quadratic_squares = (square[is_usable] for square in squares)
        return cls(
            effects[is_usable],
            drawn_effects[is_usable],
            (constant_squares, linear_squares, quadratic_squares),
            times[is_usable],
            int(is_usable[:drawn_index].sum()),
        )

    def p(self, amount: float) -> float:
        """The share of the orders whose effect over its error is as far from 0 as the drawn one's, once the amount is
        taken away."""
        import numpy

        constant_squares, linear_squares, quadratic_squares = self.squares
        squares = numpy.maximum(constant_squares + amount * (linear_squares + amount * quadratic_squares), 0.0)
        squared_effects = (self.effects - amount * self.drawn) ** 2
        # Multiplied crosswise, since the squared error of an order may be 0; the slack is for sums in another order.
        is_as_far = squared_effects * squares[self.at] >= squared_effects[self.at] * squares * (1.0 - _SAME)
        return float(self.times[is_as_far].sum() / self.times.sum())


def _effects_of_orders(
    z: "Floats", inverse: "Floats", hat: "Floats", responses: tuple["Floats", ...], shape: tuple[int, ...]
) -> tuple["Floats", ...]:
    """Of each row of `z`, an order: its effect on both responses, the three sums of squared parts of clusters in its
    error, and whether it tells an effect. All is cleared of periods (Frisch and Waugh)."""
    import numpy

    clusters, periods = shape
    cleared = z - z @ hat.T
    weighted_orders = cleared @ inverse
    order_squares = (weighted_orders * z).sum(axis=1)
    is_determined = order_squares > _SAME
    order_squares = numpy.where(is_determined, order_squares, 1.0)[:, None]
    solutions = []
    for y in responses:
        effect = weighted_orders @ y / order_squares[:, 0]
        residuals = (y - hat @ y) - effect[:, None] * cleared
        solutions.append(
            (effect, (weighted_orders * residuals).reshape(-1, clusters, periods).sum(axis=2) / order_squares)
        )
    (effect, effect_parts), (drawn_effect, drawn_parts) = solutions
    # The robust error of few clusters is too small on average; the factor makes up for it.
    factor = clusters / (clusters - 2.0)
    products = (effect_parts * effect_parts, -2.0 * effect_parts * drawn_parts, drawn_parts * drawn_parts)
    return effect, drawn_effect, *(factor * terms.sum(axis=1) for terms in products), is_determined


def _weights(means: "Floats") -> tuple["Floats", "Floats"]:
    """The inverse covariance of all means, 0 for those that aren't there, and a column for each period asked."""
    import numpy

    clusters, periods = means.shape
    is_present = ~numpy.isnan(means)
    inverse = numpy.zeros((means.size, means.size))
    for cluster in range(clusters):
        cells = numpy.flatnonzero(is_present[cluster]) + cluster * periods
        n_periods = len(cells)
        if n_periods:
            inflation = 1.0 - CORRELATION + n_periods * CORRELATION
            inverse[numpy.ix_(cells, cells)] = (numpy.eye(n_periods) - CORRELATION / inflation) / (1.0 - CORRELATION)
    return inverse, numpy.tile(numpy.eye(periods)[:, is_present.any(axis=0)], (clusters, 1))
