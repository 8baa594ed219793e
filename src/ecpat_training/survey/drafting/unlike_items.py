"""Questions with the same answers, one after another, that are about unlike things: they are kept apart, as their mean
would hide what each of them says.

| evidence, of a run of questions that stand in no grid and have no scale of a form | kept apart |
| --- | --- |
| some clearly rise from the first to the last file, or from then to now, and others clearly fall | these from those |
| two questions, answered by 10 people and more, whose r is two standard errors below 0 | each from the other |

Clearly: by two standard errors of the mean difference or more. Of three questions and more one that goes against the
others may be worded the other way round, which is asked (`reversed_items.py`) and parts nothing; one without any tie to
the others is doubted (`misfits.py`). An r near 0 parts no two questions: few people often have it so, and the
report says how well the questions of a scale hang together.
"""

from collections.abc import Mapping, Sequence

from ecpat_training.survey.drafting.direction import change_of
from ecpat_training.survey.drafting.grades import grades
from ecpat_training.survey.drafting.retrospective import RetrospectiveQuestions
from ecpat_training.survey.drafting.reversed_items import compute_item_fits, numbers_by_response, reversed_items
from ecpat_training.survey.model.draft import DraftQuestion

_ERRORS = 2  # standard errors
_PEOPLE = 10


def split_unlike_items(
    questions: Sequence[DraftQuestion], retrospective_questions: RetrospectiveQuestions
) -> list[list[DraftQuestion]]:
    """The questions of one run, in one list or in several."""
    if len(questions) < 2 or questions[0].group or questions[0].scoring.get("scale") or questions[0].kind != "grade":
        return [list(questions)]
    labels = grades(questions).labels
    numbers = {label.text: label.number for label in labels if label.number is not None}
    reversed_names = reversed_items(questions, labels)
    fallen = [
        question
        for question in questions
        if question.name not in reversed_names
        and change_of(question, numbers, retrospective_questions.then_questions.get(question.name)) < 0
    ]
    risen = [
        question
        for question in questions
        if change_of(question, numbers, retrospective_questions.then_questions.get(question.name)) > 0
    ]
    if fallen and risen:
        remaining_questions = [question for question in questions if question not in fallen]
        return [
            question_group for side in (remaining_questions, fallen) for question_group in _parted_pair(side, numbers)
        ]
    is_doubtful = retrospective_questions.worded.get(questions[0].name) is False  # then the pair is asked about first
    return [list(questions)] if is_doubtful else _parted_pair(questions, numbers)


def _parted_pair(questions: Sequence[DraftQuestion], numbers: Mapping[str, float]) -> list[list[DraftQuestion]]:
    """Two questions, apart if whoever answers one high answers the other low."""
    if len(questions) == 2:
        fit_by_name = compute_item_fits(
            {question.name: numbers_by_response(question.text_by_response, numbers) for question in questions}
        )
        people, r = fit_by_name[questions[0].name]
        if people >= _PEOPLE and r < -_ERRORS / people**0.5:
            return [[question] for question in questions]
    return [list(questions)]
