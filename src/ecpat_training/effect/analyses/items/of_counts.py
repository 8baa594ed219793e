"""The single questions where people were counted: without chapters and thirds, which need each person's answers."""

from dataclasses import replace

from ecpat_training.effect.analyses.items.compute import (
    WILSON,
    adjusted_together,
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
        waves = [_wave(scale, wave, by_item, data) for wave, by_item in counted.items()]
        changes: dict[str, list[QuestionChange]] = {item.id: [] for item in scale.items}
        for comparison, counts in zip(data.comparisons, data.counts, strict=True):
            moved = {
                item.id: question_change(scale, comparison, joint.pairs())
                for item in scale.items
                if (joint := counts.items.get(item.id)) and joint.cells and joint.whole
            }
            for name, change in adjusted_together(moved).items():
                changes[name].append(change)
        scales.append(scale_items_of(scale, waves, changes, ()))
    return ItemsResult(tuple(scales)) if scales else None


def _wave(scale: Scale, wave: str, counted: ItemwiseCounts, data: EvaluationData) -> dict[str, ItemWave]:
    keyed = isinstance(scale, KeyedScale)
    wave_by_item: dict[str, ItemWave] = {}
    items_by_form = data.asked(scale, wave)
    for item in scale.untaught:
        if item.id in counted.items and items_by_form:
            wave_by_item[item.id] = _item(wave, counted.items[item.id], item, keyed=keyed)
    for form, items in items_by_form.items():
        moments = data.moments(scale.id, wave, form)
        item_rests = moments.item_rest().tolist() if len(items) > 1 and moments.n > 2 else [float("nan")] * len(items)
        for item, item_rest in zip(items, item_rests, strict=True):
            if item.id not in wave_by_item:  # what all forms share is taken with the first
                item_wave = _item(wave, counted.items[item.id], item, keyed=keyed)
                wave_by_item[item.id] = replace(item_wave, item_rest=none_if_nan(item_rest), complete=moments.n)
    return wave_by_item


def _item(wave: str, counted: ItemCounts, item: ScaleItem, *, keyed: bool) -> ItemWave:
    """One item in one wave, without what it has to do with the others."""
    n, n_answers = counted.asked, sum(counted.answers.values())
    if keyed:
        unlisted = {answer: people for answer, people in sorted(counted.answers.items()) if answer not in item.options}
        counts = {option: counted.answers.get(option, 0) for option in item.options} | unlisted
    else:
        counts = dict(sorted(counted.answers.items(), key=lambda answer: float(answer[0])))
    right = share.compute(counted.total / n, n, method=WILSON) if keyed and n else None
    blank = n - n_answers if keyed else counted.responses - n
    mean = counted.total / n if n and not keyed else None
    return ItemWave(wave, n, tuple(counts.items()), blank, right, mean, None, None, 0)
