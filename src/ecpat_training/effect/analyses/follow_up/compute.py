"""What is left months later, and what those who didn't answer could change."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.follow_up.result import Behaviour, FollowUpResult, RetainedGain
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.comparing.group_change import facts
from ecpat_training.stats import missing_bounds, paired_change, ratio, share, welch
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, NumberScale, Scale, ScaleItem, Wave
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats

LATER: Wave = "follow-up"


def analyse(data: EvaluationData) -> FollowUpResult | None:
    """The follow-up beside the waves before it; None where there is none, or nothing before it; or where nobody can be
    linked, since then nobody knows who is missing."""
    earlier: list[Wave] = [wave.wave for wave in data.waves if wave.wave != LATER]
    if data.wave(LATER) is None or not earlier:
        return None
    unlinked_waves = {
        comparison.before
        for comparison in (data.unlinked.alone() if data.unlinked else ())
        if comparison.after == LATER
    }
    if unlinked_waves.issuperset(earlier):
        return None
    people = data.people
    took_part = people.there(earlier[0])
    for wave in earlier[1:]:
        took_part = took_part | people.there(wave)
    answered = people.there(LATER)
    reached, number = int((took_part & answered).sum()), int(took_part.sum())
    if not number:
        return None
    return FollowUpResult(
        number,
        reached,
        int((answered & ~took_part).sum()),
        _share(reached, number),
        tuple(_retained_gain(data, scale, took_part) for scale in data.instrument.scales if LATER in scale.asked),
        tuple(_behaviours(data, took_part)),
    )


def _share(hits: int, total: int) -> Estimate:
    return replace(share.compute(hits / total, total), method=marked("share, Wilson interval"))


def _retained_gain(data: EvaluationData, scale: Scale, took_part: "Booleans") -> RetainedGain:
    import numpy

    def scores(wave: Wave) -> "Floats":
        if data.wave(wave) is None or wave not in scale.asked:
            return numpy.full(len(took_part), numpy.nan)
        return numpy.where(took_part, data.scores_of(wave, scale.id), numpy.nan)

    waves: tuple[Wave, ...] = ("pre", "post", LATER)
    pre, post, late = map(scores, waves)
    answered = [~numpy.isnan(wave_scores) for wave_scores in (pre, post, late)]
    nonempty = [mask for mask in answered if mask.any()]
    complete_mask = numpy.logical_and.reduce(nonempty) if nonempty else numpy.zeros(len(took_part), dtype=bool)
    n = int(complete_mask.sum()) if len(nonempty) > 1 and answered[2].any() else 0
    means = [
        float(wave_scores[complete_mask].mean()) if n > 1 and mask.any() else None
        for wave_scores, mask in zip((pre, post, late), answered, strict=True)
    ]
    all_three = answered[0] & answered[1] & answered[2]
    gain, remaining = post[all_three] - pre[all_three], late[all_three] - pre[all_three]
    # Against a score before of 0, the bounds of a change are those of the mean.
    zeros = numpy.where(took_part, 0.0, numpy.nan)
    bounds = missing_bounds.compute(zeros, late, (scale.range.low, scale.range.high))
    return RetainedGain(
        facts(scale),
        n,
        (means[0], means[1], means[2]),
        paired_change.compute(Pairs.of(post[answered[1] & answered[2]], late[answered[1] & answered[2]])),
        ratio.compute(gain, remaining, name="share of the gain that is left"),
        int(answered[2].sum()),
        float(late[answered[2]].mean()) if answered[2].sum() > 1 else None,
        bounds.low,
        bounds.high,
        welch.compute(
            pre[answered[0] & answered[2]], pre[answered[0] & ~answered[2]], name="answered minus not, before"
        ),
        welch.compute(
            post[answered[1] & answered[2]], post[answered[1] & ~answered[2]], name="answered minus not, after"
        ),
        not (answered[0].any() or answered[1].any()),
    )


def _behaviours(data: EvaluationData, took_part: "Booleans") -> list[Behaviour]:
    """The yes or no questions about what people did since."""
    import numpy

    later = data.wave(LATER)
    rows = data.people.rows[LATER]
    behaviours = []
    for item, yes in _yes_or_no(data.instrument):
        if later is None or item.id not in later.answers:
            continue
        answers = later.answers[item.id]
        marks = (answers == yes).astype(numpy.float64).where(answers.notna()).to_numpy(dtype=numpy.float64)
        marks = numpy.append(marks, numpy.nan)[rows][took_part]
        answered, hits, people = int((~numpy.isnan(marks)).sum()), int(numpy.nansum(marks)), len(marks)
        if answered > 1:
            low, high = hits / people, (hits + people - answered) / people
            behaviours.append(Behaviour(item.id, (item.texts() or [""])[0], hits, _share(hits, answered), low, high))
    return behaviours


def _yes_or_no(instrument: Instrument) -> list[tuple[ScaleItem, str | int | None]]:
    """The items of behaviour that have two answers, each with the one that means yes."""
    questions: list[tuple[ScaleItem, str | int | None]] = []
    for scale in instrument.scales:
        if scale.level == "behaviour" and LATER in scale.asked:
            if isinstance(scale, KeyedScale):
                questions += [(item, item.key) for item in scale.items if len(item.options) == 2]
            if isinstance(scale, NumberScale) and (scale.range.low, scale.range.high) == (0, 1):
                questions += [(item, 1) for item in scale.items]
    return questions
