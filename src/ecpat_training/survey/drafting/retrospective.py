"""Questions of one form that ask the same of the time before the training and of now: a then-test, never two items of
one scale."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ecpat_training.survey.drafting.crossed_questions import are_answered_alike, crossed_pairs
from ecpat_training.survey.drafting.merged_questions import prepend_stem
from ecpat_training.survey.drafting.titles import row_of
from ecpat_training.survey.instrument.item import THEN_PREFIX
from ecpat_training.survey.model.draft import DraftQuestion
from ecpat_training.survey.reading.time_pairs import TimePair, bare_words_without_time, time_pairs

_LETTERED = re.compile(r"(?P<number>\D{0,12}\d{1,3})[_.-]?(?P<letter>[a-z])")
_SCORED_KINDS = ("grade", "choice", "number", "points")


@dataclass(frozen=True)
class RetrospectiveQuestions:
    """The `questions` without those about the time before, each of a pair with the answers to both; the two of a pair,
    as they were asked, by the name of the one about now; and of those that are known by their words, whether it is
    plain."""

    questions: Sequence[DraftQuestion]
    now_questions: Mapping[str, DraftQuestion]
    then_questions: Mapping[str, DraftQuestion]
    worded: Mapping[str, bool]


def retrospective(questions: Sequence[DraftQuestion]) -> RetrospectiveQuestions:
    """Finds the pairs: by a name before which stands `then_`, as our own forms write it; else by the words for the
    time, of questions that were asked in the same waves and answered in one way."""
    question_by_name = {question.name: question for question in questions}
    then_by_name = {
        name: question_by_name[THEN_PREFIX + name]
        for name in question_by_name
        if THEN_PREFIX + name in question_by_name and not question_by_name[THEN_PREFIX + name].background
    }
    paired_names = {*then_by_name, *(question.name for question in then_by_name.values())}
    unpaired_questions = [
        question for question in questions if question.name not in paired_names and not question.background
    ]
    worded: dict[str, bool] = {}
    wordings = [full_question_text(question) for question in unpaired_questions]
    for pair in [
        *time_pairs(wordings),
        *_find_repeated_questions(unpaired_questions),
        *crossed_pairs(unpaired_questions, wordings),
    ]:
        before, now_question = unpaired_questions[pair.before], unpaired_questions[pair.after]
        if {before.name, now_question.name} & paired_names:
            continue
        if now_question.kind in _SCORED_KINDS and are_answered_alike(before, now_question):
            then_by_name[now_question.name] = before
            worded[now_question.name] = pair.is_plain
            paired_names |= {before.name, now_question.name}
    befores = {question.name for question in then_by_name.values()}
    joined_questions = [
        _join_then_question(question, then_by_name[question.name]) if question.name in then_by_name else question
        for question in questions
        if question.name not in befores
    ]
    return RetrospectiveQuestions(
        joined_questions, {name: question_by_name[name] for name in then_by_name}, then_by_name, worded
    )


def _find_repeated_questions(questions: Sequence[DraftQuestion]) -> Iterator[TimePair]:
    """Questions that a form asks twice and whose words say no time, each perhaps a pair: `1a` and `1b`, of every number
    two; words that a platform tells apart by a number at their end, as Microsoft Forms does."""
    places = {question.words.casefold(): place for place, question in enumerate(questions)}
    letters: dict[str, set[str]] = defaultdict(set)
    for words in places:
        if match := _LETTERED.fullmatch(words):
            letters[match["number"]].add(match["letter"])
    are_letter_pairs = len(letters) > 1 and all(pair == {"a", "b"} for pair in letters.values())
    is_worded = any(words.endswith("2") and " " in words and words[:-1] in places for words in places)
    for words, place in places.items():
        first_place = places.get(f"{words[:-1]}a" if are_letter_pairs and _LETTERED.fullmatch(words) else words[:-1])
        has_number_ending = (
            words.endswith("2") and (" " in words or (is_worded and words[:-1].isalpha())) and words[-2] != " "
        )
        if (
            first_place is not None
            and first_place != place
            and ((are_letter_pairs and words.endswith("b")) or has_number_ending)
        ):
            yield TimePair(first_place, place, is_plain=False)


def full_question_text(question: DraftQuestion) -> str:
    """What a question asks, with what stands above it."""
    return prepend_stem(question.words, question.group)


def _join_then_question(question: DraftQuestion, then_question: DraftQuestion) -> DraftQuestion:
    """A question with the answers to both of a pair; without its stem where only the time stands below it, as each
    question of a list then has a stem of its own."""
    times = Counter({answer.value: answer.times or 0 for answer in question.options})
    times.update({answer.value: answer.times or 0 for answer in then_question.options})
    texts = {answer.value: answer for answer in (*then_question.options, *question.options)}
    options = tuple(replace(texts[value], times=number) for value, number in times.most_common())
    row = row_of(question.words, question.group)
    is_only_time = row and not bare_words_without_time(row)
    return replace(
        question,
        kind=question.kind if question.kind == then_question.kind else "choice",
        options=question.options if question.ordered else options,
        group="" if is_only_time else question.group,
    )
