"""The answers to choose of a form: their words language by language, those that are no grade, and whether the others
are grades."""

import re
from collections.abc import Sequence

from ecpat_training.survey.drafting.answer_sets import find_known_answers, read_label_numbers
from ecpat_training.survey.model.draft import DraftAnswer
from ecpat_training.survey.reading.answers import says_dont_know, says_no_answer

_MIN_ANSWER_COUNT = 3  # two answers, such as `agree` and `disagree`, are a right and a wrong one as well
_NUMBER = re.compile(r"[0-9]{1,2}")


def wordings_by_language(options: Sequence[DraftAnswer]) -> list[list[str]]:
    """The words of answers, language by language, in the languages in which all of them have words."""
    languages = list(dict.fromkeys(code for option in options for code in option.texts))
    wordings = [
        [option.texts[code] for option in options]
        for code in languages
        if all(code in option.texts for option in options)
    ]
    return wordings or [[option.value for option in options]]


def drop_no_answer_options(options: Sequence[DraftAnswer]) -> list[DraftAnswer]:
    """The answers without those that say that there is none, such as `don't know` and `not applicable`."""
    return [option for option in options if not any(map(_is_no_answer_wording, option.wordings))] or list(options)


def _is_no_answer_wording(words: str) -> bool:
    return says_dont_know(words) or says_no_answer(words)


def are_grades(options: Sequence[DraftAnswer]) -> bool:
    """Whether answers are grades: a well-known set, numbered words, or numbers alone; others are to choose."""
    graded_options = drop_no_answer_options(options)
    if len(graded_options) < _MIN_ANSWER_COUNT:
        return False
    for labels in wordings_by_language(graded_options):
        if (
            find_known_answers(labels, are_all_answers=True)
            or read_label_numbers(labels)
            or all(map(_NUMBER.fullmatch, labels))
        ):
            return True
    return False
