"""What stands in a column: how often each different answer, and their shape: how long, how many, which kind of
characters; never the answers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from ecpat_training.core.text import count
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue, CodedColumn
from ecpat_training.survey.exports.submission_times import is_date_text, is_date_time_text


@dataclass(frozen=True)
class CellTally:
    """The filled cells of a column: how often each text stands in it, and a cell that says it."""

    texts: Counter[str]
    cells: dict[str, CellValue]

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return self.texts.total()


def tally(column: Sequence[CellValue]) -> CellTally:
    """Counts a column; of a long one each different cell is looked at once."""
    texts: Counter[str] = Counter()
    cells: dict[str, CellValue] = {}
    for cell, occurrences in _cell_counts(column):
        text = as_text(cell)
        if text:
            texts[text] += occurrences
            cells.setdefault(text, cell)
    return CellTally(texts, cells)


def _cell_counts(column: Sequence[CellValue]) -> Iterable[tuple[CellValue, int]]:
    if not isinstance(column, CodedColumn):
        return ((cell, 1) for cell in column)
    import numpy

    value_counts = numpy.bincount(column.at, minlength=1)
    return ((cell, int(value_counts[index])) for index, cell in column.present_values().items())


_NUMERAL = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_REPEATED_CHARACTER = re.compile(r"(.)\1{11,}")
GRADES = "grade or number"
_GRADES = 12  # different numbers or words of a scale at most; more are a measure or free text
_MIN_SAME_ANSWERS = 4  # people who write the same sentence chose it
_CHOICE_WORDS = 6  # of an answer to choose; a longer one that few gave is somebody's own
_LONGEST = 18
_SAMPLE = 2_000
_SEPARATORS = (
    (";", "semicolons"), (" | ", "strokes"), (" / ", "slashes"), (", ", "commas"),
    (",", "commas without spaces"), (" ", "spaces"),
)  # fmt: skip
_COMMA_WITHOUT_SPACE = re.compile(r",(?! )")
_PAIR = 2  # parts between commas without a space: a number with decimals, a town and its country
_CHOICE_NUMBER = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class AnswerShape:
    """What kind of answers a column holds, and an example of their shape: letters as `a` and `A`, digits as `9`."""

    kind: str
    words: str


def shape(column: CellTally) -> AnswerShape:
    """The shape of the filled cells of a column."""
    texts, values = column.texts, list(islice(column.cells.values(), _SAMPLE))
    if not texts:
        return AnswerShape("empty", "nothing")
    answer_separator = separator(texts)
    if all(isinstance(value, time) for value in values):
        return AnswerShape("time of day", "times of day")
    if all(isinstance(value, datetime) or is_date_text(value) for value in values):
        has_times = any(is_date_time_text(value) for value in values)
        example = re.sub(r"[0-9]", "9", as_text(values[0]))[:16]
        return AnswerShape("date and time" if has_times else "date", f"dates such as {example}")
    if all(_NUMERAL.fullmatch(text) for text in texts):
        return _numbers(texts)
    if answer_separator:
        return AnswerShape("several answers", f"several answers in a cell, between {answer_separator}")
    lengths = [len(text) for text in texts]
    words = [text.count(" ") + 1 for text in texts]
    if max(words) > _CHOICE_WORDS and 2 * len(texts) > column.filled:
        return sentences(texts)
    if (len(texts) <= _GRADES and max(texts.values()) > 1) or set(map(str.casefold, texts)) <= {"yes", "no", "y", "n"}:
        return AnswerShape("choice", f"{count(len(texts), 'different answer')}, {_span(lengths, 'character')}")
    if max(words) > 3:
        return sentences(texts)
    masks = Counter(map(mask, texts))
    return AnswerShape("text", f"short texts such as {masks.most_common(1)[0][0]}")


def is_closed(texts: Counter[str]) -> bool:
    """Whether these are answers to choose, however long they are: some, and four of five were given by others, too; or
    one that several people gave."""
    repeated_count = sum(occurrences for occurrences in texts.values() if occurrences > 1)
    has_choices = len(texts) > 1 or texts.total() >= _MIN_SAME_ANSWERS
    return has_choices and len(texts) <= _GRADES and 5 * repeated_count >= 4 * texts.total()


def sentences(texts: Iterable[str]) -> AnswerShape:
    """The shape of what people wrote in their own words."""
    return AnswerShape("free text", f"texts of {_span([text.count(' ') + 1 for text in texts], 'word')}")


def _numbers(texts: Counter[str]) -> AnswerShape:
    numbers = sorted(float(text.replace(",", ".")) for text in texts)
    lowest_number, highest_number = (f"{number:g}" for number in (numbers[0], numbers[-1]))
    if len(texts) <= _GRADES and abs(numbers[0]) < 1000 and abs(numbers[-1]) < 1000:
        return AnswerShape(
            GRADES,
            f"number {lowest_number}"
            if lowest_number == highest_number
            else f"numbers from {lowest_number} to {highest_number}",
        )
    return AnswerShape("number", f"numbers such as {mask(next(iter(texts)))}")


def mask(text: str) -> str:
    """A text with its letters as `a` and `A` and its digits as `9`, shortened."""
    masked_text = "".join(_class(character) for character in text[:_LONGEST])
    return _REPEATED_CHARACTER.sub(r"\1\1\1…", masked_text) + ("…" if len(text) > _LONGEST else "")


def _class(character: str) -> str:
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return " " if character.isspace() else character if character.isprintable() else "?"


def _span(numbers: Sequence[int], noun: str) -> str:
    lowest_number, highest_number = min(numbers), max(numbers)
    return (
        count(lowest_number, noun)
        if lowest_number == highest_number
        else f"{lowest_number:,} to {count(highest_number, noun)}"
    )


def separator(texts: Counter[str]) -> str:
    """What stands between several answers in a cell, if that is what a column holds: few different answers that come
    together in many ways; with spaces between them each stands alone in another cell, as `Slightly fast` is one; with
    commas that no space follows so does each, or a cell has three."""
    for mark, name in _SEPARATORS:
        if not any(mark in text for text in texts):
            continue
        cells = [single_answers(text, name) for text in texts]
        if mark == ";" and all(text.endswith(";") for text in texts):
            return name
        multiple_answer_count = sum(len(cell) > 1 for cell in cells)
        answer_counts = Counter(answer for cell in cells for answer in dict.fromkeys(cell))
        repeated_count = sum(number > 1 for number in answer_counts.values())
        if mark == " " and not _has_single_parts(cells):
            continue
        if mark == "," and not _has_single_parts(cells) and max(map(len, cells)) <= _PAIR:
            continue
        if (
            multiple_answer_count
            and max(map(len, cells)) > 1
            and 3 * repeated_count >= 2 * len(answer_counts)
            and _few(answer_counts, mark, len(texts))
        ):
            return name
    return ""


def single_answers(text: str, separator: str) -> list[str]:
    """The single answers of a cell, by what stands between them, as `separator` calls it."""
    mark = next(mark for mark, name in _SEPARATORS if name == separator)
    answer_texts = _COMMA_WITHOUT_SPACE.split(text) if mark == "," else text.removeprefix(mark.lstrip()).split(mark)
    return [answer_text.strip() for answer_text in answer_texts if answer_text.strip()]


def _has_single_parts(cells: Sequence[Sequence[str]]) -> bool:
    """Whether every part of a cell is all that another cell holds."""
    combined_answers = {answer for cell in cells if len(cell) > 1 for answer in cell}
    return combined_answers <= {cell[0] for cell in cells if len(cell) == 1}


def _few(answer_counts: Counter[str], mark: str, cells: int) -> bool:
    """Whether the parts may be choices: words without a space stand for one, and sentences have more words."""
    is_word_like = mark != " " or all(re.fullmatch(r"[\w.-]+", answer_text) for answer_text in answer_counts)
    numbers = all(map(_NUMERAL.fullmatch, answer_counts)) and not (
        mark == "," and all(map(_CHOICE_NUMBER.fullmatch, answer_counts))
    )
    return is_word_like and len(answer_counts) <= max(2 * cells, 3) and len(answer_counts) <= 40 and not numbers
