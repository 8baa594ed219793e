"""What the trainings of a programme give together."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.training_effect import NoEffect, OutcomeScale, TrainingEffect
from ecpat_training.effect.programme.model.wedge import Wedge
from ecpat_training.effect.sentences.verdicts import Agreement
from ecpat_training.stats.cluster_robust import ClusterRobust
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.further_training import Holding
from ecpat_training.stats.gains_icc import GainsIcc
from ecpat_training.stats.random_effects import RandomEffects
from ecpat_training.stats.reliability import Alpha
from ecpat_training.stats.three_level import ThreeLevels

Units = Literal["countries", "trainings", "list", "none"]
"""What interval and test count: countries (4 and more); the trainings of the only country (4 and more); nothing, since
there are too few, so that the effects are listed; nothing, since there is no effect at all."""


@dataclass(frozen=True, slots=True)
class CountryMean:
    """A country: the mean of its trainings' effects, how many trainings and how many people recognised."""

    country: str
    mean: float
    trainings: int
    people: int


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """The headline without one country (of one country alone: without one training)."""

    without: str
    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well the outcome's questions hang together before the trainings: `of` all, of one country, or of those held
    in one language, which `name` says by its code ("" are all). `weak` are questions that go against the others: their
    correlation with the rest is below 0."""

    of: Literal["all", "country", "language"]
    name: str
    people: int
    alpha: Alpha
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlternativeEstimates:
    """What the evaluator gets beside the headline: other ways to the same mean, and how unlike trainings are. Each is
    None where the trainings are too few for it, or of the wrong shape.

    Attributes:
        two_levels: REML over trainings, with Hartung and Knapp's interval: where each country has one training.
        three_levels: REML over trainings in countries.
        robust: the three levels' mean with the CR2 error, countries as clusters.
        sign_flip: the exact test of the country means, from 6 countries on.
        least_p: the smallest p that flipping the signs can give.
        tau2: the interval of the variance between true effects, by profiling Q over trainings.
        between: the variance between true effects of trainings in all, countries and trainings together.
        icc: how alike the changes of people of one training are.
        naive: the t of all people as if they stood alone, which is wrong: shown beside, with why.
        standard: one SD for all trainings, of the scores before within them; None where it isn't known.
    """

    two_levels: RandomEffects | None
    three_levels: ThreeLevels | None
    robust: ClusterRobust | None
    sign_flip: TestResult | None
    least_p: float | None
    tau2: tuple[float, float] | None
    between: float | None
    icc: GainsIcc | None
    naive: Estimate | None
    naive_p: float | None
    standard: float | None


@dataclass(frozen=True, slots=True)
class Designs:
    """What the programme's designs show besides the change, each a kind of its own that is pooled with no other; None
    where nothing of it was asked."""

    delayed: Contrast | None = None
    wedge: Wedge | None = None
    untaught: Contrast | None = None
    follow_ups: tuple[FollowUpMonth, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeEffect:
    """The effect of a programme's trainings on one outcome.

    `headline` is the mean of the units' means with its t interval, `test` that t; `prediction` is where the effect of a
    training in a further country would lie, `prediction_holding` how often such a range held it. `repeated_codes`
    counts codes that stand in several trainings, `persons` the people recognised with such codes counted once.
    `all_answers` is the same mean from all answers of each training, None where no training has such a figure, without
    a value where counts tell only how many are missing; `agreement` says what it does to the headline's direction, by
    the exact figures. `withheld` names trainings and countries whose figures are left out of a published report;
    `published` says that it is one; `designs` is what they show besides."""

    programme: str
    outcome: OutcomeScale
    trainings: tuple[TrainingEffect, ...]
    without: tuple[NoEffect, ...]
    units: Units
    countries: tuple[CountryMean, ...]
    headline: Estimate | None
    test: TestResult | None
    prediction: tuple[float, float] | None
    left_out: tuple[LeaveOneOut, ...]
    beside: AlternativeEstimates
    hanging: tuple[Consistency, ...]
    persons: int
    repeated_codes: int
    all_answers: Estimate | None = None
    agreement: Agreement = ""
    designs: Designs = Designs()
    published: bool = False
    withheld: frozenset[str] = frozenset()
    smallest: int = 0
    prediction_holding: Holding | None = None
