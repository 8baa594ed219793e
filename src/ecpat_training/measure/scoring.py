"""From answers to the score of a scale, one per response; nan where there are too few answers.

| kind | score | needs |
| --- | --- | --- |
| likert | mean of the items answered, reversed items turned round (lowest + highest - answer) | `answered`, else all |
| multiple choice | percentage of all items answered right; a missing answer counts as wrong | `answered`, else one |
| number | mean of the items answered | `answered`, else all |
"""

from typing import TYPE_CHECKING

from ecpat_training.model.instrument import KeyedScale, LikertScale, Scale

if TYPE_CHECKING:
    import pandas


def score(scale: Scale, answers: "pandas.DataFrame") -> "pandas.Series[float]":
    """The score of each response on a scale, in the scale's units, with the index of `answers`.

    A column that the wave doesn't have counts as not answered by anybody.
    """
    import pandas

    items = [item.id for item in scale.items]
    given = answers.reindex(columns=items)
    answered = given.notna().sum(axis=1)
    if isinstance(scale, KeyedScale):
        right = given.eq(pandas.Series({item.id: item.key for item in scale.items})).sum(axis=1)
        return (100.0 * right / len(items)).where(answered >= (scale.answered or 1))
    numbers = given.astype("float64")
    if isinstance(scale, LikertScale) and scale.answers.low is not None and scale.answers.high is not None:
        turned = [item.id for item in scale.items if item.reversed]
        numbers[turned] = scale.answers.low + scale.answers.high - numbers[turned]
    return (numbers.sum(axis=1) / answered.where(answered > 0)).where(answered >= (scale.answered or len(items)))
