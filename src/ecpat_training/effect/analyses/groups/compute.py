"""Did groups of people change differently? Differences with their intervals; never whether each changed by itself."""

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.groups.result import ByColumn, Groups, ScaleByGroup, TwoGroups
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.group_change import complete, facts, group_change, some
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
        found = [_counted(data, column, declared=declared) for column in columns]
    else:
        found = [_by(data, first, one, declared=declared) for column in columns if (one := data.by(column))]
    told = tuple(one for one in found if any(scale.pairs or scale.welch for scale in one.scales))
    return Groups(first.before, first.after, told) if told else None


def _by(data: EvaluationData, comparison: Comparison, groups: Membership, *, declared: bool) -> ByColumn:
    waves = comparison.before, comparison.after
    scales = [scale for scale in data.instrument.scales if set(waves) <= set(scale.asked)]
    told = tuple(
        _scale(scale, (data.scores_of(waves[0], scale.id), data.scores_of(waves[1], scale.id)), groups)
        for scale in scales
    )
    both = data.people.there(waves[0]) & data.people.there(waves[1])
    return ByColumn(groups.column, declared, int((both & (groups.of < 0)).sum()), len(groups.changed), told)


def _scale(scale: Scale, scores: Scores, groups: Membership) -> ScaleByGroup:
    import numpy

    everybody = Pairs.of(*complete(*scores))
    of = groups.of[~(numpy.isnan(scores[0]) | numpy.isnan(scores[1]))]
    return _compared(scale, {name: some(everybody, of == at) for at, name in enumerate(groups.names)})


def _counted(data: EvaluationData, column: str, *, declared: bool) -> ByColumn:
    """The same where people were counted. How many changed their answer later isn't known then."""
    tables = data.counts[0].groups
    names = dict.fromkeys(name for of, name, _ in tables if of == column)
    told = tuple(
        _compared(scale, _of_tables({name: tables[at] for name in names if (at := (column, name, scale.id)) in tables}))
        for scale in data.instrument.scales
        if scale.id in data.counts[0].scales
    )
    unknown = max((joint.n for (of, name, _), joint in tables.items() if (of, name) == (column, "")), default=0)
    return ByColumn(column, declared, unknown, 0, told)


def _of_tables(tables: Mapping[str, Joint]) -> dict[str, Pairs]:
    """The pairs of each group. Changes of different groups tie where they are the same, so that they are worked out
    together; groups of which only figures are told are none, and so are those who never said theirs ("")."""
    import numpy

    whole = {name: joint for name, joint in tables.items() if joint.whole}
    cells = [(name, *cell, people) for name, joint in whole.items() for cell, people in joint.cells.items()]
    everybody = Pairs.of([cell[1] for cell in cells], [cell[2] for cell in cells], [cell[3] for cell in cells])
    names = numpy.array([cell[0] for cell in cells], dtype=object)
    return {name: everybody.some(names == name) for name in whole if name}


def _compared(scale: Scale, groups: Mapping[str, Pairs]) -> ScaleByGroup:
    """The groups that are large enough, small ones together where they are enough then."""
    small = {name: pairs for name, pairs in groups.items() if 0 < pairs.n < SMALLEST_GROUP_COMPARED}
    large = {name: pairs for name, pairs in groups.items() if pairs.n >= SMALLEST_GROUP_COMPARED}
    merged = len(small) > 1 and sum(pairs.n for pairs in small.values()) >= SMALLEST_GROUP_COMPARED
    if merged:
        large[OTHERS] = Pairs.together(list(small.values()))
    named = tuple(sorted((name, pairs.n) for name, pairs in small.items()))
    own = dict(sorted(large.items(), key=_others_last))
    gains = [pairs.each().changes for pairs in own.values()]
    several = len(own) > 2
    return ScaleByGroup(
        facts(scale),
        tuple(group_change(name, pairs) for name, pairs in own.items()),
        _pairs(own) if len(own) <= MOST else (),
        one_way.welch(gains) if several else None,
        one_way.anova(gains) if several else None,
        named if merged else (),
        () if merged else named,
    )


def _others_last(one: tuple[str, object]) -> tuple[bool, str]:
    return one[0] == OTHERS, one[0]


def _pairs(own: Mapping[str, Pairs]) -> tuple[TwoGroups, ...]:
    """Each two groups; the more pairs, the wider the intervals (Bonferroni), so that interval and claim agree."""
    pairs = list(combinations(own, 2))
    level = 1.0 - ALPHA / max(len(pairs), 1)
    own = {name: of.each() for name, of in own.items()}
    return tuple(
        TwoGroups(
            first,
            second,
            welch.compute(own[first].changes, own[second].changes, level, name="difference of the changes"),
            welch.compute(own[first].before, own[second].before, level, name="difference before"),
            brunner_munzel.compute(own[second].changes, own[first].changes, level),
        )
        for first, second in pairs
    )
