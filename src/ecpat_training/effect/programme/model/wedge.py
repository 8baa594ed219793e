"""A programme in which countries began one after another: what all answered at each step, and the effect."""

from dataclasses import dataclass

from ecpat_training.stats.orders_permuted import OrdersPermuted
from ecpat_training.stats.wedge_effect import WedgeEffect


@dataclass(frozen=True, slots=True)
class StepMean:
    """Everybody of a country who answered at a step: how many, their mean in the outcome's points from its low end, and
    whether the country had begun."""

    country: str
    step: int
    people: int
    mean: float
    has_begun: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """What was answered at the steps that have a file. `waves` is with which step each drawn country begins,
    `possible_orders` the same, country by country in the order of `waves`, for each order that could have been drawn.
    `left_out` counts answers that say no country, or one that isn't drawn, and `no_score` those without a score;
    `undated` are the steps of which nothing says when they were answered."""

    waves: dict[str, int]
    possible_orders: tuple[tuple[int, ...], ...]
    means: tuple[StepMean, ...]
    steps: tuple[int, ...]
    left_out: int
    no_score: int
    undated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wedge:
    """The effect over steps in the outcome's points, with the test and interval of the draw; None where `why_not` says
    why. `modelled` is the same by a model with t, for an evaluator; None where the means tell it no spread. `answers`
    is how many the means are of. `published` leaves out the single means."""

    steps: Steps
    effect: OrdersPermuted | None
    modelled: WedgeEffect | None
    why_not: str
    answers: int
    published: bool = False
