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

import math
from collections.abc import Mapping, Sequence
from statistics import fmean, variance

from ecpat_training.survey.drafting.grades import grades
from ecpat_training.survey.drafting.retrospective import RetrospectiveQuestions
from ecpat_training.survey.drafting.reversed_items import fits_with_others, numbers_given, reversed_items
from ecpat_training.survey.model.draft import DraftQuestion

_ERRORS = 2  # standard errors
_PEOPLE = 10
_FEWEST = 3  # answers of which a mean difference has an error


def parted(questions: Sequence[DraftQuestion], paired: RetrospectiveQuestions) -> list[list[DraftQuestion]]:
    """The questions of one run, in one list or in several."""
    if len(questions) < 2 or questions[0].group or questions[0].scoring.get("scale") or questions[0].kind != "grade":
        return [list(questions)]
    labels = grades(questions).labels
    numbers = {label.text: label.number for label in labels if label.number is not None}
    turned = reversed_items(questions, labels)
    fallen = [
        question for question in questions if question.name not in turned and _direction(question, numbers, paired) < 0
    ]
    risen = [question for question in questions if _direction(question, numbers, paired) > 0]
    if fallen and risen:
        others = [question for question in questions if question not in fallen]
        return [part for side in (others, fallen) for part in _parted_pair(side, numbers)]
    is_doubtful = paired.worded.get(questions[0].name) is False  # then the pair is asked about first
    return [list(questions)] if is_doubtful else _parted_pair(questions, numbers)


def _parted_pair(questions: Sequence[DraftQuestion], numbers: Mapping[str, float]) -> list[list[DraftQuestion]]:
    """Two questions, apart if whoever answers one high answers the other low."""
    if len(questions) == 2:
        fits = fits_with_others({question.name: numbers_given(question.given, numbers) for question in questions})
        people, r = fits[questions[0].name]
        if people >= _PEOPLE and r < -_ERRORS / people**0.5:
            return [[question] for question in questions]
    return [list(questions)]


def _direction(question: DraftQuestion, numbers: Mapping[str, float], paired: RetrospectiveQuestions) -> int:
    """1 if the answers clearly rose, -1 if they fell, 0 if nobody can tell."""
    now = numbers_given(question.given, numbers)
    if question.name in paired.then:
        then = numbers_given(paired.then[question.name].given, numbers)
        changes = [number - then[response] for response, number in now.items() if response in then]
        return _sign(fmean(changes), _error(changes)) if len(changes) >= _FEWEST else 0
    groups: dict[str, list[float]] = {}
    for response, number in now.items():
        groups.setdefault(response.rpartition(" ")[0], []).append(number)
    first, *_, last = [*groups.values()] if len(groups) > 1 else [[], []]
    if min(len(first), len(last)) < _FEWEST:
        return 0
    return _sign(fmean(last) - fmean(first), math.hypot(_error(first), _error(last)))


def _error(numbers: Sequence[float]) -> float:
    """The standard error of a mean."""
    return math.sqrt(variance(numbers) / len(numbers))


def _sign(difference: float, error: float) -> int:
    return 0 if not difference or abs(difference) < _ERRORS * error else 1 if difference > 0 else -1
