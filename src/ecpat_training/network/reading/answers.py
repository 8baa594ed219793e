"""What a cell says: a number of the question's, a tick, or a word. A word that nobody knows is no answer."""

import re
from typing import Literal

from ecpat_training.network.model.questions import MAX_ANSWER, Question
from ecpat_training.words.lists.answers import TICKS
from ecpat_training.words.lists.network_words import NETWORK_ANSWER_OF
from ecpat_training.words.matching import letters_key

_NUMBER = re.compile(r"(\d{1,6})(?:[.,]0*)?")
_ONE_TO_TWO_TIMES, _THREE_OR_MORE_TIMES = re.compile(r"1\s*[-–—]\s*2"), re.compile(r"3\s*\+|(?:≥|>=)\s*3")
_NO_ANSWER = re.compile(r"-9{1,3}|-+|—|–")
_LABELLED_LEVEL = re.compile(r"([0-5])\s*[-–—:.=)]\s*[^\d\s].*", re.DOTALL)


def answer_of(question: Question, text: str) -> int | Literal["not asked"] | None:
    """The answer; None where it isn't one of this question's."""
    if number := _NUMBER.fullmatch(text):
        return _within(question, int(number[1]))
    if _NO_ANSWER.fullmatch(text):
        return "not asked"
    if not any(map(str.isalpha, text)):  # signs are dropped from words, and `-1` isn't 1
        contact_level = 1 if _ONE_TO_TWO_TIMES.fullmatch(text) else 2 if _THREE_OR_MORE_TIMES.fullmatch(text) else None
        if contact_level is not None:
            return contact_level if question == "contact" else None
        return 1 if text in TICKS and question != "level" else None
    word = NETWORK_ANSWER_OF.get(letters_key(text))
    if word == "not asked":
        return word
    if word is not None and (question != "level" or word == "0"):
        return _within(question, int(word))
    if text.casefold() in TICKS and question != "level":
        return 1
    if labelled_match := _LABELLED_LEVEL.fullmatch(text):
        return _within(question, int(labelled_match[1]))
    return None


def _within(question: Question, number: int) -> int | None:
    return number if number <= MAX_ANSWER.get(question, number) else None
