"""A training's effect from the answers of its people before and after, read and linked as `ecpat evaluate` does."""

from typing import TYPE_CHECKING

from ecpat_training.across.model.training_effect import Asked, By, NoEffect, Outcome, TrainingEffect
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, POST, PRE, TrainingFile, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.comparing.comparing import evaluation_data
from ecpat_training.effect.comparing.comparison_group import split_comparison_group
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.linking.same_person import TELLING, people_of
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.report import asked_for
from ecpat_training.effect.workflows.request import Request
from ecpat_training.stats.pairs import Pairs, mean, sd

if TYPE_CHECKING:
    from pathlib import Path

    from ecpat_training.stats.pairs import Floats


def effect_of(asked: Asked, outcome: Outcome) -> TrainingEffect | NoEffect | None:
    """The effect; why there is none, where the answers give none; None where there are no answers at all."""
    waves: list[TrainingFile | None] = [PRE, POST]
    after = [FOLLOW_UPS[months] for months in reversed(MONTHS) if newest(asked.folder, FOLLOW_UPS[months])]
    found = [newest(asked.folder, wanted) for wanted in (*waves, *after[:1]) if wanted]
    if not any(found):
        return None
    for files in found:
        if len(files) > 1:
            return _none(asked, f"several files could be meant: {listing([visible(one.name) for one in files])}")
    pre, post, *later = (files[0] if files else None for files in found)
    try:
        return _measured(asked, outcome, _read(asked, pre, post, later[0] if later else None))
    except EcpatError as failure:
        first = failure.findings[0]
        name = f" ({visible(first.where.file)})" if first.where else ""
        return _none(asked, f"its answers can't be read{name}: `ecpat help {first.code}` explains")


def _none(asked: Asked, why: str) -> NoEffect:
    return NoEffect(asked.training.id, asked.title, asked.training.country, why)


def _read(asked: Asked, pre: "Path | None", post: "Path | None", later: "Path | None") -> EvaluationData:
    """The training's people linked; its files are parts of one training."""
    request = Request(
        pre=pre,
        post=post,
        follow_up=(later,) if later else (),
        instrument=asked.instrument,
        mapping=asked.mapping,
        encoding=asked.encoding,
        sites="one",
        quiet=True,
    )
    ready = asked_for(request)
    read = read_files(ready.request, asked.instrument, ready.tables, ready.comparison)
    split = split_comparison_group(read.instrument, read.waves, ready.comparison, read.waiting)
    return evaluation_data(read.instrument, split.trained, None)


def _measured(asked: Asked, outcome: Outcome, data: EvaluationData) -> TrainingEffect | NoEffect:
    scale = next((one for one in data.instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return _none(asked, "its questionnaire asks other questions for this outcome")
    first, second = data.wave(outcome.before), data.wave(outcome.after)
    if first is None or second is None:
        return _none(asked, "answers of one of the two waves are missing")
    one = next(one for one in data.comparisons if (one.before, one.after) == (outcome.before, outcome.after))
    pairs = data.pairs.get((outcome.before, outcome.after, outcome.scale))
    if one.unlinked or pairs is None or pairs.n < 2:
        return _none(asked, "too few people could be recognised before and after")
    if pairs.unusable:
        return _none(asked, str(pairs.unusable))
    change, square, by = _change(data, outcome, pairs)
    points = outcome.in_points(1.0)
    items = data.items.get((outcome.scale, outcome.before))
    codes = people_of(first)
    known = one.linking.links.rows[0].tolist() if one.linking else []
    return TrainingEffect(
        asked.training.id,
        asked.title,
        asked.training.country,
        asked.first_day,
        change * points,
        None if square is None else square * points**2,
        pairs.n,
        by=by,
        answered=(len(first.answers), len(second.answers)),
        before=outcome.in_points(mean(pairs.before) - (outcome.low or 0.0)),
        spread=(sd(pairs.before) * points) ** 2,
        changes=tuple(sorted((pairs.changes * points).tolist())),
        people=frozenset(code for row in known if len(code := codes[row]) >= TELLING and not code.isdigit()),
        language=asked.training.language,
        answers=None if items is None else _as_floats(items.table, items.of_form(items.forms()[0])),
    )


def _change(data: EvaluationData, outcome: Outcome, pairs: Pairs) -> tuple[float, float | None, By]:
    """The mean change and the square of its error in the scale's units: from all answers where anybody is missing."""
    import numpy

    asked = [wave.wave for wave in data.waves if (outcome.scale in data.scores[wave.wave])]
    scores = numpy.column_stack([data.scores_of(wave, outcome.scale) for wave in asked])
    there = ~numpy.isnan(scores)
    spread = sd(pairs.changes)
    alone = (float(mean(pairs.changes)), spread**2 / pairs.n if spread > 0 else None)
    if (there.all(axis=1) | ~there.any(axis=1)).all():
        return *alone, "everybody"
    fitted, _, _ = model_of(scores)
    if fitted is None or alone[1] is None:
        return *alone, "complete pairs"
    weights = [float(wave == outcome.after) - float(wave == outcome.before) for wave in asked]
    at = numpy.asarray(weights)
    square = float(at @ fitted.adjusted @ at)
    if not fitted.df(weights) >= 1.0 or not square > 0:
        return *alone, "complete pairs"
    return float(at @ fitted.means), square, "all answers"


def _as_floats(table: object, columns: list[int]) -> "Floats":
    """The answers before as numbers, missing ones nan."""
    import numpy

    from ecpat_training.effect.scoring.item_answers import MISSING

    values = numpy.asarray(table)[:, columns]
    floats: Floats = values.astype(numpy.float64)
    if values.dtype == numpy.int8:
        floats[values == MISSING] = numpy.nan
    return floats
