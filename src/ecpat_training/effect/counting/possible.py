"""Whether counts can be people's at all: a file that somebody changed, or that was damaged, may be well formed."""

from collections.abc import Iterable, Mapping
from math import isfinite, sqrt

from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.values.quantity import Range
from ecpat_training.values.thresholds import SMALLEST_FOR_SPREAD, SMALLEST_PUBLISHED_GROUP

_ROUNDED = 0.01
"""Figures are rounded to two digits."""
_RIGHT_OR_WRONG = Range(low=0, high=1)

Fingerprint = tuple[object, ...]


def is_possible(counted: TwoWaveCounts, instrument: Instrument) -> bool:
    """Whether each score lies on its scale, no scale has more people than are linked, and no spread or correlation is
    one that no answers have."""
    range_by_scale = {scale.id: scale.range for scale in instrument.scales}
    range_by_item = {
        item.id: _RIGHT_OR_WRONG if scale.kind == "multiple choice" else scale.range
        for scale in instrument.scales
        for item in scale.items
    }
    if not {*counted.scales} <= {*range_by_scale} or not {*counted.items} <= {*range_by_item}:
        return False
    groups = [(range_by_scale.get(scale), joint_counts) for (_, _, scale), joint_counts in counted.groups.items()]
    single_scores = [
        (range_by_scale.get(scale), {(score, score): n for score, n in singles.scores.items()})
        for (_, scale), singles in counted.alone.items()
    ]
    joints = [
        *_joints_with_ranges(range_by_scale, counted.scales),
        *_joints_with_ranges(range_by_item, counted.items),
        *groups,
    ]
    first_side, second_side = counted.sides
    return (
        first_side.linked >= 0
        and first_side.linked == second_side.linked
        and counted.parts > 0
        and all(
            score_range is not None and _is_possible_joint(joint_counts, score_range, counted.linked)
            for score_range, joint_counts in joints
        )
        and all(
            score_range is not None and _are_inside_range((score for cell in cells for score in cell), score_range)
            for score_range, cells in single_scores
        )
    )


def _joints_with_ranges(
    range_by_name: Mapping[str, Range], joint_by_name: Mapping[str, Joint]
) -> list[tuple[Range | None, Joint]]:
    return [(range_by_name[name], joint_counts) for name, joint_counts in joint_by_name.items()]


def _is_possible_joint(joint_counts: Joint, score_range: Range, linked_people: int) -> bool:
    if (
        joint_counts.n + joint_counts.pooled.n > linked_people
        or not _changes(joint_counts, score_range)
        or not _are_inside_range((score for cell in joint_counts.cells for score in cell), score_range)
    ):
        return False
    score_sums = joint_counts.moments
    if not score_sums.n:
        return True
    summary = score_sums.summary()
    means: Cell = summary.mean_before, summary.mean_after
    return _are_inside_range(means, score_range) and all(
        _is_possible_spread(sd, mean, score_range) for sd, mean in zip(_sds(joint_counts), means, strict=True)
    )


def _changes(joint_counts: Joint, score_range: Range) -> bool:
    """Changes lie within the scale's width, and so does what follows for their spread."""
    pooled_changes = joint_counts.pooled
    if score_range.low is None or score_range.high is None or not pooled_changes.n:
        return True
    width = score_range.high - score_range.low + _ROUNDED
    return abs(pooled_changes.mean) <= width and pooled_changes.squared_error * (
        pooled_changes.n - 1
    ) <= width * width * (1 + _ROUNDED)


def _sds(joint_counts: Joint) -> Cell:
    """The spreads of those of whom no scores are told, with n in the denominator."""
    summary, n = joint_counts.moments.summary(), joint_counts.moments.n
    factor = sqrt((n - 1) / n)
    return summary.sd_before * factor, summary.sd_after * factor


def _is_possible_spread(sd: float, mean: float, score_range: Range) -> bool:
    """Scores between two ends spread most where all lie at the ends: sd² is at most (high - mean)(mean - low)."""
    if not isfinite(sd):
        return False
    if score_range.low is None or score_range.high is None:
        return True
    lower_bound, upper_bound = score_range.low - _ROUNDED, score_range.high + _ROUNDED
    return sd - _ROUNDED <= sqrt(max(0.0, (upper_bound - mean) * (mean - lower_bound)))


def _are_inside_range(scores: Iterable[float], score_range: Range) -> bool:
    lower_bound = -float("inf") if score_range.low is None else score_range.low - _ROUNDED
    upper_bound = float("inf") if score_range.high is None else score_range.high + _ROUNDED
    return all(isfinite(score) and lower_bound <= score <= upper_bound for score in scores)


def fingerprints(counted: Iterable[TwoWaveCounts]) -> frozenset[Fingerprint]:
    """What two files of the same people have alike, `whole` or not; none of so few that two sites may be alike by
    chance."""
    prints = set[Fingerprint]()
    for counts in counted:
        for scale, joint_counts in counts.scales.items():
            changes = joint_counts.changes()
            if changes.n >= SMALLEST_FOR_SPREAD:  # whatever else of them is told
                error = float(f"{changes.squared_error**0.5:.3g}")
                prints.add((counts.before, counts.after, counts.sides, scale, changes.n, round(changes.mean, 2), error))
        scales = []
        for scale, joint_counts in sorted(counts.scales.items()):
            if joint_counts.n >= SMALLEST_PUBLISHED_GROUP:
                summary = joint_counts.summary()
                figures = summary.mean_before, summary.mean_after, summary.sd_before, summary.sd_after
                scales.append((scale, joint_counts.n, *(round(figure, 2) for figure in figures)))
        if scales:
            prints.add((counts.before, counts.after, counts.sides, tuple(scales)))
    return frozenset(prints)
