"""What the published effects that are like a training's say, and which are unlike it in what."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.published.model.kinds import Dimension, Metric
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.model.training_effect import ReportedEffect, Sized

MIN_STUDIES = 3
"""Studies from which on their spread is shown: fewer are single numbers, and a training is compared with none."""
MIN_STUDIES_PREDICTING = 5
"""Studies, each with its standard error, from which on a prediction interval is computed."""
VarianceSource = Literal["printed", "interval", "numbers", "correlation", "means", "shares", "none"]
"""Where an effect's variance comes from; `none`: too little is printed."""


@dataclass(frozen=True, slots=True)
class PublishedSize:
    """A published effect in one metric, with its variance (None where too little is printed) and where that is from."""

    value: float
    variance: float | None
    variance_source: VarianceSource


@dataclass(frozen=True, slots=True)
class AlikeStudy:
    """A study that measured the same in the same way. Several such effects of one study count once: their mean, with
    the mean of their standard errors, as if they were the same people's answers throughout."""

    study: str
    effects: tuple[PublishedEffect, ...]
    value: float
    variance: float | None
    variance_source: VarianceSource


@dataclass(frozen=True, slots=True)
class UnlikeEffect:
    """A published effect of the same outcome that is not comparable, and in what it differs."""

    effect: PublishedEffect
    differs: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class MetricComparison:
    """A training's effect in one metric beside the studies in it. `spread` is (least, median, most) of MIN_STUDIES
    studies and more, `prediction` where a further such study would lie in 95 of 100, from
    MIN_STUDIES_PREDICTING studies on."""

    metric: Metric
    own_size: Sized
    studies: tuple[AlikeStudy, ...]
    spread: tuple[float, float, float] | None
    prediction: tuple[float, float] | None
    tau2: float | None

    @property
    def place(self) -> Literal["", "below", "within", "above"]:
        """Where the training's value lies beside the studies; "" where they are too few to say."""
        if self.spread is None:
            return ""
        least, _, most = self.spread
        value = self.own_size.value
        return "below" if value < least else "above" if value > most else "within"


@dataclass(frozen=True, slots=True)
class PublishedComparison:
    """One effect of a training: `metrics` in which studies are alike, and what is `unlike` it. `direction_only` counts
    studies alike in all but the size, which they don't print, by the way people moved."""

    own_effect: ReportedEffect
    metrics: tuple[MetricComparison, ...]
    unlike: tuple[UnlikeEffect, ...]
    direction_only: tuple[tuple[str, int], ...] = ()
