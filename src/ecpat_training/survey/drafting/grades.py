"""The graded answers of questions that make a scale together: each answer's number, the lowest and the highest, and
what of it a person has to confirm."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.text import squeeze
from ecpat_training.survey.drafting.answer_sets import (
    KnownAnswers,
    falls,
    known_answers,
    numbers_in,
    range_guessed,
    range_said,
    words_beside_numbers,
)
from ecpat_training.survey.drafting.form_answers import graded, wordings_by_language
from ecpat_training.survey.model.draft import AskedQuestion, DraftAnswer, DraftLabel
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


def graded_alike(question: AskedQuestion) -> tuple[object, ...]:
    """What questions share that have the same grades."""
    values = [one.value for one in question.options]
    if question.ordered:
        return ("form", *values)
    labels = [value for value in values if not says_dont_know(value)] or values
    if all(map(_NUMBER.fullmatch, labels)):
        highest = max(map(int, labels))
        said = question.span or range_said(question.words)
        falling = falls(question.words) or falls(question.group)
        return ("numbers", falling, said or next((most for most in (1, 5, 7, 10) if highest <= most), highest))
    known = known_answers(labels)
    return ("known", known.name) if known else ("numbered",)


def set_seen(question: AskedQuestion) -> tuple[int, ...]:
    """The levels of a usual set of which every answer was given: four answers and seven are two scales."""
    if question.ordered:
        return ()  # told apart by its list of answers
    labels = [one.value for one in question.options if not says_dont_know(one.value)]
    known = known_answers(labels)
    return known.whole if known else ()


def grades(questions: Sequence[AskedQuestion]) -> Grades:
    """The grades of questions that are graded alike."""
    if questions[0].ordered:
        return _of_form(questions[0].options, counted(questions))
    counts = counted(questions)
    labels = {value: times for value, times in counts.items() if not says_dont_know(value)} or counts
    if all(map(_NUMBER.fullmatch, labels)):
        return _of_numbers(questions, {int(value): times for value, times in labels.items()})
    known = known_answers(labels)
    if known is not None:
        return _of_known(known, labels)
    return _of_numbered(questions, labels)


def counted(questions: Sequence[AskedQuestion]) -> Counter[str]:
    """How often each answer was given to any of them."""
    found: Counter[str] = Counter()
    for question in questions:
        for one in question.options:
            found[one.value] += one.times or 0
    return found


def _of_numbers(questions: Sequence[AskedQuestion], times: dict[int, int]) -> Grades:
    """Numbers alone: the range that the question says, else a usual one that holds them, which is asked: after a good
    training nobody chooses the lowest number of a form."""
    said = {found for one in questions if (found := one.span or range_said(one.words) or range_said(one.group))}
    low, high = next(iter(said)) if len(said) == 1 else range_guessed(times)
    if set(times) <= {0, 1} and not said:
        low, high = 0, 1
    falling = all(falls(one.words) or falls(one.group) for one in questions)
    seen = ", ".join(f"{number} ({_times(count)})" for number, count in sorted(times.items(), key=lambda one: -one[1]))
    if len(said) == 1 and all(low <= number <= high for number in times):
        return Grades(f"{low}-{high}", (), f"the range stands in the file; seen: {seen}", True, falling)
    return Grades(f"{low}-{high}", (), f"seen: {seen}", False, falling)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _of_known(known: KnownAnswers, times: Counter[str] | dict[str, int]) -> Grades:
    labels = [DraftLabel(text, known.numbers[text], text not in known.unclear, times[text]) for text in times]
    large = all(text[:1].isupper() for text in times)
    unseen = {number: text[:1].upper() + text[1:] if large else text for number, text in known.unseen.items()}
    labels += [DraftLabel(text, number, True, 0) for number, text in unseen.items()]
    labels.sort(key=lambda one: (one.number, -(one.times or 0)))
    return Grades(
        f"1-{known.highest}", tuple(labels), f"the usual answers on {known.name}", known.sure, name=known.name
    )


def _of_numbered(questions: Sequence[AskedQuestion], times: Counter[str] | dict[str, int]) -> Grades:
    """Answers that say their number: `4 - Agree`."""
    numbers = numbers_in(times)
    low, high = range_guessed(numbers.values())
    said = next((found for one in questions if (found := range_said(one.words))), None)
    low, high = said or (low, high)
    labels = [DraftLabel(text, numbers[squeeze(text)], True, count) for text, count in times.items()]
    labels.sort(key=lambda one: one.number or 0)
    sure = said is not None or {low, high} <= set(numbers.values())
    worded = words_beside_numbers(times)
    known = known_answers(worded)
    falling = known is not None and _falls(list(worded.values()), known, [list(worded)])
    return Grades(f"{low}-{high}", tuple(labels), "each answer says its number", sure, falling)


def _of_form(options: Sequence[DraftAnswer], counts: Counter[str]) -> Grades:
    """All answers that a form offers, in its order: by the numbers that are stored, else by what is usual."""
    told = graded(options)
    stored = all(map(_NUMBER.fullmatch, (one.value for one in told)))
    known = numbered = None
    for words in wordings_by_language(told):
        known = known or known_answers(words, complete=True)
        numbered = numbered or numbers_in(words) or _bare(words)
    languages = wordings_by_language(told)
    if stored:
        numbers = {one.value: int(one.value) for one in told}
    elif numbered:
        words = next(one for one in languages if numbers_in(one) or _bare(one))
        found = numbers_in(words) or _bare(words)
        numbers = {one.value: found[squeeze(word)] for one, word in zip(told, words, strict=True)}
    elif known and known.sure:
        words = next(one for one in languages if known_answers(one, complete=True))
        numbers = {one.value: known.numbers[word] for one, word in zip(told, words, strict=True)}
    else:
        upward = known is None or not _falls(list(range(len(told))), known, languages)
        numbers = {one.value: at for at, one in enumerate(told if upward else told[::-1], 1)}
    codes = [numbers[one.value] for one in told]
    falling = stored and known is not None and _falls(codes, known, languages)
    mixed = stored and known is not None and _mixed(codes, known, languages)
    labels = []
    for one in sorted(told, key=lambda one: numbers[one.value]):
        wordings = list(one.texts.values())
        wordings += [] if stored or one.value in wordings else [one.value]
        for text in dict.fromkeys(wordings):
            if text != str(numbers[one.value]):
                labels.append(DraftLabel(text, numbers[one.value], not mixed, counts[one.value] or None))
    low, high = min(numbers.values()), max(numbers.values())
    sure = bool(stored or numbered or (known and known.sure))
    if (
        stored
        and (shown := next(filter(None, map(_bare, languages)), None))
        and set(shown.values()) != set(numbers.values())
    ):
        sure = False  # whoever exports words gets other numbers than whoever exports codes
    because = f"the usual answers on {known.name}" if known else "as the form numbers its answers"
    because += ", numbered in another order" if mixed else ""
    return Grades(f"{low}-{high}", tuple(labels), because, sure, falling, known.name if known else "")


def _bare(words: Sequence[str]) -> dict[str, int]:
    return {squeeze(word): int(word) for word in words} if all(map(_NUMBER.fullmatch, words)) else {}


def _falls(stored: Sequence[int], known: KnownAnswers, languages: Sequence[Sequence[str]]) -> bool:
    """Whether the form stores higher numbers for what is less."""
    up, down = _ways(stored, known, languages)
    return down > up


def _mixed(stored: Sequence[int], known: KnownAnswers, languages: Sequence[Sequence[str]]) -> bool:
    """Whether the form's numbers are in no order of the answers, such as 1 for never, 2 for always, 3 for sometimes."""
    return all(_ways(stored, known, languages))


def _ways(stored: Sequence[int], known: KnownAnswers, languages: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many pairs of answers have their numbers in the order of the set, and how many in the other one."""
    words = next((one for one in languages if all(word in known.numbers for word in one)), None)
    if words is None:
        return 0, 0
    order = [known.numbers[word] for word in words]
    pairs = [(stored[i] - stored[j]) * (order[i] - order[j]) for i in range(len(stored)) for j in range(i)]
    return sum(pair > 0 for pair in pairs), sum(pair < 0 for pair in pairs)
