"""A training's effect from the answers of its people before and after, read and linked as `ecpat evaluate` does."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.same_person import TELLING, people_of
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.training_effect import (
    LinkedPeople,
    NoEffect,
    OutcomeScale,
    Referenced,
    SurveyedTraining,
    TrainingEffect,
)
from ecpat_training.effect.programme.reading.mean_change import MeanChange, mean_change, of_all_answers
from ecpat_training.effect.programme.reading.order import alike, file_said, order_noted
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import (
    doubtful,
    doubtful_follow_up,
    no_effect,
    read_training,
    unreadable,
)
from ecpat_training.effect.scoring.scoring import UNTAUGHT
from ecpat_training.stats.pairs import Pairs, mean, sd
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def effect_of(surveyed: SurveyedTraining, outcome: OutcomeScale) -> TrainingEffect | NoEffect | None:
    """The effect; why there is none, where the answers give none; None where there are no answers at all."""
    wave_files = [newest(surveyed.folder, PRE), newest(surveyed.folder, POST)]
    after = [months for months in reversed(MONTHS) if newest(surveyed.folder, FOLLOW_UPS[months])]
    if not any(wave_files) and not after:
        return None
    if doubt := doubtful(surveyed, wave_files):
        return doubt
    pre, post = (files[0] if files else None for files in wave_files)
    later_files = [
        newest(surveyed.folder, FOLLOW_UPS[months])[0] for months in after if not doubtful_follow_up(surveyed, months)
    ]
    try:
        data = _read(surveyed, pre, post, later_files[0] if later_files else None)
        return _measured(surveyed, outcome, data)
    except EcpatError as failure:
        return unreadable(surveyed, failure)


def _read(surveyed: SurveyedTraining, pre: Path | None, post: Path | None, later_file: Path | None) -> EvaluationData:
    """With the follow-up, whose answers say something of who is missing; without it where it can't be used, which its
    own figures tell."""
    if later_file is not None and (pre or post):
        try:
            data = read_training(surveyed, pre, post, later_file)
        except EcpatError:
            return read_training(surveyed, pre, post, None)
        follow_up = data.wave("follow-up")
        if follow_up and any(alike(wave, follow_up) for wave in data.waves if wave is not follow_up):
            return read_training(surveyed, pre, post, None)
        return data
    return read_training(surveyed, pre, post, later_file)


def _measured(surveyed: SurveyedTraining, outcome: OutcomeScale, data: EvaluationData) -> TrainingEffect | NoEffect:
    scale = next((candidate for candidate in data.instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed, reasons.OTHER_QUESTIONS)
    first, second = data.wave(outcome.before), data.wave(outcome.after)
    if first is None or second is None:
        return no_effect(surveyed, reasons.WAVE_MISSING)
    if alike(first, second):
        return no_effect(surveyed, phrase(reasons.SAME_ANSWERS, file=visible(second.file), other=visible(first.file)))
    comparison = next(
        candidate
        for candidate in data.comparisons
        if (candidate.before, candidate.after) == (outcome.before, outcome.after)
    )
    pairs = data.pairs.get((outcome.before, outcome.after, outcome.scale))
    if comparison.unlinked or pairs is None or pairs.n < 2:
        return no_effect(surveyed, reasons.TOO_FEW)
    if pairs.unusable:
        return no_effect(surveyed, str(pairs.unusable))
    change = _change(data, outcome)
    judged = next(candidate for candidate in comparison.changes if candidate.scale == outcome.scale)
    points = outcome.in_points(1.0)
    items = data.items.get((outcome.scale, outcome.before))
    codes = people_of(first)
    linked_rows = comparison.linking.links.rows[0].tolist() if comparison.linking else []
    return TrainingEffect(
        surveyed.training.id,
        surveyed.title,
        surveyed.training.country,
        surveyed.first_day,
        change.value * points,
        None if change.square is None else change.square * points**2,
        pairs.n,
        by=change.by,
        answered=(len(first.answers), len(second.answers)),
        before=outcome.in_points(mean(pairs.before) - (outcome.low or 0.0)),
        spread=(sd(pairs.before) * points) ** 2,
        changes=tuple(sorted((pairs.changes * points).tolist())),
        people=frozenset(code for row in linked_rows if len(code := codes[row]) >= TELLING and not code.isdigit()),
        language=surveyed.training.language,
        answers=None if items is None else _as_floats(items.table, items.of_form(items.forms()[0])),
        all_answers=of_all_answers(judged, outcome),
        everybody=change.everybody * points,
        bounds=None if change.bounds is None else (change.bounds[0] * points, change.bounds[1] * points),
        at_best=_at_best(outcome, pairs),
        referenced=_referenced(data, outcome),
        files=(file_said(first), file_said(second)),
        noted=order_noted(surveyed, data),
        linked=LinkedPeople(data.instrument, comparison, data.waves),
    )


def _referenced(data: EvaluationData, outcome: OutcomeScale) -> Referenced | None:
    """Both changes over the people with both scores in both waves; None without untaught questions."""
    import numpy

    names = (outcome.scale, outcome.scale + UNTAUGHT)
    tables = {str(wave): table for wave, table in data.scores.items()}
    if any(name not in tables[wave].columns for wave in (outcome.before, outcome.after) for name in names):
        return None
    four = numpy.column_stack([data.scores_of(w, n) for n in names for w in (outcome.before, outcome.after)])
    four = four[~numpy.isnan(four).any(axis=1)] * outcome.in_points(1.0)
    if len(four) < 2:
        return None
    spread = four[:, [0, 2]].std(axis=0, ddof=1).tolist()
    taught, untaught = float((four[:, 1] - four[:, 0]).mean()), float((four[:, 3] - four[:, 2]).mean())
    return Referenced(taught, untaught, len(four), spread[0], spread[1])


def _change(data: EvaluationData, outcome: OutcomeScale) -> MeanChange:
    """The mean change between the two waves, in the scale's units."""
    import numpy

    scores = numpy.column_stack([data.scores_of(wave, outcome.scale) for wave in (outcome.before, outcome.after)])
    return mean_change(scores, 0, 1, (outcome.low, outcome.high))


def _at_best(outcome: OutcomeScale, pairs: Pairs) -> int | None:
    """How many had the best score before, which can't rise."""
    best = outcome.high if outcome.better == "higher" else outcome.low
    return None if best is None else sum(abs(score - best) <= 1e-9 for score in pairs.before.tolist())


def _as_floats(table: object, columns: list[int]) -> "Floats":
    """The answers before as numbers, missing ones nan."""
    import numpy

    from ecpat_training.effect.scoring.item_answers import MISSING

    values = numpy.asarray(table)[:, columns]
    floats: Floats = values.astype(numpy.float64)
    if values.dtype == numpy.int8:
        floats[values == MISSING] = numpy.nan
    return floats
