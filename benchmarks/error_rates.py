"""How often the headline test and the 95 % intervals err, over simulated trainings of twenty people.

Each training has a scale of eight statements, 1 to 5, that people answer before and after: sums with ties, and whoever
can't be recognised (one in five) is lost. Without any effect, the test must reject in 5 %; the intervals of the mean
change and of d_av must hold the true value in 95 %, without an effect and with one. The whole way is walked: answers to
codes linked, to scores, to the report's figures.
"""

import math
from functools import cache

import numpy
import pandas

from ecpat_training.core.location import Location
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale, ScaleItem
from ecpat_training.survey.model.responses import WaveResponses

TRAININGS = 4_000
PEOPLE, ITEMS, UNMATCHED = 20, 8, 0.2
SEED = 20_051
_CUTS = (-1.3, -0.5, 0.3, 1.1)  # between the five answers, on the scale of what people feel


def main(trainings: int = TRAININGS) -> None:
    """Prints the rates for no effect and for one of half a standard deviation."""
    print(
        f"\nError rates over {trainings:,} simulated trainings of {PEOPLE} people, one in five unmatched, seed {SEED}"
    )
    print(f"  {'':28} {'rejected':>9} {'change held':>12} {'d_av held':>10} {'Wilcoxon':>9} {'Pratt':>7}")
    for title, effect in (("no effect", 0.0), ("half a standard deviation", 0.6)):
        rejected, change, d_av, wilcoxon, pratt = rates(trainings, effect)
        print(f"  {title:28} {rejected:9.3f} {change:12.3f} {d_av:10.3f} {wilcoxon:9.3f} {pratt:7.3f}")


def rates(trainings: int, effect: float) -> tuple[float, float, float, float, float]:
    """The shares of trainings in which the t test rejects, in which the intervals of the mean change and of d_av hold
    the true value, and in which the two Wilcoxon tests reject."""
    random = numpy.random.default_rng(SEED)
    changes = [_training(random, effect) for _ in range(trainings)]
    true_change, true_d_av = _truth(effect)
    return (
        _share(changes, lambda one: (one.t_test.p or 0.0) < 0.05),
        _share(changes, lambda one: one.raw.low is not None and one.raw.low <= true_change <= (one.raw.high or 0.0)),
        _share(changes, lambda one: one.d_av.low is not None and one.d_av.low <= true_d_av <= (one.d_av.high or 0.0)),
        _share(changes, lambda one: one.wilcoxon.p is not None and one.wilcoxon.p < 0.05),
        _share(changes, lambda one: one.pratt.p is not None and one.pratt.p < 0.05),
    )


def _share(changes, holds) -> float:
    return sum(map(holds, changes)) / len(changes)


def _training(random: numpy.random.Generator, effect: float) -> ScaleChange:
    before, after = _answers(random, PEOPLE, effect)
    codes = [f"{first}{second}{number:02d}" for first, second, number in _codes(random)]
    lost = random.random(PEOPLE) < UNMATCHED
    other = [
        f"Q{code[1]}{(int(code[2:]) + 50) % 100:02d}ZZ" if gone else code
        for code, gone in zip(codes, lost, strict=True)
    ]
    report = evaluate_waves(_instrument(), [_wave("pre", before, codes), _wave("post", after, other)])
    return report.comparisons[0].changes[0]


def _codes(random: numpy.random.Generator) -> list[tuple[str, str, int]]:
    letters = "ABCDEFGHIJKLMNOP"
    chosen = random.choice(16 * 16 * 28, PEOPLE, replace=False)
    return [(letters[one % 16], letters[one // 16 % 16], int(one // 256) + 1) for one in chosen]


def _answers(random: numpy.random.Generator, people: int, effect: float) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Answers 1 to 5 of so many people to every statement, before and after: what somebody is like, what changed in
    that person, and chance in each answer."""
    like = random.normal(size=(people, 1))
    moved = effect + 0.5 * random.normal(size=(people, 1))
    felt = [like + shift + random.normal(size=(people, ITEMS)) for shift in (0.0, moved)]
    return numpy.searchsorted(_CUTS, felt[0]) + 1, numpy.searchsorted(_CUTS, felt[1]) + 1


@cache
def _truth(effect: float) -> tuple[float, float]:
    """The true mean change and d_av of such people, of four million of them."""
    random = numpy.random.default_rng(SEED + 1)
    before, after = (scores.mean(axis=1) for scores in _answers(random, 4_000_000, effect))
    spread = math.sqrt((before.var() + after.var()) / 2.0)
    change = float((after - before).mean()) if effect else 0.0
    return change, change / spread


@cache
def _instrument() -> Instrument:
    items = tuple(ScaleItem(id=f"s{number}") for number in range(ITEMS))
    scale = LikertScale.model_validate({"id": "s", "title": "S", "kind": "likert", "answers": "1-5", "items": items})
    return Instrument(instrument="Simulated", id="simulated", scales=(scale,))


def _wave(wave: str, answers: numpy.ndarray, codes: list[str]) -> WaveResponses:
    return WaveResponses(
        wave=wave,
        file=f"{wave}.csv",
        sheet=None,
        platform="a plain table",
        rows=len(codes),
        answers=pandas.DataFrame(answers.astype(float), columns=[f"s{number}" for number in range(ITEMS)]),
        codes=pandas.Series(codes, dtype=object),
        groups=pandas.DataFrame(index=pandas.RangeIndex(len(codes))),
        places=[Location(f"{wave}.csv", line=line + 2) for line in range(len(codes))],
    )


if __name__ == "__main__":
    main()
