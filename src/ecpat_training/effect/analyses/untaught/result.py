"""The change in what was taught beside that in what was not, over the same people."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class UntaughtChange:
    """A scale between two waves, over the `n` people with both scores in both waves, in the scale's units. `difference`
    is the change of the taught minus that of the untaught."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    before: str
    after: str
    n: int
    taught: Estimate
    untaught: Estimate
    difference: Estimate
    test: TestResult


@dataclass(frozen=True, slots=True)
class UntaughtResult:
    """Every scale with items that no training teaches."""

    rows: tuple[UntaughtChange, ...]
