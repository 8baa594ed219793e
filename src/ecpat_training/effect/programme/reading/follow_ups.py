"""What a training's people answered months later, beside what they answered before and after."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import COMMITMENTS, FOLLOW_UPS, POST, PRE, newest_versions
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.analyses.follow_up.compute import analyse
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.follow_up import Promises, TrainingFollowUp, UseAtWork
from ecpat_training.effect.programme.model.training_effect import NoEffect, OutcomeScale, SurveyedTraining
from ecpat_training.effect.programme.reading.order import hold_same_answers, order_warnings
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import (
    doubtful_follow_up,
    no_effect,
    no_effect_if_doubtful,
    read_training,
    unreadable,
)
from ecpat_training.followup.counting.outcomes import count_outcomes
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from ecpat_training.stats import missing_bounds
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

_SIDE_COLUMNS = ("side", "sector", "stakeholder", "role", "profession")
"""Background questions that tell sides apart, the first one that the questionnaire has."""


def later_answers(
    trainings: Sequence[SurveyedTraining], months: int, outcome: OutcomeScale
) -> tuple[list[TrainingFollowUp], list[NoEffect]]:
    """(trainings with a follow-up after so many months, trainings whose follow-up gives no figure)."""
    follow_ups, trainings_without_effect = list[TrainingFollowUp](), list[NoEffect]()
    for surveyed_training in trainings:
        files = [newest_versions(surveyed_training.folder, wave) for wave in (PRE, POST, FOLLOW_UPS[months])]
        if not files[2]:
            continue
        if doubt := no_effect_if_doubtful(surveyed_training, files[:2]) or doubtful_follow_up(
            surveyed_training, months
        ):
            trainings_without_effect.append(doubt)
            continue
        if not files[0]:
            trainings_without_effect.append(no_effect(surveyed_training, reasons.BEFORE_MISSING))
            continue
        pre_file, post_file, later_file = (versions[0] if versions else None for versions in files)
        try:
            measured_effect = _later(
                surveyed_training, months, outcome, read_training(surveyed_training, pre_file, post_file, later_file)
            )
        except EcpatError as failure:
            measured_effect = unreadable(surveyed_training, failure)
        if isinstance(measured_effect, TrainingFollowUp):
            follow_ups.append(measured_effect)
        else:
            trainings_without_effect.append(measured_effect)
    return follow_ups, trainings_without_effect


def _later(
    surveyed_training: SurveyedTraining, months: int, outcome: OutcomeScale, data: EvaluationData
) -> TrainingFollowUp | NoEffect:
    import numpy

    scale = next((candidate for candidate in data.instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed_training, reasons.OTHER_QUESTIONS)
    if "follow-up" not in scale.asked:
        return no_effect(surveyed_training, reasons.OUTCOME_NOT_FOLLOWED)
    if data.wave("follow-up") is None or data.wave("pre") is None:
        return no_effect(surveyed_training, reasons.A_WAVE_MISSING)

    later_wave = data.wave("follow-up")
    if copies := [
        wave for wave in data.waves if later_wave and wave is not later_wave and hold_same_answers(wave, later_wave)
    ]:
        return no_effect(surveyed_training, phrase(reasons.FOLLOW_UP_COPIES_FILE, other=visible(copies[0].file)))

    def scores(wave: str) -> "Floats":
        is_available = wave in scale.asked and data.wave(wave) is not None
        points: Floats = (
            (data.scores_of(wave, outcome.scale) - (outcome.low or 0.0)) * outcome.to_report_units(1.0)
            if is_available
            else numpy.full(data.people.people, numpy.nan)
        )
        return points

    pre_scores, post_scores, follow_up_scores = map(scores, ("pre", "post", "follow-up"))
    took_part = data.people.there("pre")
    if data.wave("post") is not None:
        took_part = took_part | data.people.there("post")
    has_answered = took_part & data.people.there("follow-up")
    has_started = ~numpy.isnan(pre_scores)
    scale_ends = (0.0, 100.0) if outcome.of_range else (None, None)
    bounds = missing_bounds.compute(pre_scores[has_started], follow_up_scores[has_started], scale_ends)
    change = follow_up_scores - pre_scores
    side_names = _person_sides(data)
    return TrainingFollowUp(
        surveyed_training.training.id,
        surveyed_training.training.country,
        months,
        int(took_part.sum()),
        int(has_answered.sum()),
        _mean(change),
        _mean(follow_up_scores - post_scores),
        None if bounds.low is None or bounds.high is None else (bounds.low, bounds.high),
        _uses(data),
        tuple(
            (side_names[person], float(pre_scores[person]), float(change[person]))
            for person in numpy.flatnonzero(has_started).tolist()
        ),
        order_warnings(surveyed_training, data),
    )


def _uses(data: EvaluationData) -> tuple[UseAtWork, ...]:
    """The yes or no questions about what people did since."""
    analysis = analyse(data)
    if analysis is None:
        return ()
    return tuple(
        UseAtWork(behaviour.item, behaviour.text, behaviour.yes, behaviour.share.n or 0, analysis.people)
        for behaviour in analysis.behaviours
    )


def _mean(changes: "Floats") -> tuple[float, int] | None:
    """Over those with both scores; None of fewer than two."""
    import numpy

    present_changes = changes[~numpy.isnan(changes)]
    return (float(present_changes.mean()), len(present_changes)) if len(present_changes) > 1 else None


def _person_sides(data: EvaluationData) -> list[str]:
    """Everybody's side, "" where nothing says it."""
    for column in _SIDE_COLUMNS:
        if column in data.instrument.groups and (groups := data.by(column)) is not None:
            return [str(groups.names[index]) if index >= 0 else "" for index in groups.of.tolist()]
    return [""] * data.people.people


def promises(folder: Path, trainings: Sequence[str], months: int) -> Promises | None:
    """What became of commitments that these trainings asked for after so many months; None where nobody did, or where
    the files can't be read, which `ecpat follow-up check` tells."""
    paths = [folder / "trainings" / training for training in trainings]
    try:
        places = places_in(path for path in paths if _has_commitments(path))
        training_commitments = read_commitments(places)
    except EcpatError:
        return None
    rows = [
        commitment
        for training in training_commitments
        if months in training.months
        for commitment in training.commitments
    ]
    if not rows:
        return None
    counted = count_outcomes(rows, months)
    lower_bound, upper_bound = counted.done.low, counted.done.high
    assert lower_bound is not None  # there are commitments
    assert upper_bound is not None
    return Promises(counted.asked, counted.counts["done"], counted.answered, lower_bound, upper_bound)


def _has_commitments(folder: Path) -> bool:
    return folder.is_dir() and bool(newest_versions(folder, COMMITMENTS))
