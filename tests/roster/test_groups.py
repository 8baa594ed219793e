"""Groups: as good as is known to be possible, priced right, and the same again from the same seed."""

import importlib.util
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.grouping import NO_PAIR_TWICE, TWENTY, alike, crowd
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.groups.anneal import Chains
from ecpat_training.roster.groups.costs import FAIRNESS_WEIGHT, Costs
from ecpat_training.roster.groups.designs import design
from ecpat_training.roster.groups.search import arrange, crossing_prices, find_groups, max_cross_meetings, prices
from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.model.group_task import GroupTask, Round, even_sizes, pair_members, reduce_sizes
from ecpat_training.roster.model.grouping import TOO_OFTEN, GroupingAnswer, score_groups
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.participant import Participant, Role
from tests.shared import SHARED

COUNTING = [SHARED / "data" / "instances" / "groups" / "score.py"] if SHARED else []
"""Somebody else's program that counts the same."""


@pytest.fixture(scope="module")
def people() -> tuple[Participant, ...]:
    """20 people: 8 of GO, 4 of IGO, 8 of NGO, as many women as men."""
    return roster_from(read_table(TWENTY)).roster.participants


@pytest.fixture(scope="module")
def three_rounds(people: tuple[Participant, ...]) -> GroupingAnswer:
    """4 groups of 5 for 3 rounds."""
    return find_groups(alike(people, 4, 5, 3), GroupGoal.MIXED, seed=1, effort=0.2)


@pytest.fixture(scope="module")
def five_rounds(people: tuple[Participant, ...]) -> GroupingAnswer:
    """5 groups of 4 for 5 rounds."""
    return find_groups(alike(people, 5, 4, 5), GroupGoal.PEOPLE, seed=1, effort=0.25)


def test_four_groups_of_five_come_near_the_bound_in_three_rounds_without_a_pair_in_all_of_them(
    three_rounds: GroupingAnswer,
) -> None:
    cross, mixed, new = (one.score for one in three_rounds.alternatives)
    assert (cross.cross_met, three_rounds.most_cross) == (92, 96)
    assert (mixed.off, mixed.alone) == (0, 0)
    assert mixed.pairs_met >= 109
    assert mixed.cross_met >= 86
    # 5 people among 4 tables: 12 times two meet again. Four pairs in all three rounds would leave 112 that meet
    assert (new.pairs_met, new.repeated, new.most) == (108, 12, 2)
    assert cross.most == 2


def test_five_groups_of_four_never_repeat_a_pair(five_rounds: GroupingAnswer) -> None:
    cross, mixed, new = (one.score for one in five_rounds.alternatives)
    assert (new.pairs_met, new.extra, new.most) == (150, 0, 1)
    assert cross.cross_met >= 116
    assert five_rounds.most_cross == 120
    assert (mixed.off, mixed.lacking) == (0, 5)  # 4 of IGO can't be in 5 groups
    assert mixed.pairs_met >= 130
    assert mixed.cross_met >= 103
    assert mixed.most == 2


def test_four_groups_of_five_meet_everybody_of_other_types_in_five_rounds(people: tuple[Participant, ...]) -> None:
    grouped = find_groups(alike(people, 4, 5, 5), GroupGoal.SECTORS, seed=1, effort=0.2)
    cross, mixed, new = (one.score for one in grouped.alternatives)
    assert (cross.cross_met, grouped.most_cross) == (128, 128)
    assert (mixed.off, mixed.lacking) == (0, 0)
    assert mixed.pairs_met >= 148
    assert mixed.cross_met >= 111
    assert new.pairs_met >= 158
    assert cross.most == new.most == 2


def test_the_goal_that_comes_first_is_served_best(three_rounds: GroupingAnswer, five_rounds: GroupingAnswer) -> None:
    for grouped in (three_rounds, five_rounds):
        cross, mixed, new = (one.score for one in grouped.alternatives)
        assert cross.cross_met == max(one.score.cross_met for one in grouped.alternatives)
        assert (mixed.off, mixed.alone) == min((one.score.off, one.score.alone) for one in grouped.alternatives)
        met = [one.score.pairs_met - TOO_OFTEN * one.score.beyond for one in grouped.alternatives]
        assert new.pairs_met - TOO_OFTEN * new.beyond == max(met)
        assert grouped.chosen in grouped.alternatives


@pytest.mark.parametrize(("groups", "size"), [(5, 8), (8, 5), (4, 10)])
def test_of_forty_people_nobody_sits_with_the_same_person_all_the_time(
    people: tuple[Participant, ...], groups: int, size: int
) -> None:
    task = alike(crowd(people, 40), groups, size, 5)
    assert task.often == 2
    for one in find_groups(task, GroupGoal.SECTORS, seed=1, effort=0.3).alternatives:
        times = Counter(pair for groups_ in one.rounds for group in groups_ for pair in pair_members(group))
        assert max(times.values()) <= 3
        assert sum(often > task.often for often in times.values()) <= 0.05 * len(times)


@pytest.mark.parametrize(
    ("groups", "size", "rounds", "often"),
    [(4, 5, 1, 2), (4, 5, 5, 2), (5, 4, 5, 2), (2, 10, 5, 4), (2, 10, 3, 3), (2, 3, 8, 4), (1, 6, 4, 4), (3, 2, 12, 3)],
)
def test_how_often_two_may_sit_together_follows_from_the_sizes(
    people: tuple[Participant, ...], groups: int, size: int, rounds: int, often: int
) -> None:
    task = alike(people[: groups * size], groups, size, rounds)
    assert task.often == often
    assert replace(task, at_most=1).often == 1


@pytest.mark.parametrize("leaves", [0, 9, 12, 18])
def test_after_rounds_that_were_held_no_table_lacks_a_side(people: tuple[Participant, ...], leaves: int) -> None:
    everybody = tuple(range(20))
    left = tuple(one for one in everybody if one != leaves)
    held = find_groups(alike(people, 4, 5, 5), GroupGoal.SECTORS, seed=1, effort=0.1).chosen.rounds[:2]
    sizes, present = ((5,) * 4,) * 2 + ((5, 5, 5, 4),) * 3, (everybody,) * 2 + (left,) * 3
    for one in find_groups(
        GroupTask(people, sizes, present, held=held), GroupGoal.SECTORS, seed=1, effort=0.2
    ).alternatives:
        assert not one.score.without
        for group in (group for groups in one.rounds[2:] for group in groups):
            assert {Role.CARE, Role.LAW_ENFORCEMENT} <= {people[person].role for person in group}


# Five rounds of 4 groups of 5, dealt out in turn, then each group handing one on: counted once by a program of others'.
DEALT: tuple[Round, ...] = tuple(
    tuple(tuple(sorted((group + 4 * row + row * turn) % 4 + 4 * row for row in range(5))) for group in range(4))
    for turn in range(5)
)


def test_the_score_is_what_another_program_counts(people: tuple[Participant, ...]) -> None:
    score = score_groups(alike(people, 4, 5, 5), DEALT)
    assert (score.pairs_met, score.pairs, score.repeated, score.extra, score.most) == SCORED[:5]
    assert (score.cross_met, score.cross, score.cross_least, score.cross_mean) == SCORED[5:9]
    assert (score.off, score.lacking) == SCORED[9:]


SCORED = (124, 190, 52, 76, 5, 92, 128, 7, 9.2, 50, 0)


@pytest.mark.parametrize("program", COUNTING, ids=lambda path: path.name)
def test_the_score_agrees_with_the_reference(
    program: Path, people: tuple[Participant, ...], three_rounds: GroupingAnswer
) -> None:
    reference = _loaded(program)
    kinds = {
        number: {"sector": one.stakeholder, "profession": one.role, "gender": one.gender}
        for number, one in enumerate(people)
    }
    for rounds in (DEALT, *(one.rounds for one in three_rounds.alternatives)):
        ours, theirs = score_groups(alike(people, 4, 5, len(rounds)), rounds), reference.score(rounds, kinds)
        assert ours.pairs_met == theirs["pairs_met"]
        assert (ours.repeated, ours.extra, ours.most) == (theirs["repeated"], theirs["excess"], theirs["maxmeet"])
        assert (ours.cross_met, ours.cross_least) == (theirs["cross_met"], theirs["cross_per_person_min"])
        assert (ours.off, ours.lacking) == (theirs["balance_off"], theirs["groups_missing_a_sector"])


def _loaded(program: Path) -> Any:
    spec = importlib.util.spec_from_file_location("reference", program)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def awkward(people: tuple[Participant, ...]) -> GroupTask:
    """Everything at once: uneven sizes, a round held, somebody who leaves, apart and together, others met before."""
    everybody, rest = tuple(range(14)), tuple(range(1, 14))
    held = ((0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10), (11, 12, 13))
    return GroupTask(
        people[6:],
        ((4, 4, 3, 3), (4, 4, 3, 3), (4, 3, 3, 3), (4, 3, 3, 3)),
        (everybody, everybody, rest, rest),
        at_most=2,
        held=(held,),
        met={(2, 9): 1, (3, 4): 2},
        apart=frozenset({(1, 8)}),
        together=frozenset({(5, 6)}),
    )


@pytest.mark.parametrize("first", GroupGoal)
def test_every_exchange_is_priced_as_its_difference(people: tuple[Participant, ...], first: GroupGoal) -> None:
    import numpy as np

    task = awkward(people)
    costs = Costs(task, first)
    chains = Chains(costs, 2, np.random.default_rng(3))
    before = [_cost(costs, seat) for seat in chains.seat]
    for step in range(60):
        chains.step(100 / (step + 1))
        assert [_cost(costs, seat) - old for seat, old in zip(chains.seat, before, strict=True)] == chains.cost.tolist()


def test_a_change_of_two_people_in_all_rounds_is_priced_as_its_difference(people: tuple[Participant, ...]) -> None:
    import numpy as np

    costs = Costs(alike(people, 5, 4, 5), GroupGoal.SECTORS)
    rounds = arrange(costs, design(5, 4, 5) or (), 3, np.random.default_rng(1))
    seat = np.array([[next(g for g, who in enumerate(r) if one in who) for one in range(20)] for r in rounds])
    price = prices(costs, seat, crossing_prices(costs))
    for a, b in ((0, 9), (3, 17), (8, 12), (13, 14)):
        other = seat.copy()
        other[:, [a, b]] = other[:, [b, a]]
        assert _cost(costs, other) - _cost(costs, seat) == price[a, b]


def _cost(costs: Costs, seat: Any) -> int:
    """What a grouping costs, counted without any difference."""
    task, total = costs.task, 0
    times, small = Counter(task.met or {}), Counter[int]()
    for number, sizes in enumerate(task.sizes):
        for group, size in enumerate(sizes):
            members = [one for one in range(len(task.people)) if seat[number, one] == group]
            times.update(pair_members(members))
            small.update(members if size < max(sizes) else [])
            for kind, (_, _, of_kind) in enumerate(task.kinds):
                total += costs.kind_prices[number, group, kind, len(of_kind.intersection(members))]
    for pair in pair_members(range(len(task.people))):
        total += costs.pair_prices[costs.pair_place[pair] // costs.most_times, times[pair]]
    return int(total) + sum(FAIRNESS_WEIGHT * often**2 for often in small.values())


def test_whoever_is_asked_to_sits_apart_or_together(people: tuple[Participant, ...]) -> None:
    task = awkward(people)
    grouped = find_groups(task, GroupGoal.SECTORS, seed=2, effort=0.2)
    assert grouped.chosen.rounds[0] == task.held[0]
    assert grouped.chosen.score.broken == 0
    for groups in grouped.chosen.rounds[1:]:
        assert not any({1, 8} <= set(group) for group in groups)
        assert any({5, 6} <= set(group) for group in groups)
    assert all(0 not in group for groups in grouped.chosen.rounds[2:] for group in groups)


def test_smaller_groups_are_shared_out(people: tuple[Participant, ...]) -> None:
    everybody = tuple(range(19))
    plain = tuple(one.model_copy(update={"stakeholder": None, "role": None}) for one in people[:19])
    task = GroupTask(plain, ((5, 5, 5, 4),) * 4, (everybody,) * 4)
    assert find_groups(task, GroupGoal.PEOPLE, seed=1, effort=0.1).chosen.score.uneven <= 1


def test_the_same_seed_gives_the_same_groups(people: tuple[Participant, ...]) -> None:
    task = alike(people[:9], 3, 3, 2)
    one, same, other = (find_groups(task, GroupGoal.SECTORS, seed=seed, effort=0.1) for seed in (1, 1, 2))
    assert one == same
    assert one.chosen.rounds != other.chosen.rounds


def test_few_women_sit_together_unless_nobody_asks(people: tuple[Participant, ...]) -> None:
    plain = [one.model_copy(update={"stakeholder": None, "role": None}) for one in people]
    women = [one for one in plain if one.gender == "female"][:4]
    men = [one for one in plain if one.gender == "male"][:8]
    asked = GroupTask((*women, *men), ((4, 4, 4),), (tuple(range(12)),))
    spread = GroupTask((*women, *men), ((4, 4, 4),), (tuple(range(12)),), not_alone=frozenset())
    with_company, without = (find_groups(task, GroupGoal.MIXED, seed=1, effort=0.2).chosen for task in (asked, spread))
    assert 1 not in {len({0, 1, 2, 3}.intersection(group)) for group in with_company.rounds[0]}
    assert with_company.score.off == 0
    assert {len({0, 1, 2, 3}.intersection(group)) for group in without.rounds[0]} == {1, 2}


@pytest.mark.parametrize(("groups", "size", "rounds"), [*(one for one in NO_PAIR_TWICE if design(*one)), (8, 3, 11)])
def test_in_a_design_no_two_points_meet_twice(groups: int, size: int, rounds: int) -> None:
    made = design(groups, size, rounds)
    assert made is not None
    assert all(sorted(point for group in one for point in group) == [*range(groups * size)] for one in made)
    assert all({len(group) for group in one} == {size} for one in made)
    met = Counter(pair for one in made for group in one for pair in pair_members(group))
    assert max(met.values()) == 1
    assert design(groups, size, 40) is None


def test_nobody_can_meet_more_of_other_types_than_the_bound(people: tuple[Participant, ...]) -> None:
    assert max_cross_meetings(alike(people, 4, 5, 3)) == 96
    assert max_cross_meetings(alike(people, 4, 5, 5)) == 128
    assert max_cross_meetings(alike(people, 5, 4, 5)) == 120
    unknown = tuple(one.model_copy(update={"stakeholder": None}) for one in people)
    assert max_cross_meetings(alike(unknown, 4, 5, 3)) == 0
    some = (*unknown[:2], *people[2:6])
    pairs = max_cross_meetings(alike(some, 2, 3, 1))
    assert pairs >= find_groups(alike(some, 2, 3, 1), GroupGoal.SECTORS, seed=1, effort=0.2).chosen.score.cross_met


def test_sizes_follow_who_is_there() -> None:
    assert even_sizes(19, 4) == (5, 5, 5, 4)
    assert reduce_sizes((5, 5, 5, 5), 1) == (5, 5, 5, 4)
    assert reduce_sizes((6, 4, 4), 2) == (4, 4, 4)
    assert reduce_sizes((2, 1), 2) == (1,)


def test_a_score_refuses_groups_that_leave_somebody_out(people: tuple[Participant, ...]) -> None:
    with pytest.raises(ValueError, match="round 1: not everybody"):
        score_groups(alike(people[:4], 2, 2, 1), [((0, 1), (2,))])
    with pytest.raises(ValueError, match="round 1: groups of"):
        score_groups(alike(people[:4], 2, 2, 1), [((0, 1, 2), (3,))])
