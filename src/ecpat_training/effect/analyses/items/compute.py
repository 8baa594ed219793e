"""The single questions: how many knew, what was chosen, who changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.items.result import (
    ItemResult,
    ItemsResult,
    ItemWave,
    PartChange,
    QuestionChange,
    ScaleItems,
)
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.scoring.item_answers import MOST_ANSWERS, ItemAnswers
from ecpat_training.stats import graded_change, mcnemar, paired_change, paired_shares, share, square_table, upper_lower
from ecpat_training.stats.estimate import TestResult
from ecpat_training.stats.multiplicity import benjamini_hochberg
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import KeyedScale, LikertScale, NumberScale, Scale, ScaleItem
from ecpat_training.survey.instrument.own_words import statement_words
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats, Integers

    Rows = tuple[Integers, Integers]

WILSON = marked("share of those asked who were right, Wilson interval")


def analyse(data: EvaluationData) -> ItemsResult | None:
    """Every scale of several questions, or with a key, that anybody answered; a single ready score has no questions."""
    rows = {
        (comparison.before, comparison.after): comparison.linking.links.rows
        for comparison in data.comparisons
        if comparison.linking is not None
    }
    scales = [
        scale_items(scale, data, rows)
        for scale in data.instrument.scales
        if not (isinstance(scale, NumberScale) and len(scale.items) == 1)
        and any((scale.id, wave.wave) in data.items for wave in data.waves)
    ]
    return ItemsResult(tuple(scales)) if scales else None


def scale_items(scale: Scale, data: EvaluationData, rows: "dict[tuple[str, str], Rows]") -> ScaleItems:
    """The questions of a scale in every wave; `rows` are those of the people linked, for each two waves."""
    waves = {wave.wave: item_answers for wave in data.waves if (item_answers := data.items.get((scale.id, wave.wave)))}
    items_by_wave = {wave: _waves(scale, wave, data) for wave in waves}
    changes: dict[str, list[QuestionChange]] = {item.id: [] for item in scale.items}
    part_changes: list[PartChange] = []
    for comparison in data.comparisons:
        if comparison.before in waves and comparison.after in waves and (comparison.before, comparison.after) in rows:
            changes_by_item = _changes(
                scale,
                comparison,
                waves[comparison.before],
                waves[comparison.after],
                rows[comparison.before, comparison.after],
            )
            for name, change in adjust_p_values(changes_by_item).items():
                changes[name].append(change)
            part_changes += _part_changes(
                scale,
                comparison,
                waves[comparison.before],
                waves[comparison.after],
                rows[comparison.before, comparison.after],
            )
    return scale_items_of(scale, list(items_by_wave.values()), changes, part_changes)


def scale_items_of(
    scale: Scale,
    waves: Sequence[Mapping[str, ItemWave]],
    changes: Mapping[str, Sequence[QuestionChange]],
    part_changes: Sequence[PartChange],
) -> ScaleItems:
    """The items of a scale with their figures wave by wave and their changes; items that no wave asks are left out."""
    items = tuple(
        _item(item, scale, [wave_items[item.id] for wave_items in waves if item.id in wave_items], changes[item.id])
        for item in scale.items
        if any(item.id in wave_items for wave_items in waves)
    )
    low, high = scale.range.low, scale.range.high
    answers = _list_graded_answers(scale, items)
    return ScaleItems(scale.id, scale.title, scale.kind, scale.better, low, high, answers, items, tuple(part_changes))


def _item(item: ScaleItem, scale: Scale, waves: Sequence[ItemWave], changes: Sequence[QuestionChange]) -> ItemResult:
    return ItemResult(
        id=item.id,
        text=statement_words(item, scale.items),
        reversed=item.reversed,
        untaught=item.untaught,
        chapter=item.chapter,
        form=item.form,
        key=item.key,
        options=tuple((option, next(iter(item.option_texts(option)), "")) for option in item.options),
        waves=tuple(waves),
        changes=tuple(changes),
    )


def _list_graded_answers(scale: Scale, items: Sequence[ItemResult]) -> tuple[tuple[str, str], ...]:
    """The answers that a graded question has, from lowest to highest, with their labels."""
    if isinstance(scale, KeyedScale):
        return ()
    answers = {answer for item in items for wave in item.waves for answer, _ in wave.counts}
    labels: dict[str, str] = {}
    if isinstance(scale, LikertScale):
        for label, number in scale.labels.items():  # the first of several, which is that of the first language
            labels.setdefault(f"{number:g}", label)
        low, high = scale.answers.low, scale.answers.high
        if low is not None and high is not None and float(low).is_integer() and high - low <= 10:
            answers |= {f"{low + step:g}" for step in range(int(high - low) + 1)}
    return tuple((answer, labels.get(answer, "")) for answer in sorted(answers, key=float))


def _waves(scale: Scale, wave: str, data: EvaluationData) -> dict[str, ItemWave]:
    """Each item of a scale in one wave; what no training teaches has nothing to do with the others."""
    import numpy

    is_keyed, answers = isinstance(scale, KeyedScale), data.items[scale.id, wave]
    wave_by_item = {
        item.id: _wave(wave, answers, column, is_keyed=is_keyed)
        for column, item in enumerate(answers.items)
        if item.untaught
    }
    for form in answers.forms():
        columns = answers.of_form(form)
        if not columns:
            continue
        item_moments = data.moments(scale.id, wave, form)
        item_rests = (
            item_moments.item_rest().tolist() if len(columns) > 1 and item_moments.n > 2 else [numpy.nan] * len(columns)
        )
        thirds = [numpy.nan] * len(columns)
        if is_keyed and len(columns) > 1:
            thirds = upper_lower.compute(answers.table[:, columns]).tolist()
        for position, column in enumerate(columns):
            if answers.items[column].id not in wave_by_item:  # what all forms share is taken with the first
                item_wave = _wave(wave, answers, column, is_keyed=is_keyed)
                wave_by_item[answers.items[column].id] = replace(
                    item_wave,
                    item_rest=none_if_nan(item_rests[position]),
                    upper_lower=none_if_nan(thirds[position]),
                    complete=item_moments.n,
                )
    return wave_by_item


def _wave(wave: str, answers: ItemAnswers, column: int, *, is_keyed: bool) -> ItemWave:
    """One item in one wave, without what it has to do with the others."""
    has_answered = answers.is_answered(column)
    counts = answers.counts[column]
    n = int(has_answered.sum())
    total = float(answers.table[has_answered, column].sum(dtype=float)) if n else 0.0
    right_share = share.compute(total / n, n, method=WILSON) if is_keyed and n else None
    n_answers = sum(counts.values()) if is_keyed else n
    blank = n - n_answers if is_keyed else len(has_answered) - n
    mean = total / n if n and not is_keyed else None
    return ItemWave(wave, n, tuple(counts.items()), blank, right_share, mean, None, None, 0)


def none_if_nan(value: float) -> float | None:
    """The number; None in place of nan."""
    return None if value != value else float(value)


def _answers_of_pairs(
    before: ItemAnswers, after: ItemAnswers, rows: "Rows", item: str
) -> "tuple[Floats, Floats] | None":
    """The figures of an item of those linked people who have one in both waves; None where a wave doesn't ask it."""
    columns = [
        next((column for column, question in enumerate(side.items) if question.id == item), None)
        for side in (before, after)
    ]
    if columns[0] is None or columns[1] is None:
        return None
    has_both_answers = before.is_answered(columns[0])[rows[0]] & after.is_answered(columns[1])[rows[1]]
    return (
        before.table[rows[0], columns[0]][has_both_answers].astype("float64"),
        after.table[rows[1], columns[1]][has_both_answers].astype("float64"),
    )


def _changes(
    scale: Scale, comparison: Comparison, before: ItemAnswers, after: ItemAnswers, rows: "Rows"
) -> dict[str, QuestionChange]:
    change_by_item: dict[str, QuestionChange] = {}
    for item in scale.items:
        figures = _answers_of_pairs(before, after, rows, item.id)
        if figures is not None and len(figures[0]):
            change_by_item[item.id] = question_change(scale, comparison, Pairs.of(*figures))
    return change_by_item


def question_change(scale: Scale, comparison: Comparison, pairs: Pairs) -> QuestionChange:
    """How the answers to a question changed among people who gave one in both waves: right or wrong with a key, else
    graded."""
    return (
        _keyed_question_change(comparison, pairs)
        if isinstance(scale, KeyedScale)
        else _graded_question_change(comparison, pairs, scale.better)
    )


def _keyed_question_change(comparison: Comparison, pairs: Pairs) -> QuestionChange:
    is_right = pairs.before == 1, pairs.after == 1
    answer_masks = (
        is_right[0] & is_right[1],
        ~is_right[0] & is_right[1],
        is_right[0] & ~is_right[1],
        ~is_right[0] & ~is_right[1],
    )
    answers = mcnemar.PairedAnswers(*map(pairs.people, answer_masks))
    return QuestionChange(
        earlier=comparison.before,
        later=comparison.after,
        n=answers.n,
        better=answers.gained,
        same=answers.right + answers.wrong,
        worse=answers.lost,
        before=answers.right + answers.lost,
        after=answers.right + answers.gained,
        difference=paired_shares.tango(answers),
        newcombe=paired_shares.newcombe(answers),
        exact=mcnemar.exact(answers),
        mid_p=mcnemar.mid_p(answers),
        homogeneity=None,
    )


def _graded_question_change(comparison: Comparison, pairs: Pairs, better_direction: str) -> QuestionChange:
    n = pairs.n
    rising_people, falling_people = pairs.people(pairs.after > pairs.before), pairs.people(pairs.after < pairs.before)
    improved_people, worsened_people = (
        (rising_people, falling_people) if better_direction == "higher" else (falling_people, rising_people)
    )
    return QuestionChange(
        earlier=comparison.before,
        later=comparison.after,
        n=n,
        better=improved_people,
        same=n - rising_people - falling_people,
        worse=worsened_people,
        before=pairs.mean_before,
        after=pairs.mean_after,
        difference=None,
        newcombe=None,
        exact=graded_change.exact(improved_people, worsened_people),
        mid_p=graded_change.mid_p(improved_people, worsened_people),
        homogeneity=_homogeneity(pairs),
    )


def _homogeneity(pairs: Pairs) -> TestResult | None:
    """The test of Stuart and Maxwell, where there are few enough answers to be counted against each other."""
    import numpy
    import pandas

    codes, values = pandas.factorize(numpy.concatenate([pairs.before, pairs.after]), sort=True)
    k, rows = len(values), pairs.times.size
    if k > MOST_ANSWERS:
        return None
    table = numpy.zeros((k, k), dtype=numpy.int64)
    numpy.add.at(table, (codes[:rows], codes[rows:]), pairs.times)
    return square_table.stuart_maxwell(table)


def adjust_p_values(changes: dict[str, QuestionChange]) -> dict[str, QuestionChange]:
    """The changes with each mid-p adjusted for all questions of the scale that have a test."""
    p_by_item = {name: change.mid_p.p for name, change in changes.items() if change.mid_p.p is not None}
    adjusted_p_by_item = dict(zip(p_by_item, benjamini_hochberg(list(p_by_item.values())), strict=True))
    return {name: replace(change, adjusted=adjusted_p_by_item.get(name)) for name, change in changes.items()}


def _part_changes(
    scale: Scale, comparison: Comparison, before: ItemAnswers, after: ItemAnswers, rows: "Rows"
) -> Iterator[PartChange]:
    """The chapters of a scale, where it has several, and what is untaught beside what is taught."""
    if isinstance(scale, NumberScale):
        return
    taught_items = [item for item in scale.items if not item.untaught]
    chapters = list(dict.fromkeys(item.chapter for item in taught_items if item.chapter))
    groups = [(title, False, [item for item in taught_items if item.chapter == title]) for title in chapters]
    untaught_items = [item for item in scale.items if item.untaught]
    groups = groups if len(groups) > 1 else []
    if untaught_items and taught_items:
        groups += [("", False, taught_items), ("", True, untaught_items)]
    for title, is_untaught, items in groups:
        ids = {item.id for item in items}
        first_scores, second_scores = _part_scores(before, ids), _part_scores(after, ids)
        if first_scores is None or second_scores is None:
            continue
        unit = 100.0 if isinstance(scale, KeyedScale) else 1.0
        scores = first_scores[rows[0]] * unit, second_scores[rows[1]] * unit
        finite = _finite(*scores)
        pairs = Pairs.of(scores[0][finite], scores[1][finite])
        yield PartChange(
            title,
            is_untaught,
            len(ids & {item.id for item in before.items}),
            comparison.before,
            comparison.after,
            pairs.n,
            pairs.mean_before if pairs.n else None,
            pairs.mean_after if pairs.n else None,
            paired_change.compute(pairs),
        )


def _finite(before: "Floats", after: "Floats") -> "Booleans":
    import numpy

    finite: Booleans = numpy.isfinite(before) & numpy.isfinite(after)
    return finite


def _part_scores(answers: ItemAnswers, ids: set[str]) -> "Floats | None":
    """The mean of these items of each response; nan where one of its form is missing."""
    import numpy

    scores: Floats = numpy.full(len(answers.table), numpy.nan)
    is_asked = False
    for form in answers.forms():
        columns = [
            column
            for is_untaught in (False, True)
            for column in answers.of_form(form, is_untaught=is_untaught)
            if answers.items[column].id in ids
        ]
        if columns:
            is_asked = True
            has_answered = numpy.logical_and.reduce([answers.is_answered(column) for column in columns])
            item_scores = [answers.table[:, column].astype(numpy.float64) for column in columns]
            scores[has_answered] = (sum(item_scores[1:], item_scores[0]) / len(item_scores))[has_answered]
    return scores if is_asked else None
