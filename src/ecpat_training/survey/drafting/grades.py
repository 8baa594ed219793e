"""The graded answers of questions that make a scale together: each answer's number, the lowest and the highest, and
what of it a person has to confirm."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.text import listing, squeeze
from ecpat_training.survey.drafting.answer_sets import (
    KnownAnswers,
    find_known_answers,
    is_falling,
    read_label_numbers,
    read_number_range,
    usual_range,
    words_beside_numbers,
)
from ecpat_training.survey.drafting.form_answers import drop_no_answer_options, wordings_by_language
from ecpat_training.survey.model.draft import DraftAnswer, DraftLabel, DraftQuestion
from ecpat_training.survey.reading.answers import says_dont_know

_NUMBER = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Grades:
    """The range, its labels, why, and whether the range is sure; `falling` says that higher numbers are the lower
    answers."""

    answers: str
    labels: tuple[DraftLabel, ...]
    reason: str
    is_certain: bool
    falling: bool = False
    name: str = ""


def grading_key(question: DraftQuestion) -> tuple[object, ...]:
    """What questions share that have the same grades."""
    values = [option.value for option in question.options]
    if question.ordered:
        return ("form", *values)
    labels = [value for value in values if not says_dont_know(value)] or values
    if all(map(_NUMBER.fullmatch, labels)):
        highest_number = max(map(int, labels))
        stated_range = question.span or read_number_range(question.words)
        falling = is_falling(question.words) or is_falling(question.group)
        return (
            "numbers",
            falling,
            stated_range
            or next(
                (usual_maximum for usual_maximum in (1, 5, 7, 10) if highest_number <= usual_maximum), highest_number
            ),
        )
    known_set = find_known_answers(labels)
    return ("known", known_set.name) if known_set else ("numbered",)


def set_seen(question: DraftQuestion) -> tuple[int, ...]:
    """The levels of a usual set of which every answer was given: four answers and seven are two scales."""
    if question.ordered:
        return ()  # told apart by its list of answers
    labels = [option.value for option in question.options if not says_dont_know(option.value)]
    known_set = find_known_answers(labels)
    return known_set.complete_levels if known_set else ()


def grades(questions: Sequence[DraftQuestion]) -> Grades:
    """The grades of questions that are graded alike."""
    if questions[0].ordered:
        return _of_form(questions[0].options, answer_counts(questions))
    counts = answer_counts(questions)
    labels = {value: times for value, times in counts.items() if not says_dont_know(value)} or counts
    if all(map(_NUMBER.fullmatch, labels)):
        return _of_numbers(questions, {int(value): times for value, times in labels.items()})
    known_set = find_known_answers(labels)
    if known_set is not None:
        return _grade_known_set(known_set, labels)
    return _of_numbered(questions, labels)


def answer_counts(questions: Sequence[DraftQuestion]) -> Counter[str]:
    """How often each answer was given to any of them."""
    counts: Counter[str] = Counter()
    for question in questions:
        for option in question.options:
            counts[option.value] += option.times or 0
    return counts


def mean_answer(question: DraftQuestion, labels: Sequence[DraftLabel]) -> float | None:
    """The mean of the answers to a question by the numbers of their labels, or as the numbers that they are, without
    those that are neither; None where all are."""
    numbers = {label.text: label.number for label in labels}
    number_counts = [
        (float(option.value) if _NUMBER.fullmatch(option.value) else numbers.get(option.value), option.times or 0)
        for option in question.options
    ]
    counted = [(number, times) for number, times in number_counts if number is not None and times]
    total = sum(times for _, times in counted)
    return sum(number * times for number, times in counted) / total if total else None


def _of_numbers(questions: Sequence[DraftQuestion], times: dict[int, int]) -> Grades:
    """Numbers alone: the range that the question says, else a usual one that holds them, which is asked: after a good
    training nobody chooses the lowest number of a form."""
    stated_ranges = {
        stated_range
        for question in questions
        if (stated_range := question.span or read_number_range(question.words) or read_number_range(question.group))
    }
    lowest_grade, highest_grade = next(iter(stated_ranges)) if len(stated_ranges) == 1 else usual_range(times)
    if set(times) <= {0, 1} and not stated_ranges:
        lowest_grade, highest_grade = 0, 1
    falling = all(is_falling(question.words) or is_falling(question.group) for question in questions)
    seen_text = ", ".join(
        f"{number} ({_times(count)})" for number, count in sorted(times.items(), key=lambda pair: -pair[1])
    )
    if len(stated_ranges) == 1 and all(lowest_grade <= number <= highest_grade for number in times):
        return Grades(
            f"{lowest_grade}-{highest_grade}", (), f"the range stands in the file; seen: {seen_text}", True, falling
        )
    return Grades(f"{lowest_grade}-{highest_grade}", (), f"seen: {seen_text}", False, falling)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _grade_known_set(known_set: KnownAnswers, times: Counter[str] | dict[str, int]) -> Grades:
    labels = [
        DraftLabel(text, known_set.numbers[text], text not in known_set.unclear_labels, times[text]) for text in times
    ]
    is_capitalised = all(text[:1].isupper() for text in times)
    unseen = {
        number: text[:1].upper() + text[1:] if is_capitalised else text for number, text in known_set.unseen.items()
    }
    unchosen = listing([f"`{text}`" for text in unseen.values()])
    labels += [DraftLabel(text, number, True, 0) for number, text in unseen.items()]
    labels.sort(key=lambda label: (label.number, -(label.times or 0)))
    return Grades(
        f"1-{known_set.highest_level}",
        tuple(labels),
        f"the usual answers on {known_set.name}{unchosen and f'; nobody chose {unchosen}'}",
        known_set.is_certain,
        name=known_set.name,
    )


def _of_numbered(questions: Sequence[DraftQuestion], times: Counter[str] | dict[str, int]) -> Grades:
    """Answers that say their number: `4 - Agree`; asked where those to several questions don't fit together."""
    numbers = read_label_numbers(times)
    if not numbers:
        labels = [DraftLabel(text, None, False, count) for text, count in times.items()]
        return Grades(f"1-{len(labels)}", tuple(labels), "answers that say the same number in other words", False)
    lowest_grade, highest_grade = usual_range(numbers.values())
    stated_range = next((candidate for question in questions if (candidate := read_number_range(question.words))), None)
    lowest_grade, highest_grade = stated_range or (lowest_grade, highest_grade)
    labels = [DraftLabel(text, numbers[squeeze(text)], True, count) for text, count in times.items()]
    labels.sort(key=lambda label: label.number or 0)
    is_sure = stated_range is not None or {lowest_grade, highest_grade} <= set(numbers.values())
    worded = words_beside_numbers(times)
    known_set = find_known_answers(worded)
    falling = known_set is not None and _are_grades_falling(list(worded.values()), known_set, [list(worded)])
    return Grades(f"{lowest_grade}-{highest_grade}", tuple(labels), "each answer says its number", is_sure, falling)


def _of_form(options: Sequence[DraftAnswer], counts: Counter[str]) -> Grades:
    """All answers that a form offers, in its order: by the numbers that are stored, else by what is usual."""
    graded_options = drop_no_answer_options(options)
    stores_numbers = all(map(_NUMBER.fullmatch, (option.value for option in graded_options)))
    known_set = numbers_in_words = None
    for words in wordings_by_language(graded_options):
        known_set = known_set or find_known_answers(words, are_all_answers=True)
        numbers_in_words = numbers_in_words or read_label_numbers(words) or _read_bare_numbers(words)
    languages = wordings_by_language(graded_options)
    if stores_numbers:
        numbers = {option.value: int(option.value) for option in graded_options}
    elif numbers_in_words:
        words = next(
            language_words
            for language_words in languages
            if read_label_numbers(language_words) or _read_bare_numbers(language_words)
        )
        number_by_word = read_label_numbers(words) or _read_bare_numbers(words)
        numbers = {
            option.value: number_by_word[squeeze(word)] for option, word in zip(graded_options, words, strict=True)
        }
    elif known_set and known_set.is_certain:
        words = next(
            language_words for language_words in languages if find_known_answers(language_words, are_all_answers=True)
        )
        numbers = {option.value: known_set.numbers[word] for option, word in zip(graded_options, words, strict=True)}
    else:
        upward = known_set is None or not _are_grades_falling(list(range(len(graded_options))), known_set, languages)
        numbers = {
            option.value: number for number, option in enumerate(graded_options if upward else graded_options[::-1], 1)
        }
    codes = [numbers[option.value] for option in graded_options]
    falling = stores_numbers and known_set is not None and _are_grades_falling(codes, known_set, languages)
    is_mixed_order = stores_numbers and known_set is not None and _are_directions_mixed(codes, known_set, languages)
    labels = []
    for answer in sorted(graded_options, key=lambda option: numbers[option.value]):
        wordings = list(answer.texts.values())
        wordings += [] if stores_numbers or answer.value in wordings else [answer.value]
        for text in dict.fromkeys(wordings):
            if text != str(numbers[answer.value]):
                labels.append(DraftLabel(text, numbers[answer.value], not is_mixed_order, counts[answer.value] or None))
    lowest_grade, highest_grade = min(numbers.values()), max(numbers.values())
    is_sure = bool(stores_numbers or numbers_in_words or (known_set and known_set.is_certain))
    if (
        stores_numbers
        and (number_by_wording := next(filter(None, map(_read_bare_numbers, languages)), None))
        and set(number_by_wording.values()) != set(numbers.values())
    ):
        is_sure = False  # whoever exports words gets other numbers than whoever exports codes
    reason = f"the usual answers on {known_set.name}" if known_set else "as the form numbers its answers"
    reason += ", numbered in another order" if is_mixed_order else ""
    return Grades(
        f"{lowest_grade}-{highest_grade}", tuple(labels), reason, is_sure, falling, known_set.name if known_set else ""
    )


def _read_bare_numbers(words: Sequence[str]) -> dict[str, int]:
    return {squeeze(word): int(word) for word in words} if all(map(_NUMBER.fullmatch, words)) else {}


def _are_grades_falling(
    stored_numbers: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]
) -> bool:
    """Whether the form stores higher numbers for what is less."""
    rising_pairs, falling_pairs = _count_directions(stored_numbers, known_set, languages)
    return falling_pairs > rising_pairs


def _are_directions_mixed(
    stored_numbers: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]
) -> bool:
    """Whether the form's numbers are in no order of the answers, such as 1 for never, 2 for always, 3 for sometimes."""
    return all(_count_directions(stored_numbers, known_set, languages))


def _count_directions(
    stored_numbers: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]
) -> tuple[int, int]:
    """How many pairs of answers have their numbers in the order of the set, and how many in the other one."""
    words = next(
        (language_words for language_words in languages if all(word in known_set.numbers for word in language_words)),
        None,
    )
    if words is None:
        return 0, 0
    order = [known_set.numbers[word] for word in words]
    pairs = [
        (stored_numbers[i] - stored_numbers[j]) * (order[i] - order[j])
        for i in range(len(stored_numbers))
        for j in range(i)
    ]
    return sum(pair > 0 for pair in pairs), sum(pair < 0 for pair in pairs)
