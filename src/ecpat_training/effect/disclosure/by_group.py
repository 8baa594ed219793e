"""What may be published by group: how many people, means, and a table by two columns.

Each column by itself keeps the rules of `breakdown`; its means are shown if they tell of nobody with all other figures
(`audit`). Where they would, how many people are in each group is shown still: that tells only what whoever could use
the means must know already.
"""

from collections.abc import Mapping, Sequence

from ecpat_training.effect.analyses.who_took_part.result import (
    CrossTable,
    GroupCounts,
    GroupMeans,
    WhoTookPart,
    Withheld,
)
from ecpat_training.effect.disclosure.audit import Audit
from ecpat_training.effect.disclosure.breakdown import broken_down
from ecpat_training.effect.disclosure.cross_table import protected
from ecpat_training.effect.disclosure.group_changes import group_changes
from ecpat_training.effect.disclosure.population import allowed
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport

Parts = Mapping[str, tuple[str, ...]]


def by_group(found: WhoTookPart, report: EffectReport, audit: Audit) -> WhoTookPart | None:
    """Groups of k people and more, merged as declared; nothing of fewer than 20 people, or where the first comparison
    itself isn't published. What is told is added to the audit."""
    first = report.comparisons[0] if report.comparisons else None
    if first is None or first.n != found.people or allowed(found.people) != "spread":
        return None
    rules, kept, means, withheld = report.disclosure, [], list[GroupMeans](), dict[str, Withheld]()
    for one, members in zip(found.counts, found.members, strict=True):
        parts = broken_down(dict(one.groups), rules.smallest, rules.merge, unknown=one.unknown or 0) or {}
        told, why = _column(first, report, audit, one.column, _places(parts, members))
        if not parts or why:
            withheld[one.column] = why or "small"
        means += told
        kept.append({} if why == "earlier counts" else parts)
    counts = tuple(_counts(one, parts) for one, parts in zip(found.counts, kept, strict=True))
    cross = _cross(found, kept[:2], report, audit) if found.cross else None
    return WhoTookPart(found.people, counts, cross, means=tuple(means), published=True, withheld=withheld)


def _column(
    first: Comparison, report: EffectReport, audit: Audit, column: str, groups: Mapping[str, Sequence[int]]
) -> tuple[tuple[GroupMeans, ...], Withheld | None]:
    """The means by one column, and why there is none where there would be."""
    sets = audit.groups_of(first, column, groups)
    if not sets:
        return (), None
    if not audit.counted(sets):
        return (), "earlier counts"
    without = {scale for before, after, scale in audit.left_out if (before, after) == (first.before, first.after)}
    means = tuple(one for one in group_changes(report, column, groups) if one.scale not in without)
    why = audit.by_column(sets) if means else ""
    if means and not why:
        audit.add(sets)
        return means, None
    audit.add(sets, counts=True)
    return (), why or None


def _places(parts: Parts, members: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    return {name: [at for part in names for at in members[part]] for name, names in parts.items()}


def _counts(one: GroupCounts, groups: Parts) -> GroupCounts:
    people = dict(one.groups)
    return GroupCounts(
        one.column, tuple((name, sum(people[part] for part in parts)) for name, parts in groups.items()), None
    )


def _cross(found: WhoTookPart, kept: Sequence[Parts], report: EffectReport, audit: Audit) -> CrossTable | None:
    """The table across two columns if everybody is in a group shown by both: its totals are told already then."""
    cross, (rows, columns) = found.cross, kept
    if cross is None or any(
        {part for parts in groups.values() for part in parts} != set(names)
        for groups, names in zip(kept, (cross.rows, cross.columns), strict=True)
    ):
        return None
    sides = [_places(parts, members) for parts, members in zip(kept, found.members, strict=False)]
    people = [[sorted(set(row) & set(column)) for column in sides[1].values()] for row in sides[0].values()]
    cells = protected([[len(cell) for cell in row] for row in people], report.disclosure.smallest)
    if cells is None:
        return None
    shown = {
        f"{row} and {column}": people[r][c]
        for r, row in enumerate(rows)
        for c, column in enumerate(columns)
        if cells[r][c] is not None
    }
    sets = audit.groups_of(report.comparisons[0], f"{cross.by} and {cross.across}", shown)
    if not audit.counted(sets):
        return None
    audit.add(sets, counts=True)
    totals = tuple(tuple(sum(map(len, line)) for line in side) for side in (people, zip(*people, strict=True)))
    return CrossTable(cross.by, cross.across, tuple(rows), tuple(columns), cells, *totals)
