"""Ids in other capitals than the programme's: `Recap`."""

from collections import Counter
from collections.abc import Iterable

from ecpat_training.core.text import fold


def by_capitals(known: Iterable[str]) -> dict[str, str]:
    """The ids by their folded spelling; those that differ in nothing else are left out, and have to be asked for."""
    ids = list(known)
    times = Counter(map(fold, ids))
    return {fold(id_): id_ for id_ in ids if times[fold(id_)] == 1}
