"""A training's effect from the answers of its people before and after, read and linked as `ecpat evaluate` does."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.across.model import reasons
from ecpat_training.across.model.training_effect import (
    Asked,
    LinkedPeople,
    NoEffect,
    Outcome,
    Referenced,
    TrainingEffect,
)
from ecpat_training.across.reading.mean_change import MeanChange, mean_change
from ecpat_training.across.reading.order import alike, file_said, order_noted
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.across.reading.training_files import doubtful, doubtful_follow_up, none, read_training, unreadable
from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.same_person import TELLING, people_of
from ecpat_training.effect.scoring.scoring import UNTAUGHT
from ecpat_training.stats.pairs import Pairs, mean, sd
from ecpat_training.words.catalogue.ours import later

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def effect_of(asked: Asked, outcome: Outcome) -> TrainingEffect | NoEffect | None:
    """The effect; why there is none, where the answers give none; None where there are no answers at all."""
    found = [newest(asked.folder, PRE), newest(asked.folder, POST)]
    after = [months for months in reversed(MONTHS) if newest(asked.folder, FOLLOW_UPS[months])]
    if not any(found) and not after:
        return None
    if several := doubtful(asked, found):
        return several
    pre, post = (files[0] if files else None for files in found)
    again = [newest(asked.folder, FOLLOW_UPS[months])[0] for months in after if not doubtful_follow_up(asked, months)]
    try:
        data = _read(asked, pre, post, again[0] if again else None)
        return _measured(asked, outcome, data)
    except EcpatError as failure:
        return unreadable(asked, failure)


def _read(asked: Asked, pre: Path | None, post: Path | None, again: Path | None) -> EvaluationData:
    """With the follow-up, whose answers say something of who is missing; without it where it can't be used, which its
    own figures tell."""
    if again is not None and (pre or post):
        try:
            data = read_training(asked, pre, post, again)
        except EcpatError:
            return read_training(asked, pre, post, None)
        follow_up = data.wave("follow-up")
        if follow_up and any(alike(one, follow_up) for one in data.waves if one is not follow_up):
            return read_training(asked, pre, post, None)
        return data
    return read_training(asked, pre, post, again)


def _measured(asked: Asked, outcome: Outcome, data: EvaluationData) -> TrainingEffect | NoEffect:
    scale = next((one for one in data.instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return none(asked, reasons.OTHER_QUESTIONS)
    first, second = data.wave(outcome.before), data.wave(outcome.after)
    if first is None or second is None:
        return none(asked, reasons.WAVE_MISSING)
    if alike(first, second):
        return none(asked, later(reasons.SAME_ANSWERS, file=visible(second.file), other=visible(first.file)))
    one = next(one for one in data.comparisons if (one.before, one.after) == (outcome.before, outcome.after))
    pairs = data.pairs.get((outcome.before, outcome.after, outcome.scale))
    if one.unlinked or pairs is None or pairs.n < 2:
        return none(asked, reasons.TOO_FEW)
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
        files=(file_said(first), file_said(second)),
        noted=order_noted(asked, data),
        linked=LinkedPeople(data.instrument, one, data.waves),
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
