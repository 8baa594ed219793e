"""The change of some of the people compared."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.effect.model.change import Change
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs


def of_some(change: Change, people: Sequence[int]) -> Change:
    """The change of some of the people, by their places, each standing alone."""
    pairs = tuple(change.pairs[at] for at in people)
    raw = paired_change.compute(Pairs.of([before for before, _ in pairs], [after for _, after in pairs]))
    return replace(change, n=len(pairs), pairs=pairs, raw=raw, clusters=0, sites=())
