"""Which questions of a scale changed in opposite directions.

| the 95 % interval of a question's change | the question |
| --- | --- |
| wholly above 0 | rose |
| wholly below 0 | fell |
| holds 0, or there is none | tells nothing |

A scale is named where at least one question rose and one fell. Of linked people it is the paired t interval, of waves
that are two groups Welch's, and of a then-test the paired one of now minus then.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.opposite_items.result import OppositeItems, OppositeScale, QuestionChange
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.stats import paired_change, welch
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, KeyedScale, Scale, ScaleItem
from ecpat_training.survey.instrument.own_words import statement_words
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats


def analyse(data: EvaluationData) -> OppositeItems | None:
    """Every scale with a question that rose and one that fell; None where there is none."""
    scales = [scale for scale in data.instrument.scales if not isinstance(scale, KeyedScale) and len(scale.items) > 1]
    rows = tuple(
        row for scale in scales for row in (*_compare_between_waves(scale, data), *_compare_retrospective(scale, data))
    )
    return OppositeItems(rows) if rows else None


def _compare_between_waves(scale: Scale, data: EvaluationData) -> Iterator[OppositeScale]:
    for comparison in data.comparisons:
        before, after = data.wave(comparison.before), data.wave(comparison.after)
        if before is None or after is None or comparison.linking is None:
            continue
        changes = []
        for item in scale.items:
            if item.id not in before.answers.columns or item.id not in after.answers.columns:
                continue
            first_numbers, second_numbers = (_numbers(wave, item.id, item) for wave in (before, after))
            if comparison.unlinked:
                estimate = welch.compute(
                    second_numbers[second_numbers == second_numbers], first_numbers[first_numbers == first_numbers]
                )
            else:
                rows = comparison.linking.links.rows
                estimate = _paired_difference(first_numbers[rows[0]], second_numbers[rows[1]])
            changes.append(QuestionChange(item.id, statement_words(item, scale.items), estimate))
        yield from _opposite(scale, comparison.before, comparison.after, changes)


def _compare_retrospective(scale: Scale, data: EvaluationData) -> Iterator[OppositeScale]:
    for wave in data.waves:
        columns = wave.answers.columns
        items = [item for item in scale.items if {item.id, THEN_PREFIX + item.id} <= {*columns}]
        changes = [
            QuestionChange(
                item.id,
                statement_words(item, scale.items),
                _paired_difference(_numbers(wave, THEN_PREFIX + item.id, item), _numbers(wave, item.id, item)),
            )
            for item in items
        ]
        yield from _opposite(scale, "then", wave.wave, changes)


def _numbers(wave: WaveResponses, column: str, item: ScaleItem) -> "Floats":
    """The answers, those to a reversed item with the other sign, which turns their changes round."""
    numbers: Floats = wave.answers[column].to_numpy(dtype="float64")
    return -numbers if item.reversed else numbers


def _paired_difference(first_answers: "Floats", second_answers: "Floats") -> Estimate:
    has_both_answers = (first_answers == first_answers) & (
        second_answers == second_answers
    )  # who answered in both, as nan is never itself
    return paired_change.compute(Pairs.of(first_answers[has_both_answers], second_answers[has_both_answers]))


def _opposite(scale: Scale, before: str, after: str, changes: list[QuestionChange]) -> Iterator[OppositeScale]:
    risen = tuple(change for change in changes if change.change.low is not None and change.change.low > 0)
    fallen = tuple(change for change in changes if change.change.high is not None and change.change.high < 0)
    if risen and fallen:
        yield OppositeScale(scale.id, scale.title, before, after, risen, fallen)
