"""Figures by group: every group large enough, small ones merged in the order that was declared, else none.

A group that has fewer than k people, even nobody, must not be shown; and whoever is in no group shown (those of whom
it isn't known included) must be nobody, or k people at least: all people less the groups would tell of them.
"""

from collections.abc import Mapping, Sequence

from ecpat_training.survey.instrument.analysis_plan import Merge
from ecpat_training.values.thresholds import SMALLEST


def broken_down(
    sizes: Mapping[str, int], k: int = SMALLEST, merges: Sequence[Merge] = (), *, unknown: int = 0
) -> dict[str, tuple[str, ...]] | None:
    """The groups of which figures may be printed, each with the groups that it is made of.

    Args:
        sizes: how many people are in each group.
        merges: which groups become one, in the order in which this is tried; only those that are needed are made.
        unknown: how many people are in no group.

    Returns:
        None where no breakdown may be printed: two groups at least must be left, and every merge that helps is made
        before. Where the rest is k people or more, groups that are too small are left out and the others stay.
    """
    parts: dict[str, tuple[str, ...]] = {name: (name,) for name in sizes}
    number = dict(sizes)
    for merge in merges:
        if _safe(number, k, unknown):
            break
        among = [name for name in merge.groups if name in number]
        if len(among) < 2 or all(number[name] >= k for name in among):
            continue
        parts[merge.into] = tuple(part for name in among for part in parts.pop(name))
        number[merge.into] = sum(number.pop(name) for name in among)
    shown = [name for name, size in number.items() if size >= k]
    rest = unknown + sum(size for size in number.values() if size < k)
    if len(shown) < 2 or 0 < rest < k:
        return None
    return {name: parts[name] for name in shown}


def _safe(number: Mapping[str, int], k: int, unknown: int) -> bool:
    return all(size >= k for size in number.values()) and not 0 < unknown < k
