"""From what two raters gave to all that a check finds."""

from ecpat_training.core.text import fold
from ecpat_training.effect.performance.judging.agreement import agreement
from ecpat_training.effect.performance.judging.change import change
from ecpat_training.effect.performance.judging.pooling import verdict
from ecpat_training.effect.performance.judging.totals import pooled_scores
from ecpat_training.effect.performance.model.assessment import PerformanceAssessment
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.ratings import Ratings
from ecpat_training.effect.performance.model.rubric import Rubric


def assess(ratings: Ratings, key: Key, rubric: Rubric) -> PerformanceAssessment:
    """The raters' agreement; scores and change only where the rubric's rule lets scores be pooled."""
    agreed = agreement(ratings, key, rubric)
    decided = verdict(agreed.icc, rubric.pooled)
    scores = pooled_scores(ratings, key, rubric)
    complete = {fold(score.answer.blind) for score in scores}
    touched = ratings.first.keys() | ratings.second.keys() | ratings.spoilt
    order = [answer.blind for answer in key.in_raters_order()]
    return PerformanceAssessment(
        ratings.raters,
        len(key.answers),
        len(scores),
        tuple(blind for blind in order if fold(blind) in touched and fold(blind) not in complete),
        tuple(blind for blind in order if fold(blind) not in touched),
        agreed,
        decided,
        scores if decided.pooled else (),
        change(scores, rubric.case_ids) if decided.pooled else None,
    )
