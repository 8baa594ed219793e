"""What a question is by the other columns of its files: answers that other questions got as well were chosen; points of
one question are part of the points of all."""

import re
from collections.abc import Sequence

from ecpat_training.survey.drafting.judging import ONE_ANSWER, QuestionJudgement, answers_of
from ecpat_training.survey.drafting.merged_questions import MergedQuestion

_WORDED = 3  # answers of three words and more that another question has as well; `no` and `nothing` are nobody's own
_OF_MOST = re.compile(
    r".*\S\s*/(?P<most>[0-9]{1,9}[.,][0-9]{1,9})\s*", re.DOTALL
)  # Moodle's `Grade/10.00`, `Q. 1 /1.00`
_ROUNDED = 0.006  # of the most of a question, at two decimals


def closed_by_others(
    index: int, merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> QuestionJudgement:
    """The judgement of a question whose answers looked like free text: a question to choose if each answer was also
    given to other questions of the file, or to other rows of its grid."""
    merged = merged_questions[index]
    if judgements[index].kind != "words" and judgements[index].why != ONE_ANSWER:
        return judgements[index]
    answer_texts = set(answers_of(merged.texts))
    grid = merged.columns[0].stem
    answers_by_place = {
        place: set(answers_of(neighbour.texts))
        for place, neighbour in enumerate(merged_questions)
        if place != index and neighbour.files & merged.files and (not grid or neighbour.columns[0].stem == grid)
    }
    closed = {
        place: answers for place, answers in answers_by_place.items() if judgements[place].kind in ("choice", "grade")
    }
    answers_given = set[str]().union(*(closed if grid else answers_by_place).values())
    worded = sum(text.count(" ") > 1 for text in answer_texts) >= _WORDED
    alike = [place for place, answers in closed.items() if answers & answer_texts]
    return judgements[alike[0]] if alike and answer_texts <= answers_given and (grid or worded) else judgements[index]


def part_of_points(
    index: int, merged_questions: Sequence[MergedQuestion], judgements: Sequence[QuestionJudgement]
) -> QuestionJudgement:
    """The judgement of a number whose header names a maximum: the points of one question, if the maxima of all such
    columns add up to that of a column with the whole."""
    most = _most(merged_questions[index])
    if judgements[index].kind not in ("number", "grade") or most is None:
        return judgements[index]
    files = merged_questions[index].files
    singles = [
        _most(single) or 0.0
        for place, single in enumerate(merged_questions)
        if single.files == files and judgements[place].kind in ("number", "grade")
    ]
    for place, merged in enumerate(merged_questions):
        total = _most(merged) if judgements[place].kind == "points" and merged.files >= files else None
        if total is not None and abs(total - sum(singles)) < _ROUNDED * len(singles):
            return QuestionJudgement(
                "left out", f"points of one question, which `{merged.columns[0].header[:60]}` holds already"
            )
    return judgements[index]


def _most(merged: MergedQuestion) -> float | None:
    match = _OF_MOST.fullmatch(merged.columns[0].header)
    return float(match["most"].replace(",", ".")) if match else None
