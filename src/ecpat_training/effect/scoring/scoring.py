"""From answers to the score of a scale, one per response; nan where there are too few answers.

| kind | score | needs |
| --- | --- | --- |
| likert | mean of the items answered, reversed items turned round (lowest + highest - answer) | `answered`, else all |
| multiple choice | percentage of the items answered right; no answer counts as wrong | `answered`, else one |
| number | mean of the items answered | `answered`, else all |

What no training teaches (`untaught`) has a score of its own, and no part in the scale's. Of parallel forms, the items
of the form that somebody got were asked of them, and no others: the form is what the file says; else the one of which
they answered something; else the only one that the wave has. Who answered items of two forms was asked both.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.survey.instrument.instrument import KeyedScale, LikertScale, Scale, ScaleItem

if TYPE_CHECKING:
    import numpy
    import numpy.typing
    import pandas

UNTAUGHT_SUFFIX = ":untaught"  # behind a scale's id: the score of its items that no training teaches


def score(
    scale: Scale, answers: "pandas.DataFrame", forms: "pandas.Series[str] | None" = None
) -> "pandas.Series[float]":
    """The score of each response on a scale, in the scale's units, with the index of `answers`.

    A column that the wave doesn't have counts as not answered by anybody.

    Args:
        forms: the parallel form that each response says it got, "" where it doesn't; None if the file doesn't say.
    """
    return _score(scale, scale.taught, answers, forms, scale.answered)


def untaught_score(
    scale: Scale, answers: "pandas.DataFrame", forms: "pandas.Series[str] | None" = None
) -> "pandas.Series[float] | None":
    """The score on the items of a scale that no training teaches, in the scale's units; None if it has none beside
    those that are taught. `answered` says nothing about them: a rating needs all."""
    return _score(scale, scale.untaught, answers, forms, None) if scale.untaught else None


def _score(
    scale: Scale,
    items: Sequence[ScaleItem],
    answers: "pandas.DataFrame",
    forms: "pandas.Series[str] | None",
    min_answers: int | None,
) -> "pandas.Series[float]":
    """The score on these items; nan where fewer than `min_answers` are answered (None: one of those with a key, else
    all)."""
    import numpy
    import pandas

    item_answers = answers.reindex(columns=[item.id for item in items])
    is_answered = item_answers.notna().to_numpy()
    asked_count: int | numpy.typing.NDArray[numpy.int64] = len(items)
    if any(item.form for item in items):
        was_presented = _presented_items(scale, items, answers, forms)
        is_answered, asked_count = is_answered & was_presented, was_presented.sum(axis=1)
        item_answers = item_answers.where(was_presented)
    n_answered = is_answered.sum(axis=1)
    if isinstance(scale, KeyedScale):
        is_right = [item_answers[item.id].to_numpy() == item.key for item in items]
        right_count = sum(is_right, numpy.zeros(len(answers), dtype=numpy.int64))
        with numpy.errstate(divide="ignore", invalid="ignore"):  # who was asked nothing has no score
            percentage = 100.0 * right_count / asked_count
        return pandas.Series(numpy.where(n_answered >= (min_answers or 1), percentage, numpy.nan), index=answers.index)
    answered_count = pandas.Series(n_answered, index=answers.index)
    numbers = item_answers.astype("float64")
    if isinstance(scale, LikertScale) and scale.answers.low is not None and scale.answers.high is not None:
        reversed_items = [item.id for item in items if item.reversed]
        numbers[reversed_items] = scale.answers.low + scale.answers.high - numbers[reversed_items]
    return (numbers.sum(axis=1) / answered_count.where(answered_count > 0)).where(
        answered_count >= (min_answers or asked_count)
    )


def _presented_items(
    scale: Scale, items: Sequence[ScaleItem], answers: "pandas.DataFrame", forms: "pandas.Series[str] | None"
) -> "numpy.typing.NDArray[numpy.bool_]":
    """Which item was asked of whom: a row per response, a column per item. Where nobody can know which form somebody
    got, the items of none count, and only those that all forms share were asked."""
    import numpy

    form_names = scale.form_names()
    has_form = {
        form: answers.reindex(columns=[item.id for item in scale.items if item.form == form]).notna().any(axis=1)
        for form in form_names
    }
    present_forms = [
        form for form in form_names if any(i.form == form and i.id in answers.columns for i in scale.items)
    ]
    was_presented = numpy.column_stack([has_form[form].to_numpy() for form in form_names])
    if len(present_forms) == 1:
        was_presented[~was_presented.any(axis=1), form_names.index(present_forms[0])] = True
    if forms is not None:
        stated_forms = numpy.column_stack([forms.eq(form).to_numpy() for form in form_names])
        was_presented = numpy.where(stated_forms.any(axis=1, keepdims=True), stated_forms, was_presented)
    all_responses = numpy.ones(len(answers), dtype=bool)
    return numpy.column_stack([was_presented[:, form_names.index(i.form)] if i.form else all_responses for i in items])
