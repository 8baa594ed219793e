"""The test of a stepped wedge over the orders that could have been drawn: had nothing begun anywhere, the same means
would have come under each of them, and the drawn one is any one among them.

p = the share of the orders under which the effect is at least as far from 0 as under the drawn one, which is among
them. Only orders that the draw could have given count (with constrained randomisation the kept ones), since only these
had a chance. Each effect is of generalised least squares with one correlation, that of a model without an effect, so
that it is the same under every order. Fewer than 20 orders can't give a p of 0.05, and give none.

Fisher (1935), The Design of Experiments, section 21; Ji, Fink, Robyn, Small (2017), DOI 10.1214/16-AOAS1007.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.stats import wedge_effect

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

FEWEST = 20
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class OrdersPermuted:
    """How many different orders there were, how many drawn lines of the log stand behind them, and the p; None where
    they are too few, or where the means have no spread."""

    orders: int
    lines: int
    p: float | None


def compute(means: "Floats", starts: Sequence[int], possible: Sequence[Sequence[int]]) -> OrdersPermuted:
    """The test.

    Args:
        means: a row a cluster, a column a period; nan where nobody answered.
        starts: the first period, from 0, by which each cluster had begun.
        possible: the same for every order that could have been drawn, each as likely; `starts` is one of them.

    Raises:
        ValueError: `starts` isn't among the possible orders.
    """
    import numpy

    drawn = tuple(starts)
    times: dict[tuple[int, ...], int] = {}
    for one in possible:
        times[tuple(one)] = times.get(tuple(one), 0) + 1
    if drawn not in times:
        raise ValueError("the drawn order is not among those that could have been drawn")
    correlation = wedge_effect.restricted_correlation(means, None) if len(times) >= FEWEST else None
    if correlation is None:
        return OrdersPermuted(len(times), len(possible), None)
    periods = numpy.arange(means.shape[1])
    effects = _effects(means, numpy.array([periods >= numpy.array(one)[:, None] for one in times]), correlation)
    counts = numpy.array([*times.values()], dtype=numpy.float64)
    at = [*times].index(drawn)
    if numpy.isnan(effects[at]):
        return OrdersPermuted(len(times), len(possible), None)
    known = ~numpy.isnan(effects)
    far = abs(effects[known]) >= abs(effects[at]) * (1.0 - _SAME)
    return OrdersPermuted(len(times), len(possible), float(counts[known][far].sum() / counts[known].sum()))


def _effects(means: "Floats", begun: "Floats", correlation: float) -> "Floats":
    """The effect under each order, nan where it tells none: the means and each order's `begun`, both cleared of periods
    (Frisch and Waugh), all orders at once."""
    import numpy

    clusters, periods = means.shape
    there = ~numpy.isnan(means)
    size = clusters * periods
    inverse = numpy.zeros((size, size))
    for cluster in range(clusters):
        own = numpy.flatnonzero(there[cluster]) + cluster * periods
        many = len(own)
        if many:
            whole = 1.0 - correlation + many * correlation
            inverse[numpy.ix_(own, own)] = (numpy.eye(many) - correlation / whole) / (1.0 - correlation)
    asked = there.any(axis=0)
    x = numpy.tile(numpy.eye(periods)[:, asked], (clusters, 1))
    turned = inverse @ x
    cleared = inverse - turned @ numpy.linalg.inv(x.T @ turned) @ turned.T
    z = begun.reshape(len(begun), size).astype(numpy.float64)
    weighed = z @ cleared
    above = weighed @ numpy.nan_to_num(means).reshape(size)
    below = (weighed * z).sum(axis=1)
    found: Floats = numpy.where(below > 1e-9, above / numpy.where(below > 1e-9, below, 1.0), numpy.nan)
    return found
