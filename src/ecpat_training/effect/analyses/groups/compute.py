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

MOST = 5  # groups of whom each two are compared; with more, only whether they differ at all
OTHERS = "others"

Scores = tuple["Floats", "Floats"]


def analyse(data: EvaluationData) -> Groups | None:
    """The first comparison, by each column that the plan declares, else by each that the instrument has; None where no
    column makes two groups."""
    plan = data.instrument.plan
    columns = (plan.groups if plan else ()) or data.instrument.groups
    if not columns or not data.comparisons:
        return None
    first = data.comparisons[0]
    declared = bool(plan and plan.groups)
    if data.counts:
        analysed = [_groups_from_counts(data, column, declared=declared) for column in columns]
    else:
        analysed = [
            _by(data, first, membership, declared=declared) for column in columns if (membership := data.by(column))
        ]
    compared = tuple(column for column in analysed if any(scale.pairs or scale.welch for scale in column.scales))
    return Groups(first.before, first.after, compared) if compared else None


def _by(data: EvaluationData, comparison: Comparison, groups: Membership, *, declared: bool) -> ByColumn:
    waves = comparison.before, comparison.after
    scales = [scale for scale in data.instrument.scales if set(waves) <= set(scale.asked)]
    compared = tuple(
        _scale(scale, (data.scores_of(waves[0], scale.id), data.scores_of(waves[1], scale.id)), groups)
        for scale in scales
    )
    in_both = data.people.there(waves[0]) & data.people.there(waves[1])
    return ByColumn(groups.column, declared, int((in_both & (groups.of < 0)).sum()), len(groups.changed), compared)


def _scale(scale: Scale, scores: Scores, groups: Membership) -> ScaleByGroup:
    import numpy

    all_pairs = Pairs.of(*complete_pairs(*scores))
    group_of = groups.of[~(numpy.isnan(scores[0]) | numpy.isnan(scores[1]))]
    return _compared(
        scale, {name: selected_pairs(all_pairs, group_of == index) for index, name in enumerate(groups.names)}
    )


def _groups_from_counts(data: EvaluationData, column: str, *, declared: bool) -> ByColumn:
    """The same where people were counted. How many changed their answer later isn't known then."""
    tables = data.counts[0].groups
    names = dict.fromkeys(name for grouping, name, _ in tables if grouping == column)
    compared = tuple(
        _compared(
            scale, _of_tables({name: tables[key] for name in names if (key := (column, name, scale.id)) in tables})
        )
        for scale in data.instrument.scales
        if scale.id in data.counts[0].scales
    )
    unknown = max(
        (joint.n for (grouping, name, _), joint in tables.items() if (grouping, name) == (column, "")), default=0
    )
    return ByColumn(column, declared, unknown, 0, compared)


def _of_tables(tables: Mapping[str, Joint]) -> dict[str, Pairs]:
    """The pairs of each group. Changes of different groups tie where they are the same, so that they are worked out
    together; groups of which only figures are told are none, and so are those who never said theirs ("")."""
    import numpy

    complete_tables = {name: joint for name, joint in tables.items() if joint.whole}
    cells = [(name, *cell, people) for name, joint in complete_tables.items() for cell, people in joint.cells.items()]
    all_pairs = Pairs.of([cell[1] for cell in cells], [cell[2] for cell in cells], [cell[3] for cell in cells])
    names = numpy.array([cell[0] for cell in cells], dtype=object)
    return {name: all_pairs.some(names == name) for name in complete_tables if name}


def _compared(scale: Scale, groups: Mapping[str, Pairs]) -> ScaleByGroup:
    """The groups that are large enough, small ones together where they are enough then."""
    small = {name: pairs for name, pairs in groups.items() if 0 < pairs.n < SMALLEST_GROUP_COMPARED}
    large = {name: pairs for name, pairs in groups.items() if pairs.n >= SMALLEST_GROUP_COMPARED}
    merged = len(small) > 1 and sum(pairs.n for pairs in small.values()) >= SMALLEST_GROUP_COMPARED
    if merged:
        large[OTHERS] = Pairs.together(list(small.values()))
    named = tuple(sorted((name, pairs.n) for name, pairs in small.items()))
    pairs_of = dict(sorted(large.items(), key=_others_last))
    gains = [pairs.each().changes for pairs in pairs_of.values()]
    more_than_two = len(pairs_of) > 2
    return ScaleByGroup(
        facts(scale),
        tuple(group_change(name, pairs) for name, pairs in pairs_of.items()),
        _pairs(pairs_of) if len(pairs_of) <= MOST else (),
        one_way.welch(gains) if more_than_two else None,
        one_way.anova(gains) if more_than_two else None,
        named if merged else (),
        () if merged else named,
    )


def _others_last(group: tuple[str, object]) -> tuple[bool, str]:
    return group[0] == OTHERS, group[0]


def _pairs(pairs_of: Mapping[str, Pairs]) -> tuple[GroupDifference, ...]:
    """Each two groups; the more pairs, the wider the intervals (Bonferroni), so that interval and claim agree."""
    pairs = list(combinations(pairs_of, 2))
    level = 1.0 - ALPHA / max(len(pairs), 1)
    pairs_of = {name: group_pairs.each() for name, group_pairs in pairs_of.items()}
    return tuple(
        GroupDifference(
            first,
            second,
            welch.compute(pairs_of[first].changes, pairs_of[second].changes, level, name="difference of the changes"),
            welch.compute(pairs_of[first].before, pairs_of[second].before, level, name="difference before"),
            brunner_munzel.compute(pairs_of[second].changes, pairs_of[first].changes, level),
        )
        for first, second in pairs
    )
