"""The chance of a balanced room on the day, and reserves: against every way of coming, judged by the rules' checks."""

import random
from itertools import combinations

import numpy
import pytest

from benchmarks.dropping_out import played
from ecpat_training.core import registry
from ecpat_training.programme.rules.book import rule_class
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.no_shows.days import Days, DemandJudge, drawn_days, exact_days
from ecpat_training.roster.no_shows.invitations import invitation
from ecpat_training.roster.no_shows.reserves import _exchanged, choose, reserves
from ecpat_training.roster.no_shows.room_demands import room_demands
from ecpat_training.roster.no_shows.show_up import ExpectedPeople, Seating, group_people_by_kind, seating
from ecpat_training.roster.rule_parts.rule import RosterRule
from tests.draws import some_of
from tests.roster.rooms import balanced, can_be_seated, people, rules, some_rules, ways


def test_every_rule_over_rosters_can_be_asked() -> None:
    for name in registry.members(roster_rules):
        assert name == "size" or rule_class(roster_rules, name, RosterRule).constrain is not RosterRule.constrain, name


@pytest.mark.parametrize("seed", some_of(range(25), 6))
def test_the_chance_of_a_balanced_room_is_that_of_all_ways_of_coming(seed: int) -> None:
    draw = random.Random(seed)
    everybody, wanted = people(7, draw), some_rules(draw)
    comes = [draw.choice([0.95, 0.8, 0.6]) for _ in everybody]
    counted = sum(chance for there, chance in ways(comes) if balanced(wanted, [everybody[at] for at in there]))
    room = seating(ExpectedPeople(everybody, tuple(comes)), wanted, 1, invited=range(7))
    assert room.days.draws is None
    assert room.chance_without_reserves == pytest.approx(counted, abs=1e-12)


@pytest.mark.parametrize("seed", some_of(range(12), 4))
def test_with_reserves_any_of_those_who_come_may_be_called_in(seed: int) -> None:
    draw = random.Random(100 + seed)
    everybody, wanted = people(7, draw), some_rules(draw)
    comes = [draw.choice([0.9, 0.7]) for _ in everybody]
    counted = sum(
        chance
        for there, chance in ways(comes)
        if can_be_seated(wanted, [everybody[at] for at in there if at < 5], [everybody[at] for at in there if at >= 5])
    )
    room = seating(
        ExpectedPeople(everybody, tuple(comes)), wanted, 1, invited=range(5), reserve_people=[5, 6], max_called=2
    )
    in_reserve = [kind for at in (5, 6) for kind in group_people_by_kind(room.demand_judge, [at], [comes[at]])]
    assert room.chance(in_reserve) == pytest.approx(counted, abs=1e-12)


def panel(seed: int) -> tuple[Seating, list[int], ExpectedPeople]:
    draw = random.Random(seed)
    everybody = people(16, draw)
    comes = tuple(draw.choice([0.9, 0.75]) for _ in everybody)
    wanted = rules(
        {"mix": {"of": "stakeholder", "want": {"GO": "2-4", "NGO": "2-4"}}}, {"nobody alone": {"of": "role"}}
    )
    expected, rest = ExpectedPeople(everybody, comes), list(range(8, 16))
    return (
        seating(expected, wanted, 1, invited=range(8), reserve_people=rest, max_called=3, size=(7, 8)),
        rest,
        expected,
    )


@pytest.mark.parametrize("seed", some_of(range(4), 1))
def test_no_other_choice_of_reserves_is_better(seed: int) -> None:
    room, rest, expected = panel(seed)
    of_each = {at: group_people_by_kind(room.demand_judge, [at], [expected.show_up_chances[at]])[0] for at in rest}
    best = max(room.chance([of_each[at] for at in some]) for some in combinations(rest, 3))
    every_kind = group_people_by_kind(room.demand_judge, rest, [expected.show_up_chances[at] for at in rest])
    found, proven = choose(room, every_kind, 3)
    assert proven
    assert room.chance(found) == pytest.approx(best, abs=1e-12)
    steps = [room.chance(found[:count]) for count in range(4)]
    assert steps == sorted(steps)
    assert room.chance(_exchanged(room, every_kind, 3)) == pytest.approx(best, abs=0.01)


@pytest.mark.parametrize("number", [0, 2])
def test_days_that_are_played_agree_with_the_stated_chance(number: int) -> None:
    everybody = people(14, random.Random(2))
    go = [at for at, person in enumerate(everybody) if person.stakeholder == "GO"]
    expected = ExpectedPeople(everybody, tuple(0.9 if at in go else 0.8 for at in range(14)))
    wanted = rules({"mix": {"of": "stakeholder", "want": {"GO": "at least 2"}}}, {"nobody alone": {"of": "role"}})
    chosen = reserves(expected, wanted, range(8), 2, 1, (6, 8))
    stated = (chosen.without, *chosen.chances)[number].value
    sized = [*wanted, *rules({"size": "6-8"})]
    share = played(expected, sized, range(8), chosen.people[:number], days=3_000, seed=11)
    assert share == pytest.approx(stated, abs=4 * (stated * (1 - stated) / 3_000) ** 0.5)


def test_days_that_are_drawn_agree_with_all_days() -> None:
    room, _, expected = panel(1)
    drawn = drawn_days(room.demand_judge, range(8), expected.show_up_chances[:8], seed=7, draws=4_000)
    error = (room.chance_without_reserves * (1 - room.chance_without_reserves) / 4_000) ** 0.5
    assert Seating(room.demand_judge, drawn).chance_without_reserves == pytest.approx(
        room.chance_without_reserves, abs=4 * error
    )
    again = drawn_days(room.demand_judge, range(8), expected.show_up_chances[:8], seed=7, draws=4_000)
    assert numpy.array_equal(drawn.counts, again.counts)


def test_too_many_different_days_are_drawn_instead() -> None:
    draw = random.Random(3)
    everybody = people(9, draw)
    wanted = rules({"nobody alone": {"of": "stakeholder"}}, {"at least so many": {"region": 2}})
    judge = DemandJudge(room_demands(wanted, everybody), range(9))
    assert exact_days(judge, range(9), [0.5] * 9, max_days=3) is None
    assert isinstance(exact_days(judge, range(9), [0.5] * 9), Days)


def test_who_stands_by_doesnt_hang_on_the_order_of_alike_people_but_on_the_lot() -> None:
    draw = random.Random(5)
    everybody = people(1, draw) * 4 + people(1, draw) * 8
    wanted = rules({"size": "4-12"})
    expected = ExpectedPeople(everybody, (0.8,) * 12)
    sets = {reserves(expected, wanted, range(4), 2, seed, (None, None)).people for seed in range(1, 9)}
    assert len(sets) > 1
    first, again = (reserves(expected, wanted, range(4), 2, 1, (None, None)) for _ in range(2))
    assert first == again
    assert first.drawn


def test_whom_to_call_for_whom() -> None:
    everybody = people(40, random.Random(8))
    go = [at for at, person in enumerate(everybody) if person.stakeholder == "GO"]
    ngo = [at for at, person in enumerate(everybody) if person.stakeholder == "NGO"]
    wanted = rules({"mix": {"of": "stakeholder", "want": {"GO": "2", "NGO": "2"}}})
    chosen = reserves(ExpectedPeople(everybody, (0.9,) * 40), wanted, [*go[:2], *ngo[:2]], 2, 1, (4, 4))
    assert {everybody[at].stakeholder for at in chosen.people} == {"GO", "NGO"}
    for call in chosen.calls:
        assert call.needed
        assert call.called is not None
        assert everybody[call.called].stakeholder == everybody[call.away[0]].stakeholder


@pytest.mark.parametrize(("low", "high", "no_show"), [(8, None, 0.15), (8, 12, 0.19), (2, 4, 0.05), (1, 1, 0.5)])
def test_the_number_to_invite_is_the_least_with_which_enough_come(low: int, high: int | None, no_show: float) -> None:
    found = invitation(CountCheck("role", "care", 0, low, high), [], no_show, 0.95)
    assert found.invite is not None
    enough = {row.number: row.enough for row in found.rows}
    assert enough[found.invite] >= 0.95 > enough[found.invite - 1]
    assert found.best_row.fits == max(row.fits for row in found.rows)
    fits = [row.fits for row in found.rows]
    assert high is None or fits[-1] < max(fits), "the best number lies among those looked at"
