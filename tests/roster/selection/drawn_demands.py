"""Small pools with drawn demands of every kind, and answers to them by going through every room there is."""

import random
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from ecpat_training.roster.selection.demand import DemandKind, QuotaDemand

KINDS: tuple[DemandKind, ...] = ("at least", "at most", "none or at least", "kinds at least")


def drawn_demands(chance: random.Random, people: int, seats: int, count: int) -> list[QuotaDemand]:
    """Demands over drawn groups; many can't hold together."""
    demands = []
    for number in range(count):
        kind = chance.choice(KINDS)
        if kind == "kinds at least":
            label = [chance.randrange(4) for _ in range(people)]
            groups = tuple(frozenset(at for at in range(people) if label[at] == one) for one in sorted(set(label)))
            amount = chance.randint(1, len(groups))
        else:
            groups = (frozenset(at for at in range(people) if chance.random() < 0.5) or frozenset([0]),)
            amount = chance.randint(0 if kind == "at most" else 1, seats - 1 if kind == "at most" else seats)
        demands.append(QuotaDemand(kind, f"demand {number}", groups, amount))
    return demands


def every_room(people: int, seats: int, demands: list[QuotaDemand]) -> list[tuple[int, ...]]:
    """All rooms that keep the demands, by counting."""
    return [room for room in combinations(range(people), seats) if all(one.is_met(room) for one in demands)]


def leximin_over(rooms: list[tuple[int, ...]], people: int) -> list[float]:
    """The leximin chances over lotteries of these rooms, person by person: whoever can't have more than the lowest is
    found by asking for each person alone, not by prices."""
    sits = np.zeros((people, len(rooms)))
    for number, room in enumerate(rooms):
        sits[list(room), number] = 1
    settled: dict[int, float] = {}
    while len(settled) < people:
        free = [person for person in range(people) if person not in settled]
        lowest = -_least(sits, settled, free, None, None)
        stuck = [one for one in free if -_least(sits, settled, free, lowest, one) < lowest + 1e-6]
        assert stuck
        settled |= dict.fromkeys(stuck, lowest)
    return [settled[person] for person in range(people)]


def _least(
    sits: np.ndarray, settled: dict[int, float], free: list[int], lowest: float | None, person: int | None
) -> float:
    """Minus the highest lowest chance; with a person, minus their highest chance while all others have `lowest`."""
    people, rooms = sits.shape
    worth = np.append(np.zeros(rooms), -1.0) if person is None else np.append(-sits[person], 0.0)
    raised = np.array([1.0 if lowest is None and one in free else 0.0 for one in range(people)])
    right = [-settled.get(one, lowest or 0.0) + 1e-9 for one in range(people)]
    found = linprog(
        worth,
        A_ub=np.hstack([-sits, raised[:, None]]),
        b_ub=right,
        A_eq=np.append(np.ones(rooms), 0.0)[None, :],
        b_eq=[1],
        bounds=(0, None),
    )
    assert found.status == 0
    return float(found.fun)
