"""Ratings of one question that were given on unlike rulers in two files: a person has to say whether they compare."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ecpat_training.survey.drafting.columns import SeenColumn
from ecpat_training.survey.drafting.merged_questions import MergedQuestion
from ecpat_training.survey.model.draft import DraftQuestion, SimilarQuestion
from ecpat_training.survey.reading.unlike_rulers import are_unlike_rulers, describe_number_range
from ecpat_training.words.catalogue.message import phrase

_Pair = tuple[SeenColumn, SeenColumn]


def add_ruler_doubts(
    questions: Sequence[DraftQuestion], merged_questions: Sequence[MergedQuestion]
) -> list[DraftQuestion]:
    """The questions; those whose ratings go to unlike ends in two files are alike themselves, which is asked."""
    pairs: dict[tuple[int, int, str], dict[int, _Pair]] = defaultdict(dict)
    for index, (question, merged_question) in enumerate(zip(questions, merged_questions, strict=True)):
        if question.kind in ("grade", "number") and question.alike is None and not _names_scale_ends(question):
            for first_column, second_column in pairwise(merged_question.columns):
                if first_column.file == second_column.file:
                    continue  # one form has one scale
                pairs[first_column.file, second_column.file, question.group].setdefault(
                    index, (first_column, second_column)
                )
    doubted = dict[int, SimilarQuestion]()
    for group in pairs.values():
        group_answers = [_answers(pair) for pair in group.values()]
        for index, pair in group.items():
            if are_unlike_rulers(*_answers(pair), group_answers):
                doubted.setdefault(index, _likeness(questions[index], *pair))
    return [replace(question, alike=doubted.get(index, question.alike)) for index, question in enumerate(questions)]


def _names_scale_ends(question: DraftQuestion) -> bool:
    """Whether the words, which are the same in both files, say how far the ratings go: `(1 = never, 10 = always)`."""
    stored_numbers = [int(answer.value) for answer in question.options if answer.value.isdecimal()]
    named_numbers = [int(number_text) for number_text in re.findall(r"[0-9]{1,3}", question.words)]
    return bool(question.span or question.ordered) or any(
        stored_numbers and number >= max(stored_numbers) for number in named_numbers
    )


def _answers(pair: _Pair) -> tuple[Mapping[str, int], Mapping[str, int]]:
    return pair[0].texts, pair[1].texts


def _likeness(question: DraftQuestion, first_column: SeenColumn, second_column: SeenColumn) -> SimilarQuestion:
    place = phrase(
        "{place} was rated {second}, {before} {first}: the two forms may have had unlike scales, and their points"
        " can't be compared then",
        place=second_column.place,
        second=describe_number_range(second_column.texts),
        before=first_column.place,
        first=describe_number_range(first_column.texts),
    )
    return SimilarQuestion(question.words, place, unlike=True)
