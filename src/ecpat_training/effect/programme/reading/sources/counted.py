"""A training's effect from a file of counts (`ecpat survey count`) that lies in its folder in place of answers."""

from dataclasses import replace

from ecpat_training.commands.training_files import counted_files
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


def effect_of(surveyed: SurveyedTraining, outcome: OutcomeScale) -> TrainingEffect | NoEffect | None:
    """The effect, of all such files added up; why there is none, where they tell none; None where there is no file."""
    paths = counted_files(surveyed.folder)
    if not paths:
        return None
    try:
        files = read_counts(paths)
        effect = _measured(surveyed, outcome, files, added_up(files[0].instrument, files))
        names = listing([visible(path.name) for path in paths], 4)
        return replace(effect, files=(names, names)) if isinstance(effect, TrainingEffect) else effect
    except EcpatError as failure:
        first = failure.findings[0]
        name = f" ({visible(first.where.file)})" if first.where else ""
        return no_effect(
            surveyed, phrase(reasons.COUNTS_UNREADABLE, file=name, command=Command("help", first.code, sign=""))
        )


def _measured(
    surveyed: SurveyedTraining, outcome: OutcomeScale, files: list[CountFile], counts: list[TwoWaveCounts]
) -> TrainingEffect | NoEffect:
    scale = next((candidate for candidate in files[0].instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed, reasons.OTHER_QUESTIONS)
    counted = next(
        (candidate for candidate in counts if (candidate.before, candidate.after) == (outcome.before, outcome.after)),
        None,
    )
    if counted is None:
        return no_effect(surveyed, reasons.OTHER_WAVES)
    joint = counted.scales[scale.id]
    changes = joint.changes()
    if changes.n < 2:
        return no_effect(surveyed, reasons.COUNTS_HIDDEN if joint.hidden else reasons.TOO_FEW)
    data = data_from_counts(files[0].instrument, [counted], complete=all(file.whole for file in files))
    judged = next(change for change in data.comparisons[0].changes if change.scale == outcome.scale)
    missing = sum(side.alone for side in counted.sides) + counted.linked - changes.n
    points = outcome.in_points(1.0)
    moments = None if joint.pooled.n else joint.summary()  # of the people of both kinds together nobody knows
    return TrainingEffect(
        surveyed.training.id,
        surveyed.title,
        surveyed.training.country,
        surveyed.first_day,
        changes.mean * points,
        changes.squared_error * points**2 or None,
        changes.n,
        where="counted",
        by="complete pairs" if missing else "everybody",
        all_answers=_by_all_answers(joint, changes, missing, judged, outcome),
        answered=(counted.sides[0].answers, counted.sides[1].answers),
        before=None if moments is None else outcome.in_points(moments.mean_before - (outcome.low or 0.0)),
        spread=None if moments is None else (moments.sd_before * points) ** 2,
        language=surveyed.training.language,
    )


def _by_all_answers(
    joint: Joint, changes: ChangeSums, missing: int, judged: ScaleChange, outcome: OutcomeScale
) -> tuple[float, float] | None:
    """The least and the most that the mean change is by all answers, of whom some told their changes' sums alone."""
    if not joint.pooled.n:
        return of_all_answers(judged, outcome)
    return bounds_of_missing(changes.mean, changes.n, missing, outcome) if missing > 0 else None
