"""Whether counts can be people's at all: a file that somebody changed, or that was damaged, may be well formed."""

from collections.abc import Iterable, Mapping
from math import isfinite, sqrt

from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.values.quantity import Range
from ecpat_training.values.thresholds import SMALLEST, SMALLEST_FOR_SPREAD

_ROUNDED = 0.01
"""Figures are rounded to two digits."""
_RIGHT_OR_WRONG = Range(low=0, high=1)

Fingerprint = tuple[object, ...]


def is_possible(counted: TwoWaveCounts, instrument: Instrument) -> bool:
    """Whether each score lies on its scale, no scale has more people than are linked, and no spread or correlation is
    one that no answers have."""
    ends = {scale.id: scale.range for scale in instrument.scales}
    of_item = {
        item.id: _RIGHT_OR_WRONG if scale.kind == "multiple choice" else scale.range
        for scale in instrument.scales
        for item in scale.items
    }
    if not {*counted.scales} <= {*ends} or not {*counted.items} <= {*of_item}:
        return False
    groups = [(ends.get(scale), joint) for (_, _, scale), joint in counted.groups.items()]
    single_scores = [
        (ends.get(scale), {(score, score): n for score, n in singles.scores.items()})
        for (_, scale), singles in counted.alone.items()
    ]
    joints = [*_with(ends, counted.scales), *_with(of_item, counted.items), *groups]
    first, second = counted.sides
    return (
        first.linked >= 0
        and first.linked == second.linked
        and counted.parts > 0
        and all(on is not None and _joint(joint, on, counted.linked) for on, joint in joints)
        and all(
            on is not None and _inside((score for cell in cells for score in cell), on) for on, cells in single_scores
        )
    )


def _with(ends: Mapping[str, Range], joints: Mapping[str, Joint]) -> list[tuple[Range | None, Joint]]:
    return [(ends[name], joint) for name, joint in joints.items()]


def _joint(joint: Joint, on: Range, linked: int) -> bool:
    if (
        joint.n + joint.pooled.n > linked
        or not _changes(joint, on)
        or not _inside((score for cell in joint.cells for score in cell), on)
    ):
        return False
    moments = joint.moments
    if not moments.n:
        return True
    summary = moments.summary()
    means: Cell = summary.mean_before, summary.mean_after
    return _inside(means, on) and all(_spread(sd, mean, on) for sd, mean in zip(_sds(joint), means, strict=True))


def _changes(joint: Joint, on: Range) -> bool:
    """Changes lie within the scale's width, and so does what follows for their spread."""
    pooled = joint.pooled
    if on.low is None or on.high is None or not pooled.n:
        return True
    width = on.high - on.low + _ROUNDED
    return abs(pooled.mean) <= width and pooled.squared_error * (pooled.n - 1) <= width * width * (1 + _ROUNDED)


def _sds(joint: Joint) -> Cell:
    """The spreads of those of whom no scores are told, with n in the denominator."""
    summary, n = joint.moments.summary(), joint.moments.n
    factor = sqrt((n - 1) / n)
    return summary.sd_before * factor, summary.sd_after * factor


def _spread(sd: float, mean: float, on: Range) -> bool:
    """Scores between two ends spread most where all lie at the ends: sd² is at most (high - mean)(mean - low)."""
    if not isfinite(sd):
        return False
    if on.low is None or on.high is None:
        return True
    low, high = on.low - _ROUNDED, on.high + _ROUNDED
    return sd - _ROUNDED <= sqrt(max(0.0, (high - mean) * (mean - low)))


def _inside(scores: Iterable[float], on: Range) -> bool:
    low = -float("inf") if on.low is None else on.low - _ROUNDED
    high = float("inf") if on.high is None else on.high + _ROUNDED
    return all(isfinite(score) and low <= score <= high for score in scores)


def fingerprints(counted: Iterable[TwoWaveCounts]) -> frozenset[Fingerprint]:
    """What two files of the same people have alike, `whole` or not; none of so few that two sites may be alike by
    chance."""
    prints = set[Fingerprint]()
    for counts in counted:
        for scale, joint in counts.scales.items():
            changes = joint.changes()
            if changes.n >= SMALLEST_FOR_SPREAD:  # whatever else of them is told
                error = float(f"{changes.squared_error**0.5:.3g}")
                prints.add((counts.before, counts.after, counts.sides, scale, changes.n, round(changes.mean, 2), error))
        scales = []
        for scale, joint in sorted(counts.scales.items()):
            if joint.n >= SMALLEST:
                summary = joint.summary()
                figures = summary.mean_before, summary.mean_after, summary.sd_before, summary.sd_after
                scales.append((scale, joint.n, *(round(figure, 2) for figure in figures)))
        if scales:
            prints.add((counts.before, counts.after, counts.sides, tuple(scales)))
    return frozenset(prints)
