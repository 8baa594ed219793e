"""Every statistic that takes pairs gives the same of people one by one and of a table that counts them."""

import math
from dataclasses import fields, is_dataclass

import numpy
import pytest

from ecpat_training.stats import (
    correlation,
    d_av,
    d_av_bonett,
    d_z,
    g_av,
    gain,
    improvement,
    paired_change,
    rank_biserial,
    reliable_change,
    sign_flip,
    sign_test,
    standardisers,
    superiority,
    wilcoxon,
)
from ecpat_training.stats.pairs import Pairs

STATISTICS = {
    "change": paired_change.compute,
    "t": paired_change.t_test,
    "d_av": d_av.compute,
    "d_av, Bonett": d_av_bonett.compute,
    "d_z": d_z.compute,
    "g_av": g_av.compute,
    "r": correlation.compute,
    "standardisers": standardisers.compute,
    "Wilcoxon": wilcoxon.compute,
    "Pratt": wilcoxon.pratt,
    "rank-biserial": rank_biserial.compute,
    "superiority": superiority.compute,
    "sign test": sign_test.compute,
    "sign flip": sign_flip.compute,
    "improved": lambda pairs: improvement.compute(pairs, "higher"),
    "reliable": lambda pairs: reliable_change.compute(pairs, 0.8),
    "gain of the class": lambda pairs: gain.of_class(pairs, 5.0),
    "gain of each": lambda pairs: gain.of_each(pairs, 5.0),
    "c": lambda pairs: gain.marx_cummings(pairs, 5.0, 1.0),
}
DATA_SETS = range(200)


def drawn(seed: int) -> tuple[list[float], list[float]]:
    """Means of `items` answers from 1 to 5 of 0 to 700 people, most of them few, some all alike."""
    draw = numpy.random.default_rng(seed)
    people = int(draw.choice([0, 1, 2, 3, 8, 15, 24, 40, 700], p=[0.02, 0.03, 0.05, 0.1, 0.2, 0.2, 0.2, 0.15, 0.05]))
    items = int(draw.choice([1, 2, 3, 5, 7]))
    level = draw.normal(3.0, 0.7, people)
    spread = float(draw.choice([0.0, 0.5, 1.0], p=[0.05, 0.35, 0.6]))
    waves = [
        numpy.clip(numpy.rint(level[:, None] + rise + draw.normal(0, spread, (people, items))), 1, 5).mean(axis=1)
        for rise in (0.0, 0.4)
    ]
    return waves[0].tolist(), waves[1].tolist()


def figures(found: object) -> dict[str, object]:
    if not is_dataclass(found):
        return {"": found}
    return {field.name: getattr(found, field.name) for field in fields(found)}


def same(one: object, other: object) -> bool:
    """To 12 digits, wherever numbers stand."""
    if is_dataclass(one) and is_dataclass(other):
        return type(one) is type(other) and same(figures(one), figures(other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return bool(one == other)


@pytest.mark.parametrize("name", STATISTICS)
def test_one_by_one_and_counted_are_the_same(name: str) -> None:
    compute, defined = STATISTICS[name], 0
    for seed in DATA_SETS:
        single = Pairs.of(*drawn(seed))
        counted = single.counted()
        assert counted.n == single.n
        found = compute(single)
        assert same(found, compute(counted)), seed
        defined += not figures(found).get("undefined")
    assert defined > 100


def test_a_table_stands_in_the_order_of_its_scores_and_each_takes_it_apart_again() -> None:
    single = Pairs.of([3, 1, 3, 1, 2], [4, 2, 4, 2, 2])
    counted = single.counted()
    assert (counted.before.tolist(), counted.after.tolist()) == ([1, 2, 3], [2, 2, 4])
    assert counted.times.tolist() == [2, 1, 2]
    assert sorted(zip(counted.each().before, counted.each().after, strict=True)) == [
        (1, 2),
        (1, 2),
        (2, 2),
        (3, 4),
        (3, 4),
    ]


@pytest.mark.parametrize("times", [[1, 0], [1], [2, -1]])
def test_a_pair_that_nobody_has_is_refused(times: list[int]) -> None:
    with pytest.raises(ValueError, match="each pair of scores needs a number of people"):
        Pairs.of([1, 2], [2, 3], times)
