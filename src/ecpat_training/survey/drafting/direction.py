"""Which direction of a question is better, by its words: less stress, fear, worry and fewer barriers are. Where that
isn't plain of a then-test, a person is asked, since it turns its result round."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.survey.drafting.grades import mean_answer
from ecpat_training.survey.drafting.retrospective import whole_words
from ecpat_training.survey.model.draft import DraftQuestion, DraftScale

_BY_WORDS = "a guess by its words, some of which ask of stress or fear, say: higher or lower?"
_BY_ANSWERS = "most answers about now are {lower} than those about before: is that better (higher or lower)?"
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
    """A drafted scale of which a person has to say which direction is better: of a then-test whose questions, one at
    least, are worded as something of which less is, or whose answers about now are worse than those about before, as
    the draft has it. Every other scale as it is, and what a form says."""
    if scale.then is None or scale.scoring.keys() - {"better"}:
        return scale
    is_lower = scale.scoring.get("better") == "lower"
    rises = [
        (now > before) - (now < before)
        for item in scale.items
        if item.then is not None
        if (now := mean_answer(item.question, scale.labels)) is not None
        if (before := mean_answer(item.then, scale.labels)) is not None
    ]
    question = ""
    if any(is_less_better([item.question]) for item in scale.items):
        question = _BY_WORDS
    elif sum(rises) > 0 if is_lower else sum(rises) < 0:
        question = _BY_ANSWERS.format(lower="higher" if is_lower else "lower")
    return replace(scale, open={**scale.open, "better": question}) if question else scale
