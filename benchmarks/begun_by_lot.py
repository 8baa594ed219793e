"""How often the effect of a programme's design errs, over simulated programmes without any effect: a country's second
group that waits, and countries that begin one after another.

A score is normal with variance 1. A group's change has a part of the country, which both groups share, and one of the
training; a step has a part of the country that stays, one of the step, one of the person that stays. The test must
reject in 5 %, at the steps also where countries have effects that are 0 on average, and its interval leave out 0 in as
many. Beside it the t of the model, and what the planned error says beside what the effects really spread by; the
permuted orders are those of 200 draws.
"""

import math
from collections.abc import Sequence

import numpy

from ecpat_training.effect.programme.model.contrast import CountryFigure
from ecpat_training.effect.programme.pooling.contrast import contrast
from ecpat_training.stats import orders_permuted, stepped_wedge, wedge_effect
from ecpat_training.stats.stepped_wedge import AnswerCorrelations

PROGRAMMES = 2_000
PEOPLE = 20
ORDERS = 200
SEED = 20_126
WAITING = tuple((k, training) for k in (4, 6, 10) for training in (0.0, 0.05))
STEPS = (
    ((2, 2, 2, 2, 2), 0.05, 0.0),
    ((2, 2, 2, 2, 2), 0.20, 0.0),
    ((2, 2, 2, 2, 2), 0.05, 0.17),
    ((1, 2, 3, 4), 0.05, 0.0),
    ((5, 5), 0.05, 0.0),
    ((2, 2, 2), 0.05, 0.0),
    ((2, 2, 2), 0.05, 0.17),
    ((1, 1, 1, 1, 1), 0.05, 0.0),
    ((1, 1, 1, 1, 1), 0.05, 0.17),
    ((1, 1, 1, 1), 0.05, 0.0),
)
"""The countries of each wave, the correlation of two answers of one country and step, and the SD of the countries'
effects around none."""


def main(programmes: int = PROGRAMMES) -> None:
    """Prints the rates."""
    print(
        f"\nDesigns without an effect, {programmes:,} simulated programmes each, {PEOPLE} people a group, seed {SEED}"
    )
    print(f"  {'a second group waits':40} {'t':>7} {'signs':>7}")
    for countries, training in WAITING:
        t, signs = waiting_rates(programmes, countries, training)
        print(f"  {f'{countries} countries, of training {training:.2f}':40} {t:7.3f} {signs:7.3f}")
    print(f"  {'countries begin by lot':40} {'orders':>7} {'ends':>7} {'t':>7} {'spread':>7} {'planned':>7}")
    for sizes, icc, unlike in STEPS:
        found = step_rates(programmes, sizes, icc, unlike)
        title = f"{', '.join(map(str, sizes))}; ICC {icc:.2f}, effects' SD {unlike:.2f}"
        print(f"  {title:40} " + " ".join(f"{one:7.3f}" for one in found[:3]) + f" {found[3]:7.4f} {found[4]:7.4f}")


def waiting_rates(programmes: int, countries: int, training: float) -> tuple[float, float]:
    """The shares in which t and flipped signs reject; nan where signs aren't flipped."""
    random = numpy.random.default_rng([SEED, countries, round(100 * training)])
    ts, signs = [], []
    for _ in range(programmes):
        shared = random.normal(0.0, 0.3, countries)
        groups = random.normal(0.0, math.sqrt(training), (2, countries))
        people = random.normal(0.0, 0.9, (2, countries, PEOPLE)).mean(axis=2)
        first, second = shared + groups + people
        figures = [
            CountryFigure(f"C{at}", one - other, one, other, (), 2 * PEOPLE, PEOPLE)
            for at, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True))
        ]
        found = contrast("delayed start", figures, ())
        ts.append(_p(found.test.p if found.test else None))
        signs.append(_p(found.sign_flip.p) if found.sign_flip else math.nan)
    flipped = sum(p <= 0.05 for p in signs) / programmes if not math.isnan(signs[0]) else math.nan
    return sum(p < 0.05 for p in ts) / programmes, flipped


def step_rates(
    programmes: int, sizes: Sequence[int], icc: float, unlike: float
) -> tuple[float, float, float, float, float]:
    """The shares in which the permuted orders reject, their interval leaves out 0, and t rejects; how the effects
    spread, and what was planned."""
    random = numpy.random.default_rng([SEED, *sizes, round(100 * icc), round(100 * unlike)])
    countries, waves = sum(sizes), len(sizes)
    alike = AnswerCorrelations.of(icc, 0.8, 0.5)
    starts = numpy.repeat(numpy.arange(1, waves + 1), sizes)
    kept = sorted({tuple(random.permutation(starts).tolist()) for _ in range(ORDERS)})
    ts, permuted, left_out, effects = [], [], [], []
    for _ in range(programmes):
        order = kept[random.integers(len(kept))]
        begun = numpy.arange(waves + 1)[None, :] >= numpy.array(order)[:, None]
        means = _means(random, countries, waves + 1, alike) + begun * random.normal(0.0, unlike, (countries, 1))
        found, modelled = orders_permuted.compute(means, order, kept), wedge_effect.compute(means, begun)
        assert modelled is not None
        ts.append(modelled.p < 0.05)
        permuted.append(_p(found.p) <= 0.05)
        left_out.append(not _p(found.low) <= 0.0 <= _p(found.high))
        effects.append(found.effect)
    planned = stepped_wedge.standard_error(stepped_wedge.waves(sizes), PEOPLE, alike)
    return (
        sum(permuted) / programmes,
        sum(left_out) / programmes,
        sum(ts) / programmes,
        float(numpy.std(effects)),
        planned,
    )


def _means(
    random: numpy.random.Generator, countries: int, periods: int, alike: AnswerCorrelations
) -> "numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]":
    kept = random.normal(0.0, math.sqrt(alike.between), (countries, 1))
    step = random.normal(0.0, math.sqrt(alike.within - alike.between), (countries, periods))
    of_person = alike.person - alike.between
    person = random.normal(0.0, math.sqrt(of_person / PEOPLE), (countries, 1))
    rest = random.normal(0.0, math.sqrt((1.0 - alike.within - of_person) / PEOPLE), (countries, periods))
    return numpy.linspace(0.0, 0.5, periods) + kept + step + person + rest


def _p(p: float | None) -> float:
    return 1.0 if p is None else p
