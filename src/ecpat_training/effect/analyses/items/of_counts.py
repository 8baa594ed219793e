"""The single questions where people were counted: without chapters and thirds, which need each person's answers."""

from dataclasses import replace

from ecpat_training.effect.analyses.items.compute import (
    WILSON,
    adjust_p_values,
    none_if_nan,
    question_change,
    scale_items_of,
)
from ecpat_training.effect.analyses.items.result import ItemsResult, ItemWave, QuestionChange
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.counting.counted import ItemCounts, ItemwiseCounts
from ecpat_training.stats import share
from ecpat_training.survey.instrument.instrument import WAVES, KeyedScale, NumberScale, Scale, ScaleItem


def analyse_counts(data: EvaluationData) -> ItemsResult | None:
    """Every scale of several questions, or with a key, of which single answers were counted."""
    scales = []
    for scale in data.instrument.scales:
        counted = {wave: wave_counts for wave in WAVES if (wave_counts := data.counted(scale.id, wave)) is not None}
        if not counted or (isinstance(scale, NumberScale) and len(scale.items) == 1):
            continue
        waves = [_wave(scale, wave, item_counts, data) for wave, item_counts in counted.items()]
        changes: dict[str, list[QuestionChange]] = {item.id: [] for item in scale.items}
        for comparison, counts in zip(data.comparisons, data.counts, strict=True):
            changes_by_item = {
                item.id: question_change(scale, comparison, joint_counts.pairs())
                for item in scale.items
                if (joint_counts := counts.items.get(item.id)) and joint_counts.cells and joint_counts.whole
            }
            for name, change in adjust_p_values(changes_by_item).items():
                changes[name].append(change)
        scales.append(scale_items_of(scale, waves, changes, ()))
    return ItemsResult(tuple(scales)) if scales else None


def _wave(scale: Scale, wave: str, counted: ItemwiseCounts, data: EvaluationData) -> dict[str, ItemWave]:
    is_keyed = isinstance(scale, KeyedScale)
    wave_by_item: dict[str, ItemWave] = {}
    items_by_form = data.asked(scale, wave)
    for item in scale.untaught:
        if item.id in counted.items and items_by_form:
            wave_by_item[item.id] = _item(wave, counted.items[item.id], item, is_keyed=is_keyed)
    for form, items in items_by_form.items():
        item_moments = data.moments(scale.id, wave, form)
        item_rests = (
            item_moments.item_rest().tolist() if len(items) > 1 and item_moments.n > 2 else [float("nan")] * len(items)
        )
        for item, item_rest in zip(items, item_rests, strict=True):
            if item.id not in wave_by_item:  # what all forms share is taken with the first
                item_wave = _item(wave, counted.items[item.id], item, is_keyed=is_keyed)
                wave_by_item[item.id] = replace(item_wave, item_rest=none_if_nan(item_rest), complete=item_moments.n)
    return wave_by_item


def _item(wave: str, counted: ItemCounts, item: ScaleItem, *, is_keyed: bool) -> ItemWave:
    """One item in one wave, without what it has to do with the others."""
    n, n_answers = counted.asked, sum(counted.answers.values())
    if is_keyed:
        unlisted_counts = {
            answer: people for answer, people in sorted(counted.answers.items()) if answer not in item.options
        }
        counts = {option: counted.answers.get(option, 0) for option in item.options} | unlisted_counts
    else:
        counts = dict(sorted(counted.answers.items(), key=lambda answer: float(answer[0])))
    right_share = share.compute(counted.total / n, n, method=WILSON) if is_keyed and n else None
    blank = n - n_answers if is_keyed else counted.responses - n
    mean = counted.total / n if n and not is_keyed else None
    return ItemWave(wave, n, tuple(counts.items()), blank, right_share, mean, None, None, 0)
