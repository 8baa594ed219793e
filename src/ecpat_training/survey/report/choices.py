"""What a person may choose for a line of a survey's mapping file, with the words for it."""

from collections.abc import Sequence

from ecpat_training.core.text import squeeze, visible
from ecpat_training.files.mapping import MappingPart
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale, Scale, ScaleItem
from ecpat_training.survey.reading.mapping import NO_ANSWER

_MAX_QUESTION_LENGTH = 90  # letters of a question that one still reads in a list
_MOST_GRADES = 12

Choice = tuple[str, str]
"""What is written into the file, and the words for it; "" where it says enough by itself."""


def describe_choices(mapping_part: MappingPart, instrument: Instrument) -> list[Choice]:
    """The choices of a part that is named as the file has it: `columns`, or the id of a scale or item. Empty where any
    number of the scale may be written."""
    scale, item = _find_subject(mapping_part.name, instrument)
    if isinstance(scale, LikertScale):
        return _grades(scale)
    if scale is not None and item is None:
        return []
    texts = {id_: _shorten_texts(item.option_texts(id_)) for id_ in item.options} if item else _questions(instrument)
    return [(choice, texts.get(choice, "")) for choice in mapping_part.choices]


def words_about(name: str, instrument: Instrument) -> str:
    """The words of the question, or the title of the scale, by its id."""
    scale, item = _find_subject(name, instrument)
    return _shorten_texts(item.texts()) if item else scale.title if scale else name


def _find_subject(name: str, instrument: Instrument) -> tuple[Scale | None, ScaleItem | None]:
    for scale in instrument.scales:
        if scale.id == name:
            return scale, None
        for item in scale.items:
            if item.id == name:
                return scale, item
    return None, None


def _grades(scale: LikertScale) -> list[Choice]:
    lowest_grade, highest_grade = scale.answers.low, scale.answers.high
    if lowest_grade is None or highest_grade is None or highest_grade - lowest_grade >= _MOST_GRADES:
        return []
    words: dict[float, str] = {}
    for label, number in scale.labels.items():
        words.setdefault(float(number), label)
    numbers = [lowest_grade + step for step in range(int(highest_grade - lowest_grade) + 1)]
    return [*((f"{number:g}", words.get(number, "")) for number in numbers), (NO_ANSWER, "")]


def _questions(instrument: Instrument) -> dict[str, str]:
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return {item.id: _shorten_texts(item.texts()) for item in items}


def _shorten_texts(texts: Sequence[str]) -> str:
    text = visible(squeeze(next(iter(texts), "")))
    return (
        text
        if len(text) <= _MAX_QUESTION_LENGTH
        else f"{text[:_MAX_QUESTION_LENGTH].rpartition(' ')[0] or text[:_MAX_QUESTION_LENGTH]} …"
    )
