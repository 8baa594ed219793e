"""A training's effect from the answers of its people before and after, read and linked as `ecpat evaluate` does."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, newest_versions
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
from ecpat_training.effect.programme.reading.order import file_with_dates, hold_same_answers, order_warnings
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import (
    doubtful_follow_up,
    no_effect,
    no_effect_if_doubtful,
    read_training,
    unreadable,
)
from ecpat_training.effect.scoring.scoring import UNTAUGHT_SUFFIX
from ecpat_training.stats.pairs import Pairs, mean, sd
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def effect_of(surveyed_training: SurveyedTraining, outcome: OutcomeScale) -> TrainingEffect | NoEffect | None:
    """The effect; why there is none, where the answers give none; None where there are no answers at all."""
    wave_files = [newest_versions(surveyed_training.folder, PRE), newest_versions(surveyed_training.folder, POST)]
    after = [months for months in reversed(MONTHS) if newest_versions(surveyed_training.folder, FOLLOW_UPS[months])]
    if not any(wave_files) and not after:
        return None
    if doubt := no_effect_if_doubtful(surveyed_training, wave_files):
        return doubt
    pre_file, post_file = (files[0] if files else None for files in wave_files)
    later_files = [
        newest_versions(surveyed_training.folder, FOLLOW_UPS[months])[0]
        for months in after
        if not doubtful_follow_up(surveyed_training, months)
    ]
    try:
        data = _read_waves(surveyed_training, pre_file, post_file, later_files[0] if later_files else None)
        return _measure_effect(surveyed_training, outcome, data)
    except EcpatError as failure:
        return unreadable(surveyed_training, failure)


def _read_waves(
    surveyed_training: SurveyedTraining, pre_file: Path | None, post_file: Path | None, later_file: Path | None
) -> EvaluationData:
    """With the follow-up, whose answers say something of who is missing; without it where it can't be used, which its
    own figures tell."""
    if later_file is not None and (pre_file or post_file):
        try:
            data = read_training(surveyed_training, pre_file, post_file, later_file)
        except EcpatError:
            return read_training(surveyed_training, pre_file, post_file, None)
        follow_up = data.wave("follow-up")
        if follow_up and any(hold_same_answers(wave, follow_up) for wave in data.waves if wave is not follow_up):
            return read_training(surveyed_training, pre_file, post_file, None)
        return data
    return read_training(surveyed_training, pre_file, post_file, later_file)


def _measure_effect(
    surveyed_training: SurveyedTraining, outcome: OutcomeScale, data: EvaluationData
) -> TrainingEffect | NoEffect:
    scale = next((candidate for candidate in data.instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed_training, reasons.OTHER_QUESTIONS)
    first_wave, second_wave = data.wave(outcome.before), data.wave(outcome.after)
    if first_wave is None or second_wave is None:
        return no_effect(surveyed_training, reasons.WAVE_MISSING)
    if hold_same_answers(first_wave, second_wave):
        return no_effect(
            surveyed_training,
            phrase(reasons.SAME_ANSWERS, file=visible(second_wave.file), other=visible(first_wave.file)),
        )
    comparison = next(
        candidate
        for candidate in data.comparisons
        if (candidate.before, candidate.after) == (outcome.before, outcome.after)
    )
    pairs = data.pairs.get((outcome.before, outcome.after, outcome.scale))
    if comparison.unlinked or pairs is None or pairs.n < 2:
        return no_effect(surveyed_training, reasons.TOO_FEW_RECOGNISED)
    if pairs.unusable:
        return no_effect(surveyed_training, str(pairs.unusable))
    change = _change(data, outcome)
    judged_change = next(candidate for candidate in comparison.changes if candidate.scale == outcome.scale)
    points = outcome.to_report_units(1.0)
    items = data.items.get((outcome.scale, outcome.before))
    codes = people_of(first_wave)
    linked_rows = comparison.linking.links.rows[0].tolist() if comparison.linking else []
    return TrainingEffect(
        surveyed_training.training.id,
        surveyed_training.title,
        surveyed_training.training.country,
        surveyed_training.first_day,
        change.value * points,
        None if change.square is None else change.square * points**2,
        pairs.n,
        by=change.by,
        answered=(len(first_wave.answers), len(second_wave.answers)),
        before=outcome.to_report_units(mean(pairs.before) - (outcome.low or 0.0)),
        spread=(sd(pairs.before) * points) ** 2,
        changes=tuple(sorted((pairs.changes * points).tolist())),
        people=frozenset(code for row in linked_rows if len(code := codes[row]) >= TELLING and not code.isdigit()),
        language=surveyed_training.training.language,
        answers=None if items is None else _as_floats(items.table, items.of_form(items.forms()[0])),
        all_answers=of_all_answers(judged_change, outcome),
        everybody=change.everybody * points,
        bounds=None if change.bounds is None else (change.bounds[0] * points, change.bounds[1] * points),
        at_best=_count_at_best(outcome, pairs),
        referenced=_referenced(data, outcome),
        files=(file_with_dates(first_wave), file_with_dates(second_wave)),
        findings=order_warnings(surveyed_training, data),
        linked=LinkedPeople(data.instrument, comparison, data.waves),
    )


def _referenced(data: EvaluationData, outcome: OutcomeScale) -> Referenced | None:
    """Both changes over the people with both scores in both waves; None without untaught questions."""
    import numpy

    names = (outcome.scale, outcome.scale + UNTAUGHT_SUFFIX)
    tables = {str(wave): table for wave, table in data.scores.items()}
    if any(name not in tables[wave].columns for wave in (outcome.before, outcome.after) for name in names):
        return None
    wave_scores = numpy.column_stack([data.scores_of(w, n) for n in names for w in (outcome.before, outcome.after)])
    wave_scores = wave_scores[~numpy.isnan(wave_scores).any(axis=1)] * outcome.to_report_units(1.0)
    if len(wave_scores) < 2:
        return None
    standard_deviations = wave_scores[:, [0, 2]].std(axis=0, ddof=1).tolist()
    taught_change, untaught_change = (
        float((wave_scores[:, 1] - wave_scores[:, 0]).mean()),
        float((wave_scores[:, 3] - wave_scores[:, 2]).mean()),
    )
    return Referenced(taught_change, untaught_change, len(wave_scores), standard_deviations[0], standard_deviations[1])


def _change(data: EvaluationData, outcome: OutcomeScale) -> MeanChange:
    """The mean change between the two waves, in the scale's units."""
    import numpy

    scores = numpy.column_stack([data.scores_of(wave, outcome.scale) for wave in (outcome.before, outcome.after)])
    return mean_change(scores, 0, 1, (outcome.low, outcome.high))


def _count_at_best(outcome: OutcomeScale, pairs: Pairs) -> int | None:
    """How many had the best score before, which can't rise."""
    best_score = outcome.high if outcome.better == "higher" else outcome.low
    return None if best_score is None else sum(abs(score - best_score) <= 1e-9 for score in pairs.before.tolist())


def _as_floats(table: object, columns: list[int]) -> "Floats":
    """The answers before as numbers, missing ones nan."""
    import numpy

    from ecpat_training.effect.scoring.item_answers import MISSING_ANSWER

    values = numpy.asarray(table)[:, columns]
    floats: Floats = values.astype(numpy.float64)
    if values.dtype == numpy.int8:
        floats[values == MISSING_ANSWER] = numpy.nan
    return floats
