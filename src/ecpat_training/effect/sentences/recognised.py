"""Of how many who answered the people compared are, as every report says it: of a training and of a programme."""

from ecpat_training.effect.model.change import Recognised
from ecpat_training.effect.sentences.words.report import RECOGNISED
from ecpat_training.values.thresholds import SMALLEST


def recognised_sentence(recognised: Recognised | None, smallest: int = SMALLEST) -> str:
    """How many of those who answered before were recognised afterwards, or in a published report that fewer than
    `smallest` were not; "" where it isn't known, or not said."""
    if recognised is None:
        return ""
    if recognised.began is None:
        return RECOGNISED["few missing"].format(smallest=smallest)
    return RECOGNISED["known"].format(known=recognised.known, began=recognised.began)
