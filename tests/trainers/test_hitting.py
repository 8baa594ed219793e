"""Sets that every way meets: whoever holds somebody of each of them holds a way, and nobody else."""

import random
from itertools import combinations

import pytest

from ecpat_training.trainers.choosing import hitting as module
from ecpat_training.trainers.choosing.components import bends, components
from ecpat_training.trainers.choosing.hitting import hitting_sets, interchangeable
from tests.draws import some_of

CODES = "ABCDEFG"


def _ways(chance: random.Random) -> frozenset[frozenset[str]]:
    """Ways of one or two people, of which none is a part of another."""
    single = {code for code in CODES if chance.random() < 0.1}
    rest = sorted(set(CODES) - single)
    pairs = [frozenset(pair) for pair in combinations(rest, 2) if chance.random() < 0.4]
    return frozenset([*pairs, *(frozenset({code}) for code in single)])


@pytest.mark.parametrize("seed", some_of(range(60), 15))
def test_some_people_hold_a_way_exactly_where_they_hold_somebody_of_each_set(seed: int) -> None:
    ways = _ways(random.Random(seed))
    sets = hitting_sets(ways)
    assert sets is not None
    for size in range(len(CODES) + 1):
        for some in map(frozenset, combinations(CODES, size)):
            holds = any(way <= some for way in ways)
            assert all(one & some for one in sets) == holds


def test_who_is_alike_is_counted_once_so_that_many_pairs_ask_for_few_sets() -> None:
    law, care = [f"L{at}" for at in range(60)], [f"C{at}" for at in range(60)]
    ways = [frozenset({one, other}) for one in law for other in care]
    assert sorted(map(len, interchangeable(ways))) == [60, 60]
    assert {frozenset(law), frozenset(care)} == set(hitting_sets(ways) or ())


def test_where_there_are_too_many_sets_none_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [frozenset({f"A{at}", f"B{at}"}) for at in range(4)]
    monkeypatch.setattr(module, "MOST", 15)
    assert hitting_sets(ways) is None
    monkeypatch.setattr(module, "MOST", 16)
    assert len(hitting_sets(ways) or ()) == 16


def test_parts_share_nobody_and_lose_no_session() -> None:
    def ways(*pairs: str) -> frozenset[frozenset[str]]:
        return frozenset(map(frozenset, pairs))

    parts = components([(ways("AB", "AC"), 2), (ways("DE"), 1), (ways("CF"), 3), (ways(""), 9), (ways(), 4)])
    assert sorted((sorted(people), sum(times for _, times in sessions)) for people, sessions in parts) == [
        (["A", "B", "C", "F"], 5),
        (["D", "E"], 1),
    ]


@pytest.mark.parametrize("seed", some_of(range(30), 8))
def test_the_lines_lie_above_every_amount_and_touch_the_first_and_the_last(seed: int) -> None:
    chance = random.Random(seed)
    most = [0]
    for _ in range(chance.randint(1, 9)):
        most.append(most[-1] + chance.randint(0, 6))
    lines = list(bends(most))
    for few, less, many, more in lines:
        assert all((many - few) * (there - less) <= (more - less) * (taken - few) for taken, there in enumerate(most))
    assert lines[0][:2] == (0, 0)
    assert lines[-1][2:] == (len(most) - 1, most[-1])
