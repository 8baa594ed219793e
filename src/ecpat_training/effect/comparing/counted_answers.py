"""What all answers say where people were counted: a claim from counts is never stronger than from their answers.

| what is told of those with one of the two scores | rule |
| --- | --- |
| how many have which (`--whole`) | the same model and bounds as of answers, of these two waves |
| their number alone | a direction is claimed only if their worst possible scores leave it |

By the second rule the interval of n people's mean change, low to high, becomes that of n and m missing ones: (n low - m
R) / (n + m) to (n high + m R) / (n + m), with R from the scale's one end to the other. A part that told nothing, since
it has too few people, counts among the m. A scale without ends knows no worst, so that nothing is claimed.
"""

from typing import TYPE_CHECKING

from ecpat_training.effect.analyses.missing.result import MissingPairs, MissingScores
from ecpat_training.effect.comparing.all_answers import NAME, missing_of
from ecpat_training.effect.comparing.linked_scores import TwoWaves
from ecpat_training.effect.counting.counted import TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.joint import Joint
from ecpat_training.effect.model.change import AllAnswers
from ecpat_training.stats import paired_change
from ecpat_training.stats.estimate import Estimate
from ecpat_training.survey.instrument.instrument import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecpat_training.stats.pairs import Floats, Integers

WORST = "interval of those with both scores, at the worst possible scores of the others"
NOT_TOLD = "the scores of those who are missing aren't told"
FEW = 10_000  # people: to look at each costs next to nothing
_NOBODY = UnpairedScores({})


def missing_scores(waves: "Sequence[TwoWaves]", counts: "Sequence[TwoWaveCounts]") -> MissingScores | None:
    """Each scale of which a score is missing, between each two waves; None where there is none."""
    missing_pairs: list[MissingPairs] = []
    for two_waves, counted in zip(waves, counts, strict=True):
        for name, linked_scores in two_waves.scales.items():
            if linked_scores.moments is None:
                scores, people = different_scores(counted, name)
                complete_changes = {(two_waves.before, two_waves.after): paired_change.compute(linked_scores.pairs)}
                missing_pairs += missing_of(
                    linked_scores.scale, (counted.before, counted.after), scores, complete_changes, people
                )
    return MissingScores(tuple(missing_pairs)) if missing_pairs else None


def different_scores(counted: TwoWaveCounts, scale: str) -> "tuple[Floats, Integers | None]":
    """(scores, people): the different pairs of scores that people have, shape (rows, 2), before and after, nan where
    one is missing; and how many people have each pair, shape (rows,).

    Pairs of both waves come first, in the order of their scores, then scores of one wave alone. For up to `FEW`
    people each row is one person's and `people` is None: the sums are then those of single answers, so that a climb
    to the likeliest model stops at the same step.
    """
    import numpy

    joint_cells = sorted(counted.scales.get(scale, Joint()).cells.items())
    cells = [(before, after, people) for (before, after), people in joint_cells]
    for side, wave in enumerate((counted.before, counted.after)):
        single_scores = sorted(counted.alone.get((wave, scale), _NOBODY).scores.items())
        cells += [(score, numpy.nan, n) if side == 0 else (numpy.nan, score, n) for score, n in single_scores]
    table = numpy.array(cells, dtype=numpy.float64).reshape(-1, 3)
    times = table[:, 2].astype(numpy.int64)
    if times.sum() <= FEW:
        return numpy.repeat(table[:, :2], times, axis=0), None
    return table[:, :2], times


def worst_case_answers(scale: Scale, counted: TwoWaveCounts, change: Estimate) -> AllAnswers | None:
    """What all answers can say in the worst case, where people with one score are known by their number alone; None
    where nobody is missing, or the change has no interval."""
    n = counted.scales[scale.id].n
    missing_count = sum(side.alone for side in counted.sides) + counted.linked - n
    if missing_count <= 0 or change.low is None or change.high is None:
        return None
    low, high = min(change.low, 0.0), max(change.high, 0.0)
    if scale.range.low is not None and scale.range.high is not None:
        max_total_change = missing_count * (scale.range.high - scale.range.low)
        low, high = (
            (n * change.low - max_total_change) / (n + missing_count),
            (n * change.high + max_total_change) / (n + missing_count),
        )
    worst_case = Estimate(NAME, None, low, high, change.level, n + missing_count, WORST)
    return AllAnswers(worst_case, n + missing_count, None, Estimate.none("before", NOT_TOLD, n=n))
