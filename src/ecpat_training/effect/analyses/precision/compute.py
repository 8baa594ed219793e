"""What each test could have found: the smallest change detectable with a chance of 80 %, and the people needed."""

import math

from ecpat_training.effect.analyses.precision.result import Precision, PrecisionFound
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Change, Comparison
from ecpat_training.stats import power
from ecpat_training.stats.pairs import Pairs
from ecpat_training.values.thresholds import ALPHA


def analyse(data: EvaluationData) -> PrecisionFound | None:
    """The precision of every change that has an interval; None where there is none."""
    found = (_precision(one, change, pairs) for one, change, pairs in data.changes())
    rows = tuple(row for row in found if row)
    return PrecisionFound(rows) if rows else None


def _precision(one: Comparison, change: Change, pairs: Pairs) -> Precision | None:
    low, high, d_z = change.raw.low, change.raw.high, power.detectable(pairs.n)
    if low is None or high is None or d_z is None:
        return None
    average = math.sqrt((pairs.sd_before**2 + pairs.sd_after**2) / 2.0)
    declared = change.role in ("primary", "secondary")
    family = change.adjusted.family if declared and change.adjusted else 1
    in_family = power.detectable(pairs.n, alpha=ALPHA / family) if family > 1 else None
    return Precision(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=one.before,
        after=one.after,
        n=pairs.n,
        half_width=(high - low) / 2.0,
        detectable_d_z=d_z,
        detectable_d_av=d_z * pairs.sd_change / average if average else None,
        detectable=d_z * pairs.sd_change,
        family=family,
        detectable_in_family=None if in_family is None else in_family * pairs.sd_change,
        smallest_change=change.smallest_change,
        people_needed=_people(change.smallest_change, pairs.sd_change),
    )


def _people(smallest: float | None, sd_change: float) -> int | None:
    needed = None if smallest is None else power.people_needed(smallest / sd_change)
    return None if needed is None else math.ceil(needed - 1e-9)
