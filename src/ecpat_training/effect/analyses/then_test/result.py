"""What people say afterwards of before and of now, where nobody asked them before."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class RetrospectiveChange:
    """A scale of which one form, in the wave `after`, asked both times, over the `n` people who have both scores: the
    means, the change now minus then, in the scale's units, and the paired `test` of no change. `before` is `then`."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    after: str
    n: int
    mean_then: float
    mean_now: float
    change: Estimate
    test: TestResult
    unit: str = ""
    before: str = "then"


@dataclass(frozen=True, slots=True)
class ThenTestResult:
    """Every scale that one form asked of both times, and nobody before, of two people or more."""

    rows: tuple[RetrospectiveChange, ...]
