"""Means and changes by group, as they may be published: of a scale all groups or none.

Where one group were left out, all people less the other groups would give its mean.
"""

from collections.abc import Mapping, Sequence

from ecpat_training.effect.analyses.who_took_part.result import GroupMeans
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.of_some import of_some
from ecpat_training.effect.disclosure.population import allowed, same_people
from ecpat_training.effect.disclosure.spread_tells import spread_tells
from ecpat_training.effect.disclosure.why_hidden import why_hidden
from ecpat_training.effect.model.change import Change
from ecpat_training.effect.model.report import EffectReport


def group_changes(report: EffectReport, column: str, groups: Mapping[str, Sequence[int]]) -> tuple[GroupMeans, ...]:
    """The figures by one column, of each scale that everybody compared has answered.

    Args:
        report: as it is, before anything is withheld.
        column: what it is by.
        groups: the groups that may be shown, with the positions of their people among those of the first comparison.
    """
    if not groups or not report.comparisons:
        return ()
    found: list[GroupMeans] = []
    for change in report.comparisons[0].changes:
        if not same_people(change.n, report) or why_hidden(change, near=False):
            continue
        parts = {name: of_some(change, people) for name, people in groups.items()}
        if not any(why_hidden(part, near=False, k=report.disclosure.smallest) for part in parts.values()):
            found += [_printed(column, name, part, over_sites=bool(change.clusters)) for name, part in parts.items()]
    return tuple(found)


def _printed(column: str, group: str, change: Change, *, over_sites: bool) -> GroupMeans:
    """Means alone below 20 people, and of people of several sites, whose interval would take each as standing alone."""
    before, after = (sum(scores) / len(change.pairs) for scores in zip(*change.pairs, strict=True))
    raw = rounding.change(change.raw)
    spread = allowed(change.n) == "spread" and not spread_tells(change) and not over_sites
    return GroupMeans(
        column=column,
        scale=change.scale,
        title=change.title,
        group=group,
        people=change.n or 0,
        before=rounding.mean(before),
        after=rounding.mean(after),
        change=raw.value if spread else rounding.mean(change.raw.value),
        low=raw.low if spread else None,
        high=raw.high if spread else None,
    )
