"""What a programme's report says of people who weren't recognised afterwards, and of tests that were too easy.

Whoever lost the code may differ from those who kept it, and the model of all answers takes out half of that at most. So
the mean stands beside that of everybody who answered, recognised or not, and beside what it could be at all. A
published report tells shares over all trainings, too, as long as those that it leaves out aren't few people together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.disclosure.population import publishable_recognised
from ecpat_training.effect.model.change import RecognisedShare
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.effect.programme.pooling.pool import pool_mean
from ecpat_training.effect.programme.report.amounts import add_unit, signed_text
from ecpat_training.effect.programme.report.sentences import MAX_TRAININGS_LISTED, counted_trainings
from ecpat_training.effect.programme.report.words import effect as words
from ecpat_training.values.thresholds import CEILING, MOST_LOST
from ecpat_training.words.catalogue.marked_text import join_names


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """Which share of people wasn't recognised again, and in which trainings more than usual; the mean of everybody who
    answered, and the bounds of the mean of all, over countries as the headline is: None where not every training knows
    them, and in a published report, where they would tell of the few who weren't recognised."""

    share: float
    many: tuple[str, ...]
    everybody: float | None
    bounds: tuple[float, float] | None


def find_unrecognised(effect: ProgrammeEffect) -> Unrecognised | None:
    """The figures; None where everybody was recognised, or in a published report all but few."""
    answered_trainings = [training for training in counted_trainings(effect) if any(training.answered)]
    shares = {training.training: 1.0 - training.n / max(training.answered) for training in answered_trainings}
    if not any(shares.values()):
        return None
    recognised_count, total = (
        sum(training.n for training in answered_trainings),
        sum(max(training.answered) for training in answered_trainings),
    )
    if (
        effect.published
        and publishable_recognised(RecognisedShare(recognised_count, total), effect.smallest).began is None
    ):
        return None
    high_loss = tuple(name for name, share in shares.items() if share > MOST_LOST and name not in effect.withheld)
    if effect.published or effect.headline is None or len(answered_trainings) < len(effect.trainings):
        return Unrecognised(1.0 - recognised_count / total, high_loss, None, None)
    lower_bound, upper_bound = (
        _mean(effect, [training.bounds[index] if training.bounds else None for training in answered_trainings])
        for index in (0, 1)
    )
    bounds = None if lower_bound is None or upper_bound is None else (lower_bound, upper_bound)
    return Unrecognised(
        1.0 - recognised_count / total,
        high_loss,
        _mean(effect, [training.everybody for training in answered_trainings]),
        bounds,
    )


def unrecognised(effect: ProgrammeEffect) -> str:
    """How many were lost where, and what that could do to the mean; "" where everybody was recognised."""
    unrecognised_people = find_unrecognised(effect)
    if unrecognised_people is None:
        return ""
    sentence = words.UNRECOGNISED["many" if unrecognised_people.many else "share"].format(
        share=value_text(unrecognised_people.share, "percent"),
        most=value_text(MOST_LOST, "percent"),
        trainings=join_names(unrecognised_people.many, MAX_TRAININGS_LISTED),
    )
    return " ".join(
        filter(None, (sentence, words.UNRECOGNISED["why"], _everybody_sentence(effect, unrecognised_people)))
    )


def _everybody_sentence(effect: ProgrammeEffect, unrecognised_people: Unrecognised) -> str:
    if unrecognised_people.everybody is None:
        return ""
    mean = add_unit(effect, signed_text(unrecognised_people.everybody))
    if unrecognised_people.bounds is None:
        return words.UNRECOGNISED["everybody"].format(mean=mean)
    low_text, high_text = map(signed_text, unrecognised_people.bounds)
    return words.UNRECOGNISED["bounds"].format(mean=mean, low=low_text, high=high_text)


def _mean(effect: ProgrammeEffect, values: Sequence[float | None]) -> float | None:
    """Over the units of the headline; None where a training has no such figure."""
    present_values = [value for value in values if value is not None]
    return pool_mean(effect.trainings, present_values).value if len(present_values) == len(values) else None


def is_at_ceiling(training: TrainingEffect) -> bool:
    """Whether so many had the best score already before that the mean couldn't rise as they learned."""
    return training.at_best is not None and training.at_best > CEILING * training.n


def too_easy_sentence(effect: ProgrammeEffect) -> str:
    """A sentence on trainings in which many had the best score before; empty where none had."""
    names = [
        training.training
        for training in effect.trainings
        if is_at_ceiling(training) and training.training not in effect.withheld
    ]
    if not names:
        return ""
    return words.TOO_EASY.format(
        n=len(names), names=join_names(names, MAX_TRAININGS_LISTED), share=value_text(CEILING, "percent")
    )
