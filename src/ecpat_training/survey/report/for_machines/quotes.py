"""`ecpat survey quotes --json`: how much there is to release; none of the texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotedQuestion:
    """A question of free text: how many answers to it are in the file, how many of these have marks on what may tell
    who wrote them, and how many of a single word were left out."""

    question: str
    answers: int
    marked: int
    one_word: int


@dataclass(frozen=True, slots=True)
class SurveyQuotesResult:
    """What was written; `alike` counts the texts that were another one's, word for word, and are there once."""

    answers: int
    alike: int
    questions: tuple[QuotedQuestion, ...]


def result(answers: Sequence[tuple[str, bool]], one_word: Mapping[str, int], alike: int) -> SurveyQuotesResult:
    """The counts, question by question; each answer by its question, and whether it has marks."""
    questions = dict.fromkeys([*(question for question, _ in answers), *one_word])
    return SurveyQuotesResult(
        len(answers), alike, tuple(_question(question, answers, one_word) for question in questions)
    )


def _question(question: str, answers: Sequence[tuple[str, bool]], one_word: Mapping[str, int]) -> QuotedQuestion:
    marks = [marked for answered_question, marked in answers if answered_question == question]
    return QuotedQuestion(question, len(marks), sum(marks), one_word.get(question, 0))
