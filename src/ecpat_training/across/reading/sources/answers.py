"""A training's effect from the answers of its people before and after, read and linked as `ecpat evaluate` does."""

from typing import TYPE_CHECKING

from ecpat_training.across.model.training_effect import Asked, NoEffect, Outcome, Referenced, TrainingEffect
from ecpat_training.across.reading.mean_change import MeanChange, mean_change
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.across.reading.training_files import doubtful, none, read_training, unreadable
from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, TrainingFile, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.same_person import TELLING, people_of
from ecpat_training.effect.scoring.scoring import UNTAUGHT
from ecpat_training.stats.pairs import Pairs, mean, sd

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def effect_of(asked: Asked, outcome: Outcome) -> TrainingEffect | NoEffect | None:
    """The effect; why there is none, where the answers give none; None where there are no answers at all."""
    waves: list[TrainingFile | None] = [PRE, POST]
    after = [FOLLOW_UPS[months] for months in reversed(MONTHS) if newest(asked.folder, FOLLOW_UPS[months])]
    found = [newest(asked.folder, wanted) for wanted in (*waves, *after[:1]) if wanted]
    if not any(found):
        return None
    if several := doubtful(asked, found):
        return several
    pre, post, *later = (files[0] if files else None for files in found)
    try:
        return _measured(asked, outcome, read_training(asked, pre, post, later[0] if later else None))
    except EcpatError as failure:
        return unreadable(asked, failure)


def _measured(asked: Asked, outcome: Outcome, data: EvaluationData) -> TrainingEffect | NoEffect:
    scale = next((one for one in data.instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return none(asked, "its questionnaire asks other questions for this outcome")
    first, second = data.wave(outcome.before), data.wave(outcome.after)
    if first is None or second is None:
        return none(asked, "answers of one of the two waves are missing")
    one = next(one for one in data.comparisons if (one.before, one.after) == (outcome.before, outcome.after))
    pairs = data.pairs.get((outcome.before, outcome.after, outcome.scale))
    if one.unlinked or pairs is None or pairs.n < 2:
        return none(asked, "too few people could be recognised before and after")
    if pairs.unusable:
        return none(asked, str(pairs.unusable))
    found = _change(data, outcome)
    points = outcome.in_points(1.0)
    items = data.items.get((outcome.scale, outcome.before))
    codes = people_of(first)
    known = one.linking.links.rows[0].tolist() if one.linking else []
    return TrainingEffect(
        asked.training.id,
        asked.title,
        asked.training.country,
        asked.first_day,
        found.value * points,
        None if found.square is None else found.square * points**2,
        pairs.n,
        by=found.by,
        answered=(len(first.answers), len(second.answers)),
        before=outcome.in_points(mean(pairs.before) - (outcome.low or 0.0)),
        spread=(sd(pairs.before) * points) ** 2,
        changes=tuple(sorted((pairs.changes * points).tolist())),
        people=frozenset(code for row in known if len(code := codes[row]) >= TELLING and not code.isdigit()),
        language=asked.training.language,
        answers=None if items is None else _as_floats(items.table, items.of_form(items.forms()[0])),
        everybody=found.everybody * points,
        bounds=None if found.bounds is None else (found.bounds[0] * points, found.bounds[1] * points),
        at_best=_at_best(outcome, pairs),
        referenced=_referenced(data, outcome),
    )


def _referenced(data: EvaluationData, outcome: Outcome) -> Referenced | None:
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


def _change(data: EvaluationData, outcome: Outcome) -> MeanChange:
    """The mean change over all waves that ask the scale, in its units."""
    import numpy

    asked = [str(wave.wave) for wave in data.waves if outcome.scale in data.scores[wave.wave]]
    scores = numpy.column_stack([data.scores_of(wave, outcome.scale) for wave in asked])
    return mean_change(scores, asked.index(outcome.before), asked.index(outcome.after), (outcome.low, outcome.high))


def _at_best(outcome: Outcome, pairs: Pairs) -> int | None:
    """How many had the best score before, which can't rise."""
    best = outcome.high if outcome.better == "higher" else outcome.low
    return None if best is None else sum(abs(one - best) <= 1e-9 for one in pairs.before.tolist())


def _as_floats(table: object, columns: list[int]) -> "Floats":
    """The answers before as numbers, missing ones nan."""
    import numpy

    from ecpat_training.effect.scoring.item_answers import MISSING

    values = numpy.asarray(table)[:, columns]
    floats: Floats = values.astype(numpy.float64)
    if values.dtype == numpy.int8:
        floats[values == MISSING] = numpy.nan
    return floats
