"""Answers to choose that belong to a well-known set (agreement, satisfaction, frequency ...), and the numbers that they
have on its scale.

Whoever answered may not have chosen each of the answers that a form offers. Numbers are sure where a usual set of five
or more was seen as a whole, or nearly, if every other set that holds the same answers would lack two more of them; else
the answers that were given are numbered in their order as a proposal: nobody knows what else the form offers. Two
answers of one level that a form offers side by side (`very good`, `excellent`) are two grades: the higher one is known
of the usual pairs alone, and of others asked.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ecpat_training.core.text import squeeze
from ecpat_training.words.lists.answer_sets import ANSWER_SETS, FINER, LEVELS, VARIANTS, AnswerSet
from ecpat_training.words.matching import letters_key

_MIN_ANSWER_COUNT = 4  # answers of a set that is taken without asking: three may be the middle of five
_GAP = 2  # answers that another set would lack besides


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """A set, the number of each answer, and whether these numbers are sure. `unseen` are the words of the other grades
    of a sure set by number; `unclear` answers of which nobody knows which is the higher one; `whole` the levels of a
    set that was seen with all its answers."""

    name: AnswerSet
    numbers: Mapping[str, int]
    highest_level: int
    is_certain: bool
    unseen: Mapping[int, str]
    unclear_labels: frozenset[str] = frozenset()
    complete_levels: tuple[int, ...] = ()


@cache
def _levels(name: AnswerSet, language: str) -> dict[str, int]:
    """The level of each wording, by its letters."""
    levels = ANSWER_SETS[name][language].split(";")
    return {
        letters_key(word): level for level, words in enumerate(levels) for word in words.split("|") if letters_key(word)
    }


@cache
def _all_levels(name: AnswerSet) -> dict[str, int]:
    """The same of all languages together, without words that mean two levels."""
    levels_by_word: dict[str, set[int]] = {}
    for language in ANSWER_SETS[name]:
        for word, level in _levels(name, language).items():
            levels_by_word.setdefault(word, set()).add(level)
    return {word: next(iter(levels)) for word, levels in levels_by_word.items() if len(levels) == 1}


@cache
def _steps(name: AnswerSet) -> dict[str, int]:
    """Which step of its level a wording is, where a form may offer two of one level."""
    chains = (chain for chains in FINER[name].values() for chain in chains.split(";"))
    return {
        letters_key(word): step
        for chain in chains
        for step, words in enumerate(chain.split("<"))
        for word in words.split("|")
    }


def _usual(name: AnswerSet, language: str, level: int) -> str:
    """What a level is called first in a language."""
    return squeeze(ANSWER_SETS[name][language].split(";")[level].split("|")[0])


def find_known_answers(labels: Iterable[str], *, are_all_answers: bool = False) -> KnownAnswers | None:
    """The usual set (such as `agree` to `disagree`) to which all of these answers belong, in one language or in
    several; None where no set has them all.

    Args:
        labels: the words of the answers.
        are_all_answers: whether these are all answers that there are, as a form says it.
    """
    labels = list(labels)
    keys = {label: letters_key(label) for label in labels}
    if not labels:
        return None
    for name in ANSWER_SETS:
        for language in ANSWER_SETS[name]:
            index = _levels(name, language)
            if all(key in index for key in keys.values()):
                return _numbered(
                    name, language, {label: index[key] for label, key in keys.items()}, are_all_answers=are_all_answers
                )
    for name in ANSWER_SETS:
        index = _all_levels(name)
        if len(labels) > 1 and all(key in index for key in keys.values()):
            return _numbered(
                name, "", {label: index[key] for label, key in keys.items()}, are_all_answers=are_all_answers
            )
    return None


def _numbered(name: AnswerSet, language: str, levels: Mapping[str, int], *, are_all_answers: bool) -> KnownAnswers:
    same_level = _side_by_side(name, levels)
    if same_level:
        return _finer(name, levels, same_level, are_all_answers=are_all_answers)
    levels_seen = sorted(set(levels.values()))
    if are_all_answers:
        ranks = {level: rank for rank, level in enumerate(levels_seen, 1)}
        numbers = {label: ranks[level] for label, level in levels.items()}
        return KnownAnswers(name, numbers, len(levels_seen), True, {}, complete_levels=tuple(levels_seen))
    fitting_variants = sorted((variant for variant in VARIANTS[name] if set(levels_seen) <= set(variant)), key=len)
    best_variant = (
        fitting_variants[0]
        if fitting_variants
        else tuple(levels_seen if len(levels_seen) >= _MIN_ANSWER_COUNT else range(LEVELS))
    )
    best_ranks = _ranks(best_variant, levels_seen)
    rivals = [
        variant
        for variant in fitting_variants
        if _ranks(variant, levels_seen) != best_ranks or len(variant) != len(best_variant)
    ]
    missing_count = len(best_variant) - len(levels_seen)
    gap = min((len(rival) for rival in rivals), default=LEVELS + _GAP + 1) - len(best_variant)
    is_full = not missing_count and len(best_variant) > _MIN_ANSWER_COUNT
    is_sure = bool(fitting_variants) and (
        is_full or (len(best_variant) >= _MIN_ANSWER_COUNT and missing_count <= 1 and gap >= _GAP)
    )
    if not is_sure and len(levels_seen) > 1:
        best_variant = tuple(levels_seen)
    ranks = {level: rank for rank, level in enumerate(best_variant, 1)}
    words = {
        ranks[level]: _usual(name, language, level) for level in best_variant if language and level not in levels_seen
    }
    numbers = {label: ranks[level] for label, level in levels.items()}
    full_variant = best_variant if fitting_variants and is_full else ()
    return KnownAnswers(
        name, numbers, len(best_variant), is_sure, words if is_sure else {}, complete_levels=full_variant
    )


def _ranks(variant: Sequence[int], levels_seen: Sequence[int]) -> list[int]:
    return [variant.index(level) + 1 for level in levels_seen]


def _side_by_side(name: AnswerSet, levels: Mapping[str, int]) -> set[str]:
    """The answers that share their level with another one in a language that has both."""
    labels_by_level: dict[int, dict[str, list[str]]] = {}
    for label, level in levels.items():
        labels_by_level.setdefault(level, {}).setdefault(letters_key(label), []).append(label)
    same_level: set[str] = set()
    for words in labels_by_level.values():
        for key, labels in words.items():
            if any(_in_one_language(name, key, other_key) for other_key in words if other_key != key):
                same_level.update(labels)
    return same_level


def _in_one_language(name: AnswerSet, first_key: str, second_key: str) -> bool:
    return any(
        first_key in index and second_key in index for index in (_levels(name, code) for code in ANSWER_SETS[name])
    )


def _finer(name: AnswerSet, levels: Mapping[str, int], same_level: set[str], *, are_all_answers: bool) -> KnownAnswers:
    """Answers of which several have one level: each step of it is a grade."""
    steps = {label: _steps(name).get(letters_key(label)) for label in levels}
    places = {label: (level, steps[label] or 0) for label, level in levels.items()}
    unclear_labels = {
        label
        for label in same_level
        for other_label in same_level - {label}
        if levels[other_label] == levels[label]
        and letters_key(other_label) != letters_key(label)
        and _in_one_language(name, letters_key(label), letters_key(other_label))
        and (steps[label] is None or steps[other_label] is None or steps[label] == steps[other_label])
    }
    ranks = {place: rank for rank, place in enumerate(sorted(set(places.values())), 1)}
    numbers = {label: ranks[place] for label, place in places.items()}
    return KnownAnswers(
        name, numbers, len(ranks), are_all_answers and not unclear_labels, {}, frozenset(unclear_labels)
    )


_MIN_SHARED_LETTERS = 3  # letters of a word, whose end is another one of several things
_NUMBER = r"(?P<number>[0-9]{1,2})"
_LABEL = r"(?P<label>[^\W\d_][^;]*?)"
_WITH_NUMBER = (
    re.compile(rf"{_NUMBER}(?:\s*[-–—=:.)]\s*|\s+)\(?{_LABEL}\)?"),
    re.compile(rf"{_LABEL}(?:\s*[-–—=:(\[]\s*|\s+){_NUMBER}[)\]]?"),
)


def read_label_numbers(labels: Iterable[str]) -> dict[str, int]:
    """The number that stands in each answer beside its words: `4 - Agree`, `Agree (4)`; a bare number among such
    answers is its own. Empty where an answer has none, or two have one number beside other words; also where all have
    one word, as `Article 3` and `Article 5` or `1 day` and `2 days`, which count something."""
    labels = list(map(squeeze, labels))
    numbers = {label: read_label_number(label) for label in labels}
    words = {label: letters_key(match["label"]) for label in labels if (match := _match_label_number(label))}
    counted = len(words) == len(labels) > 1 and len({word[:_MIN_SHARED_LETTERS] for word in words.values()}) == 1
    has_distinct_numbers = len({numbers[label] for label in words}) == len(words)
    found_numbers = {label: number for label, number in numbers.items() if number is not None}
    return (
        found_numbers if words and not counted and has_distinct_numbers and len(found_numbers) == len(numbers) else {}
    )


def read_label_number(label: str) -> int | None:
    """The number of an answer beside its words, or a bare one; None where it has none."""
    match = _match_label_number(label)
    number = match["number"] if match else label
    return int(number) if re.fullmatch(r"[0-9]{1,2}", number) else None


def _match_label_number(label: str) -> re.Match[str] | None:
    return next((match for pattern in _WITH_NUMBER if (match := pattern.fullmatch(label))), None)


def words_beside_numbers(labels: Iterable[str]) -> dict[str, int]:
    """The words of answers such as `4 - Agree`, each with its number."""
    number_by_word: dict[str, int] = {}
    for label in map(squeeze, labels):
        if (match := _match_label_number(label)) is not None:
            number_by_word[match["label"]] = int(match["number"])
    return number_by_word


_LOW_NUMBER, _HIGH_NUMBER = r"(?P<low>[01])", r"(?P<high>4|5|6|7|9|10)"
_RANGE_WORD = r"(?:to|bis|à|a|do|до|-|–|—|\.\.\.?|…)"
_MEANS = r"\s*[=(:–—-]\s*\(?[^\W\d_]"
_RANGE = (
    re.compile(rf"(?<![0-9.,/-]){_LOW_NUMBER}\s*{_RANGE_WORD}\s*{_HIGH_NUMBER}(?![0-9.,/%-])"),
    re.compile(rf"(?<![0-9.]){_LOW_NUMBER}{_MEANS}[^0-9]{{1,80}}?(?<![0-9.]){_HIGH_NUMBER}{_MEANS}"),
)


def read_number_range(text: str) -> tuple[int, int] | None:
    """(lowest, highest) grade that a question's words name: `(1-5)`, `on a scale of 1 to 10`, `1 = low, 5 = high`;
    None where they name none."""
    ranges = {(int(match["low"]), int(match["high"])) for pattern in _RANGE for match in pattern.finditer(text)}
    return ranges.pop() if len(ranges) == 1 else None


_RANGE_ENDS = re.compile(
    r"(?<![0-9.])(?P<number>[0-9]{1,2})\s*[=(:–—-]\s*\(?(?P<words>[^\W\d_][^0-9,;()\n–—]{1,60}?)\s*(?:[,;()\n–—-]|$|(?=[0-9]))"
)
_MIDDLE = 3


def is_falling(text: str) -> bool:
    """Whether a question says that its low numbers are the high answers: `1 = strongly agree, 5 = strongly disagree`,
    `1 (sehr gut) bis 6`."""
    grade_levels: list[tuple[int, int]] = []
    for match in _RANGE_ENDS.finditer(text):
        word = letters_key(match["words"])
        levels = {index[word] for name in ANSWER_SETS if word in (index := _all_levels(name))}
        if len(levels) == 1 and levels != {_MIDDLE}:
            grade_levels.append((int(match["number"]), levels.pop()))
    grade_levels.sort()
    if len(grade_levels) > 1:
        return grade_levels[0][1] > grade_levels[-1][1]
    return any(
        (number < 2 and level > _MIDDLE) or (number > _MIDDLE and level < _MIDDLE) for number, level in grade_levels
    )


USUAL_RANGES = ((1, 5), (1, 4), (1, 6), (1, 7), (0, 10), (1, 10), (0, 4), (0, 5), (1, 3), (0, 3), (0, 1))


def usual_range(numbers: Iterable[int]) -> tuple[int, int]:
    """(lowest, highest) grade of the usual range that holds these numbers, 1 to 5 before others. Where a 0 was
    given, the range ends at the highest number that was given, if a form may have that."""
    grades_seen = list(numbers)
    lowest_grade, highest_grade = min(grades_seen), max(grades_seen)
    if lowest_grade == 0 and (lowest_grade, highest_grade) in USUAL_RANGES:
        return lowest_grade, highest_grade
    return next(
        ((a, b) for a, b in USUAL_RANGES if a <= lowest_grade and highest_grade <= b), (lowest_grade, highest_grade)
    )
