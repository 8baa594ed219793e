"""Of how many who answered the people compared are, as every report says it: of a training and of a programme."""

from ecpat_training.effect.model.change import RecognisedShare
from ecpat_training.effect.sentences.words.report import RECOGNISED_SENTENCES
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP


def recognised_sentence(recognised_share: RecognisedShare | None, min_people: int = SMALLEST_PUBLISHED_GROUP) -> str:
    """How many of those who answered before were recognised afterwards, or in a published report that fewer than
    `min_people` were not; "" where it isn't known, or not said."""
    if recognised_share is None:
        return ""
    if recognised_share.began is None:
        return RECOGNISED_SENTENCES["few missing"].format(smallest=min_people)
    return RECOGNISED_SENTENCES["known"].format(known=recognised_share.known, began=recognised_share.began)
