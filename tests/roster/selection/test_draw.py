"""The draw: what anybody can repeat, as often as the chances say, and the panels for dice."""

import hashlib
import random
from collections import Counter

import pytest
from scipy.stats import chi2

from ecpat_training.core.lots import LotDrawer
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.leximin import Lottery, fair_lottery
from ecpat_training.roster.selection.panels import draw_people, equally_likely, shares
from tests.roster.selection.drawn_demands import drawn_demands

PEOPLE, SEATS = 24, 8
WOMEN, POLICE, IGO = frozenset(range(0, 24, 3)), frozenset(range(10)), frozenset([22, 23])
DEMANDS = [
    QuotaDemand("at least", "at least 4 women", (WOMEN,), 4),
    QuotaDemand("at most", "at most 3 of the police", (POLICE,), 3),
    QuotaDemand("none or at least", "at least 2 IGO, or none", (IGO,), 2),
]
SEEDS = 3000


@pytest.fixture(scope="module")
def lottery() -> Lottery:
    found = fair_lottery(PEOPLE, SEATS, DEMANDS)
    assert found is not None
    return found


def test_a_lot_is_the_hash_of_the_seed_and_its_number() -> None:
    first, second = (int(hashlib.sha256(text).hexdigest(), 16) for text in (b"617/0", b"617/1"))
    lots = LotDrawer(617)
    assert [lots.draw_below(1000), lots.draw_below(7)] == [first % 1000, second % 7]


def test_some_are_drawn_alike() -> None:
    pairs = Counter(tuple(sorted(LotDrawer(seed).draw_members((1, 2, 3, 4), 2))) for seed in range(3000))
    assert len(pairs) == 6
    assert chi_square(list(pairs.values()), [500.0] * 6) < chi2.ppf(0.9999, 5)


def test_the_seed_is_the_draw(lottery: Lottery) -> None:
    assert draw_people(lottery, 1) == draw_people(lottery, 1)
    assert len({draw_people(lottery, seed) for seed in range(20)}) > 15


def test_people_are_drawn_as_often_as_their_chances_say_and_every_room_keeps_the_demands(lottery: Lottery) -> None:
    times = Counter[int]()
    for seed in range(SEEDS):
        room = draw_people(lottery, seed)
        assert len(room) == SEATS
        assert all(demand.is_met(room) for demand in DEMANDS)
        times.update(room)
    for person, chance in enumerate(lottery.each()):
        if 0 < chance < 1:
            there = times[person]
            seen, expected = [there, SEEDS - there], [SEEDS * chance, SEEDS * (1 - chance)]
            assert chi_square(seen, expected) < chi2.ppf(1 - 1e-4 / PEOPLE, 1)
        else:
            assert times[person] == SEEDS * round(chance)


@pytest.mark.parametrize("count", [1, 7, 100, 1000])
def test_panels_are_within_one_of_the_fair_chances(lottery: Lottery, count: int) -> None:
    rooms = equally_likely(lottery, DEMANDS, count, 1)
    assert len(rooms) == count
    assert all(demand.is_met(room) for room in rooms for demand in DEMANDS)
    for share, chance in zip(shares(rooms, PEOPLE), lottery.each(), strict=True):
        assert abs(share - chance) * count < 1 + 1e-6


@pytest.mark.parametrize("count", [10, 50])
def test_panels_are_mended_where_the_first_way_leads_nowhere(count: int) -> None:
    chance = random.Random(78)
    people, seats = chance.randint(8, 14), chance.randint(3, 7)
    demands = drawn_demands(chance, people, seats, 5)
    found = fair_lottery(people, seats, demands)
    assert found is not None
    rooms = equally_likely(found, demands, count, 1)
    assert all(demand.is_met(room) for room in rooms for demand in demands)
    fair = zip(shares(rooms, people), found.each(), strict=True)
    assert max(abs(share - chance) for share, chance in fair) * count < 1


def chi_square(seen: list[int], expected: list[float]) -> float:
    return sum((one - other) ** 2 / other for one, other in zip(seen, expected, strict=True))
