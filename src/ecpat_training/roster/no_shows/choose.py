"""Which reserves raise the chance of a balanced room most.

Where there are few enough ways, all of them are tried, and the best is the best there is. Otherwise the best one is
added to those already chosen, one after the other, and then each is exchanged for another as long as that raises the
chance. The objective is that of Assos, Baharav, Flanigan and Procaccia, "Alternates, Assemble!" (2025, arXiv
2506.15716), with the chance that everything is kept in the place of the expected deviation.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations_with_replacement

from ecpat_training.roster.no_shows.seating import ReserveKind, Seating

WORK = 12_000_000  # head counts that are looked at, all ways of choosing together
_BETTER = 1e-12


def choose(seating: Seating, kinds: Sequence[ReserveKind], number: int) -> tuple[list[ReserveKind], bool]:
    """As many reserves as asked for, or all that there are, in the order in which they raise the chance most; and
    whether no other choice is better.

    Args:
        seating: the days of the room.
        kinds: of whom may be chosen.
        number: of reserves.
    """
    number = min(number, sum(len(kind.people) for kind in kinds))
    ways = math.comb(len(kinds) + number - 1, number) if kinds else 0
    exhaustive = ways * max(1, seating.lost) <= WORK
    chosen = _best_of_all(seating, kinds, number) if exhaustive else _exchanged(seating, kinds, number)
    return _in_order(seating, chosen), exhaustive


def _best_of_all(seating: Seating, kinds: Sequence[ReserveKind], number: int) -> list[ReserveKind]:
    ways = (list(way) for way in combinations_with_replacement(kinds, number) if _there(way))
    return max(ways, key=lambda way: round(seating.chance(way), 12))


def _exchanged(seating: Seating, kinds: Sequence[ReserveKind], number: int) -> list[ReserveKind]:
    chosen: list[ReserveKind] = []
    for _ in range(number):
        chosen = max(_with_one_more(chosen, kinds), key=seating.chance)
    best, raised = seating.chance(chosen), True
    while raised:
        raised = False
        for at in range(number):
            rest = chosen[:at] + chosen[at + 1 :]
            other = max(_with_one_more(rest, kinds), key=seating.chance)
            if (chance := seating.chance(other)) > best + _BETTER:
                chosen, best, raised = other, chance, True
    return chosen


def _with_one_more(chosen: Sequence[ReserveKind], kinds: Sequence[ReserveKind]) -> list[list[ReserveKind]]:
    return [way for kind in kinds if _there(way := [*chosen, kind])]


def _there(way: Sequence[ReserveKind]) -> bool:
    """Whether there are as many people of each kind."""
    return all(times <= len(kind.people) for kind, times in Counter(way).items())


def _in_order(seating: Seating, chosen: Sequence[ReserveKind]) -> list[ReserveKind]:
    """The same reserves, at each place the one that raises the chance most."""
    left, ordered = list(chosen), list[ReserveKind]()
    while left:
        best = max(left, key=lambda kind: seating.chance([*ordered, kind]))
        left.remove(best)
        ordered.append(best)
    return ordered
