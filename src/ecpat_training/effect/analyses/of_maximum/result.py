"""Points between two waves, in per cent of those that could be had."""

from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class OfMaximum:
    """A scale from 0 to `highest` points between two waves: the means `first` and `last` of those compared, and the
    change with its interval, all in per cent of `highest`; None where there is no figure."""

    scale: str
    title: str
    before: str
    after: str
    highest: float
    first: float | None
    last: float | None
    change: Estimate


@dataclass(frozen=True, slots=True)
class OfMaximumResult:
    """Every such change."""

    rows: tuple[OfMaximum, ...]
