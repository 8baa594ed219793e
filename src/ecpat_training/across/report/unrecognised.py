"""What a programme's report says of people who weren't recognised afterwards, and of tests that were too easy.

Whoever lost the code may differ from those who kept it, and the model of all answers takes out half of that at most. So
the mean stands beside that of everybody who answered, recognised or not, and beside what it could be at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.training_effect import TrainingEffect
from ecpat_training.across.pooling.pool import country_means
from ecpat_training.across.report.amounts import said, signed, with_unit
from ecpat_training.across.report.sentences import MOST
from ecpat_training.across.report.words import effect as words
from ecpat_training.documents.numbers import shown
from ecpat_training.values.thresholds import CEILING, MOST_LOST
from ecpat_training.words.catalogue.ours import listed


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """Which share of people wasn't recognised again, and in which trainings more than usual; the mean of everybody who
    answered, and the bounds of the mean of all, over countries as the headline is: None where not every training knows
    them, and in a published report, where they would tell of the few who weren't recognised."""

    share: float
    many: tuple[str, ...]
    everybody: float | None
    bounds: tuple[float, float] | None


def lost(effect: ProgrammeEffect) -> Unrecognised | None:
    """The figures; None where everybody was recognised, or a published report leaves trainings out."""
    if effect.published and effect.withheld:
        return None
    asked = [one for one in effect.trainings if any(one.answered)]
    shares = {one.training: 1.0 - one.n / max(one.answered) for one in asked}
    if not any(shares.values()):
        return None
    known, all_ = sum(one.n for one in asked), sum(max(one.answered) for one in asked)
    many = tuple(name for name, share in shares.items() if share > MOST_LOST)
    if effect.published or effect.headline is None or len(asked) < len(effect.trainings):
        return Unrecognised(1.0 - known / all_, many, None, None)
    low, high = (_mean(effect, [one.bounds[at] if one.bounds else None for one in asked]) for at in (0, 1))
    bounds = None if low is None or high is None else (low, high)
    return Unrecognised(1.0 - known / all_, many, _mean(effect, [one.everybody for one in asked]), bounds)


def unrecognised(effect: ProgrammeEffect) -> str:
    """How many were lost where, and what that could do to the mean; "" where everybody was recognised."""
    found = lost(effect)
    if found is None:
        return ""
    sentence = words.UNRECOGNISED["many" if found.many else "share"].format(
        share=shown(found.share, "percent"),
        most=shown(MOST_LOST, "percent"),
        trainings=listed(found.many, MOST),
    )
    return " ".join(filter(None, (sentence, words.UNRECOGNISED["why"], _beside(effect, found))))


def _beside(effect: ProgrammeEffect, found: Unrecognised) -> str:
    if found.everybody is None:
        return ""
    mean = with_unit(effect, signed(found.everybody))
    if found.bounds is None:
        return words.UNRECOGNISED["everybody"].format(mean=mean)
    low, high = map(signed, found.bounds)
    return words.UNRECOGNISED["bounds"].format(mean=mean, low=low, high=high)


def _mean(effect: ProgrammeEffect, values: Sequence[float | None]) -> float | None:
    """Over the units of the headline; None where a training has no such figure."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    if effect.units != "countries":
        return sum(known) / len(known)
    trainings = [replace(one, y=value) for one, value in zip(effect.trainings, known, strict=True)]
    means = country_means(trainings)
    return sum(one.mean for one in means) / len(means)


def at_the_top(one: TrainingEffect) -> bool:
    """Whether so many had the best score already before that the mean couldn't rise as they learned."""
    return one.at_best is not None and one.at_best > CEILING * one.n


def too_easy(effect: ProgrammeEffect) -> str:
    """A sentence on trainings in which many had the best score before; empty where none had."""
    found = [one.training for one in effect.trainings if at_the_top(one) and one.training not in effect.withheld]
    if not found:
        return ""
    return said(words.TOO_EASY, n=len(found), names=listed(found, MOST), share=shown(CEILING, "percent"))
