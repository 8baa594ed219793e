"""Which direction of a question is better, by its words: less stress, fear, worry and fewer barriers are. Where that
isn't plain, since words or answers suggest another one, a person is asked: it turns the scale's result round."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean, variance

from ecpat_training.survey.drafting.grades import mean_answer
from ecpat_training.survey.drafting.retrospective import full_question_text
from ecpat_training.survey.drafting.reversed_items import numbers_by_response
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftQuestion, DraftScale, Response

_ERRORS = 2  # standard errors
_MIN_ANSWER_COUNT = 3  # answers of which a mean difference has an error
_BY_WORDS = "a guess by its words, some of which ask of stress or fear, say: higher or lower?"
_BY_ANSWERS = "most answers about now are {lower} than those about before: is that better (higher or lower)?"
_BY_WAVES = "later answers are clearly {lower} than those before the training: is that better (higher or lower)?"
_LESS_IS_BETTER = re.compile(
    r"\b(?:stress|afraid|fears?\b|fearful|worr(?:y|ie)|anxi|anxious|barrier|obstacle|burn-?out"  # en
    r"|peur|inquiét|inquiet|angoiss|anxiété|barrière"  # fr
    r"|angst|ängst|sorgen|hindernis|miedo|preocupa|ansiedad|barrera|paura|preoccup|ansia\b|barrier|ostacol"  # de to it
    r"|team[aă]|fric[aă]|îngrijor|ingrijor|anxiet|obstacol|barier|stres"  # ro
    r"|strah|zabrinut|anksiozn|preprek|strach|obaw|frik|shqetës|ankth|penges"  # sr, hr, bs, pl, sq
    r"|стресс?|страх|боюсь|беспоко|тревог|тревож|барьер|препятств|забринут|препрек|занепоко|тривог|бар.єр|перешкод)",
    re.IGNORECASE,
)


def is_less_better(questions: Sequence[DraftQuestion]) -> bool:
    """Whether most of the questions are worded as something of which less is better."""
    return 2 * sum(bool(_LESS_IS_BETTER.search(full_question_text(question))) for question in questions) > len(
        questions
    )


def add_direction_question(scale: DraftScale) -> DraftScale:
    """A drafted scale of which a person has to say which direction is better: one whose later answers are worse than
    the earlier ones, as the draft has it, or half of whose questions, of a then-test one at least, are worded as
    something of which less is. Every other scale as it is, what a form says, and what is no rating."""
    if scale.kind != "likert" or scale.scoring.keys() - {"better"}:
        return scale
    is_lower = scale.scoring.get("better") == "lower"
    rise, reason = (_rise_since_then(scale), _BY_ANSWERS) if scale.then else (_rise_over_waves(scale), _BY_WAVES)
    worded = sum(is_less_better([item.question]) for item in scale.items)
    question = ""
    # One of many is a statement worded the other way round than the others, which is asked by itself.
    if 2 * worded >= len(scale.items) or (scale.then and worded):
        question = _BY_WORDS
    elif rise > 0 if is_lower else rise < 0:
        question = reason.format(lower="higher" if is_lower else "lower")
    return replace(scale, open={**scale.open, "better": question}) if question else scale


def change_of(question: DraftQuestion, numbers: Mapping[str, float], then_question: DraftQuestion | None) -> int:
    """1 if the answers to a question clearly rose, -1 if they fell, 0 if nobody can tell: from the time before to now
    where `then_question` asks the same of it, else from the first wave to the last. `numbers` are those of answers in
    words."""
    now_numbers = numbers_by_response(question.text_by_response, numbers)
    if then_question is None:
        return _change_over_waves(now_numbers)
    before = numbers_by_response(then_question.text_by_response, numbers)
    changes = [number - before[response] for response, number in now_numbers.items() if response in before]
    return _sign(fmean(changes), _error(changes)) if len(changes) >= _MIN_ANSWER_COUNT else 0


def _rise_since_then(scale: DraftScale) -> int:
    """How many more questions have a higher mean now than about the time before than have a lower one."""
    means = [
        (mean_answer(item.question, scale.labels), mean_answer(item.then, scale.labels))
        for item in scale.items
        if item.then is not None
    ]
    known_means = [
        (now_mean, then_mean) for now_mean, then_mean in means if now_mean is not None and then_mean is not None
    ]
    return sum((now_mean > then_mean) - (now_mean < then_mean) for now_mean, then_mean in known_means)


def _rise_over_waves(scale: DraftScale) -> int:
    """Whether each person's mean clearly rose from the first wave to the last (1), fell (-1), or nobody can tell. What
    may count from the other end is left out."""
    numbers = {label.text: label.number for label in scale.labels if label.number is not None}
    answers: defaultdict[Response, list[float]] = defaultdict(list)
    for item in scale.items:
        if not item.turned:
            for response, number in numbers_by_response(item.question.text_by_response, numbers).items():
                answers[response].append(number)
    return _change_over_waves({response: fmean(response_numbers) for response, response_numbers in answers.items()})


def _change_over_waves(number_by_response: Mapping[Response, float]) -> int:
    groups: defaultdict[Wave, list[float]] = defaultdict(list)
    for response, number in number_by_response.items():
        if len(response.waves) == 1:  # of a file that holds several nobody knows here whose answer it is
            groups[response.waves[0]].append(number)
    first_numbers, *_, last_numbers = (
        [groups[wave] for wave in WAVES if wave in groups] if len(groups) > 1 else [[], []]
    )
    if min(len(first_numbers), len(last_numbers)) < _MIN_ANSWER_COUNT:
        return 0
    return _sign(fmean(last_numbers) - fmean(first_numbers), math.hypot(_error(first_numbers), _error(last_numbers)))


def _error(numbers: Sequence[float]) -> float:
    """The standard error of a mean."""
    return math.sqrt(variance(numbers) / len(numbers))


def _sign(difference: float, error: float) -> int:
    return 0 if not difference or abs(difference) < _ERRORS * error else 1 if difference > 0 else -1
