"""Scales whose questions changed in opposite directions."""

from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """How the mean answer to a question changed, in the scale's units, reversed items turned round."""

    item: str
    text: str
    change: Estimate


@dataclass(frozen=True, slots=True)
class OppositeScale:
    """A scale of which questions rose and others fell from the wave `before` (or `then`, asked in the wave `after`)."""

    scale: str
    title: str
    before: str
    after: str
    risen: tuple[QuestionChange, ...]
    fallen: tuple[QuestionChange, ...]


@dataclass(frozen=True, slots=True)
class OppositeItems:
    """Every such scale."""

    rows: tuple[OppositeScale, ...]
