"""What a training changed, as far as it can be compared with what others published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecpat_training.effect.published.model.kinds import SINGLE_GROUP, Design, Instrument, Metric, Outcome, Timing


@dataclass(frozen=True, slots=True)
class Sized:
    """A standardised change with its 95 % interval, None where there is none; positive is better."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ReportedEffect:
    """One scale of one training from `before` to `after`; `file` is the report that says so. `why_not` says why it
    can't be compared; then the rest is as far as it is known."""

    file: str
    scale: str
    title: str
    before: str
    after: str
    n: int | None = None
    outcome: Outcome | None = None
    instrument: Instrument | None = None
    timing: Timing = "not said"
    design: Design = SINGLE_GROUP
    sizes: Mapping[Metric, Sized] = field(default_factory=dict)
    why_not: str = ""
