"""What a rule asks of seats against what its check finds over the people who sit there: the same, for drawn rooms."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import PartnerCountry
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.rule_parts.rule import in_programme
from ecpat_training.values.participant import Gender, Participant, Role, Roster, StakeholderType
from tests.draws import draws

ASKED: list[dict[str, Any]] = [
    {"crossed": {"of": "gender", "among": {"role": "law enforcement"}, "want": {"female": "at least 30 %"}}},
    {"crossed": {"of": "gender", "among": {"role": "care"}, "want": {"female": "33.5-50 %", "male": "at most 40 %"}}},
    {"crossed": {"of": "stakeholder", "among": {"gender": "female", "role": "care"}, "want": {"NGO": "1-2"}}},
    {"nobody alone within": {"of": "gender", "within": "role"}},
    {"at least so many": {"region": "2", "country": "2"}},
    {"both sides of a twin": {"countries": ["AL", "BE"]}},
    {"both sides of a twin": {}},
]
TWINS = [PartnerCountry(country=one, twin=other) for one, other in (("AL", "BE"), ("BG", "NL"), ("UA", "NL"))]


@dataclass
class Taken:
    """Seats on which these people sit already: each demand is kept or not."""

    people: Sequence[Participant]
    sitting: set[int]
    kept: list[bool] = field(default_factory=list)

    @property
    def seats(self) -> int:
        return len(self.sitting)

    def between(self, said: str, members: Collection[int], low: int | None, high: int | None) -> None:
        self.weighted(said, dict.fromkeys(members, 1), low, high)

    def none_or_at_least(self, said: str, members: Collection[int], least: int) -> None:
        assert said
        self.kept.append(not 0 < len(self.sitting & set(members)) < least)

    def kinds_at_least(self, said: str, kinds: Mapping[str, Collection[int]], least: int) -> None:
        assert said
        self.kept.append(sum(bool(self.sitting & set(members)) for members in kinds.values()) >= least)

    def weighted(
        self,
        said: str,
        weights: Mapping[int, int],
        low: int | None,
        high: int | None,
        these: Collection[int] | None = None,
    ) -> None:
        assert said
        assert these is None or set(these) <= set(weights)
        total = sum(weights.get(index, 0) for index in self.sitting)
        self.kept.append((low is None or total >= low) and (high is None or total <= high))


def somebody(row: int, rng: random.Random) -> Participant:
    def one_of(*values: Any) -> Any:
        return rng.choice([*values, *values, None])

    return Participant(
        row=row,
        where=Location("roster.csv", line=row),
        role=one_of(*Role),
        gender=one_of(*Gender, Gender.FEMALE),
        stakeholder=one_of(*StakeholderType),
        country=one_of("AL", "BE", "BG", "NL", "UA", "DE"),
        region=one_of("Tiranë", "tirane", "Vlorë"),
    )


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(asked))
def test_seats_are_asked_for_what_the_check_wants(asked: dict[str, Any]) -> None:
    rules, wrong = book.parse([RuleSpec.model_validate(asked)], roster_rules, lambda _: None)
    programme: Any = type("Programme", (), {"partners": TWINS})
    (rule,), misfits = in_programme(rules, programme)
    assert [*wrong, *misfits] == []
    rng = random.Random(2005)
    outcomes = set()
    for _ in range(draws(250, 60)):
        people = tuple(somebody(row, rng) for row in range(2, rng.randint(4, 16)))
        sitting = set(rng.sample(range(len(people)), rng.randint(1, len(people))))
        taken = Taken(people, sitting)
        rule.constrain(taken)
        room = tuple(people[index] for index in sorted(sitting))
        result = rule.check(Roster(file="roster.csv", rows=len(room), participants=room))
        assert all(taken.kept) == result.kept, result.breaks
        outcomes.add(result.kept)
    assert outcomes == {True, False}, "rooms of both kinds were drawn"


def test_a_twin_is_looked_up_in_the_programme() -> None:
    rules, _ = book.parse([RuleSpec.model_validate({"both sides of a twin": {}})], roster_rules, lambda _: None)
    programme: Any = type("Programme", (), {"partners": []})
    none, (said,) = in_programme(rules, programme)
    assert none == []
    assert "the programme names no partners" in said.message
    training: Any = type("Training", (), {"id": "al-1", "country": "AL", "twin": "BE"})
    (rule,), _ = in_programme(rules, programme, training)
    assert rule.states == "Both AL and BE are there."


def test_without_a_training_all_twins_of_the_programme_are_meant() -> None:
    rules, _ = book.parse([RuleSpec.model_validate({"both sides of a twin": {}})], roster_rules, lambda _: None)
    programme: Any = type("Programme", (), {"partners": TWINS})
    assert len(TWINS) > 1
    (rule,), _ = in_programme(rules, programme)
    assert rule.states == "Both countries of a twin are there."


def test_a_training_without_a_twin_is_told_by_its_name() -> None:
    rules, _ = book.parse([RuleSpec.model_validate({"both sides of a twin": {}})], roster_rules, lambda _: None)
    programme: Any = type("Programme", (), {"partners": TWINS})
    training: Any = type("Training", (), {"id": "al-1", "country": "AL", "twin": None})
    none, (said,) = in_programme(rules, programme, training)
    assert none == []
    assert "the training `al-1` has no twin. Write `countries: [AL, BE]`" in said.message
