"""What of counts may leave the house.

A table of before by after is its people: whoever knows what somebody answered before reads in a row of one person what
he or she answered after. So a table is told only if each of its cells that holds anybody holds 10 people; else, of 10
people and more, their number, means, standard deviations and correlation, rounded, which is what the effect of a
programme of several trainings is computed from. Of fewer, nothing.

| attack | why it fails |
| --- | --- |
| a row or column of a table with one person | no cell under `SMALLEST` is told, and so no total under it |
| all people less the groups are the few who didn't say theirs | groups are told all or none, none if 1 to 9 are left |
| a cell of everybody's table less those of the groups | groups have no tables |
| all of one column's group less one of another column | only the first column's groups are told |
| the people of an item less those of its scale are the few who left another blank | such an item isn't told |
| those in the first two waves less those in the first and third are the few who left later | one comparison is told |
| everybody less those linked are the few who left | answers of those not linked, and of everybody, aren't told |

Not prevented: two files of the same people but one. Counts are to be made once, when all answers are there.
"""

from collections.abc import Mapping
from dataclasses import replace

from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.joint import Joint, ScoreSums
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.values.thresholds import SMALLEST

_DIGITS = 2


def releasable_counts(counted: TwoWaveCounts, instrument: Instrument, k: int = SMALLEST) -> TwoWaveCounts:
    """The counts without what tells of fewer than `k` people."""
    scale_of = {item.id: scale.id for scale in instrument.scales for item in scale.items}
    people_of = {scale: joint.n for scale, joint in counted.scales.items()}
    return replace(
        counted,
        scales={scale: _disclosable_joint(joint, k) for scale, joint in counted.scales.items()},
        items={
            item: _disclosable_joint(joint, k)
            for item, joint in counted.items.items()
            # Otherwise those who left another question blank are the item's people less the scale's.
            if _is_safe_difference(joint.n, people_of.get(scale_of[item], 0), k)
        },
        groups={
            key: _figures(joint)
            for key, joint in counted.groups.items()
            # Groups by two columns could be subtracted from each other: the first column's alone are told.
            if key[0] == instrument.groups[0] and _all_large(key, counted.groups, people_of, k)
        },
        alone={},
        waves={},
    )


def _disclosable_joint(joint: Joint, k: int) -> Joint:
    if joint.n < k:
        return Joint(hidden=joint.hidden + 1)
    return joint if joint.whole and min(joint.cells.values()) >= k else _figures(joint)


def _figures(joint: Joint) -> Joint:
    """The number of people, means, standard deviations and the correlation, rounded."""
    summary = joint.summary()
    spread = summary.sd_before * summary.sd_after * (summary.n - 1)
    means = round(summary.mean_before, _DIGITS), round(summary.mean_after, _DIGITS)
    sds = round(summary.sd_before, _DIGITS), round(summary.sd_after, _DIGITS)
    r = round(summary.co_deviation / spread, 2 * _DIGITS) if spread else None
    return Joint(moments=ScoreSums.of_figures(summary.n, means, sds, r), hidden=joint.hidden)


def _is_safe_difference(first: int, second: int, k: int) -> bool:
    """Whether two sets of people, one within the other, are the same or differ by enough."""
    return first == second or abs(first - second) >= k


def _all_large(
    key: tuple[str, str, str], groups: Mapping[tuple[str, str, str], Joint], people_of: Mapping[str, int], k: int
) -> bool:
    """Whether each group by a column is large enough, and those who didn't say theirs are nobody or enough."""
    column, _, scale = key
    sizes = [
        joint.n for (grouping, _, group_scale), joint in groups.items() if (grouping, group_scale) == (column, scale)
    ]
    return min(sizes) >= k and _is_safe_difference(sum(sizes), people_of.get(scale, 0), k)
