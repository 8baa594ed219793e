"""A training's effect from a file of counts (`ecpat survey count`) that lies in its folder in place of answers."""

from dataclasses import replace

from ecpat_training.commands.training_files import files_that_count
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.from_counts import data_from_counts
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.file import CountFile
from ecpat_training.effect.counting.joint import ChangeSums, Joint
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.training_effect import (
    NoEffect,
    OutcomeScale,
    SurveyedTraining,
    TrainingEffect,
)
from ecpat_training.effect.programme.reading.mean_change import bounds_of_missing, of_all_answers
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import no_effect
from ecpat_training.effect.workflows.from_counts import added_up, read_counts
from ecpat_training.words.catalogue.message import Command, phrase


def effect_of(surveyed_training: SurveyedTraining, outcome: OutcomeScale) -> TrainingEffect | NoEffect | None:
    """The effect, of all such files added up; why there is none, where they tell none; None where there is no file."""
    paths = files_that_count(surveyed_training.folder)
    if not paths:
        return None
    try:
        files = read_counts(paths)
        effect = _measure_effect(surveyed_training, outcome, files, added_up(files[0].instrument, files))
        names = listing([visible(path.name) for path in paths], 4)
        return replace(effect, files=(names, names)) if isinstance(effect, TrainingEffect) else effect
    except EcpatError as failure:
        first_finding = failure.findings[0]
        name = f" ({visible(first_finding.where.file)})" if first_finding.where else ""
        return no_effect(
            surveyed_training,
            phrase(reasons.COUNTS_UNREADABLE, file=name, command=Command("help", first_finding.code, sign="")),
        )


def _measure_effect(
    surveyed_training: SurveyedTraining, outcome: OutcomeScale, files: list[CountFile], counts: list[TwoWaveCounts]
) -> TrainingEffect | NoEffect:
    scale = next((candidate for candidate in files[0].instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed_training, reasons.OTHER_QUESTIONS)
    counted = next(
        (candidate for candidate in counts if (candidate.before, candidate.after) == (outcome.before, outcome.after)),
        None,
    )
    if counted is None:
        return no_effect(surveyed_training, reasons.OTHER_WAVES)
    joint_counts = counted.scales[scale.id]
    changes = joint_counts.changes()
    if changes.n < 2:
        return no_effect(
            surveyed_training, reasons.COUNTS_HIDDEN if joint_counts.hidden else reasons.TOO_FEW_RECOGNISED
        )
    data = data_from_counts(files[0].instrument, [counted], with_missing=all(file.whole for file in files))
    judged_change = next(change for change in data.comparisons[0].changes if change.scale == outcome.scale)
    missing_people = sum(side.alone for side in counted.sides) + counted.linked - changes.n
    points = outcome.to_report_units(1.0)
    score_summary = (
        None if joint_counts.pooled.n else joint_counts.summary()
    )  # of the people of both kinds together nobody knows
    return TrainingEffect(
        surveyed_training.training.id,
        surveyed_training.title,
        surveyed_training.training.country,
        surveyed_training.first_day,
        changes.mean * points,
        changes.squared_error * points**2 or None,
        changes.n,
        where="counted",
        by="complete pairs" if missing_people else "everybody",
        all_answers=_estimate_all_answers(joint_counts, changes, missing_people, judged_change, outcome),
        answered=(counted.sides[0].answers, counted.sides[1].answers),
        before=None
        if score_summary is None
        else outcome.to_report_units(score_summary.mean_before - (outcome.low or 0.0)),
        spread=None if score_summary is None else (score_summary.sd_before * points) ** 2,
        language=surveyed_training.training.language,
    )


def _estimate_all_answers(
    joint_counts: Joint, changes: ChangeSums, missing_people: int, judged_change: ScaleChange, outcome: OutcomeScale
) -> tuple[float, float] | None:
    """The least and the most that the mean change is by all answers, of whom some told their changes' sums alone."""
    if not joint_counts.pooled.n:
        return of_all_answers(judged_change, outcome)
    return bounds_of_missing(changes.mean, changes.n, missing_people, outcome) if missing_people > 0 else None
