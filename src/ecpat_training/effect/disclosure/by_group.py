"""What may be published by group: how many people, means, and a table by two columns.

Each column by itself keeps the rules of `broken_down`: a group that has fewer than k people, even nobody, must not be
shown; and whoever is in no group shown (those of whom it isn't known included) must be nobody, or k people at least:
all people less the groups would tell of them. Of a scale the means of all groups are shown or none: all people less the
other groups would give the one left out. Its means are shown if they tell of nobody with all other figures (`audit`),
and its intervals if they tell no spread of fewer than 20 people. Where means would, how many people are in each group
is shown still: that tells only what whoever could use the means must know already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ecpat_training.disclosure.published_set import PublishedSet
from ecpat_training.effect.analyses.who_took_part.result import (
    CrossTable,
    GroupCounts,
    GroupMeans,
    WhoTookPart,
    Withheld,
)
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.cross_table import protected
from ecpat_training.effect.disclosure.population import allowed, same_people
from ecpat_training.effect.disclosure.report_audit import ReportAudit
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.subset_change import subset_change
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.survey.instrument.analysis_plan import Merge
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

Parts = Mapping[str, tuple[str, ...]]


def by_group(participation: WhoTookPart, report: EffectReport, audit: ReportAudit) -> WhoTookPart | None:
    """Groups of k people and more, merged as declared; nothing of fewer than 20 people, or where the first comparison
    itself isn't published. What is told is added to the audit."""
    first_comparison = report.comparisons[0] if report.comparisons else None
    if (
        first_comparison is None
        or first_comparison.n != participation.people
        or allowed(participation.people) != "spread"
    ):
        return None
    rules, shown_parts, means, withheld_columns = report.disclosure, [], list[GroupMeans](), dict[str, Withheld]()
    for column_counts, members in zip(participation.counts, participation.members, strict=True):
        group_parts = (
            broken_down(
                dict(column_counts.groups), rules.smallest, rules.merge, unknown_people=column_counts.unknown or 0
            )
            or {}
        )
        column_means, reason = _column(
            first_comparison, report, audit, column_counts.column, _places(group_parts, members)
        )
        if not group_parts or reason:
            withheld_columns[column_counts.column] = reason or "small"
        means += column_means
        shown_parts.append({} if reason == "earlier counts" else group_parts)
    counts = tuple(
        _counts(group_counts, group_parts)
        for group_counts, group_parts in zip(participation.counts, shown_parts, strict=True)
    )
    cross = _cross(participation, shown_parts[:2], report, audit) if participation.cross else None
    return WhoTookPart(
        participation.people, counts, cross, means=tuple(means), published=True, withheld=withheld_columns
    )


def _column(
    first_comparison: Comparison,
    report: EffectReport,
    audit: ReportAudit,
    column: str,
    groups: Mapping[str, Sequence[int]],
) -> tuple[tuple[GroupMeans, ...], Withheld | None]:
    """The means by one column, and why there is none where there would be."""
    sets = audit.groups_of(first_comparison, column, groups)
    if not sets:
        return (), None
    if not audit.counted(sets):
        return (), "earlier counts"
    withheld_scales = {
        scale
        for before, after, scale in audit.left_out
        if (before, after) == (first_comparison.before, first_comparison.after)
    }
    means = tuple(
        group_means for group_means in group_changes(report, column, groups) if group_means.scale not in withheld_scales
    )
    reason = audit.judge_column(sets) if means else ""
    if means and not reason:
        audit.add(sets)
        return _without_spreads_that_tell(means, dict(zip(groups, sets, strict=True)), audit), None
    # Their numbers are printed even where their means are not, so later questions must reckon with them.
    audit.add(sets, counts=True)
    return (), reason or None


def _without_spreads_that_tell(
    means: Sequence[GroupMeans], sets: Mapping[str, PublishedSet], audit: ReportAudit
) -> tuple[GroupMeans, ...]:
    """The means with the intervals of a scale's groups, all of them or none: an interval is a sum of squares, and all
    people less the groups that have one are those of whom none may be told."""
    means_by_scale: dict[str, list[GroupMeans]] = {}
    for group_means in means:
        means_by_scale.setdefault(group_means.scale, []).append(group_means)
    hidden_scales: set[str] = set()
    spread_sets: dict[str, PublishedSet] = {}
    for scale, scale_means in means_by_scale.items():
        shown_sets = {line.group: sets[line.group] for line in scale_means if line.low is not None}
        spread_withheld = any(line.low is None and allowed(line.people) == "spread" for line in scale_means)
        if shown_sets and (spread_withheld or audit.spreads_tell([*shown_sets.values()])):
            hidden_scales.add(scale)
        else:
            spread_sets |= shown_sets
    audit.sets_with_spread += spread_sets.values()
    return tuple(
        replace(line, change=rounding.mean(line.change), low=None, high=None) if line.scale in hidden_scales else line
        for line in means
    )


def _places(group_parts: Parts, members: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    return {
        name: [position for part_name in names for position in members[part_name]]
        for name, names in group_parts.items()
    }


def _counts(column_counts: GroupCounts, groups: Parts) -> GroupCounts:
    people = dict(column_counts.groups)
    return GroupCounts(
        column_counts.column,
        tuple((name, sum(people[part_name] for part_name in part_names)) for name, part_names in groups.items()),
        None,
    )


def _cross(
    participation: WhoTookPart, shown_parts: Sequence[Parts], report: EffectReport, audit: ReportAudit
) -> CrossTable | None:
    """The table across two columns if everybody is in a group shown by both: its totals are told already then."""
    cross, (rows, columns) = participation.cross, shown_parts
    if cross is None or any(
        {part_name for part_names in groups.values() for part_name in part_names} != set(names)
        for groups, names in zip(shown_parts, (cross.rows, cross.columns), strict=True)
    ):
        return None
    places_by_column = [
        _places(column_parts, members)
        for column_parts, members in zip(shown_parts, participation.members, strict=False)
    ]
    people = [
        [sorted(set(row) & set(column)) for column in places_by_column[1].values()]
        for row in places_by_column[0].values()
    ]
    cells = protected([[len(cell) for cell in row] for row in people], report.disclosure.smallest)
    if cells is None:
        return None
    shown_cells = {
        f"{row} and {column}": people[r][c]
        for r, row in enumerate(rows)
        for c, column in enumerate(columns)
        if cells[r][c] is not None
    }
    sets = audit.groups_of(report.comparisons[0], f"{cross.by} and {cross.across}", shown_cells)
    if not audit.counted(sets):
        return None
    audit.add(sets, counts=True)
    totals = tuple(tuple(sum(map(len, line)) for line in side) for side in (people, zip(*people, strict=True)))
    return CrossTable(cross.by, cross.across, tuple(rows), tuple(columns), cells, *totals)


def broken_down(
    sizes: Mapping[str, int],
    k: int = SMALLEST_PUBLISHED_GROUP,
    merges: Sequence[Merge] = (),
    *,
    unknown_people: int = 0,
) -> dict[str, tuple[str, ...]] | None:
    """The groups of which figures may be printed, each with the groups that it is made of.

    Args:
        sizes: how many people are in each group.
        merges: which groups become one, in the order in which this is tried; only those that are needed are made.
        unknown_people: how many people are in no group.

    Returns:
        None where no breakdown may be printed: two groups at least must be left, and every merge that helps is made
        before. Where the rest is k people or more, groups that are too small are left out and the others stay.
    """
    group_parts: dict[str, tuple[str, ...]] = {name: (name,) for name in sizes}
    number = dict(sizes)
    for merge in merges:
        if _is_safe_breakdown(number, k, unknown_people):
            break
        merged_groups = [name for name in merge.groups if name in number]
        if len(merged_groups) < 2 or all(number[name] >= k for name in merged_groups):
            continue
        group_parts[merge.into] = tuple(part_name for name in merged_groups for part_name in group_parts.pop(name))
        number[merge.into] = sum(number.pop(name) for name in merged_groups)
    shown_groups = [name for name, size in number.items() if size >= k]
    remainder = unknown_people + sum(size for size in number.values() if size < k)
    # All people less the groups shown would be the few of the rest; one group alone is hardly other than all.
    if len(shown_groups) < 2 or 0 < remainder < k:
        return None
    return {name: group_parts[name] for name in shown_groups}


def _is_safe_breakdown(number: Mapping[str, int], k: int, unknown_people: int) -> bool:
    return all(size >= k for size in number.values()) and not 0 < unknown_people < k


def group_changes(report: EffectReport, column: str, groups: Mapping[str, Sequence[int]]) -> tuple[GroupMeans, ...]:
    """The figures by one column, of each scale that everybody compared has answered.

    Args:
        report: as it is, before anything is withheld.
        column: what it is by.
        groups: the groups that may be shown, with the positions of their people among those of the first comparison.
    """
    if not groups or not report.comparisons:
        return ()
    means: list[GroupMeans] = []
    for change in report.comparisons[0].changes:
        if not same_people(change.n, report) or why_hidden(change, has_near_figures=False):
            continue
        change_by_group = {name: subset_change(change, people) for name, people in groups.items()}
        # All or none: the mean of all people less the other groups would give the group that is left out.
        if not any(
            why_hidden(group_change, has_near_figures=False, k=report.disclosure.smallest)
            for group_change in change_by_group.values()
        ):
            means += [
                _printed_group_means(column, name, group_change, over_sites=bool(change.clusters))
                for name, group_change in change_by_group.items()
            ]
    return tuple(means)


def _printed_group_means(column: str, group: str, change: ScaleChange, *, over_sites: bool) -> GroupMeans:
    """Means alone below 20 people, and of people of several sites, whose interval would take each as standing alone."""
    before, after = (sum(scores) / len(change.pairs) for scores in zip(*change.pairs, strict=True))
    rounded_change = rounding.change(change.raw)
    shows_spread = allowed(change.n) == "spread" and not spread_tells(change) and not over_sites
    return GroupMeans(
        column=column,
        scale=change.scale,
        title=change.title,
        group=group,
        people=change.n or 0,
        before=rounding.mean(before),
        after=rounding.mean(after),
        change=rounded_change.value if shows_spread else rounding.mean(change.raw.value),
        low=rounded_change.low if shows_spread else None,
        high=rounded_change.high if shows_spread else None,
    )
