"""What each answer adds to a scale's score: 1 or 0 for a question with a key, else the answer, turned round if it must.

A question with a key that somebody left open counts as wrong where they answered any; other missing answers are nan.
"""

from typing import TYPE_CHECKING

from ecpat_training.model.instrument import KeyedScale, LikertScale, Scale

if TYPE_CHECKING:
    import pandas


def item_scores(scale: Scale, answers: "pandas.DataFrame") -> "pandas.DataFrame":
    """A row per response and a column per taught item that the wave has."""
    import pandas

    items = [item for item in scale.items if item.id in answers.columns and not item.untaught]
    given = answers[[item.id for item in items]]
    if isinstance(scale, KeyedScale):
        right = given.eq(pandas.Series({item.id: item.key for item in items}, dtype=object)).astype("float64")
        return right.where(given.notna().any(axis=1))
    numbers = given.astype("float64")
    if isinstance(scale, LikertScale) and scale.answers.low is not None and scale.answers.high is not None:
        turned = [item.id for item in items if item.reversed]
        numbers[turned] = scale.answers.low + scale.answers.high - numbers[turned]
    return numbers
