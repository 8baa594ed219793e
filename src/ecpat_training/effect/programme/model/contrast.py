"""A figure a country that is no change from before to after alone, and what the countries give together. Each kind is
pooled with its own, and with no other."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.programme.model.training_effect import NoEffect
from ecpat_training.stats.estimate import Estimate, TestResult

ContrastKind = Literal["delayed start", "untaught", "follow-up since before", "follow-up since after"]
"""The change of those trained less that of those who waited; of taught questions less that of untaught ones; from
before, or from after, to a follow-up."""


@dataclass(frozen=True, slots=True)
class CountryFigure:
    """A country's figure, the two that it is the difference of (None where it is none), and the trainings behind it
    with the fewest people that any part of it is of; `asked` are those who answered first, whether or not they were
    recognised again."""

    country: str
    value: float
    first: float | None
    second: float | None
    trainings: tuple[str, ...]
    people: int
    fewest_people: int
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Contrast:
    """One kind of figure over countries, in the outcome's points.

    `headline` and `test` are of the countries' figures, each counting alike (from 4 on); `sign_flip` from 6 on;
    `least_p` is the smallest p that flipping the signs can give. `drawn` are the countries in which lots decided.
    `months` is when a follow-up was asked. `withheld` are the countries not for publication.
    """

    kind: ContrastKind
    countries: tuple[CountryFigure, ...]
    without: tuple[NoEffect, ...]
    headline: Estimate | None
    test: TestResult | None
    sign_flip: TestResult | None
    least_p: float | None
    drawn: frozenset[str] = frozenset()
    months: int = 0
    withheld: frozenset[str] = frozenset()

    @property
    def is_drawn_by_lot(self) -> bool:
        """Whether lots decided in every country."""
        return bool(self.countries) and all(figure.country in self.drawn for figure in self.countries)

    @property
    def lost(self) -> float:
        """The share of those who answered first who were not recognised again, 0 to 1."""
        respondents = sum(figure.asked for figure in self.countries)
        return max(0.0, 1.0 - sum(figure.people for figure in self.countries) / respondents) if respondents else 0.0
