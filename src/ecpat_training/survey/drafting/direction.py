"""Which direction of a question is better, by its words: less stress, fear, worry and fewer barriers are."""

import re
from collections.abc import Sequence

from ecpat_training.survey.drafting.retrospective import whole_words
from ecpat_training.survey.model.draft import DraftQuestion

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
