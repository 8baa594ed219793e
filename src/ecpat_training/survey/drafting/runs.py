"""Which questions are scored together: those of one scale by its id, the lines of a grid, questions one after another
with the same grades, all that may have a right answer; each number for itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ecpat_training.survey.drafting.grades import grading_key, set_seen
from ecpat_training.survey.drafting.retrospective import RetrospectiveQuestions, full_question_text
from ecpat_training.survey.drafting.unlike_items import split_unlike_items
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.draft import DraftQuestion
from ecpat_training.survey.reading.answers import says_dont_know
from ecpat_training.survey.reading.time_pairs import asks_of_before, time_of

_MOST_GRADES = 7
_NUMBERED_NAME = re.compile(r"(?P<series>[A-Za-z]\w{0,30}?)[_.-]?[0-9]{1,3}[a-z]?")
_CHOICE = re.compile(r"[^\W\d_]|[^\W\d_]{1,6}[0-9]{1,2}")


def runs(retrospective_questions: RetrospectiveQuestions) -> Iterator[list[DraftQuestion]]:
    """Questions that are scored together. What has the id of a scale belongs to it wherever it stands; what has right
    answers, to one test; what is asked of the time before as well, to nothing that isn't."""
    questions = retrospective_questions.questions
    questions_by_scale: dict[object, list[DraftQuestion]] = {}
    for question in questions:
        if scale := question.scoring.get("scale"):
            questions_by_scale.setdefault(scale, []).append(question)
    yield from (question_run for group in questions_by_scale.values() for question_run in _split_by_kind(group))
    unassigned = [
        candidate for candidate in questions if not candidate.scoring.get("scale") and candidate.kind != "left out"
    ]
    unassigned.sort(key=lambda candidate: bool(candidate.doubt))  # what may be no grade parts nobody's neighbours
    tests: dict[tuple[Wave, ...], list[DraftQuestion]] = {}
    for _, marked_run in groupby(_marked(unassigned, retrospective_questions), key=lambda pair: pair[0]):
        run_questions = [member for _, member in marked_run]
        run_kind = run_questions[0].kind
        if run_questions[0].background and run_kind in ("choice", "number"):
            continue
        if run_kind == "choice" and not (
            grid(run_questions) or is_graded_twice(run_questions, retrospective_questions)
        ):
            tests.setdefault(run_questions[0].waves, []).extend(run_questions)
        elif run_kind in ("grade", "choice"):
            yield from split_unlike_items(run_questions, retrospective_questions)
        elif run_kind in ("number", "points"):
            yield from ([member] for member in run_questions)
    yield from tests.values()


def _split_by_kind(questions: Sequence[DraftQuestion]) -> Iterator[list[DraftQuestion]]:
    """The questions of one group by how they are answered."""
    questions_by_kind: dict[object, list[DraftQuestion]] = {}
    for question in questions:
        if question.kind in ("grade", "choice", "number", "points"):
            questions_by_kind.setdefault(
                (question.kind, grading_key(question) if question.kind == "grade" else ()), []
            ).append(question)
    yield from questions_by_kind.values()


def _marked(
    questions: Sequence[DraftQuestion], retrospective_questions: RetrospectiveQuestions
) -> Iterator[tuple[object, DraftQuestion]]:
    """Each question with what it shares with the next one if they make a scale together."""
    run_questions: list[DraftQuestion] = []
    number = 0
    for question in questions:
        if (
            not run_questions
            or retrospective_questions.worded.get(run_questions[-1].name)
            != retrospective_questions.worded.get(question.name)
            or not _continues_run(run_questions, question)
        ):
            number, run_questions = number + 1, []
        run_questions.append(question)
        yield number, question


def _continues_run(run_questions: Sequence[DraftQuestion], question: DraftQuestion) -> bool:
    """Whether a question belongs to those before it."""
    last_question = run_questions[-1]
    if (
        last_question.kind != question.kind
        or last_question.waves != question.waves
        or last_question.background != question.background
        or last_question.group != question.group
        or {time_of(full_question_text(member)) for member in (*run_questions, question)} >= {"before", "after"}
        or asks_of_before(full_question_text(last_question)) != asks_of_before(full_question_text(question))
        or last_question.doubt != question.doubt
    ):
        return False
    if _series(last_question.name) != _series(question.name):
        return False
    if question.kind == "grade":
        return (
            grading_key(last_question) == grading_key(question)
            and len({set_seen(member) for member in (*run_questions, question)} - {()}) < 2
        )
    return question.kind == "choice" and _share([*run_questions, question])


def _series(name: str) -> str:
    """What numbered names have in common: `s01` and `s02` are of one series, `a01` is of another; `Q3_1` is of `Q3`."""
    match = _NUMBERED_NAME.fullmatch(name)
    return match["series"] if match else ""


def _share(questions: Sequence[DraftQuestion]) -> bool:
    """Whether questions to choose have the same answers: in a form the same list; in files of answers some that all of
    them have, and few in all; in one grid, one at least that another row of it has."""
    if all(question.ordered for question in questions):
        return len({tuple(answer.value for answer in question.options) for question in questions}) == 1
    sets = [{answer.value for answer in question.options if not says_dont_know(answer.value)} for question in questions]
    if len(set.union(*sets)) > _MOST_GRADES:
        return False
    if questions[0].group and all(question.group == questions[0].group for question in questions):
        times = Counter(answer for answer_set in sets for answer in answer_set)
        return all(any(times[answer] > 1 for answer in answer_set) for answer_set in sets)
    return len(set.intersection(*sets)) > 1


def grid(questions: Sequence[DraftQuestion]) -> bool:
    """Whether questions of which the answers belong to no usual set, and are shared, may be graded. Two answers are
    taken for right and wrong; letters, codes and answers beside `don't know` for the choices of a test."""
    options = [option for question in questions for option in question.options]
    values = {option.value for option in options}
    are_test_choices = any(says_dont_know(word) for option in options for word in option.wordings) or all(
        _CHOICE.fullmatch(word) for option in options for word in option.wordings
    )
    may_be_graded = len(questions) > 1 and 2 < len(values) <= _MOST_GRADES and not are_test_choices
    return may_be_graded and _share(questions) and not questions[0].background


def is_graded_twice(questions: Sequence[DraftQuestion], retrospective_questions: RetrospectiveQuestions) -> bool:
    """Whether each of the questions and the same one about the time before share answers that may be graded."""
    return all(
        question.name in retrospective_questions.worded
        and grid(
            [
                retrospective_questions.now_questions[question.name],
                retrospective_questions.then_questions[question.name],
            ]
        )
        for question in questions
    )
