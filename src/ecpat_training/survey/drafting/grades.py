"""The graded answers of questions that make a scale together: each answer's number, the lowest and the highest, and
what of it a person has to confirm."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.text import listing, squeeze
from ecpat_training.survey.drafting.answer_sets import (
    KnownAnswers,
    is_falling,
    known_answers,
    numbers_in,
    range_said,
    usual_range,
    words_beside_numbers,
)
from ecpat_training.survey.drafting.form_answers import graded, wordings_by_language
from ecpat_training.survey.model.draft import DraftAnswer, DraftLabel, DraftQuestion
from ecpat_training.survey.reading.answers import says_dont_know

_NUMBER = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Grades:
    """The range, its labels, why, and whether the range is sure; `falling` says that higher numbers are the lower
    answers."""

    answers: str
    labels: tuple[DraftLabel, ...]
    because: str
    sure: bool
    falling: bool = False
    name: str = ""


def graded_alike(question: DraftQuestion) -> tuple[object, ...]:
    """What questions share that have the same grades."""
    values = [option.value for option in question.options]
    if question.ordered:
        return ("form", *values)
    labels = [value for value in values if not says_dont_know(value)] or values
    if all(map(_NUMBER.fullmatch, labels)):
        highest = max(map(int, labels))
        stated_range = question.span or range_said(question.words)
        falling = is_falling(question.words) or is_falling(question.group)
        return ("numbers", falling, stated_range or next((most for most in (1, 5, 7, 10) if highest <= most), highest))
    known_set = known_answers(labels)
    return ("known", known_set.name) if known_set else ("numbered",)


def set_seen(question: DraftQuestion) -> tuple[int, ...]:
    """The levels of a usual set of which every answer was given: four answers and seven are two scales."""
    if question.ordered:
        return ()  # told apart by its list of answers
    labels = [option.value for option in question.options if not says_dont_know(option.value)]
    known_set = known_answers(labels)
    return known_set.whole if known_set else ()


def grades(questions: Sequence[DraftQuestion]) -> Grades:
    """The grades of questions that are graded alike."""
    if questions[0].ordered:
        return _of_form(questions[0].options, answer_counts(questions))
    counts = answer_counts(questions)
    labels = {value: times for value, times in counts.items() if not says_dont_know(value)} or counts
    if all(map(_NUMBER.fullmatch, labels)):
        return _of_numbers(questions, {int(value): times for value, times in labels.items()})
    known_set = known_answers(labels)
    if known_set is not None:
        return _of_known(known_set, labels)
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
    answered = [
        (float(option.value) if _NUMBER.fullmatch(option.value) else numbers.get(option.value), option.times or 0)
        for option in question.options
    ]
    counted = [(number, times) for number, times in answered if number is not None and times]
    total = sum(times for _, times in counted)
    return sum(number * times for number, times in counted) / total if total else None


def _of_numbers(questions: Sequence[DraftQuestion], times: dict[int, int]) -> Grades:
    """Numbers alone: the range that the question says, else a usual one that holds them, which is asked: after a good
    training nobody chooses the lowest number of a form."""
    stated_ranges = {
        stated_range
        for question in questions
        if (stated_range := question.span or range_said(question.words) or range_said(question.group))
    }
    low, high = next(iter(stated_ranges)) if len(stated_ranges) == 1 else usual_range(times)
    if set(times) <= {0, 1} and not stated_ranges:
        low, high = 0, 1
    falling = all(is_falling(question.words) or is_falling(question.group) for question in questions)
    seen_text = ", ".join(
        f"{number} ({_times(count)})" for number, count in sorted(times.items(), key=lambda pair: -pair[1])
    )
    if len(stated_ranges) == 1 and all(low <= number <= high for number in times):
        return Grades(f"{low}-{high}", (), f"the range stands in the file; seen: {seen_text}", True, falling)
    return Grades(f"{low}-{high}", (), f"seen: {seen_text}", False, falling)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _of_known(known_set: KnownAnswers, times: Counter[str] | dict[str, int]) -> Grades:
    labels = [DraftLabel(text, known_set.numbers[text], text not in known_set.unclear, times[text]) for text in times]
    large = all(text[:1].isupper() for text in times)
    unseen = {number: text[:1].upper() + text[1:] if large else text for number, text in known_set.unseen.items()}
    unchosen = listing([f"`{text}`" for text in unseen.values()])
    labels += [DraftLabel(text, number, True, 0) for number, text in unseen.items()]
    labels.sort(key=lambda label: (label.number, -(label.times or 0)))
    return Grades(
        f"1-{known_set.highest}",
        tuple(labels),
        f"the usual answers on {known_set.name}{unchosen and f'; nobody chose {unchosen}'}",
        known_set.sure,
        name=known_set.name,
    )


def _of_numbered(questions: Sequence[DraftQuestion], times: Counter[str] | dict[str, int]) -> Grades:
    """Answers that say their number: `4 - Agree`; asked where those to several questions don't fit together."""
    numbers = numbers_in(times)
    if not numbers:
        labels = [DraftLabel(text, None, False, count) for text, count in times.items()]
        return Grades(f"1-{len(labels)}", tuple(labels), "answers that say the same number in other words", False)
    low, high = usual_range(numbers.values())
    stated_range = next((candidate for question in questions if (candidate := range_said(question.words))), None)
    low, high = stated_range or (low, high)
    labels = [DraftLabel(text, numbers[squeeze(text)], True, count) for text, count in times.items()]
    labels.sort(key=lambda label: label.number or 0)
    sure = stated_range is not None or {low, high} <= set(numbers.values())
    worded = words_beside_numbers(times)
    known_set = known_answers(worded)
    falling = known_set is not None and _falls(list(worded.values()), known_set, [list(worded)])
    return Grades(f"{low}-{high}", tuple(labels), "each answer says its number", sure, falling)


def _of_form(options: Sequence[DraftAnswer], counts: Counter[str]) -> Grades:
    """All answers that a form offers, in its order: by the numbers that are stored, else by what is usual."""
    graded_options = graded(options)
    stored = all(map(_NUMBER.fullmatch, (option.value for option in graded_options)))
    known_set = numbered = None
    for words in wordings_by_language(graded_options):
        known_set = known_set or known_answers(words, complete=True)
        numbered = numbered or numbers_in(words) or _bare(words)
    languages = wordings_by_language(graded_options)
    if stored:
        numbers = {option.value: int(option.value) for option in graded_options}
    elif numbered:
        words = next(
            language_words for language_words in languages if numbers_in(language_words) or _bare(language_words)
        )
        number_by_word = numbers_in(words) or _bare(words)
        numbers = {
            option.value: number_by_word[squeeze(word)] for option, word in zip(graded_options, words, strict=True)
        }
    elif known_set and known_set.sure:
        words = next(language_words for language_words in languages if known_answers(language_words, complete=True))
        numbers = {option.value: known_set.numbers[word] for option, word in zip(graded_options, words, strict=True)}
    else:
        upward = known_set is None or not _falls(list(range(len(graded_options))), known_set, languages)
        numbers = {
            option.value: number for number, option in enumerate(graded_options if upward else graded_options[::-1], 1)
        }
    codes = [numbers[option.value] for option in graded_options]
    falling = stored and known_set is not None and _falls(codes, known_set, languages)
    mixed = stored and known_set is not None and _mixed(codes, known_set, languages)
    labels = []
    for answer in sorted(graded_options, key=lambda option: numbers[option.value]):
        wordings = list(answer.texts.values())
        wordings += [] if stored or answer.value in wordings else [answer.value]
        for text in dict.fromkeys(wordings):
            if text != str(numbers[answer.value]):
                labels.append(DraftLabel(text, numbers[answer.value], not mixed, counts[answer.value] or None))
    low, high = min(numbers.values()), max(numbers.values())
    sure = bool(stored or numbered or (known_set and known_set.sure))
    if (
        stored
        and (shown := next(filter(None, map(_bare, languages)), None))
        and set(shown.values()) != set(numbers.values())
    ):
        sure = False  # whoever exports words gets other numbers than whoever exports codes
    because = f"the usual answers on {known_set.name}" if known_set else "as the form numbers its answers"
    because += ", numbered in another order" if mixed else ""
    return Grades(f"{low}-{high}", tuple(labels), because, sure, falling, known_set.name if known_set else "")


def _bare(words: Sequence[str]) -> dict[str, int]:
    return {squeeze(word): int(word) for word in words} if all(map(_NUMBER.fullmatch, words)) else {}


def _falls(stored: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]) -> bool:
    """Whether the form stores higher numbers for what is less."""
    up, down = _ways(stored, known_set, languages)
    return down > up


def _mixed(stored: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]) -> bool:
    """Whether the form's numbers are in no order of the answers, such as 1 for never, 2 for always, 3 for sometimes."""
    return all(_ways(stored, known_set, languages))


def _ways(stored: Sequence[int], known_set: KnownAnswers, languages: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many pairs of answers have their numbers in the order of the set, and how many in the other one."""
    words = next(
        (language_words for language_words in languages if all(word in known_set.numbers for word in language_words)),
        None,
    )
    if words is None:
        return 0, 0
    order = [known_set.numbers[word] for word in words]
    pairs = [(stored[i] - stored[j]) * (order[i] - order[j]) for i in range(len(stored)) for j in range(i)]
    return sum(pair > 0 for pair in pairs), sum(pair < 0 for pair in pairs)
