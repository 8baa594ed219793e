"""Reserves for a room that has been selected: who stands by, in which order, and who replaces whom.

Where there are few enough ways to choose, all of them are tried, and the best is the best there is. Otherwise the best
one is added to those already chosen, one after the other, and then each is exchanged for another as long as that raises
the chance. The objective is that of Assos, Baharav, Flanigan and Procaccia, "Alternates, Assemble!" (2025, arXiv
2506.15716), with the chance that everything is kept in the place of the expected deviation.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from ecpat_training.roster.model.attendance import Chance
from ecpat_training.roster.no_shows.days import DemandJudge
from ecpat_training.roster.no_shows.show_up import (
    ExpectedPeople,
    ReserveKind,
    Seating,
    Size,
    estimated_chance,
    group_people_by_kind,
    seating,
)
from ecpat_training.roster.rule_parts.rule import RosterRule

if TYPE_CHECKING:
    from ecpat_training.roster.no_shows.days import Row


@dataclass(frozen=True, slots=True)
class ReserveCall:
    """If one of `away` stays away, all others being there: whether a reserve is `needed`, and who of them may sit there
    instead, None if nobody makes the room balanced."""

    away: tuple[int, ...]
    needed: bool
    called: int | None


@dataclass(frozen=True, slots=True)
class ChosenReserves:
    """Who stands by, as indices, in the order of calling; the chance of a balanced room without and with each; what to
    do for each kind of person who stays away. `best`: no other choice is better; `drawn`: the lot decided among people
    whom nothing that is asked tells apart."""

    people: tuple[int, ...]
    without: Chance
    chances: tuple[Chance, ...]
    calls: tuple[ReserveCall, ...]
    best: bool
    drawn: bool


def reserves(
    expected: ExpectedPeople, rules: Sequence[RosterRule], selected: Sequence[int], number: int, seed: int, size: Size
) -> ChosenReserves:
    """Chooses reserves among everybody who is not selected.

    Args:
        expected: the applicants, with the chance of each to come.
        rules: what must hold of the room.
        selected: who has a seat, as indices.
        number: of reserves.
        seed: decides who of a kind stands by, and draws days where they are too many to be counted.
        size: the fewest and the most people in the room (None: open).
    """
    unselected = [person for person in range(len(expected.people)) if person not in set(selected)]
    room = seating(expected, rules, seed, invited=selected, reserve_people=unselected, max_called=number, size=size)
    chosen_kinds, is_proven_best = choose(
        room,
        group_people_by_kind(
            room.demand_judge, unselected, [expected.show_up_chances[person] for person in unselected]
        ),
        number,
    )
    queue_by_kind = {
        reserve_kind: sorted(reserve_kind.people, key=partial(_draw_lot, seed), reverse=True)
        for reserve_kind in chosen_kinds
    }
    is_drawn_by_lot = any(chosen_kinds.count(reserve_kind) < len(reserve_kind.people) for reserve_kind in queue_by_kind)
    people = tuple(queue_by_kind[reserve_kind].pop() for reserve_kind in chosen_kinds)
    return ChosenReserves(
        people,
        estimated_chance(room, room.chance_without_reserves, seed),
        tuple(
            estimated_chance(room, room.chance(chosen_kinds[: count + 1]), seed) for count in range(len(chosen_kinds))
        ),
        tuple(_calls(room.demand_judge, selected, list(zip(people, chosen_kinds, strict=True)))),
        is_proven_best,
        is_drawn_by_lot,
    )


def _draw_lot(seed: int, person: int) -> str:
    """The lot that somebody draws, which anybody can draw again: the SHA-256 of `seed/index`. The lowest lot wins."""
    return sha256(f"{seed}/{person}".encode()).hexdigest()


def _calls(
    demand_judge: DemandJudge, selected: Sequence[int], numbered_reserves: Sequence[tuple[int, ReserveKind]]
) -> list[ReserveCall]:
    """For each kind of the selected, whom to call when one stays away: of those with whom the room is balanced the
    reserve who is counted most like them, of equally like ones the first."""
    import numpy

    def columns_of(reserve_kind: ReserveKind) -> "Row":
        return numpy.array(reserve_kind.belongs)

    totals = demand_judge.columns(selected).sum(axis=0)
    calls = []
    for selected_kind in group_people_by_kind(demand_judge, selected, [0.0] * len(selected)):
        remaining_counts = totals - selected_kind.belongs
        nearest_reserves = sorted(
            numbered_reserves, key=lambda reserve: abs(columns_of(reserve[1]) - columns_of(selected_kind)).sum()
        )
        mends = [
            person
            for person, reserve_kind in nearest_reserves
            if demand_judge.kept((remaining_counts + reserve_kind.belongs)[None, :])[0]
        ]
        is_reserve_needed = not demand_judge.kept(remaining_counts[None, :])[0]
        calls.append(ReserveCall(selected_kind.people, bool(is_reserve_needed), mends[0] if mends else None))
    return calls


WORK = 12_000_000  # head counts that are looked at, all ways of choosing together
_MIN_GAIN = 1e-12


def choose(seating: Seating, reserve_kinds: Sequence[ReserveKind], number: int) -> tuple[list[ReserveKind], bool]:
    """Chooses reserves, in the order in which they raise the chance most; all of them where there are fewer than
    `number`.

    Args:
        seating: the days of the room.
        reserve_kinds: of whom may be chosen.
        number: of reserves.

    Returns:
        The kinds of the reserves in that order, and whether no other choice is better.
    """
    number = min(number, sum(len(reserve_kind.people) for reserve_kind in reserve_kinds))
    combination_count = math.comb(len(reserve_kinds) + number - 1, number) if reserve_kinds else 0
    exhaustive = combination_count * max(1, seating.lost_day_count) <= WORK
    chosen = (
        _best_reserve_list(seating, reserve_kinds, number) if exhaustive else _exchanged(seating, reserve_kinds, number)
    )
    return _order_reserves(seating, chosen), exhaustive


def _best_reserve_list(seating: Seating, reserve_kinds: Sequence[ReserveKind], number: int) -> list[ReserveKind]:
    possible_choices = (
        list(combination)
        for combination in combinations_with_replacement(reserve_kinds, number)
        if _enough_people(combination)
    )
    # Rounded: sums in another order differ in the last digits, and the first of equal ways should win everywhere.
    return max(possible_choices, key=lambda combination: round(seating.chance(combination), 12))


def _exchanged(seating: Seating, reserve_kinds: Sequence[ReserveKind], number: int) -> list[ReserveKind]:
    chosen: list[ReserveKind] = []
    for _ in range(number):
        chosen = max(_extended_reserve_lists(chosen, reserve_kinds), key=seating.chance)
    best_chance, has_improved = seating.chance(chosen), True
    while has_improved:
        has_improved = False
        for position in range(number):
            other_reserves = chosen[:position] + chosen[position + 1 :]
            candidate = max(_extended_reserve_lists(other_reserves, reserve_kinds), key=seating.chance)
            if (chance := seating.chance(candidate)) > best_chance + _MIN_GAIN:
                chosen, best_chance, has_improved = candidate, chance, True
    return chosen


def _extended_reserve_lists(
    chosen: Sequence[ReserveKind], reserve_kinds: Sequence[ReserveKind]
) -> list[list[ReserveKind]]:
    return [
        extended_choice for reserve_kind in reserve_kinds if _enough_people(extended_choice := [*chosen, reserve_kind])
    ]


def _enough_people(combination: Sequence[ReserveKind]) -> bool:
    """Whether there are as many people of each kind."""
    return all(times <= len(reserve_kind.people) for reserve_kind, times in Counter(combination).items())


def _order_reserves(seating: Seating, chosen: Sequence[ReserveKind]) -> list[ReserveKind]:
    """The chosen reserves, ordered so that each next one is the one that raises the chance most."""
    unordered_reserves, ordered_reserves = list(chosen), list[ReserveKind]()
    while unordered_reserves:
        best_reserve = max(
            unordered_reserves, key=lambda reserve_kind: seating.chance([*ordered_reserves, reserve_kind])
        )
        unordered_reserves.remove(best_reserve)
        ordered_reserves.append(best_reserve)
    return ordered_reserves
