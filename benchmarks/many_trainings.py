"""How often the effect of a whole programme errs, over simulated programmes of 4 or 10 countries with two trainings of
twenty people each.

A person's change is normal; of its variance a share is of the country, a share of the training (the ICC of changes),
the rest of the person. Without any effect the headline must reject in 5 %, and its interval hold the true mean in 95 %;
the range for a training in a further country must hold that training's true effect in 95 %, which it does less often
where the spread is small. Beside: all people as if each stood alone, three levels, and CR2.
"""

import math

import numpy

from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import OutcomeScale, TrainingEffect
from ecpat_training.effect.programme.pooling.pool import pool

PROGRAMMES = 2_000
TRAININGS, PEOPLE = 2, 20
SEED = 20_114
CELLS = tuple((c, country, icc) for c in (10, 4) for country, icc in ((0, 0), (0.03, 0), (0.03, 0.05), (0.03, 0.10)))
OUTCOME = OutcomeScale("knowledge", "Knowledge", "higher", None, None, "SDs", "", "pre", "post", declared=True)


def main(programmes: int = PROGRAMMES) -> None:
    """Prints the rates for each number of countries and each spread."""
    print(f"\nError rates over {programmes:,} simulated programmes of {TRAININGS} trainings a country, seed {SEED}")
    heads = ("rejects", "holds", "range", "naive", "3 lev.", "CR2")
    print(f"  {'countries, shares of variance':40} " + " ".join(f"{head:>7}" for head in heads))
    for countries, country, icc in CELLS:
        found = rates(programmes, countries, country, icc)
        title = f"{countries}, country {country:.2f}, training {icc:.2f}"
        print(f"  {title:40} {found[0]:7.3f} {1 - found[0]:7.3f} " + " ".join(f"{one:7.3f}" for one in found[1:]))


def rates(programmes: int, countries: int, country: float, icc: float) -> tuple[float, float, float, float, float]:
    """The shares in which the headline rejects no effect; the range for a further training holds it; and in which
    everybody alone, three levels and CR2 reject; nan where the report has no such figure."""
    random = numpy.random.default_rng([SEED, countries, round(100 * country), round(100 * icc)])
    drawn = [_programme(random, countries, country, icc) for _ in range(programmes)]
    ranges = [_held(one, country + icc) for one in drawn if one.prediction is not None]
    return (
        _share([_p(one) for one in drawn]),
        sum(ranges) / len(ranges) if ranges else math.nan,
        _share([one.beside.naive_p or 1.0 for one in drawn]),
        _share([one.beside.three_levels.p for one in drawn if one.beside.three_levels]),
        _share([one.beside.robust.p for one in drawn if one.beside.robust]),
    )


def _p(one: ProgrammeEffect) -> float:
    assert one.test is not None
    assert one.test.p is not None
    return one.test.p


def _share(ps: list[float]) -> float:
    return sum(p < 0.05 for p in ps) / len(ps)


def _held(one: ProgrammeEffect, spread: float) -> float:
    """The chance that the true effect of a further training, 0 on average, lies in the range."""
    assert one.prediction is not None
    low, high = one.prediction
    if not spread:
        return float(low <= 0.0 <= high)
    below, above = (0.5 * (1.0 + math.erf(end / math.sqrt(2.0 * spread))) for end in (low, high))
    return above - below


def _programme(random: numpy.random.Generator, countries: int, country: float, icc: float) -> ProgrammeEffect:
    effects = []
    for at in range(countries):
        of_country = random.normal(0.0, math.sqrt(country))
        for number in range(TRAININGS):
            true = of_country + random.normal(0.0, math.sqrt(icc))
            changes = random.normal(true, math.sqrt(1.0 - country - icc), PEOPLE)
            v = float(changes.var(ddof=1)) / PEOPLE
            name = f"C{at:02d}"
            effects.append(
                TrainingEffect(
                    f"{name}-{number}",
                    "",
                    name,
                    None,
                    float(changes.mean()),
                    v,
                    PEOPLE,
                    changes=tuple(changes.tolist()),
                )
            )
    return pool("drawn", OUTCOME, effects, ())
