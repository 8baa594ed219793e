"""Which direction of a question is better, by its words: less stress, fear, worry and fewer barriers are. Where that
isn't plain, since words or answers suggest another one, a person is asked: it turns the scale's result round."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean, variance

from ecpat_training.survey.drafting.grades import mean_answer
from ecpat_training.survey.drafting.retrospective import whole_words
from ecpat_training.survey.drafting.reversed_items import numbers_given
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftQuestion, DraftScale, Response

_ERRORS = 2  # standard errors
_FEWEST = 3  # answers of which a mean difference has an error
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
    return 2 * sum(bool(_LESS_IS_BETTER.search(whole_words(question))) for question in questions) > len(questions)


def with_direction_asked(scale: DraftScale) -> DraftScale:
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


def change_of(question: DraftQuestion, numbers: Mapping[str, float], then: DraftQuestion | None) -> int:
    """1 if the answers to a question clearly rose, -1 if they fell, 0 if nobody can tell: from the time before to now
    where `then` asks the same of it, else from the first wave to the last. `numbers` are those of answers in words."""
    now = numbers_given(question.given, numbers)
    if then is None:
        return _change_over_waves(now)
    before = numbers_given(then.given, numbers)
    changes = [number - before[response] for response, number in now.items() if response in before]
    return _sign(fmean(changes), _error(changes)) if len(changes) >= _FEWEST else 0


def _rise_since_then(scale: DraftScale) -> int:
    """How many more questions have a higher mean now than about the time before than have a lower one."""
    means = [
        (mean_answer(item.question, scale.labels), mean_answer(item.then, scale.labels))
        for item in scale.items
        if item.then is not None
    ]
    known = [(now, then) for now, then in means if now is not None and then is not None]
    return sum((now > then) - (now < then) for now, then in known)


def _rise_over_waves(scale: DraftScale) -> int:
    """Whether each person's mean clearly rose from the first wave to the last (1), fell (-1), or nobody can tell. What
    may count from the other end is left out."""
    numbers = {label.text: label.number for label in scale.labels if label.number is not None}
    answers: defaultdict[Response, list[float]] = defaultdict(list)
    for item in scale.items:
        if not item.turned:
            for response, number in numbers_given(item.question.given, numbers).items():
                answers[response].append(number)
    return _change_over_waves({response: fmean(given) for response, given in answers.items()})


def _change_over_waves(number_by_response: Mapping[Response, float]) -> int:
    groups: defaultdict[Wave, list[float]] = defaultdict(list)
    for response, number in number_by_response.items():
        if len(response.waves) == 1:  # of a file that holds several nobody knows here whose answer it is
            groups[response.waves[0]].append(number)
    first, *_, last = [groups[wave] for wave in WAVES if wave in groups] if len(groups) > 1 else [[], []]
    if min(len(first), len(last)) < _FEWEST:
        return 0
    return _sign(fmean(last) - fmean(first), math.hypot(_error(first), _error(last)))


def _error(numbers: Sequence[float]) -> float:
    """The standard error of a mean."""
    return math.sqrt(variance(numbers) / len(numbers))


def _sign(difference: float, error: float) -> int:
    return 0 if not difference or abs(difference) < _ERRORS * error else 1 if difference > 0 else -1
