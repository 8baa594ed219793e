"""What a training's people answered months later, beside what they answered before and after."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.across.model import reasons
from ecpat_training.across.model.follow_up import Later, Promises, UseAtWork
from ecpat_training.across.model.training_effect import Asked, NoEffect, Outcome
from ecpat_training.across.reading.order import alike, order_noted
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.across.reading.training_files import doubtful, doubtful_follow_up, none, read_training, unreadable
from ecpat_training.commands.training_files import COMMITMENTS, FOLLOW_UPS, POST, PRE, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.analyses.follow_up.compute import analyse
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.followup.counting.kept import kept
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from ecpat_training.stats import missing_bounds
from ecpat_training.words.catalogue.ours import later

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

_SIDES = ("side", "sector", "stakeholder", "role", "profession")
"""Background questions that tell sides apart, the first one that the questionnaire has."""


def later_answers(trainings: Sequence[Asked], months: int, outcome: Outcome) -> tuple[list[Later], list[NoEffect]]:
    """(trainings with a follow-up after so many months, trainings whose follow-up gives no figure)."""
    found, without = list[Later](), list[NoEffect]()
    for asked in trainings:
        files = [newest(asked.folder, wanted) for wanted in (PRE, POST, FOLLOW_UPS[months])]
        if not files[2]:
            continue
        if several := doubtful(asked, files[:2]) or doubtful_follow_up(asked, months):
            without.append(several)
            continue
        if not files[0]:
            without.append(none(asked, reasons.BEFORE_MISSING))
            continue
        pre, post, again = (one[0] if one else None for one in files)
        try:
            one = _later(asked, months, outcome, read_training(asked, pre, post, again))
        except EcpatError as failure:
            one = unreadable(asked, failure)
        if isinstance(one, Later):
            found.append(one)
        else:
            without.append(one)
    return found, without


def _later(asked: Asked, months: int, outcome: Outcome, data: EvaluationData) -> Later | NoEffect:
    import numpy

    scale = next((one for one in data.instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return none(asked, reasons.OTHER_QUESTIONS)
    if "follow-up" not in scale.asked:
        return none(asked, reasons.LATER_NOT_ASKED)
    if data.wave("follow-up") is None or data.wave("pre") is None:
        return none(asked, reasons.A_WAVE_MISSING)

    of = data.wave("follow-up")
    if same := [one for one in data.waves if of and one is not of and alike(one, of)]:
        return none(asked, later(reasons.SAME_FOLLOW_UP, other=visible(same[0].file)))

    def scores(wave: str) -> "Floats":
        known = wave in scale.asked and data.wave(wave) is not None
        points: Floats = (
            (data.scores_of(wave, outcome.scale) - (outcome.low or 0.0)) * outcome.in_points(1.0)
            if known
            else numpy.full(data.people.people, numpy.nan)
        )
        return points

    pre, post, again = map(scores, ("pre", "post", "follow-up"))
    took_part = data.people.there("pre")
    if data.wave("post") is not None:
        took_part = took_part | data.people.there("post")
    answered = took_part & data.people.there("follow-up")
    began = ~numpy.isnan(pre)
    ends = (0.0, 100.0) if outcome.of_range else (None, None)
    bounds = missing_bounds.compute(pre[began], again[began], ends)
    change = again - pre
    sides = _sides(data)
    return Later(
        asked.training.id,
        asked.training.country,
        months,
        int(took_part.sum()),
        int(answered.sum()),
        _mean(change),
        _mean(again - post),
        None if bounds.low is None or bounds.high is None else (bounds.low, bounds.high),
        _uses(data),
        tuple(
            (sides[person], float(pre[person]), float(change[person])) for person in numpy.flatnonzero(began).tolist()
        ),
        order_noted(asked, data),
    )


def _uses(data: EvaluationData) -> tuple[UseAtWork, ...]:
    """The yes or no questions about what people did since."""
    found = analyse(data)
    if found is None:
        return ()
    return tuple(UseAtWork(one.item, one.text, one.yes, one.share.n or 0, found.people) for one in found.behaviours)


def _mean(changes: "Floats") -> tuple[float, int] | None:
    """Over those with both scores; None of fewer than two."""
    import numpy

    known = changes[~numpy.isnan(changes)]
    return (float(known.mean()), len(known)) if len(known) > 1 else None


def _sides(data: EvaluationData) -> list[str]:
    """Everybody's side, "" where nothing says it."""
    for column in _SIDES:
        if column in data.instrument.groups and (found := data.by(column)) is not None:
            return [str(found.names[one]) if one >= 0 else "" for one in found.of.tolist()]
    return [""] * data.people.people


def promises(folder: Path, trainings: Sequence[str], months: int) -> Promises | None:
    """What became of commitments that these trainings asked for after so many months; None where nobody did, or where
    the files can't be read, which `ecpat follow-up check` tells."""
    paths = [folder / "trainings" / one for one in trainings]
    try:
        places = places_in(path for path in paths if _has_commitments(path))
        read = read_commitments(places)
    except EcpatError:
        return None
    rows = [one for training in read if months in training.months for one in training.commitments]
    if not rows:
        return None
    counted = kept(rows, months)
    low, high = counted.done.low, counted.done.high
    assert low is not None  # there are commitments
    assert high is not None
    return Promises(counted.asked, counted.counts["done"], counted.answered, low, high)


def _has_commitments(folder: Path) -> bool:
    return folder.is_dir() and bool(newest(folder, COMMITMENTS))
