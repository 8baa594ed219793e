"""How the kinds of effects are called in sentences."""

from ecpat_training.core.text import listing
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.published.comparing.sizes import sizes
from ecpat_training.effect.published.model.comparison import AlikeStudy, UnlikeEffect, VarianceSource
from ecpat_training.effect.published.model.kinds import (
    SINGLE_GROUP,
    Design,
    Dimension,
    Instrument,
    Metric,
    Outcome,
    Timing,
)
from ecpat_training.effect.published.model.published_effect import PublishedEffect
from ecpat_training.effect.published.model.training_effect import ReportedEffect

OUTCOME: dict[Outcome, str] = {
    "knowledge": "knowledge (what people know)",
    "self-rated knowledge": "self-rated knowledge (what people think they know)",
    "attitude": "attitudes",
    "confidence": "confidence (how sure people feel)",
    "skill": "skill",
    "behaviour": "behaviour at work",
    "reaction": "reaction (how people liked it)",
    "result": "results at work",
    "several": "several outcomes in one figure",
}
INSTRUMENT: dict[Instrument, str] = {
    "test": "by a test", "self-rating": "as people rate themselves", "vignette": "by written or filmed cases",
    "observation": "as observed", "records": "by records", "several": "by several instruments",
}  # fmt: skip
DESIGN: dict[Design, str] = {
    "before-after": "before and after, no group beside",
    "controlled": "beside a group without it, no lots drawn",
    "randomised": "beside a group drawn by lot",
    "one survey": "asked once, after the training",
    "several": "several designs",
}
TIMING: dict[Timing, str] = {
    "end": "at the end (up to one month)", "3 months": "after 1 to 4 months", "6 months": "after 5 to 9 months",
    "12 months": "after 10 months and more", "not said": "time not said",
}  # fmt: skip
METRIC: dict[Metric, str] = {
    "d_pre": "Change by the SD before (d_pre)",
    "d_av": "Change by the average of both SDs (d_av)",
    "d_z": "Change by the SD of the changes (d_z)",
    "d_between": "Difference of two groups by their SD",
    "d_ppc": "Difference of two groups' changes by their SD before (d_ppc)",
    "h": "Difference of two shares (Cohen's h)",
}
DIFFERENCE_TEXTS: dict[Dimension, str] = {
    "outcome": "another outcome", "instrument": "measured otherwise", "design": "another design",
    "timing": "another time", "metric": "another unit of the change", "seen": "figures not read at the source",
    "review": "a review, not one study", "size": "no size printed", "audience": "other people",
}  # fmt: skip
VARIANCE_SOURCE_TEXTS: dict[VarianceSource, str] = {
    "printed": "print",
    "interval": "the printed interval",
    "numbers": "d and numbers of people",
    "correlation": "d, n and r",
    "means": "means and SDs",
    "shares": "shares",
    "none": "too little is printed",
}


_WAVE = {"pre": "before", "post": "after", "follow-up": "follow-up"}


def waves(own_effect: ReportedEffect) -> str:
    """The two waves of an effect, `before to after`, and a remark where they are two groups of people."""
    suffix = "" if own_effect.design == SINGLE_GROUP else ", beside those not trained"
    return (
        f"{_WAVE.get(own_effect.before, own_effect.before)} to {_WAVE.get(own_effect.after, own_effect.after)}{suffix}"
    )


def difference_text(unlike_effect: UnlikeEffect) -> str:
    """In words, in what an effect differs from those that are compared."""
    return listing([DIFFERENCE_TEXTS[name] for name in unlike_effect.differs], 10)


def figures(effect: PublishedEffect) -> str:
    """What is printed of an effect: its size in each unit, else which way people moved."""
    size_by_metric = sizes(effect)
    if not size_by_metric:
        direction_text = effect.direction or "not said"
        return "no size printed" if direction_text == "not said" else f"{direction_text}, no size printed"
    return "; ".join(
        f"{metric} {value_text(size.value, '0.00')}"
        + ("" if size.variance is None else f" (SE {value_text(size.variance**0.5, '0.00')})")
        for metric, size in size_by_metric.items()
    )


def people_of(study: AlikeStudy) -> str:
    """Whom a study trained, each kind once."""
    return listing(list(dict.fromkeys(effect.people for effect in study.effects)), 5)
