"""The trainings of a programme's folder, each with its effect or why it has none."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.questionnaires import find_own_instrument
from ecpat_training.commands.training_files import folder_of
from ecpat_training.core.errors import UsageError
from ecpat_training.documents.wording import wording
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.training_effect import (
    NoEffect,
    OutcomeScale,
    Source,
    SurveyedTraining,
    TrainingEffect,
)
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.sources import answers, counted
from ecpat_training.effect.programme.reading.training_files import find_shared_files, no_effect
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.training_named import titled
from ecpat_training.survey.instrument.in_language import in_language
from ecpat_training.survey.instrument.instrument import Instrument, Scale

SOURCES: tuple[Source, ...] = (answers.effect_of, counted.effect_of)
"""Tried in this order: people's answers say more than their counts."""


def outcome_of(instrument: Instrument, language: str = "") -> OutcomeScale:
    """What is measured: the plan's primary outcome, between the first waves that it declares; without a plan the first
    scale, from before to after. It is called as in this language, where the questionnaire has it so."""
    plan = instrument.plan
    scale = next(
        (candidate for candidate in instrument.scales if plan and candidate.id == plan.primary), instrument.scales[0]
    )
    before, after = _waves(instrument, scale)
    scale_ends = scale.range
    unit = "percentage points" if scale_ends.low is not None and scale_ends.high is not None else scale.unit or "points"
    is_primary = plan is not None and scale.id == plan.primary
    has_waiting_group = plan is not None and plan.comparison_group is not None
    translated_instrument = in_language(instrument, language) if language else instrument
    title = next(
        translated_scale.title for translated_scale in translated_instrument.scales if translated_scale.id == scale.id
    )
    return OutcomeScale(
        scale.id,
        title,
        scale.better,
        scale_ends.low,
        scale_ends.high,
        unit,
        questions(scale),
        before,
        after,
        is_primary,
        has_waiting_group,
        scale.kind,
        scale.level or "",
        scale.unit,
    )


def _waves(instrument: Instrument, scale: Scale) -> tuple[str, str]:
    declared_comparisons = instrument.plan.comparisons if instrument.plan else ("pre-post",)
    for comparison in declared_comparisons:
        before, _, after = comparison.partition("-")
        if {before, after} <= set(scale.asked):
            return before, after
    return "pre", "post"


def list_surveyed_trainings(
    programme: Programme, file: Path, instrument: Path, encoding: str | None, mapping: tuple[str, ...]
) -> list[SurveyedTraining]:
    """Every training that has people to ask; expert meetings and trainings of trainers have effects of another kind.

    Raises:
        UsageError: the programme has no training.
    """
    surveyed_trainings = list[SurveyedTraining]()
    trainings = [candidate for candidate in programme.list_trainings() if candidate.kind in ("training", "pilot")]
    if not trainings:
        raise UsageError.because(
            "across.no-training", "the programme has no trainings.", hint="Add them to programme.yaml."
        )
    folders = {training.id: folder_of(file, training.id) for training in trainings}
    sharing = find_shared_files(folders, encoding)
    for training in trainings:
        folder = folders[training.id]
        title, place = titled(wording(), training).title, find_own_instrument(file, training.id) or instrument
        first_day, sharing_trainings = training.date_of(1), tuple(sharing[training.id])
        surveyed_trainings.append(
            SurveyedTraining(training, title, first_day, folder, place, encoding, mapping, sharing_trainings)
        )
    return surveyed_trainings


def effects(
    trainings: Sequence[SurveyedTraining], outcome: OutcomeScale
) -> tuple[list[TrainingEffect], list[NoEffect]]:
    """(trainings with an effect, trainings without one and why)."""
    training_effects, trainings_without_effect = list[TrainingEffect](), list[NoEffect]()
    for surveyed_training in trainings:
        effect = next((got for source in SOURCES if (got := source(surveyed_training, outcome))), None)
        if isinstance(effect, TrainingEffect):
            training_effects.append(effect)
        else:
            trainings_without_effect.append(effect or no_effect(surveyed_training, reasons.NO_ANSWERS_YET))
    return training_effects, trainings_without_effect
