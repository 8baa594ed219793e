"""Small rooms with rules of every kind, and what a balanced room is by the rules' checks alone, way by way."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from ecpat_training.core.location import Location
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.book import Rule
from ecpat_training.roster import rules as roster_rules
from ecpat_training.values.participant import Participant, Roster

_RULES: list[dict[str, Any]] = [
    {"mix": {"of": "stakeholder", "want": {"GO": "1-3", "NGO": "at least 2"}}},
    {"mix": {"of": "role", "want": {"law enforcement": "30-60 %"}}},
    {"mix": {"of": "gender", "want": {"female": "at least 40 %", "male": "at most 4"}}},
    {"nobody alone": {"of": "stakeholder"}},
    {"at most of one": {"organisation": 2, "country": 4}},
    {"at least so many": {"region": 3}},
    {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 35 %"}}},
    {"crossed": {"of": "gender", "among": {"role": "care"}, "want": {"male": "1-2"}}},
    {"size": "4-7"},
]


def rules(*written: dict[str, Any]) -> list[Rule]:
    specs = [RuleSpec.model_validate(one) for one in written]
    found, problems = book.parse(specs, roster_rules, lambda _: None)
    assert not problems
    return found


def some_rules(draw: random.Random) -> list[Rule]:
    return rules(*draw.sample(_RULES, draw.randint(1, 4)))


def people(number: int, draw: random.Random) -> tuple[Participant, ...]:
    """People of few kinds; of some not everything is known."""
    return tuple(
        Participant(
            row=row,
            where=Location("list.csv"),
            stakeholder=draw.choice(["GO", "GO", "NGO", "NGO", "IGO", None]),
            role=draw.choice(["law enforcement", "care", "care", None]),
            gender=draw.choice(["female", "male", "male"]),
            country=draw.choice(["AL", "BE"]),
            region=draw.choice(["North", "South", "West", "north"]),
            organisation=draw.choice(["Police", "Shelter", "Office", None]),
        )
        for row in range(2, number + 2)
    )


def balanced(asked: Sequence[Rule], room: Sequence[Participant]) -> bool:
    """Whether the rules' checks are content with a room."""
    roster = Roster(file="", rows=len(room), participants=tuple(room))
    return all(rule.check(roster).kept for rule in asked)


def ways(comes: Sequence[float]) -> Iterator[tuple[tuple[int, ...], float]]:
    """Who comes, by index, and how likely that is."""
    for way in product([False, True], repeat=len(comes)):
        chance = prod(p if here else 1 - p for here, p in zip(way, comes, strict=True))
        yield tuple(at for at, here in enumerate(way) if here), chance


def can_be_seated(asked: Sequence[Rule], there: Sequence[Participant], reserves: Sequence[Participant]) -> bool:
    """Whether some of the reserves make the room balanced."""
    subsets = (some for size in range(len(reserves) + 1) for some in combinations(reserves, size))
    return any(balanced(asked, [*there, *some]) for some in subsets)
