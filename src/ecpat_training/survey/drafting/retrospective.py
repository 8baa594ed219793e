"""Questions of one form that ask the same of the time before the training and of now: a then-test, never two items of
one scale."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ecpat_training.survey.drafting.crossed_questions import are_answered_alike, crossed_pairs
from ecpat_training.survey.drafting.merged_questions import below_stem
from ecpat_training.survey.drafting.titles import row_of
from ecpat_training.survey.instrument.item import THEN
from ecpat_training.survey.model.draft import DraftQuestion
from ecpat_training.survey.reading.time_pairs import TimePair, time_pairs, without_time

_LETTERED = re.compile(r"(?P<number>\D{0,12}\d{1,3})[_.-]?(?P<letter>[a-z])")
_SCORED = ("grade", "choice", "number", "points")


@dataclass(frozen=True)
class RetrospectiveQuestions:
    """The `questions` without those about the time before, each of a pair with the answers to both; the two of a pair,
    as they were asked, by the name of the one about now; and of those that are known by their words, whether it is
    plain."""

    questions: Sequence[DraftQuestion]
    now: Mapping[str, DraftQuestion]
    then: Mapping[str, DraftQuestion]
    worded: Mapping[str, bool]


def retrospective(questions: Sequence[DraftQuestion]) -> RetrospectiveQuestions:
    """Finds the pairs: by a name before which stands `then_`, as our own forms write it; else by the words for the
    time, of questions that were asked in the same waves and answered in one way."""
    by_name = {question.name: question for question in questions}
    then = {
        name: by_name[THEN + name] for name in by_name if THEN + name in by_name and not by_name[THEN + name].background
    }
    paired_names = {*then, *(question.name for question in then.values())}
    unpaired = [question for question in questions if question.name not in paired_names and not question.background]
    worded: dict[str, bool] = {}
    wordings = [whole_words(question) for question in unpaired]
    for pair in [*time_pairs(wordings), *_repeated(unpaired), *crossed_pairs(unpaired, wordings)]:
        before, now = unpaired[pair.before], unpaired[pair.after]
        if {before.name, now.name} & paired_names:
            continue
        if now.kind in _SCORED and are_answered_alike(before, now):
            then[now.name] = before
            worded[now.name] = pair.is_plain
            paired_names |= {before.name, now.name}
    befores = {question.name for question in then.values()}
    joined = [
        _joined(question, then[question.name]) if question.name in then else question
        for question in questions
        if question.name not in befores
    ]
    return RetrospectiveQuestions(joined, {name: by_name[name] for name in then}, then, worded)


def _repeated(questions: Sequence[DraftQuestion]) -> Iterator[TimePair]:
    """Questions that a form asks twice and whose words say no time, each perhaps a pair: `1a` and `1b`, of every number
    two; words that a platform tells apart by a number at their end, as Microsoft Forms does."""
    places = {question.words.casefold(): place for place, question in enumerate(questions)}
    letters: dict[str, set[str]] = defaultdict(set)
    for words in places:
        if match := _LETTERED.fullmatch(words):
            letters[match["number"]].add(match["letter"])
    in_twos = len(letters) > 1 and all(pair == {"a", "b"} for pair in letters.values())
    is_worded = any(words.endswith("2") and " " in words and words[:-1] in places for words in places)
    for words, place in places.items():
        first = places.get(f"{words[:-1]}a" if in_twos and _LETTERED.fullmatch(words) else words[:-1])
        numbered = words.endswith("2") and (" " in words or (is_worded and words[:-1].isalpha())) and words[-2] != " "
        if first is not None and first != place and ((in_twos and words.endswith("b")) or numbered):
            yield TimePair(first, place, is_plain=False)


def whole_words(question: DraftQuestion) -> str:
    """What a question asks, with what stands above it."""
    return below_stem(question.words, question.group)


def _joined(question: DraftQuestion, then: DraftQuestion) -> DraftQuestion:
    """A question with the answers to both of a pair; without its stem where only the time stands below it, as each
    question of a list then has a stem of its own."""
    times = Counter({answer.value: answer.times or 0 for answer in question.options})
    times.update({answer.value: answer.times or 0 for answer in then.options})
    texts = {answer.value: answer for answer in (*then.options, *question.options)}
    options = tuple(replace(texts[value], times=number) for value, number in times.most_common())
    row = row_of(question.words, question.group)
    of_time = row and not without_time(row)
    return replace(
        question,
        kind=question.kind if question.kind == then.kind else "choice",
        options=question.options if question.ordered else options,
        group="" if of_time else question.group,
    )
