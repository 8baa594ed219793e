"""The log of a draw, `draw.json`: what was drawn, and everything that somebody needs to draw it again."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from ecpat_training.core.lots import LotDrawer
from ecpat_training.programme.model.design import format_waves
from ecpat_training.values.base import Country, Noun

REDRAWING_STEPS = (
    "Each line of `kept` is an order: the wave of each country, in the order of `countries`, one character each.",
    "The lines are sorted. All of them are as likely; `number` says which one was drawn, counted from 0.",
    "`number` is the SHA-256 of the text `SEED/0`, as a whole number, modulo the number of lines.",
    "Whether group A or B of a country goes first is the SHA-256 of `SEED/1`, `SEED/2` and so on, modulo 2: 0 is the "
    "first name of `named`. Countries come in their order.",
    "Numbers of the last, incomplete round below 2 to the power of 256 would be left out, and the next one taken.",
    "`kept` itself is made anew from the programme, the calendar and the covariates by `ecpat series randomise`; it "
    "doesn't depend on the seed.",
    "Whoever tests the programme's effect by permuting the order takes the lines of `kept`, and no others.",
)


class Lot(NamedTuple):
    """What a seed draws: the number of an order, from 0, and of each country whether its second group goes first."""

    number: int
    second_first: tuple[bool, ...]


def lot_of(seed: int, order_count: int, countries: int) -> Lot:
    """The lot that falls under a seed among so many orders and countries."""
    random_lots = LotDrawer(seed)
    return Lot(random_lots.draw_below(order_count), tuple(random_lots.draw_below(2) == 1 for _ in range(countries)))


def digest(seed: int) -> str:
    """The SHA-256 of a seed's first text, in hexadecimal."""
    return hashlib.sha256(f"{seed}/0".encode("ascii")).hexdigest()


class LoggedCovariate(Noun):
    """A covariate by which orders were balanced: its value in each country."""

    name: str
    values: dict[Country, float]


class LoggedOrders(Noun):
    """How many orders there were, were looked at, are held by the calendar, were left open, were kept."""

    there_are: int
    looked_at: int
    held: int
    left_open: int
    kept: int


class LoggedLot(Noun):
    """The lot: the seed, the SHA-256 of `SEED/0`, and the number of the order that it is."""

    seed: int = Field(ge=0)
    sha256: str
    number: int = Field(ge=0)


class DrawLog(Noun):
    """A draw. `sizes` are the countries of each wave; `order` the wave of each country, from 1; `groups` the group of
    nominees that goes first in each country with two trainings, out of the two that are `named`."""

    log: Literal["ecpat series randomise"] = "ecpat series randomise"
    version: Literal[1] = 1
    made_by: str
    programme: str
    inputs: dict[str, str]
    how: tuple[str, ...] = REDRAWING_STEPS
    countries: tuple[Country, ...] = Field(min_length=2)
    sizes: tuple[int, ...] = Field(min_length=2)
    balance: tuple[LoggedCovariate, ...] = ()
    keep: float
    orders: LoggedOrders
    lot: LoggedLot
    order: dict[Country, int]
    named: tuple[str, str]
    groups: dict[Country, str]
    kept: tuple[str, ...] = Field(min_length=1)

    def problem(self) -> str | None:
        """What in it doesn't follow from the rest, so that somebody changed it; None where all does."""
        sizes = Counter({format_waves([wave]): size for wave, size in enumerate(self.sizes)})
        if list(self.kept) != sorted(set(self.kept)) or len(self.kept) != self.orders.kept:
            return "`kept` isn't the sorted list that it was"
        if any(len(order) != len(self.countries) or Counter(order) != sizes for order in self.kept):
            return "an order among `kept` hasn't the waves that `sizes` say"
        drawn_lot = lot_of(self.lot.seed, len(self.kept), len(self.countries))
        if (self.lot.number, self.lot.sha256) != (drawn_lot.number, digest(self.lot.seed)):
            return "the number isn't the one that the seed draws"
        if self.order != order_of(self.countries, self.kept[drawn_lot.number]):
            return "`order` isn't the line of `kept` that was drawn"
        if self.named[0] == self.named[1]:
            return "`named` are no two groups"
        drawn_groups = {
            country: self.named[group_index]
            for country, group_index in zip(self.countries, drawn_lot.second_first, strict=True)
        }
        if any(drawn_groups.get(country) != group for country, group in self.groups.items()):
            return "`groups` aren't those that the seed draws"
        return None


def order_of(countries: Sequence[str], line: str) -> dict[str, int]:
    """The wave of each country, from 1, of a line of `kept`."""
    return {country: int(wave, 36) for country, wave in zip(countries, line, strict=True)}
