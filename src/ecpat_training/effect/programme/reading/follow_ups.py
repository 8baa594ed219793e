"""What a training's people answered months later, beside what they answered before and after."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import COMMITMENTS, FOLLOW_UPS, POST, PRE, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.analyses.follow_up.compute import analyse
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.follow_up import Promises, TrainingFollowUp, UseAtWork
from ecpat_training.effect.programme.model.training_effect import NoEffect, OutcomeScale, SurveyedTraining
from ecpat_training.effect.programme.reading.order import alike, order_noted
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import (
    doubtful,
    doubtful_follow_up,
    no_effect,
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

_SIDES = ("side", "sector", "stakeholder", "role", "profession")
"""Background questions that tell sides apart, the first one that the questionnaire has."""


def later_answers(
    trainings: Sequence[SurveyedTraining], months: int, outcome: OutcomeScale
) -> tuple[list[TrainingFollowUp], list[NoEffect]]:
    """(trainings with a follow-up after so many months, trainings whose follow-up gives no figure)."""
    follow_ups, without = list[TrainingFollowUp](), list[NoEffect]()
    for surveyed in trainings:
        files = [newest(surveyed.folder, wave) for wave in (PRE, POST, FOLLOW_UPS[months])]
        if not files[2]:
            continue
        if doubt := doubtful(surveyed, files[:2]) or doubtful_follow_up(surveyed, months):
            without.append(doubt)
            continue
        if not files[0]:
            without.append(no_effect(surveyed, reasons.BEFORE_MISSING))
            continue
        pre, post, later_file = (versions[0] if versions else None for versions in files)
        try:
            measured = _later(surveyed, months, outcome, read_training(surveyed, pre, post, later_file))
        except EcpatError as failure:
            measured = unreadable(surveyed, failure)
        if isinstance(measured, TrainingFollowUp):
            follow_ups.append(measured)
        else:
            without.append(measured)
    return follow_ups, without


def _later(
    surveyed: SurveyedTraining, months: int, outcome: OutcomeScale, data: EvaluationData
) -> TrainingFollowUp | NoEffect:
    import numpy

    scale = next((candidate for candidate in data.instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed, reasons.OTHER_QUESTIONS)
    if "follow-up" not in scale.asked:
        return no_effect(surveyed, reasons.LATER_NOT_ASKED)
    if data.wave("follow-up") is None or data.wave("pre") is None:
        return no_effect(surveyed, reasons.A_WAVE_MISSING)

    later_wave = data.wave("follow-up")
    if copies := [wave for wave in data.waves if later_wave and wave is not later_wave and alike(wave, later_wave)]:
        return no_effect(surveyed, phrase(reasons.SAME_FOLLOW_UP, other=visible(copies[0].file)))

    def scores(wave: str) -> "Floats":
        available = wave in scale.asked and data.wave(wave) is not None
        points: Floats = (
            (data.scores_of(wave, outcome.scale) - (outcome.low or 0.0)) * outcome.in_points(1.0)
            if available
            else numpy.full(data.people.people, numpy.nan)
        )
        return points

    pre, post, late = map(scores, ("pre", "post", "follow-up"))
    took_part = data.people.there("pre")
    if data.wave("post") is not None:
        took_part = took_part | data.people.there("post")
    answered = took_part & data.people.there("follow-up")
    began = ~numpy.isnan(pre)
    ends = (0.0, 100.0) if outcome.of_range else (None, None)
    bounds = missing_bounds.compute(pre[began], late[began], ends)
    change = late - pre
    sides = _sides(data)
    return TrainingFollowUp(
        surveyed.training.id,
        surveyed.training.country,
        months,
        int(took_part.sum()),
        int(answered.sum()),
        _mean(change),
        _mean(late - post),
        None if bounds.low is None or bounds.high is None else (bounds.low, bounds.high),
        _uses(data),
        tuple(
            (sides[person], float(pre[person]), float(change[person])) for person in numpy.flatnonzero(began).tolist()
        ),
        order_noted(surveyed, data),
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

    present = changes[~numpy.isnan(changes)]
    return (float(present.mean()), len(present)) if len(present) > 1 else None


def _sides(data: EvaluationData) -> list[str]:
    """Everybody's side, "" where nothing says it."""
    for column in _SIDES:
        if column in data.instrument.groups and (groups := data.by(column)) is not None:
            return [str(groups.names[index]) if index >= 0 else "" for index in groups.of.tolist()]
    return [""] * data.people.people


def promises(folder: Path, trainings: Sequence[str], months: int) -> Promises | None:
    """What became of commitments that these trainings asked for after so many months; None where nobody did, or where
    the files can't be read, which `ecpat follow-up check` tells."""
    paths = [folder / "trainings" / training for training in trainings]
    try:
        places = places_in(path for path in paths if _has_commitments(path))
        read = read_commitments(places)
    except EcpatError:
        return None
    rows = [commitment for training in read if months in training.months for commitment in training.commitments]
    if not rows:
        return None
    counted = count_outcomes(rows, months)
    low, high = counted.done.low, counted.done.high
    assert low is not None  # there are commitments
    assert high is not None
    return Promises(counted.asked, counted.counts["done"], counted.answered, low, high)


def _has_commitments(folder: Path) -> bool:
    return folder.is_dir() and bool(newest(folder, COMMITMENTS))
