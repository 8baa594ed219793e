"""Right answers that were filled in for trial: the same letter, or the first answer, at each question of a test."""

import math
from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale
from ecpat_training.words.catalogue.message import phrase

_MOST_BY_CHANCE = 1 / 200
_ASSUMED_OPTIONS = 4  # answers that a question has whose answers the instrument doesn't list
_MAX_SHOWN = 30


def uniform_keys(instrument: Instrument) -> Iterator[Finding]:
    """A warning for each test whose right answers are all called by one letter, or all the first, if chance makes them
    so in less than one of 200 tests."""
    for scale in instrument.scales:
        if not isinstance(scale, KeyedScale):
            continue
        keyed_items = [item for item in scale.items if item.key is not None]
        keys = {str(item.key) for item in keyed_items}
        is_letter = len(keys) == 1 and len(next(iter(keys))) == 1
        is_first_option = all(item.options and item.key == next(iter(item.options)) for item in keyed_items)
        pattern_chance = math.prod(1 / (len(item.options) or _ASSUMED_OPTIONS) for item in keyed_items[1:])
        if not (is_letter or is_first_option) or pattern_chance > _MOST_BY_CHANCE:
            continue
        keys_text = f"`{next(iter(keys))[:_MAX_SHOWN]}`" if len(keys) == 1 else "the first answer"
        message = phrase(
            "the right answer to all {questions:,} questions of `{scale}` is {key}: was the key filled in for trial?",
            questions=len(keyed_items),
            scale=scale.title,
            key=keys_text,
        )
        hint = "Please compare the key in the instrument with the test; scores mean nothing by a wrong one."
        yield Finding("evaluate.uniform-key", Severity.WARNING, message, hint=hint)
