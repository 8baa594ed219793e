"""Chances are leximin: by answers that one sees, by going through every room, and by published instances."""

import csv
import json
import random
from pathlib import Path

import pytest

from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.leximin import PROOF_TOLERANCE, Lottery, fair_lottery
from ecpat_training.roster.selection.panels import geometric_mean, gini
from tests.draws import some_of
from tests.roster.selection.drawn_demands import drawn_demands, every_room, leximin_over
from tests.shared import SHARED


def lottery(people: int, seats: int, *demands: QuotaDemand) -> Lottery:
    found = fair_lottery(people, seats, demands)
    assert found is not None
    return found


def test_without_quotas_everybody_has_the_same_chance() -> None:
    assert lottery(40, 10).each() == pytest.approx([0.25] * 40)


def test_a_rare_kind_has_a_higher_chance_and_the_rest_share_what_is_left() -> None:
    rare = QuotaDemand("at least", "at least 2 IGO", (frozenset([0, 1, 2]),), 2)
    assert lottery(20, 5, rare).each() == pytest.approx([2 / 3] * 3 + [3 / 17] * 17)


def test_whoever_must_be_alone_has_no_chance_and_takes_none_from_others() -> None:
    alone = QuotaDemand("none or at least", "at least 2 IGO, or none", (frozenset([0]),), 2)
    assert lottery(5, 2, alone).each() == pytest.approx([0, 0.5, 0.5, 0.5, 0.5])


def test_where_halves_would_be_fairer_whole_rooms_count() -> None:
    """No two of A, B and C may be there together: if people could be halved, all five would have two fifths; in whole
    rooms only one of the three sits, so that each has a third."""
    pairs = [QuotaDemand("at most", "one of a pair", (frozenset(pair),), 1) for pair in ((0, 1), (1, 2), (0, 2))]
    assert lottery(5, 2, *pairs).each() == pytest.approx([1 / 3] * 3 + [1 / 2] * 2)


def test_kinds_that_shall_be_there() -> None:
    kinds = tuple(frozenset(one) for one in ([0, 1, 2, 3], [4], [5]))
    assert lottery(6, 2, QuotaDemand("kinds at least", "2 regions", kinds, 2)).each() == pytest.approx(
        [0.25] * 4 + [0.5] * 2
    )


def test_no_room_no_lottery() -> None:
    assert fair_lottery(5, 3, [QuotaDemand("at least", "at least 3", (frozenset([0, 1]),), 3)]) is None


@pytest.mark.parametrize("seed", some_of(range(20), 6))
def test_as_by_going_through_every_room(seed: int) -> None:
    chance = random.Random(seed)
    people = chance.randint(5, 8)
    seats = chance.randint(2, people - 2)
    demands = drawn_demands(chance, people, seats, chance.randint(1, 5))
    rooms = every_room(people, seats, demands)
    found = fair_lottery(people, seats, demands)
    assert (found is not None) == bool(rooms)
    if found is not None:
        assert found.each() == pytest.approx(leximin_over(rooms, people), abs=PROOF_TOLERANCE)
        assert sum(found.weights) == pytest.approx(1)
        for room in found.rooms:
            here = [person for of, count in zip(found.pool.types, room, strict=True) for person in of[:count]]
            assert all(demand.is_met(here) for demand in demands)


def published() -> list[tuple[Path, str, int, dict[str, float]]]:
    """Instances whose chances were computed by others, where the shared folder is there: the lowest chance, Gini and
    geometric mean to four digits."""
    if SHARED is None:
        return []
    folder = SHARED / "data" / "instances" / "sortition"
    small = {"lowest": 0.1, "gini": 0.0, "mean": 0.1}
    return [
        (folder / "example_small_20" / "respondents.csv", "categories.csv", 20, small),
        (folder / "example_large_200" / "respondents.csv", "categories.csv", 200, small),
        (folder / "pool60" / "people.csv", "features_feasible.csv", 20, {"lowest": 0.0909, "gini": 0.2183}),
        (
            folder / "opendlp_selection" / "candidates.csv",
            "features.csv",
            22,
            {"lowest": 0.0909, "gini": 0.1404, "mean": 0.1412},
        ),
    ]


@pytest.mark.parametrize(("people", "quotas", "seats", "wanted"), published())
def test_published_instances(people: Path, quotas: str, seats: int, wanted: dict[str, float]) -> None:
    rows = list(csv.DictReader(people.read_text("utf-8").splitlines()))
    asked = [row for row in list(csv.reader((people.parent / quotas).read_text("utf-8").splitlines()))[1:] if row]
    demands = []
    for feature, value, least, most, *_ in asked:
        group = frozenset(at for at, row in enumerate(rows) if row[feature] == value)
        demands.append(QuotaDemand("at least", f"at least {least} {value}", (group,), int(least)))
        demands.append(QuotaDemand("at most", f"at most {most} {value}", (group,), int(most)))
    chances = lottery(len(rows), seats, *demands).each()
    found = {"lowest": min(chances), "gini": gini(chances), "mean": geometric_mean(chances)}
    assert {name: round(found[name], 4) for name in wanted} == wanted
    reference = people.parent / "expected_leximin_by_type.json"
    if reference.is_file():
        features = list(dict.fromkeys(row[0] for row in asked))
        each = json.loads(reference.read_text("utf-8"))
        by_type = [each["|".join(row[one].lower() for one in features)] for row in rows]
        assert chances == pytest.approx(by_type, abs=PROOF_TOLERANCE)


def test_how_fair_in_a_number() -> None:
    assert gini([0.5, 0.5, 0.5]) == 0
    assert gini([1.0, 0.0]) == 0.5
    assert gini([0.0, 0.0]) == 0
    assert geometric_mean([0.25, 1.0]) == pytest.approx(0.5)
    assert geometric_mean([0.0, 1.0]) == 0
