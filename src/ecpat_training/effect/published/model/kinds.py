"""What has to agree before two effects may be compared."""

from typing import Literal

Outcome = Literal[
    "knowledge", "self-rated knowledge", "attitude", "confidence", "skill", "behaviour", "reaction", "result", "several"
]
"""What was measured. What people know by a test and what they say they know are two outcomes: one can rise while the
other falls."""
Instrument = Literal["test", "self-rating", "vignette", "observation", "records", "several"]
"""What it was measured with."""
Design = Literal["before-after", "controlled", "randomised", "one survey", "several"]
"""`before-after` is one group without another beside it; `one survey` asked once, after the training alone."""
Timing = Literal["end", "3 months", "6 months", "12 months", "not said"]
Audience = Literal["police", "justice", "health", "social work", "multi-agency", "trainers", "students", "any"]
Metric = Literal["d_pre", "d_av", "d_z", "d_between", "d_ppc", "h"]
"""By what a change is divided: the SD before, the average of both SDs, the SD of the changes, the SD within two groups
afterwards, or, for the difference of their changes, before (d_ppc); h is of shares."""
Dimension = Literal["outcome", "instrument", "design", "timing", "metric", "seen", "review", "size", "audience"]
"""In what a published effect differs from a training's: `seen` that its figures were not read at the source, `review`
that it is of many studies, `size` that only a direction is printed."""

SINGLE_GROUP: Design = "before-after"
_STEPS: tuple[tuple[float, Timing], ...] = ((1.0, "end"), (5.0, "3 months"), (10.0, "6 months"))


def timing_of(months: float | None) -> Timing:
    """The step of a time in months after the training: below 1 the end, below 5 three, below 10 six, else twelve."""
    if months is None:
        return "not said"
    return next((step for limit, step in _STEPS if months < limit), "12 months")
