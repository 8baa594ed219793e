"""How far the effect of a whole programme errs where people can't be recognised afterwards, and where a test is too
easy, over simulated programmes of 4 or 10 countries with two trainings of twenty people each.

Everybody answers before and after; three in ten lose their code, all alike or mostly those with low scores (half of the
lowest third, one in five of the others). A score is normal; of its change a share is of the country, of the training,
and the rest of the person. "Ten questions" are such scores cut to 0 to 10 right, of which a fifth have all before: what
is measured is then the change in questions right, also where a score could not rise any further. Countries are drawn
once, by the mean that the report gives of all answers beside that of complete pairs; each programme takes its 4 or 10
of them.
"""

import math
from functools import cache

import numpy
from scipy.special import ndtr

from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.programme.model.training_effect import OutcomeScale, TrainingEffect
from ecpat_training.effect.programme.pooling.pool import pool
from ecpat_training.effect.programme.reading.mean_change import mean_change

PROGRAMMES = 2_000
COUNTRIES = 1_000
TRAININGS, PEOPLE = 2, 20
SEED = 20_137
OF_COUNTRY = 0.03
KEPT = 0.5  # of the variance of a score: what somebody is like
MIDDLE, SPREAD, QUESTIONS = 7.5, 2.2, 10
CELLS = tuple(
    (questions, low, gain, icc)
    for questions, gain in ((False, 0.0), (True, 0.0), (True, 0.5))
    for low, icc in ((False, 0.0), (False, 0.05), (False, 0.10), (True, 0.05))
    if gain == 0.0 or icc == 0.05
)
OUTCOME = OutcomeScale("knowledge", "Knowledge", "higher", None, None, "points", "", "pre", "post", declared=True)


def main(programmes: int = PROGRAMMES, countries: int = COUNTRIES) -> None:
    """Prints the rates for each kind of score, of losing codes, and each spread."""
    print(f"\nCodes lost by three in ten, {programmes:,} simulated programmes each, seed {SEED}")
    heads = ("true", "bias", "pairs", "10 hold", "range", "4 hold", "bounds")
    print(f"  {'scores, who loses codes, gain, of training':46} " + " ".join(f"{head:>8}" for head in heads))
    for questions, low, gain, icc in CELLS:
        found = rates(programmes, countries, questions=questions, low=low, gain=gain, icc=icc)
        who = "the lowest" if low else "anybody"
        title = f"{'ten questions' if questions else 'normal'}, {who}, {gain:g} SD, {icc:.2f}"
        print(f"  {title:46} " + " ".join(f"{one:8.3f}" for one in found), flush=True)


def rates(programmes: int, countries: int, *, questions: bool, low: bool, gain: float, icc: float) -> tuple[float, ...]:
    """The true mean change; how far a training's estimate is from its true change on average, and the mean of people
    with both scores; how often the interval of ten countries holds the true mean, and the range a further training's
    change; the same interval of four; and how often a training's bounds hold the mean change of all its people. Changes
    are in SDs before, or in questions."""
    random = numpy.random.default_rng([SEED, questions, low, round(10 * gain), round(100 * icc)])
    true = truth(questions=questions, gain=gain, icc=icc)
    drawn, pairs, held, own = [], [], [], []
    for at in range(countries):
        of_country = random.normal(gain, math.sqrt(OF_COUNTRY))
        for number in range(TRAININGS):
            of_training = random.normal(of_country, math.sqrt(icc))
            whole = _people(random, of_training, icc, questions=questions)
            scores = _lost(random, whole, low=low)
            found = mean_change(scores, 0, 1, (0.0, float(QUESTIONS)) if questions else (None, None))
            both = scores[~numpy.isnan(scores).any(axis=1)]
            if found.bounds:
                held.append(found.bounds[0] <= (whole[:, 1] - whole[:, 0]).mean() <= found.bounds[1])
            own.append(_of_training(of_training, icc, questions=questions))
            pairs.append(float((both[:, 1] - both[:, 0]).mean()) - own[-1])
            model, _, _ = model_of(scores)
            value, square = found.value, found.square
            if model is not None:
                change = numpy.array([-1.0, 1.0])
                value, square = float(change @ model.means), float(change @ model.adjusted @ change)
            training = TrainingEffect(f"{at}-{number}", "", f"C{at}", None, value, square, len(both))
            drawn.append(training)
    ten, ranges = _programmes(random, drawn, own, 10, programmes, true)
    four, _ = _programmes(random, drawn, own, 4, programmes, true)
    apart = sum(one.y - change for one, change in zip(drawn, own, strict=True)) / len(drawn)
    bounds = sum(held) / len(held) if held else math.nan
    return true, apart, sum(pairs) / len(pairs), ten, ranges, four, bounds


def _programmes(
    random: numpy.random.Generator,
    drawn: list[TrainingEffect],
    own: list[float],
    countries: int,
    programmes: int,
    true: float,
) -> tuple[float, float]:
    """How often the interval holds the true change, and the range one of a training that isn't in it."""
    held, ranges = 0, []
    for _ in range(programmes):
        *chosen, other = random.choice(len(drawn) // TRAININGS, countries + 1, replace=False).tolist()
        trainings = [drawn[TRAININGS * one + at] for one in chosen for at in range(TRAININGS)]
        found = pool("drawn", OUTCOME, trainings, ())
        assert found.headline is not None
        assert found.headline.low is not None
        assert found.headline.high is not None
        held += found.headline.low <= true <= found.headline.high
        if found.prediction is not None:
            ranges.append(found.prediction[0] <= own[TRAININGS * other] <= found.prediction[1])
    return held / programmes, sum(ranges) / len(ranges) if ranges else math.nan


def _people(random: numpy.random.Generator, gain: float, icc: float, *, questions: bool) -> numpy.ndarray:
    """Both scores of each of a training's people."""
    like = random.normal(0.0, math.sqrt(KEPT), (PEOPLE, 1))
    chance = random.normal(0.0, _chance(icc), (PEOPLE, 2))
    felt = like + chance + numpy.array([0.0, gain])
    return numpy.clip(numpy.rint(MIDDLE + SPREAD * felt), 0, QUESTIONS) if questions else felt


def _lost(random: numpy.random.Generator, scores: numpy.ndarray, *, low: bool) -> numpy.ndarray:
    """The rows as they are linked: whoever lost the code stands in two."""
    lowest = scores[:, 0] <= numpy.sort(scores[:, 0])[PEOPLE // 3]
    gone = random.random(PEOPLE) < (numpy.where(lowest, 0.5, 0.2) if low else 0.3)
    none = numpy.full(int(gone.sum()), numpy.nan)
    return numpy.vstack(
        [scores[~gone], numpy.column_stack([scores[gone, 0], none]), numpy.column_stack([none, scores[gone, 1]])]
    )


def truth(*, questions: bool, gain: float, icc: float) -> float:
    """The mean change over all countries, trainings and people that there could be."""
    before, after = KEPT + _chance(icc) ** 2, KEPT + _chance(icc) ** 2 + OF_COUNTRY + icc
    return _right(gain, after) - _right(0.0, before) if questions else gain


def _of_training(gain: float, icc: float, *, questions: bool) -> float:
    """The true mean change of a training with this gain."""
    spread = KEPT + _chance(icc) ** 2
    return _right(gain, spread) - _right(0.0, spread) if questions else gain


def _chance(icc: float) -> float:
    return math.sqrt((1.0 - OF_COUNTRY - icc) / 2.0)


@cache
def _right(mean: float, variance: float) -> float:
    """How many questions are right on average where scores have this mean and variance: the sum of the chances of at
    least 1, 2, ... right."""
    ends = (numpy.arange(1, QUESTIONS + 1) - 0.5 - MIDDLE) / SPREAD
    return float(ndtr((mean - ends) / math.sqrt(variance)).sum())


if __name__ == "__main__":
    main()
