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
    has_answered = people.there(LATER)
    reached_count, number = int((took_part & has_answered).sum()), int(took_part.sum())
    if not number:
        return None
    return FollowUpResult(
        number,
        reached_count,
        int((has_answered & ~took_part).sum()),
        _share(reached_count, number),
        tuple(_retained_gain(data, scale, took_part) for scale in data.instrument.scales if LATER in scale.asked),
        tuple(_behaviours(data, took_part)),
    )


def _share(hit_count: int, total: int) -> Estimate:
    return replace(share.compute(hit_count / total, total), method=marked("share, Wilson interval"))


def _retained_gain(data: EvaluationData, scale: Scale, took_part: "Booleans") -> RetainedGain:
    import numpy

    def scores(wave: Wave) -> "Floats":
        if data.wave(wave) is None or wave not in scale.asked:
            return numpy.full(len(took_part), numpy.nan)
        return numpy.where(took_part, data.scores_of(wave, scale.id), numpy.nan)

    waves: tuple[Wave, ...] = ("pre", "post", LATER)
    pre_scores, post_scores, follow_up_scores = map(scores, waves)
    has_scores = [~numpy.isnan(wave_scores) for wave_scores in (pre_scores, post_scores, follow_up_scores)]
    nonempty = [mask for mask in has_scores if mask.any()]
    complete_mask = numpy.logical_and.reduce(nonempty) if nonempty else numpy.zeros(len(took_part), dtype=bool)
    n = int(complete_mask.sum()) if len(nonempty) > 1 and has_scores[2].any() else 0
    means = [
        float(wave_scores[complete_mask].mean()) if n > 1 and mask.any() else None
        for wave_scores, mask in zip((pre_scores, post_scores, follow_up_scores), has_scores, strict=True)
    ]
    all_three = has_scores[0] & has_scores[1] & has_scores[2]
    gain, remaining_gain = (
        post_scores[all_three] - pre_scores[all_three],
        follow_up_scores[all_three] - pre_scores[all_three],
    )
    # Against a score before of 0, the bounds of a change are those of the mean.
    scores_before = numpy.where(took_part, 0.0, numpy.nan)
    bounds = missing_bounds.compute(scores_before, follow_up_scores, (scale.range.low, scale.range.high))
    return RetainedGain(
        facts(scale),
        n,
        (means[0], means[1], means[2]),
        paired_change.compute(
            Pairs.of(post_scores[has_scores[1] & has_scores[2]], follow_up_scores[has_scores[1] & has_scores[2]])
        ),
        ratio.compute(gain, remaining_gain, name="share of the gain that is left"),
        int(has_scores[2].sum()),
        float(follow_up_scores[has_scores[2]].mean()) if has_scores[2].sum() > 1 else None,
        bounds.low,
        bounds.high,
        welch.compute(
            pre_scores[has_scores[0] & has_scores[2]],
            pre_scores[has_scores[0] & ~has_scores[2]],
            name="answered minus not, before",
        ),
        welch.compute(
            post_scores[has_scores[1] & has_scores[2]],
            post_scores[has_scores[1] & ~has_scores[2]],
            name="answered minus not, after",
        ),
        not (has_scores[0].any() or has_scores[1].any()),
    )


def _behaviours(data: EvaluationData, took_part: "Booleans") -> list[Behaviour]:
    """The yes or no questions about what people did since."""
    import numpy

    later = data.wave(LATER)
    rows = data.people.rows[LATER]
    behaviours = []
    for item, yes_answer in _yes_no_items(data.instrument):
        if later is None or item.id not in later.answers:
            continue
        answers = later.answers[item.id]
        marks = (answers == yes_answer).astype(numpy.float64).where(answers.notna()).to_numpy(dtype=numpy.float64)
        marks = numpy.append(marks, numpy.nan)[rows][took_part]
        answer_count, yes_count, people = int((~numpy.isnan(marks)).sum()), int(numpy.nansum(marks)), len(marks)
        if answer_count > 1:
            lowest_share, highest_share = yes_count / people, (yes_count + people - answer_count) / people
            behaviours.append(
                Behaviour(
                    item.id,
                    (item.texts() or [""])[0],
                    yes_count,
                    _share(yes_count, answer_count),
                    lowest_share,
                    highest_share,
                )
            )
    return behaviours


def _yes_no_items(instrument: Instrument) -> list[tuple[ScaleItem, str | int | None]]:
    """The items of behaviour that have two answers, each with the one that means yes."""
    questions: list[tuple[ScaleItem, str | int | None]] = []
    for scale in instrument.scales:
        if scale.level == "behaviour" and LATER in scale.asked:
            if isinstance(scale, KeyedScale):
                questions += [(item, item.key) for item in scale.items if len(item.options) == 2]
            if isinstance(scale, NumberScale) and (scale.range.low, scale.range.high) == (0, 1):
                questions += [(item, 1) for item in scale.items]
    return questions
