"""Why no room keeps the demands: every minimal conflict and the least change, by trying all sets of demands."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest

from ecpat_training.roster.selection.conflict import conflicts
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.easing import drop_wishes, find_least_easing
from tests.draws import some_of
from tests.roster.selection.drawn_demands import drawn_demands, every_room


def minimal(people: int, seats: int, demands: Sequence[QuotaDemand]) -> set[frozenset[str]]:
    found: list[frozenset[int]] = []
    for size in range(1, len(demands) + 1):
        for some in combinations(range(len(demands)), size):
            inside = any(one <= set(some) for one in found)
            if not inside and not every_room(people, seats, [demands[at] for at in some]):
                found.append(frozenset(some))
    return {frozenset(demands[at].said for at in one) for one in found}


def least(people: int, seats: int, demands: Sequence[QuotaDemand]) -> int:
    """The fewest seats by which demands give way, by trying every way to ease them."""
    widths = [range(seats + 1) if one.kind == "at most" else range(one.amount + 1) for one in demands]
    for steps in sorted(product(*widths), key=sum):
        signs = [1 if one.kind == "at most" else -1 for one in demands]
        eased = [
            replace(one, amount=one.amount + sign * by) for one, sign, by in zip(demands, signs, steps, strict=True)
        ]
        if every_room(people, seats, eased):
            return sum(steps)
    raise AssertionError("easing everything always helps")


@pytest.mark.parametrize("seed", some_of(range(15), 5))
def test_as_by_trying_every_set_of_demands(seed: int) -> None:
    chance = random.Random(1000 + seed)
    people, seats = 6, 3
    demands = drawn_demands(chance, people, seats, 5)
    if every_room(people, seats, demands):
        demands.append(QuotaDemand("at least", "one more", (frozenset([0, 1]),), 3))
    found = conflicts(people, seats, demands, seconds=60)
    assert found.complete
    assert {frozenset(one.said for one in conflict) for conflict in found.minimal} == minimal(people, seats, demands)
    eased = find_least_easing(people, seats, demands)
    assert eased is not None
    assert sum(one.by for one in eased) == least(people, seats, demands)


def test_what_is_given_is_never_eased() -> None:
    kept = QuotaDemand("at least", "the 2 people who stay", (frozenset([0, 1]),), 2, given=True)
    few = QuotaDemand("at most", "at most 1 woman", (frozenset([0, 1, 2]),), 1)
    found = conflicts(5, 3, [kept, few], seconds=60)
    assert [{one.said for one in conflict} for conflict in found.minimal] == [{kept.said, few.said}]
    eased = find_least_easing(5, 3, [kept, few])
    assert eased is not None
    assert [(one.demand.said, one.amount) for one in eased] == [("at most 1 woman", 2)]


def test_the_heavier_wish_is_kept() -> None:
    hard = QuotaDemand("at least", "hard", (frozenset([0]),), 1)
    light = QuotaDemand("at most", "light", (frozenset([0, 1]),), 0, weight=2)
    heavy = QuotaDemand("at most", "heavy", (frozenset([2, 3]),), 1, weight=5)
    against = QuotaDemand("at least", "against", (frozenset([2, 3]),), 2, weight=3)
    held, gave_way = drop_wishes(6, 3, [hard, light, against, heavy])
    assert {one.said for one in held} == {"hard", "heavy"}
    assert [one.said for one in gave_way] == ["against", "light"]
