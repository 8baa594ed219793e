"""A training's effect from a file of counts (`ecpat survey count`) that lies in its folder in place of answers."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.across.model import reasons
from ecpat_training.across.model.training_effect import Asked, By, NoEffect, Outcome, TrainingEffect
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.across.reading.training_files import none
from ecpat_training.commands.training_files import counted_files
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.comparing.counted_answers import different_scores
from ecpat_training.effect.counting.counted import Counted
from ecpat_training.effect.counting.file import CountFile
from ecpat_training.effect.workflows.from_counts import added_up, read_counts
from ecpat_training.words.catalogue.ours import later

if TYPE_CHECKING:
    from ecpat_training.stats.pair_moments import PairMoments


def effect_of(asked: Asked, outcome: Outcome) -> TrainingEffect | NoEffect | None:
    """The effect, of all such files added up; why there is none, where they tell none; None where there is no file."""
    paths = counted_files(asked.folder)
    if not paths:
        return None
    try:
        files = read_counts(paths)
        found = _measured(asked, outcome, files, added_up(files[0].instrument, files))
        names = listing([visible(one.name) for one in paths], 4)
        return replace(found, files=(names, names)) if isinstance(found, TrainingEffect) else found
    except EcpatError as failure:
        first = failure.findings[0]
        name = f" ({visible(first.where.file)})" if first.where else ""
        return none(asked, later(reasons.COUNTS_UNREADABLE, file=name, command=f"ecpat help {first.code}"))


def _measured(
    asked: Asked, outcome: Outcome, files: list[CountFile], counts: list[Counted]
) -> TrainingEffect | NoEffect:
    scale = next((one for one in files[0].instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return none(asked, reasons.OTHER_QUESTIONS)
    counted = next((one for one in counts if (one.before, one.after) == (outcome.before, outcome.after)), None)
    if counted is None:
        return none(asked, reasons.OTHER_WAVES)
    joint = counted.scales[scale.id]
    if joint.n < 2:
        return none(asked, reasons.COUNTS_HIDDEN if joint.hidden else reasons.TOO_FEW)
    found = joint.summary()
    change, square, by = _change(counted, outcome, found, whole=all(file.whole for file in files))
    points = outcome.in_points(1.0)
    return TrainingEffect(
        asked.training.id,
        asked.title,
        asked.training.country,
        asked.first_day,
        change * points,
        None if square is None else square * points**2,
        joint.n,
        where="counted",
        by=by,
        answered=(counted.sides[0].answers, counted.sides[1].answers),
        before=outcome.in_points(found.mean_before - (outcome.low or 0.0)),
        spread=(found.sd_before * points) ** 2,
        language=asked.training.language,
    )


def _change(counted: Counted, outcome: Outcome, found: "PairMoments", *, whole: bool) -> tuple[float, float | None, By]:
    """The mean change and the square of its error in the scale's units: from all answers where the file tells the
    scores of those who are missing."""
    import numpy

    spread = found.sd_change
    alone = (found.mean_change, spread**2 / found.n if spread > 0 else None)
    missing = sum(side.alone for side in counted.sides) + counted.linked - found.n
    if not whole:
        return *alone, "complete pairs" if missing else "everybody"
    scores, people = different_scores(counted, outcome.scale)
    if not numpy.isnan(scores).any():
        return *alone, "everybody"
    fitted, _, _ = model_of(scores, people)
    weights = numpy.array([-1.0, 1.0])
    if fitted is None or alone[1] is None:
        return *alone, "complete pairs"
    square = float(weights @ fitted.adjusted @ weights)
    if not fitted.df([-1.0, 1.0]) >= 1.0 or not square > 0:
        return *alone, "complete pairs"
    return float(weights @ fitted.means), square, "all answers"
