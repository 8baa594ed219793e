"""What of counts may leave the house.

A table of before by after is its people: whoever knows what somebody answered before reads in a row of one person what
he or she answered after. So a table is told only if each of its cells that holds anybody holds 10 people; else, of 10
people and more, a scale's number of people, means, standard deviations and correlation, rounded, which is what the
effect of a programme of several trainings is computed from. Of fewer, nothing; nor of a scale whose figures would be
withheld from a published report because they tell answers, nor of a single question: four cells follow from the figures
of a question that is right or wrong.

| attack | why it fails |
| --- | --- |
| n, means and correlation of a question, or of a scale of few values, are its cells | neither has figures |
| all answers but one are alike, or at an end of the scale | such a scale has no figures |
| a row or column of a table with one person | no cell under `SMALLEST` is told, and so no total under it |
| all people less the groups are the few who didn't say theirs | groups are told all or none, none if 1 to 9 are left |
| a cell of everybody's table less those of the groups | groups have no tables |
| all of one column's group less one of another column | only the first column's groups are told |
| the people of an item less those of its scale are the few who left another blank | such an item isn't told |
| those in the first two waves less those in the first and third are the few who left later | one comparison is told |
| everybody less those linked are the few who left | answers of those not linked, and of everybody, aren't told |

Not prevented: two files of the same people but one. Counts are to be made once, when all answers are there. Nor the
programme's published mean less the files of all trainings but one, which is that one's: no ledger knows these files.
"""

from collections.abc import Mapping
from dataclasses import replace

from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.joint import ChangeSums, Joint, ScoreSums
from ecpat_training.effect.disclosure.spread_tells import spread_of_a_wave_tells
from ecpat_training.effect.disclosure.why_hidden import nearly_all_alike, why_group_hidden
from ecpat_training.survey.instrument.instrument import Instrument, Scale
from ecpat_training.values.thresholds import SMALLEST_FOR_SPREAD, SMALLEST_PUBLISHED_GROUP

_DIGITS = 2
_FEW_ENOUGH = 5_000  # people; of more, figures so rounded hide what a few answered


def releasable_counts(
    counted: TwoWaveCounts, instrument: Instrument, k: int = SMALLEST_PUBLISHED_GROUP
) -> TwoWaveCounts:
    """The counts without what tells of fewer than `k` people."""
    scale_by_item = {item.id: scale.id for scale in instrument.scales for item in scale.items}
    scale_by_id = {scale.id: scale for scale in instrument.scales}
    joints = [*counted.scales.items(), *((key[2], joint_counts) for key, joint_counts in counted.groups.items())]
    telling_scales = {
        scale
        for scale, joint_counts in joints
        if scale in scale_by_id and _figures_tell(joint_counts, scale_by_id[scale])
    }
    people_by_scale = {scale: joint_counts.n for scale, joint_counts in counted.scales.items()}
    return replace(
        counted,
        scales={
            scale: _disclosable_joint(joint_counts, k, figures=not _figures_tell(joint_counts, scale_by_id[scale]))
            for scale, joint_counts in counted.scales.items()
        },
        items={
            item: joint_counts
            for item, joint_counts in counted.items.items()
            if _is_whole_table(joint_counts, k)
            # Otherwise those who left another question blank are the item's people less the scale's.
            and _is_safe_difference(joint_counts.n, people_by_scale.get(scale_by_item[item], 0), k)
        },
        groups={
            key: _figures(joint_counts)
            for key, joint_counts in counted.groups.items()
            # Groups by two columns could be subtracted from each other: the first column's alone are told.
            if key[0] == instrument.groups[0]
            and key[2] not in telling_scales
            and _all_large(key, counted.groups, people_by_scale, k)
        },
        alone={},
        waves={},
    )


def sums_for_pooling(counted: TwoWaveCounts, instrument: Instrument) -> TwoWaveCounts:
    """Of each scale what joins it with other trainings, and no more: the number of people, their mean change and its
    standard error, from 20 people on, of whom a published report tells a spread. Whole tables of large cells, also of
    single questions, stay; groups are never told, nor what either wave has."""
    released = releasable_counts(counted, instrument)
    return replace(
        released,
        scales={
            scale: joint_counts
            if _is_whole_table(joint_counts, SMALLEST_PUBLISHED_GROUP)
            else _pooled_joint(joint_counts, counted.scales[scale])
            for scale, joint_counts in released.scales.items()
        },
        groups={},
    )


def _pooled_joint(released_joint: Joint, exact_joint: Joint) -> Joint:
    """The sums of changes, of a scale of which figures may be told."""
    changes = exact_joint.changes()
    if not released_joint.moments.n or changes.n < SMALLEST_FOR_SPREAD:
        return Joint(hidden=exact_joint.hidden + 1)
    mean, se = round(changes.mean, _DIGITS), float(f"{changes.squared_error**0.5:.3g}")
    return Joint(hidden=exact_joint.hidden, pooled=ChangeSums.of_figures(changes.n, mean, se))


def _disclosable_joint(joint_counts: Joint, k: int, *, figures: bool) -> Joint:
    if _is_whole_table(joint_counts, k):
        return joint_counts
    return _figures(joint_counts) if figures and joint_counts.n >= k else Joint(hidden=joint_counts.hidden + 1)


def _is_whole_table(joint_counts: Joint, k: int) -> bool:
    """Whether everybody's two scores may be told."""
    return bool(joint_counts.cells) and joint_counts.whole and min(joint_counts.cells.values()) >= k


def _figures_tell(joint_counts: Joint, scale: Scale) -> bool:
    """Whether figures of a scale's people would tell answers, as in a published report."""
    if joint_counts.n > _FEW_ENOUGH or not joint_counts.whole:
        return False
    scale_bounds = scale.range.low, scale.range.high
    cells = [cell for cell, people in joint_counts.cells.items() for _ in range(people)]
    changes = [round(after - before, 9) for before, after in cells]
    return nearly_all_alike(changes) or any(
        why_group_hidden(scores, scale_bounds, scale.steps) or spread_of_a_wave_tells(scores, scale_bounds, scale.steps)
        for scores in ([before for before, _ in cells], [after for _, after in cells])
    )


def _figures(joint_counts: Joint) -> Joint:
    """The number of people, means, standard deviations and the correlation, rounded."""
    summary = joint_counts.summary()
    sd_product = summary.sd_before * summary.sd_after * (summary.n - 1)
    means = round(summary.mean_before, _DIGITS), round(summary.mean_after, _DIGITS)
    sds = round(summary.sd_before, _DIGITS), round(summary.sd_after, _DIGITS)
    r = round(summary.co_deviation / sd_product, 2 * _DIGITS) if sd_product else None
    return Joint(moments=ScoreSums.of_figures(summary.n, means, sds, r), hidden=joint_counts.hidden)


def _is_safe_difference(first_count: int, second_count: int, k: int) -> bool:
    """Whether two sets of people, one within the other, are the same or differ by enough."""
    return first_count == second_count or abs(first_count - second_count) >= k


def _all_large(
    key: tuple[str, str, str], groups: Mapping[tuple[str, str, str], Joint], people_by_scale: Mapping[str, int], k: int
) -> bool:
    """Whether each group by a column is large enough, and those who didn't say theirs are nobody or enough."""
    column, _, scale = key
    sizes = [
        joint_counts.n
        for (grouping, _, group_scale), joint_counts in groups.items()
        if (grouping, group_scale) == (column, scale)
    ]
    return min(sizes) >= k and _is_safe_difference(sum(sizes), people_by_scale.get(scale, 0), k)
