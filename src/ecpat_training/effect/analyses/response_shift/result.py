"""What people say afterwards about where they stood before, beside what they said then."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class ResponseShift:
    """A scale with a then-test in the wave `after`, over the `n` people who have all three scores: the means, and the
    differences with their intervals. `shift` is then minus before, `conservative` after minus before, `recalibrated`
    after minus then, all in the scale's units."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    before: str
    after: str
    n: int
    mean_before: float
    mean_then: float
    mean_after: float
    shift: Estimate
    conservative: Estimate
    recalibrated: Estimate
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ResponseShiftResult:
    """Every then-test that two people or more answered."""

    rows: tuple[ResponseShift, ...]
