"""From what two raters gave to all that a check finds."""

from ecpat_training.core.text import fold
from ecpat_training.performance.judging.agreement import agreement
from ecpat_training.performance.judging.change import change
from ecpat_training.performance.judging.pooling import verdict
from ecpat_training.performance.judging.totals import pooled_scores
from ecpat_training.performance.model.found import PerformanceFound
from ecpat_training.performance.model.key import Key
from ecpat_training.performance.model.rubric import Rubric
from ecpat_training.performance.model.scored import Given


def judged(given: Given, key: Key, rubric: Rubric) -> PerformanceFound:
    """The raters' agreement; scores and change only where the rubric's rule lets scores be pooled."""
    agreed = agreement(given, key, rubric)
    decided = verdict(agreed.icc, rubric.pooled)
    scores = pooled_scores(given, key, rubric)
    whole = {fold(one.answer.blind) for one in scores}
    touched = given.first.keys() | given.second.keys() | given.spoilt
    order = [one.blind for one in key.in_raters_order()]
    return PerformanceFound(
        given.raters,
        len(key.answers),
        len(scores),
        tuple(one for one in order if fold(one) in touched and fold(one) not in whole),
        tuple(one for one in order if fold(one) not in touched),
        agreed,
        decided,
        scores if decided.pooled else (),
        change(scores, rubric.case_ids) if decided.pooled else None,
    )
