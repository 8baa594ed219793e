"""The change of one scale in one group of people."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class ScaleFacts:
    """What a scale is, as far as words about its figures need it."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    low: float | None
    high: float | None
    smallest_change: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """The people of a group with a score in both waves: their means, and their mean change with its interval."""

    group: str
    n: int
    before: float | None
    after: float | None
    change: Estimate
