"""Waves compared as two groups of people, where nobody, or fewer than half, can be linked."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.model.change import AdjustedP, Role, ScaleFacts
from ecpat_training.stats.estimate import Estimate, TestResult

Kind = Literal["none", "no interval", "means only", "level", "open", "alone", "certain"]
"""The sentence that a difference of two groups allows (`rules.py`)."""

Size = Literal["", "reached", "too small", "unsure", "open, small", "open, unsure"]
"""What its interval says of the smallest change that matters."""


@dataclass(frozen=True, slots=True)
class WaveScoreOfAll:
    """A scale among all who answered one wave: how many have a score, its mean with the 95 % interval, and its SD."""

    wave: str
    n: int | None
    mean: float | None
    sd: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LinkedSubset:
    """The same scale among the `n` people who could be linked: their mean `change`; and, before and after, their score
    minus that of the `others`, who have a score in that wave but are not linked."""

    n: int
    change: Estimate
    others: tuple[int, int]
    linked_minus_others: tuple[Estimate, Estimate]


@dataclass(frozen=True, slots=True)
class UnlinkedClaims:
    """What the exact figures of a difference allow to claim (`rules.py`): answers of rules, no figures. `up` says that
    those of the later wave scored higher, `family` among how many tests it was judged, `order_differs` that the order
    of the scores alone says otherwise."""

    kind: Kind
    size: Size
    up: bool
    family: tuple[Literal["declared", "all"], int] | None
    order_differs: bool


@dataclass(frozen=True, slots=True)
class UnlinkedScale:
    """One scale: those who answered the later wave minus those who answered the earlier one. `difference` has Welch's
    interval, `test` is his; `superiority` is how often somebody of the later wave has the higher score than somebody of
    the earlier one, `order` its test. `adjusted` is the p in its family, `linked` the same among those linked, where
    there are any. `scores` are everybody's, those before and those after, by size, and `steps` how many steps a score
    can climb; a published one has no scores. `claims` are those of a published one, None elsewhere; `withheld` says why
    a figure is None."""

    of: ScaleFacts
    before: WaveScoreOfAll
    after: WaveScoreOfAll
    difference: Estimate
    test: TestResult
    superiority: Estimate
    order: TestResult
    role: Role = ""
    adjusted: AdjustedP | None = None
    linked: LinkedSubset | None = None
    scores: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    steps: int | None = None
    claims: UnlinkedClaims | None = None
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class UnlinkedQuestion:
    """One question with a key: how many of those asked were right in each wave, and the difference of the shares with
    Newcombe's interval. `told` says which group was right more often, by an interval widened for all questions."""

    scale: str
    id: str
    text: str
    untaught: bool
    right_before: int
    asked_before: int
    right_after: int
    asked_after: int
    difference: Estimate
    told: Literal["more", "fewer", "open"]


@dataclass(frozen=True, slots=True)
class UnlinkedWaves:
    """Two waves as two groups of people: how many answered each, and how many of them could be `linked`. `alone` says
    that nobody's change is known, so that this is all there is."""

    before: str
    after: str
    n_before: int | None
    n_after: int | None
    linked: int
    alone: bool
    scales: tuple[UnlinkedScale, ...]
    questions: tuple[UnlinkedQuestion, ...] = ()
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Every two waves of which nobody, or fewer than half, could be linked."""

    waves: tuple[UnlinkedWaves, ...]

    def alone(self) -> tuple[UnlinkedWaves, ...]:
        """The pairs of waves in which nobody's change is known."""
        return tuple(two_waves for two_waves in self.waves if two_waves.alone)

    def beside(self) -> tuple[UnlinkedWaves, ...]:
        """The pairs of waves that stand beside the changes of the few people who could be linked."""
        return tuple(two_waves for two_waves in self.waves if not two_waves.alone)
