"""The change of a scale among some of the people."""

from typing import TYPE_CHECKING

from ecpat_training.model.instrument import Scale
from ecpat_training.results.effect.group_change import GroupChange, ScaleFacts
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def facts(scale: Scale) -> ScaleFacts:
    """What words about a scale's figures need."""
    ends = scale.range
    return ScaleFacts(scale.id, scale.title, scale.kind, scale.better, ends.low, ends.high, scale.smallest_change)


def complete(before: "Floats", after: "Floats") -> "tuple[Floats, Floats]":
    """The scores of those who have both."""
    import numpy

    both = ~(numpy.isnan(before) | numpy.isnan(after))
    return before[both], after[both]


def group_change(name: str, before: "Floats", after: "Floats") -> GroupChange:
    """The change of a group, from a score a person in each wave, nan where it is missing."""
    pairs = Pairs.of(*complete(before, after))
    usable = pairs.unusable is None
    before_mean, after_mean = (pairs.mean_before, pairs.mean_after) if usable else (None, None)
    return GroupChange(name, pairs.n, before_mean, after_mean, paired_change.compute(pairs))


def changes(before: "Floats", after: "Floats") -> "Floats":
    """The changes of those who have both scores, as people mean them: 4.2 - 3.9 is 0.3."""
    return Pairs.of(*complete(before, after)).changes
