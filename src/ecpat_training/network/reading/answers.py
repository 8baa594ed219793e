"""What a cell says: a number of the question's, a tick, or a word. A word that nobody knows is no answer."""

import re
from typing import Literal

from ecpat_training.network.model.questions import MOST, Question
from ecpat_training.words.lists.network_words import NETWORK_ANSWER_OF
from ecpat_training.words.lists.rows import TICKS
from ecpat_training.words.matching import letters_key

_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0*)?")
_LABELLED = re.compile(r"([0-5])\s*[-–—:.=)]\s*[^\d\s].*", re.DOTALL)


def answer_of(question: Question, text: str) -> int | Literal["not asked"] | None:
    """The answer; None where it isn't one of this question's."""
    if number := _NUMBER.fullmatch(text):
        return _within(question, int(number[1]))
    word = NETWORK_ANSWER_OF.get(letters_key(text))
    if word == "not asked":
        return word
    if word is not None and (question != "level" or word == "0"):
        return _within(question, int(word))
    if text.casefold() in TICKS and question != "level":
        return 1
    if labelled := _LABELLED.fullmatch(text):
        return _within(question, int(labelled[1]))
    return None


def _within(question: Question, number: int) -> int | None:
    return number if number <= MOST.get(question, number) else None
