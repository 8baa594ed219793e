"""`ecpat design randomise --json`: the orders that may be drawn, and the draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.series.randomising.eligible import EligibleOrders
from ecpat_training.series.reading.covariates import Covariate
from ecpat_training.series.rule_parts.context import SeriesContext


class OrdersCounted(Public[EligibleOrders]):
    """How many orders there are, were looked at, are held by the calendar, aren't, were left open, may be drawn."""

    keys = "there_are=number looked_at held not_held left_open may_be_drawn=len(kept)"

    def not_held(self) -> int:
        return self.model.looked_at - self.model.held - self.model.left_open


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


class SeriesRandomiseResult(Public[EligibleOrders]):
    """The orders that may be drawn. `bits` is how much chance is left, `imbalance_at_most` the worst of those that may
    be drawn and `imbalance_usual` the mean of those that the calendar holds (null: nothing was balanced); `seed` and
    `number` are null where nothing was drawn."""

    keys = """
        programme=str(context.programme.programme) sizes orders=model bits balanced_by=covariates[].name
        imbalance_usual=usual imbalance_at_most imbalance_drawn seed=log.lot.seed number=log.lot.number countries pairs
    """
    parts = (OrdersCounted,)
    context: SeriesContext
    log: DrawLog | None
    covariates: Sequence[Covariate]

    def imbalance_at_most(self) -> float | None:
        return max(self.model.scores, default=None)

    def imbalance_drawn(self) -> float | None:
        return self.model.scores[self.log.lot.number] if self.log and self.model.scores else None

    def countries(self) -> tuple[CountryChances, ...]:
        waves, groups = (self.log.order, self.log.groups) if self.log else ({}, {})
        each = zip(self.model.countries, self.model.chances(), strict=True)
        return tuple(
            CountryChances(country, tuple(chances), waves.get(country), groups.get(country))
            for country, chances in each
        )

    def pairs(self) -> tuple[PairShare, ...]:
        countries = self.model.countries
        return tuple(
            PairShare(countries[first], countries[second], share)
            for (first, second), share in self.model.together().items()
        )
