"""Caps that are left out of the types: the same chances as by every room there is, and no drawn room breaks one."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from ecpat_training.core.lots import LotDrawer
from ecpat_training.roster.selection.caps import CapModel, split_caps
from ecpat_training.roster.selection.demand import QuotaDemand, pool
from ecpat_training.roster.selection.leximin import PROOF_TOLERANCE, Lottery, fair_lottery
from ecpat_training.roster.selection.panels import draw_people, equally_likely, shares
from ecpat_training.roster.selection.seating import seat_people
from tests.draws import draws
from tests.roster.selection.drawn_demands import drawn_demands, every_room, leximin_over


def caps_of(labels: list[int], most: int, of: str) -> list[QuotaDemand]:
    """At most so many of each label, where it has more people."""
    groups = {label: frozenset(at for at, one in enumerate(labels) if one == label) for label in sorted(set(labels))}
    return [
        QuotaDemand("at most", f"at most {most} of {of} {label}", (group,), most)
        for label, group in groups.items()
        if len(group) > most
    ]


@st.composite
def capped_pools(draw: st.DrawFn) -> tuple[int, int, list[QuotaDemand]]:
    """Few people, a quota or two, and caps by one or two ways of counting that may be nested, crossed or neither."""
    people = draw(st.integers(5, 9))
    seats = draw(st.integers(2, people - 1))
    organisations = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    nested = draw(st.booleans())
    crossed = draw(st.lists(st.integers(0, 1), min_size=people, max_size=people))
    countries = [one // 2 for one in organisations] if nested else crossed
    demands = caps_of(organisations, draw(st.integers(1, 3)), "organisation")
    demands += caps_of(countries, draw(st.integers(1, 4)), "country")
    chance = random.Random(draw(st.integers(0, 10**6)))
    return people, seats, demands + drawn_demands(chance, people, seats, draw(st.integers(0, 2)))


@settings(max_examples=draws(60, 15), deadline=None)
@given(capped_pools(), st.integers(0, 10**6))
def test_chances_under_caps_are_those_of_every_room_there_is(
    asked: tuple[int, int, list[QuotaDemand]], seed: int
) -> None:
    people, seats, demands = asked
    rooms = every_room(people, seats, demands)
    lottery = fair_lottery(people, seats, demands)
    assert (lottery is not None) == bool(rooms)
    if lottery is None:
        return
    assert lottery.each() == pytest.approx(leximin_over(rooms, people), abs=PROOF_TOLERANCE)
    for one in range(seed, seed + 5):
        assert draw_people(lottery, one) in rooms


@st.composite
def rooms_under_caps(draw: st.DrawFn) -> tuple[CapModel, list[int]]:
    """Types, nested caps of whatever size, and a room that has no more than they allow on average."""
    people = draw(st.integers(4, 14))
    types = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    organisations = draw(st.lists(st.integers(0, 5), min_size=people, max_size=people))
    kinds = [
        QuotaDemand("at least", "", (frozenset(at for at, one in enumerate(types) if one == kind),), 0)
        for kind in range(4)
    ]
    of = pool(people, 1, kinds)
    room = [draw(st.integers(0, size)) for size in of.sizes]
    caps = []
    for labels in (organisations, [one // 2 for one in organisations]):
        for label in set(labels):
            group = frozenset(at for at, one in enumerate(labels) if one == label)
            mean = sum(number * len(group.intersection(of.types[at])) / of.sizes[at] for at, number in enumerate(room))
            caps.append(QuotaDemand("at most", "", (group,), int(-(-mean // 1)) + draw(st.integers(0, 1))))
    return CapModel(of, tuple(caps)), room


@settings(deadline=None)
@given(rooms_under_caps(), st.integers(0, 10**6))
def test_seated_people_keep_every_cap_and_fill_the_room(asked: tuple[CapModel, list[int]], seed: int) -> None:
    capped, room = asked
    assert not capped.over([room])
    there = seat_people(capped, room, LotDrawer(seed))
    assert len(set(there)) == len(there) == sum(room)
    assert [len(set(there).intersection(members)) for members in capped.pool.types] == room
    assert all(cap.is_met(there) for cap in capped.caps)


def test_a_room_with_more_on_average_than_a_cap_allows_is_found_exactly() -> None:
    of = pool(9, 3, [])
    cap = QuotaDemand("at most", "at most 1", (frozenset([0, 1, 2]),), 1)
    assert CapModel(of, (cap,)).over([[3]]) == []  # 3 of 9 of 3 seats are exactly 1
    assert CapModel(of, (cap,)).over([[3], [4]]) == [0]


def test_caps_that_cross_are_left_out_by_the_way_that_has_most() -> None:
    organisations = caps_of([at // 3 for at in range(60)], 2, "organisation")
    countries = caps_of([at % 4 for at in range(60)], 6, "country")
    quota = QuotaDemand("at least", "at least 5 women", (frozenset(range(0, 60, 2)),), 5)
    asked, caps = split_caps(60, 20, [*countries, quota, *organisations])
    assert caps == organisations
    assert asked == [*countries, quota]
    nested = caps_of([at // 15 for at in range(60)], 6, "country")
    assert set(split_caps(60, 20, [*nested, quota, *organisations])[1]) == {*nested, *organisations}


def many_organisations(people: int, organisations: int, seats: int, seed: int) -> tuple[list[QuotaDemand], list[int]]:
    """Applicants of three kinds and two genders from organisations of very different size, three of each at most."""
    chance = random.Random(seed)
    weights = [1 / (1 + rank) for rank in range(organisations)]
    of = chance.choices(range(organisations), weights, k=people)
    kind = [("GO", "IGO", "NGO")[one % 3] for one in of]
    woman = [chance.random() < 0.4 for _ in of]
    demands = []
    for one, low, high in (("GO", 0.35, 0.45), ("IGO", 0.1, 0.2), ("NGO", 0.35, 0.45)):
        group = frozenset(at for at in range(people) if kind[at] == one)
        demands.append(QuotaDemand("at least", f"at least {one}", (group,), round(low * seats)))
        demands.append(QuotaDemand("at most", f"at most {one}", (group,), round(high * seats)))
    demands.append(QuotaDemand("at least", "women", (frozenset(at for at in range(people) if woman[at]),), seats // 2))
    return demands + caps_of(of, 3, "organisation"), of


def test_no_seed_draws_a_room_that_breaks_a_cap_and_people_are_drawn_as_often_as_their_chances_say() -> None:
    demands, of = many_organisations(250, 40, 20, 3)
    lottery = fair_lottery(250, 20, demands)
    assert lottery is not None
    assert lottery.caps
    times, seeds = Counter[int](), 1500
    for seed in range(seeds):
        room = draw_people(lottery, seed)
        assert len(room) == 20
        assert max(Counter(of[person] for person in room).values()) <= 3
        assert all(demand.is_met(room) for demand in demands)
        times.update(room)
    worst = max(
        (times[at] - seeds * chance) ** 2 / (seeds * chance * (1 - chance)) for at, chance in enumerate(lottery.each())
    )
    assert 250 * float(chi2.sf(worst, 1)) > 1e-3


def test_a_draw_under_caps_is_repeated_by_its_seed() -> None:
    demands, _ = many_organisations(250, 40, 20, 3)
    lottery = fair_lottery(250, 20, demands)
    assert lottery is not None
    assert draw_people(lottery, 7) == draw_people(lottery, 7)
    assert len({draw_people(lottery, seed) for seed in range(20)}) > 15


def told_apart(people: int, seats: int, demands: list[QuotaDemand]) -> Lottery:
    """The lottery as if no cap could be left out: every cap's people count once more as a whole."""
    whole = [QuotaDemand("at least", "", demand.groups, 0) for demand in demands]
    found = fair_lottery(people, seats, demands + whole)
    assert found is not None
    assert not found.caps
    return found


@pytest.mark.parametrize(("people", "organisations", "seed"), [(60, 12, 1), (90, 30, 2), (120, 20, 3)])
def test_the_same_chances_as_where_caps_tell_people_apart(people: int, organisations: int, seed: int) -> None:
    demands, _ = many_organisations(people, organisations, 20, seed)
    found = fair_lottery(people, 20, demands)
    assert found is not None
    assert found.each() == pytest.approx(told_apart(people, 20, demands).each(), abs=1e-9)
    assert len(found.pool.types) <= len(told_apart(people, 20, demands).pool.types)


@pytest.mark.parametrize("count", [1, 20, 100])
def test_panels_keep_every_cap_and_are_within_one_of_the_fair_chances(count: int) -> None:
    demands, _ = many_organisations(250, 40, 20, 3)
    lottery = fair_lottery(250, 20, demands)
    assert lottery is not None
    assert lottery.caps
    rooms = equally_likely(lottery, demands, count, 1)
    assert len(rooms) == count
    assert all(len(set(room)) == 20 and demand.is_met(room) for room in rooms for demand in demands)
    fair = zip(shares(rooms, 250), lottery.each(), strict=True)
    assert max(abs(share - chance) for share, chance in fair) * count < 1 + 1e-6


@settings(max_examples=draws(40, 10), deadline=None)
@given(capped_pools(), st.integers(1, 12))
def test_panels_under_drawn_caps_break_none(asked: tuple[int, int, list[QuotaDemand]], count: int) -> None:
    people, seats, demands = asked
    if (lottery := fair_lottery(people, seats, demands)) is not None:
        for room in equally_likely(lottery, demands, count, 1):
            assert len(set(room)) == seats
            assert all(demand.is_met(room) for demand in demands)
