"""The change of a scale among some of the people."""

from typing import TYPE_CHECKING

from ecpat_training.effect.model.change import GroupChange, ScaleFacts
from ecpat_training.stats import paired_change
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats


def facts(scale: Scale) -> ScaleFacts:
    """What words about a scale's figures need."""
    scale_ends = scale.range
    matters = scale.smallest_change
    return ScaleFacts(
        scale.id, scale.title, scale.kind, scale.better, scale_ends.low, scale_ends.high, matters, scale.unit
    )


def complete_pairs(before: "Floats", after: "Floats") -> "tuple[Floats, Floats]":
    """(scores before, scores after) of the people who have both, each of shape (people,)."""
    import numpy

    has_both_scores = ~(numpy.isnan(before) | numpy.isnan(after))
    return before[has_both_scores], after[has_both_scores]


def group_change(name: str, pairs: Pairs) -> GroupChange:
    """The change of a group of people with both scores."""
    is_usable = pairs.unusable is None
    before_mean, after_mean = (pairs.mean_before, pairs.mean_after) if is_usable else (None, None)
    return GroupChange(name, pairs.n, before_mean, after_mean, paired_change.compute(pairs))


def selected_pairs(pairs: Pairs, mask: "Booleans") -> Pairs:
    """Some of the pairs, without working out their changes again."""
    return pairs.some(mask)
