"""The change in every unit and by every exact test that is in use, to be compared with what others print."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class EffectSizes:
    """A scale between two waves. `d` and `g` are the change by each standardiser of `stats/standardisers.py`, None
    where there is none; `bonett` is d_av with an interval for waves that spread unalike and large changes, `unlike` and
    `large` say that these are. `superiority` is the share of people higher after, half of those unchanged added."""

    scale: str
    title: str
    before: str
    after: str
    d: Mapping[str, float | None]
    g: Mapping[str, float | None]
    j: float | None
    g_av: Estimate
    bonett: Estimate
    unlike: bool
    large: bool
    rank_biserial: Estimate
    superiority: Estimate
    sign_flip: TestResult
    sign_test: TestResult


@dataclass(frozen=True, slots=True)
class SizesResult:
    """Every change that has a figure."""

    rows: tuple[EffectSizes, ...]
