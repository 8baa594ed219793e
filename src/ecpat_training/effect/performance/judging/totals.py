"""The points of whole answers: what a rater gave, and what both make of it together."""

from collections.abc import Mapping

from ecpat_training.effect.performance.model.assessment import PooledScore
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.ratings import Levels, Ratings
from ecpat_training.effect.performance.model.rubric import Rubric


def totals(scores: Mapping[str, Levels], rubric: Rubric) -> dict[str, int]:
    """The points of each answer that has a score on every criterion, by its blind code."""
    criterion_ids = {criterion.id for criterion in rubric.criteria}
    return {code: sum(levels.values()) for code, levels in scores.items() if levels.keys() == criterion_ids}


def pooled_scores(ratings: Ratings, key: Key, rubric: Rubric) -> tuple[PooledScore, ...]:
    """The mean of both raters' points of each answer that both scored whole; where they settled on a level together,
    that level instead."""
    first, second = totals(ratings.first, rubric), totals(ratings.second, rubric)
    scores = []
    for code, answer in key.by_blind.items():
        if code not in first or code not in second:
            continue
        settled = ratings.settled.get(code, {})
        points = sum(
            float(settled[criterion.id])
            if criterion.id in settled
            else (ratings.first[code][criterion.id] + ratings.second[code][criterion.id]) / 2
            for criterion in rubric.criteria
        )
        scores.append(PooledScore(answer, points))
    return tuple(scores)
