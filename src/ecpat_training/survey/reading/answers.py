"""One answer: what a cell says on a graded scale, as a number or as a choice, in any of the instrument's languages.

A reader maps one cell to an `Answer`. Nothing is clipped, rounded or guessed: what isn't clear is a problem.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from ecpat_training.core.text import fold, listing, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue
from ecpat_training.survey.exports.wording import heading_key, heading_keys
from ecpat_training.survey.instrument.instrument import (
    Instrument,
    KeyedScale,
    LikertScale,
    NumberScale,
    Scale,
    ScaleItem,
)
from ecpat_training.survey.reading.number import NumberError, parse_number
from ecpat_training.values.quantity import Range
from ecpat_training.words.word_tables import words_of

_Meaning = TypeVar("_Meaning", str, float)

DONT_KNOW = "don't know"
"""The value of a multiple-choice item whose options have no id for it; a remark elsewhere."""
DECIMAL_COMMA = "decimal comma"
BETWEEN = "between"
NO_ANSWER_WORD = "no answer"

_DONT_KNOW = heading_keys(words_of("survey_words", "dont_know"))
_OR = re.compile(
    r"\s+/\s+|(?<=\w{3})/(?=\w{3})|,?\s+(?:or|oder|ou|of|o|или|або|ili|nebo|sau|ose|eller|või)\s+", re.IGNORECASE
)
_NO_ANSWER = heading_keys(words_of("survey_words", "no_answer"))
_DASHES = frozenset("-–—−")
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?"
_LABEL = r"(?P<label>[^\W\d_][^;]*?)"
_NUMBER_THEN_LABEL = re.compile(rf"(?P<number>{_NUMBER})(?P<mark>\s*[-–—=:.)]\s*|\s+)\(?{_LABEL}\)?")
_LABEL_THEN_NUMBER = re.compile(rf"{_LABEL}(?P<mark>\s*[-–—=:(\[]\s*|\s+)(?P<number>{_NUMBER})[)\]]?")
# Marks that no date has: `4 - Agree` and `4: Agree` are plain, `4-May` and `4. Mai` are not.
_PLAIN_MARK = re.compile(r"\s+[-–—]\s+|\s*[=:)]\s*")
_POINTS = re.compile(r"(?P<points>[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*/\s*(?P<of>[0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What a cell says: a value, nothing (None), or a `problem` under a stable code. `remarks` are what a person should
    know about a value that was read: `DECIMAL_COMMA`, `BETWEEN`, `DONT_KNOW`, `NO_ANSWER_WORD`, `out of 10`."""

    value: float | str | None = None
    remarks: tuple[str, ...] = ()
    code: str = ""
    problem: str = ""


@lru_cache(maxsize=4096)  # the same answers, and an instrument's own words for each file
def says_dont_know(text: str) -> bool:
    """Whether an answer says `don't know`, in any of the languages, alone or beside another reason for no answer:
    `Unable to answer / Do not know`."""
    if heading_key(text) in _DONT_KNOW:
        return True
    answer_keys = {heading_key(phrase_key) for phrase_key in _OR.split(text)}
    return not answer_keys.isdisjoint(_DONT_KNOW) and answer_keys <= _DONT_KNOW | _NO_ANSWER


def says_no_answer(text: str) -> bool:
    """Whether a cell says that there is no answer: `n/a`, `keine Angabe`, a dash, nothing."""
    return not text or is_no_answer_text(fold(text))


Reader = Callable[[CellValue], SurveyAnswer]
EMPTY_ANSWER = SurveyAnswer()


def reader_of(item: ScaleItem, scale: Scale, instrument: Instrument, marks: frozenset[str]) -> Reader:
    """How the answers to an item are read.

    Args:
        marks: the decimal marks that the answers of the file leave no doubt about.
    """
    missing_words = {fold(word) for word in instrument.missing}
    if isinstance(scale, KeyedScale):
        return _allow_missing(_Choices(item).read, missing_words)
    if isinstance(scale, LikertScale):
        return _allow_missing(_Grades(scale, marks).read, missing_words)
    return _allow_missing(_Numbers(scale, marks).read, missing_words)


def _allow_missing(reader: Reader, missing_words: set[str]) -> Reader:
    def answer(value: CellValue) -> SurveyAnswer:
        text = fold(as_text(value))
        if not text or text in missing_words:
            return EMPTY_ANSWER
        reading = reader(value)
        return SurveyAnswer(remarks=(NO_ANSWER_WORD,)) if reading.code and is_no_answer_text(text) else reading

    return answer


def is_no_answer_text(text: str) -> bool:
    """Whether a text that is no answer says that there is none: `n/a`, `keine Angabe`, a dash."""
    return heading_key(text) in _NO_ANSWER if heading_key(text) else set(text) <= _DASHES


class _Numbers:
    """Numbers, and points such as `7 / 10`."""

    def __init__(self, scale: NumberScale | LikertScale, marks: frozenset[str]) -> None:
        self.range: Range = scale.answers
        self.marks = marks

    def read(self, value: CellValue) -> SurveyAnswer:
        if isinstance(value, str) and (match := _POINTS.fullmatch(squeeze(value))):
            return self.check_range(float(match["points"]), (f"out of {match['of']}",))
        return self.number(value)

    def number(self, value: CellValue) -> SurveyAnswer:
        """A cell that must hold a number."""
        if isinstance(value, datetime | date | time):
            return SurveyAnswer(
                code="survey.date-for-number",
                problem="is a date where a number is expected; spreadsheets turn `4/5` or `4-5` into a date",
            )
        if isinstance(value, int | float) and not isinstance(value, bool):
            if math.isfinite(value):
                return self.check_range(float(value))
            return SurveyAnswer(code="survey.not-a-number", problem="is not a number")
        text = as_text(value)
        try:
            number = parse_number(text, self.marks)
        except NumberError as error:
            return SurveyAnswer(code=error.code, problem=str(error))
        return self.check_range(number, (DECIMAL_COMMA,) if "," in text else ())

    def check_range(self, number: float, remarks: tuple[str, ...] = ()) -> SurveyAnswer:
        """The number, if it lies in the range; never clipped to it."""
        if not self.range.contains(number):
            return SurveyAnswer(code="survey.out-of-range", problem=f"is outside the scale ({self.range})")
        return SurveyAnswer(number, remarks)


class _Grades(_Numbers):
    """Graded answers: numbers, labels, or both (`4 - Agree`)."""

    def __init__(self, scale: LikertScale, marks: frozenset[str]) -> None:
        super().__init__(scale, marks)
        self.has_labels = bool(scale.labels)
        self.labels = _meanings(tuple(scale.labels.items()), heading_key)

    def read(self, value: CellValue) -> SurveyAnswer:
        text = squeeze(as_text(value).rstrip("; "))
        if (number := self.labels.get(heading_key(text))) is not None:
            return self.check_range(number)
        if says_dont_know(text):
            return SurveyAnswer(remarks=(DONT_KNOW,))
        answer = self.read_labelled_number(text) if isinstance(value, str) else None
        if answer is None:
            answer = self.number(value)
        if isinstance(answer.value, float) and not answer.value.is_integer():
            return replace(answer, remarks=(*answer.remarks, BETWEEN))
        if answer.code == "survey.not-a-number" and self.has_labels and any(map(str.isalpha, text)):
            return SurveyAnswer(code="survey.unknown-answer", problem="is neither a number nor a label of the scale")
        return answer

    def read_labelled_number(self, text: str) -> SurveyAnswer | None:
        """A number with its label. A label that the instrument doesn't know is passed over only behind a number with a
        plain mark, such as `4 - Agree`; one that says another number than the one beside it is a problem."""
        for pattern in (_NUMBER_THEN_LABEL, _LABEL_THEN_NUMBER):
            match = pattern.fullmatch(text)
            if match is None:
                continue
            number = float(match["number"].replace(",", "."))
            label_number = self.labels.get(heading_key(match["label"]))
            if label_number is not None and label_number != number:
                problem = f"says {number:g}, but its label means {label_number:g}"
                return SurveyAnswer(code="survey.answer-contradicts-itself", problem=problem)
            if label_number is not None or (pattern is _NUMBER_THEN_LABEL and _PLAIN_MARK.fullmatch(match["mark"])):
                return self.check_range(number)
        return None


class _Choices:
    """One of an item's options, by id or by its words; without options, any text."""

    def __init__(self, item: ScaleItem) -> None:
        self.item = item
        words = [(word, id_) for id_ in item.options for word in (id_, *item.option_texts(id_))]
        numbered_options = [(f"{id_} {word}", id_) for id_ in item.options for word in item.option_texts(id_)]
        self.exact = _meanings(tuple(words), fold)
        self.loose = _meanings((*words, *numbered_options), heading_key)
        self.dont_know = next((id_ for word, id_ in words if says_dont_know(word)), DONT_KNOW)

    def read(self, value: CellValue) -> SurveyAnswer:
        text = squeeze(as_text(value).rstrip("; "))
        if isinstance(value, datetime | date | time):
            return SurveyAnswer(code="survey.date-for-choice", problem="is a date where one of the answers is expected")
        if not self.item.options:
            return SurveyAnswer(self.item.key if self.item.key and fold(text) == fold(self.item.key) else text)
        option = self.exact.get(fold(text)) or self.loose.get(heading_key(text))
        option = option or self.exact.get(text.removesuffix(".0"))  # what programs make of a column with gaps
        if option is not None:
            return SurveyAnswer(option)
        if says_dont_know(text):
            return SurveyAnswer(self.dont_know)
        chosen_options = self.split_choices(text)
        if chosen_options:
            return SurveyAnswer(
                code="survey.several-answers",
                problem=f"holds {len(chosen_options)} answers ({listing(chosen_options)}) where one is expected",
            )
        return SurveyAnswer(
            code="survey.unknown-answer",
            problem=f"is none of the answers of `{self.item.id}` ({listing(list(self.item.options), 12)})",
        )

    def split_choices(self, text: str) -> list[str]:
        """The options that a list of answers names, if it names nothing else."""
        for mark in (";", ",", " "):
            chosen_texts = [chosen_text for chosen_text in map(squeeze, text.split(mark)) if chosen_text]
            options = [
                self.exact.get(fold(chosen_text)) or self.loose.get(heading_key(chosen_text))
                for chosen_text in chosen_texts
            ]
            if len(chosen_texts) > 1 and all(options):
                return [option for option in options if option]
        return []


def _meanings(pairs: tuple[tuple[str, _Meaning], ...], normalise: Callable[[str], str]) -> Mapping[str, _Meaning]:
    """Folded words with their meaning; words that would mean two things are left out."""
    return _unambiguous(pairs, normalise)


@lru_cache(maxsize=512)  # the items of an instrument are read in many files
def _unambiguous(pairs: tuple[tuple[str, _Meaning], ...], normalise: Callable[[str], str]) -> dict[str, _Meaning]:
    meanings: dict[str, set[_Meaning]] = {}
    for words, meaning in pairs:
        meanings.setdefault(normalise(words), set()).add(meaning)
    return {
        words: next(iter(word_meanings))
        for words, word_meanings in meanings.items()
        if words and len(word_meanings) == 1
    }
