"""The single questions where people were counted: without chapters and thirds, which need each person's answers."""

from dataclasses import replace

from ecpat_training.effect.analyses.items.compute import (
    WILSON,
    adjusted_together,
    known,
    of_scale,
    question_change,
)
from ecpat_training.effect.analyses.items.result import ItemsFound, ItemWave, QuestionChange
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.counting.counted import Asked, ByItem
from ecpat_training.stats import share
from ecpat_training.survey.instrument.instrument import WAVES, KeyedScale, NumberScale, Scale, ScaleItem


def analyse_counts(data: EvaluationData) -> ItemsFound | None:
    """Every scale of several questions, or with a key, of which single answers were counted."""
    scales = []
    for scale in data.instrument.scales:
        counted = {wave: found for wave in WAVES if (found := data.counted(scale.id, wave)) is not None}
        if not counted or (isinstance(scale, NumberScale) and len(scale.items) == 1):
            continue
        waves = [_wave(scale, wave, found, data) for wave, found in counted.items()]
        changes: dict[str, list[QuestionChange]] = {item.id: [] for item in scale.items}
        for one, of in zip(data.comparisons, data.counts, strict=True):
            moved = {
                item.id: question_change(scale, one, joint.pairs())
                for item in scale.items
                if (joint := of.items.get(item.id)) and joint.cells and joint.whole
            }
            for name, change in adjusted_together(moved).items():
                changes[name].append(change)
        scales.append(of_scale(scale, waves, changes, ()))
    return ItemsFound(tuple(scales)) if scales else None


def _wave(scale: Scale, wave: str, counted: ByItem, data: EvaluationData) -> dict[str, ItemWave]:
    keyed = isinstance(scale, KeyedScale)
    found: dict[str, ItemWave] = {}
    asked = data.asked(scale, wave)
    for item in scale.untaught:
        if item.id in counted.items and asked:
            found[item.id] = _item(wave, counted.items[item.id], item, keyed=keyed)
    for form, items in asked.items():
        moments = data.moments(scale.id, wave, form)
        rest = moments.item_rest().tolist() if len(items) > 1 and moments.n > 2 else [float("nan")] * len(items)
        for item, own in zip(items, rest, strict=True):
            if item.id not in found:  # what all forms share is taken with the first
                one = _item(wave, counted.items[item.id], item, keyed=keyed)
                found[item.id] = replace(one, item_rest=known(own), complete=moments.n)
    return found


def _item(wave: str, one: Asked, item: ScaleItem, *, keyed: bool) -> ItemWave:
    """One item in one wave, without what it has to do with the others."""
    n, given = one.asked, sum(one.answers.values())
    if keyed:
        others = {answer: people for answer, people in sorted(one.answers.items()) if answer not in item.options}
        counts = {option: one.answers.get(option, 0) for option in item.options} | others
    else:
        counts = dict(sorted(one.answers.items(), key=lambda answer: float(answer[0])))
    right = share.compute(one.total / n, n, method=WILSON) if keyed and n else None
    blank = n - given if keyed else one.responses - n
    mean = one.total / n if n and not keyed else None
    return ItemWave(wave, n, tuple(counts.items()), blank, right, mean, None, None, 0)
