"""Did groups of people change differently? Differences with their intervals; never whether each changed by itself."""

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.groups.result import ByColumn, GroupDifference, Groups, ScaleByGroup
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.group_change import complete_pairs, facts, group_change, selected_pairs
from ecpat_training.effect.counting.joint import Joint
from ecpat_training.effect.linking.membership import Membership
from ecpat_training.effect.model.change import Comparison
from ecpat_training.stats import brunner_munzel, one_way, welch
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale
from ecpat_training.values.thresholds import ALPHA, SMALLEST_GROUP_COMPARED

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

MAX_COMPARED_GROUPS = 5  # groups of whom each two are compared; with more, only whether they differ at all
OTHER_GROUPS_LABEL = "others"

Scores = tuple["Floats", "Floats"]


def analyse(data: EvaluationData) -> Groups | None:
    """The first comparison, by each column that the plan declares, else by each that the instrument has; None where no
    column makes two groups."""
    plan = data.instrument.plan
    columns = (plan.groups if plan else ()) or data.instrument.groups
    if not columns or not data.comparisons:
        return None
    first_comparison = data.comparisons[0]
    is_declared = bool(plan and plan.groups)
    if data.counts:
        analysed = [_groups_from_counts(data, column, is_declared=is_declared) for column in columns]
    else:
        analysed = [
            _compare_by_column(data, first_comparison, membership, is_declared=is_declared)
            for column in columns
            if (membership := data.by(column))
        ]
    compared_columns = tuple(
        column for column in analysed if any(scale.pairs or scale.welch for scale in column.scales)
    )
    return Groups(first_comparison.before, first_comparison.after, compared_columns) if compared_columns else None


def _compare_by_column(
    data: EvaluationData, comparison: Comparison, groups: Membership, *, is_declared: bool
) -> ByColumn:
    waves = comparison.before, comparison.after
    scales = [scale for scale in data.instrument.scales if set(waves) <= set(scale.asked)]
    compared_scales = tuple(
        _scale(scale, (data.scores_of(waves[0], scale.id), data.scores_of(waves[1], scale.id)), groups)
        for scale in scales
    )
    has_both_waves = data.people.there(waves[0]) & data.people.there(waves[1])
    return ByColumn(
        groups.column, is_declared, int((has_both_waves & (groups.of < 0)).sum()), len(groups.changed), compared_scales
    )


def _scale(scale: Scale, scores: Scores, groups: Membership) -> ScaleByGroup:
    import numpy

    all_pairs = Pairs.of(*complete_pairs(*scores))
    group_by_person = groups.of[~(numpy.isnan(scores[0]) | numpy.isnan(scores[1]))]
    return _compare_scale_groups(
        scale, {name: selected_pairs(all_pairs, group_by_person == index) for index, name in enumerate(groups.names)}
    )


def _groups_from_counts(data: EvaluationData, column: str, *, is_declared: bool) -> ByColumn:
    """The same where people were counted. How many changed their answer later isn't known then."""
    tables = data.counts[0].groups
    names = dict.fromkeys(name for grouping, name, _ in tables if grouping == column)
    compared_scales = tuple(
        _compare_scale_groups(
            scale, _of_tables({name: tables[key] for name in names if (key := (column, name, scale.id)) in tables})
        )
        for scale in data.instrument.scales
        if scale.id in data.counts[0].scales
    )
    unknown_people = max(
        (joint_counts.n for (grouping, name, _), joint_counts in tables.items() if (grouping, name) == (column, "")),
        default=0,
    )
    return ByColumn(column, is_declared, unknown_people, 0, compared_scales)


def _of_tables(tables: Mapping[str, Joint]) -> dict[str, Pairs]:
    """The pairs of each group. Changes of different groups tie where they are the same, so that they are worked out
    together; groups of which only figures are told are none, and so are those who never said theirs ("")."""
    import numpy

    complete_tables = {name: joint_counts for name, joint_counts in tables.items() if joint_counts.whole}
    cells = [
        (name, *cell, people)
        for name, joint_counts in complete_tables.items()
        for cell, people in joint_counts.cells.items()
    ]
    all_pairs = Pairs.of([cell[1] for cell in cells], [cell[2] for cell in cells], [cell[3] for cell in cells])
    names = numpy.array([cell[0] for cell in cells], dtype=object)
    return {name: all_pairs.some(names == name) for name in complete_tables if name}


def _compare_scale_groups(scale: Scale, groups: Mapping[str, Pairs]) -> ScaleByGroup:
    """The groups that are large enough, small ones together where they are enough then."""
    small_groups = {name: pairs for name, pairs in groups.items() if 0 < pairs.n < SMALLEST_GROUP_COMPARED}
    large_groups = {name: pairs for name, pairs in groups.items() if pairs.n >= SMALLEST_GROUP_COMPARED}
    is_merged = len(small_groups) > 1 and sum(pairs.n for pairs in small_groups.values()) >= SMALLEST_GROUP_COMPARED
    if is_merged:
        large_groups[OTHER_GROUPS_LABEL] = Pairs.together(list(small_groups.values()))
    small_group_sizes = tuple(sorted((name, pairs.n) for name, pairs in small_groups.items()))
    pairs_by_group = dict(sorted(large_groups.items(), key=_group_sort_key))
    gains = [pairs.each().changes for pairs in pairs_by_group.values()]
    more_than_two = len(pairs_by_group) > 2
    return ScaleByGroup(
        facts(scale),
        tuple(group_change(name, pairs) for name, pairs in pairs_by_group.items()),
        _pairs(pairs_by_group) if len(pairs_by_group) <= MAX_COMPARED_GROUPS else (),
        one_way.welch(gains) if more_than_two else None,
        one_way.anova(gains) if more_than_two else None,
        small_group_sizes if is_merged else (),
        () if is_merged else small_group_sizes,
    )


def _group_sort_key(group: tuple[str, object]) -> tuple[bool, str]:
    return group[0] == OTHER_GROUPS_LABEL, group[0]


def _pairs(pairs_by_group: Mapping[str, Pairs]) -> tuple[GroupDifference, ...]:
    """Each two groups; the more pairs, the wider the intervals (Bonferroni), so that interval and claim agree."""
    pairs = list(combinations(pairs_by_group, 2))
    level = 1.0 - ALPHA / max(len(pairs), 1)
    pairs_by_group = {name: group_pairs.each() for name, group_pairs in pairs_by_group.items()}
    return tuple(
        GroupDifference(
            first_group,
            second_group,
            welch.compute(
                pairs_by_group[first_group].changes,
                pairs_by_group[second_group].changes,
                level,
                name="difference of the changes",
            ),
            welch.compute(
                pairs_by_group[first_group].before, pairs_by_group[second_group].before, level, name="difference before"
            ),
            brunner_munzel.compute(pairs_by_group[second_group].changes, pairs_by_group[first_group].changes, level),
        )
        for first_group, second_group in pairs
    )
