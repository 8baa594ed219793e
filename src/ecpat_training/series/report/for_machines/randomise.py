"""`ecpat series randomise --json`: the orders that may be drawn, and the draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.series.randomising.eligible import Eligible
from ecpat_training.series.reading.covariates import Covariate
from ecpat_training.series.rule_parts.context import SeriesContext


@dataclass(frozen=True, slots=True)
class OrdersCounted:
    """How many orders there are, were looked at, are held by the calendar, aren't, were left open, may be drawn."""

    there_are: int
    looked_at: int
    held: int
    not_held: int
    left_open: int
    may_be_drawn: int


@dataclass(frozen=True, slots=True)
class CountryChances:
    """A country, how often it begins in each wave among the orders that may be drawn (0 to 1), and in which one it was
    drawn to begin (null: nothing was drawn)."""

    country: str
    chances: tuple[float, ...]
    wave: int | None
    first_group: str | None


@dataclass(frozen=True, slots=True)
class PairShare:
    """How often two countries share a wave, 0 to 1."""

    one: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class SeriesRandomiseResult:
    """The orders that may be drawn. `bits` is how much chance is left, `imbalance_at_most` the worst of those that may
    be drawn and `imbalance_usual` the mean of those that the calendar holds (null: nothing was balanced); `seed` and
    `number` are null where nothing was drawn."""

    programme: str
    sizes: tuple[int, ...]
    orders: OrdersCounted
    bits: float
    balanced_by: tuple[str, ...]
    imbalance_usual: float | None
    imbalance_at_most: float | None
    imbalance_drawn: float | None
    seed: int | None
    number: int | None
    countries: tuple[CountryChances, ...]
    pairs: tuple[PairShare, ...]


def result(
    orders: Eligible, log: DrawLog | None, context: SeriesContext, covariates: Sequence[Covariate]
) -> SeriesRandomiseResult:
    """What may be drawn, and what was."""
    number = log.lot.number if log else None
    return SeriesRandomiseResult(
        context.programme.programme,
        orders.sizes,
        OrdersCounted(
            orders.number,
            orders.looked_at,
            orders.held,
            orders.looked_at - orders.held - orders.left_open,
            orders.left_open,
            len(orders.kept),
        ),
        orders.bits,
        tuple(one.name for one in covariates),
        orders.usual,
        max(orders.scores, default=None),
        orders.scores[number] if number is not None and orders.scores else None,
        log.lot.seed if log else None,
        number,
        tuple(
            CountryChances(
                country,
                tuple(chances),
                log.order[country] if log else None,
                log.groups.get(country) if log else None,
            )
            for country, chances in zip(orders.countries, orders.chances(), strict=True)
        ),
        tuple(
            PairShare(orders.countries[one], orders.countries[other], share)
            for (one, other), share in orders.together().items()
        ),
    )
