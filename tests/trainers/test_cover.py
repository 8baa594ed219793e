"""What depends on one person is what dropping that person and solving again finds; how many at once is proven."""

import random
from itertools import combinations

import pytest

from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.shipped import shipped
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.trainers.cover.capacity import most_at_once
from ecpat_training.trainers.cover.dependence import dependences
from ecpat_training.trainers.cover.lacking import missing_for_team
from ecpat_training.trainers.staffing.requirement import requirements, rules_in_force
from tests.draws import some_of
from tests.trainers.drawn_pools import drawn_programme, has_a_team, rules_of, without

DRAWN = 60
SHIPPED = shipped("programmes") / "multi-stakeholder-2005.yaml"


@pytest.mark.parametrize("seed", some_of(range(DRAWN), 6))
def test_what_depends_on_one_person_is_found_by_dropping_each_and_trying_again(seed: int) -> None:
    programme = drawn_programme(random.Random(seed))
    told = dependences(requirements(programme, rules_of(programme)))
    trainings = [one.id for one in programme.events]
    staffed = [id_ for id_ in trainings if has_a_team(programme, id_)]
    assert list(told.staffed) == staffed
    assert set(told.not_staffed) == set(trainings) - set(staffed)
    codes = [one.id for one in programme.trainers]
    missed = {
        (code,): lost for code in codes if (lost := [t for t in staffed if not has_a_team(without(programme, code), t)])
    }
    assert {one.codes: list(one.trainings) for one in told.on_one} == missed


@pytest.mark.parametrize("seed", some_of(range(DRAWN, DRAWN + 20), 5))
def test_what_depends_on_one_of_two_is_what_both_are_missed_for_and_neither_alone(seed: int) -> None:
    programme = drawn_programme(random.Random(seed))
    told = dependences(requirements(programme, rules_of(programme)))
    expected: dict[tuple[str, ...], list[str]] = {}
    for training in told.staffed:
        alone = [one.id for one in programme.trainers if not has_a_team(without(programme, one.id), training)]
        rest = [one.id for one in programme.pool(programme.training(training)) if one.id not in alone]
        for pair in combinations(rest, 2):
            if not has_a_team(without(programme, *pair), training):
                expected.setdefault(tuple(sorted(pair)), []).append(training)
    assert {one.codes: list(one.trainings) for one in told.on_two} == expected


def test_the_drawn_pools_are_of_every_kind() -> None:
    told = [
        dependences(requirements(one, rules_of(one)), pairs=False)
        for one in (drawn_programme(random.Random(seed)) for seed in range(DRAWN))
    ]
    assert sum(bool(one.on_one) for one in told) >= 10
    assert sum(bool(one.staffed) and not one.on_one for one in told) >= 5
    assert sum(bool(one.not_staffed) for one in told) >= 10


@pytest.mark.parametrize("seed", some_of(range(15), 5))
def test_a_training_without_a_team_is_told_why(seed: int) -> None:
    programme = drawn_programme(random.Random(seed))
    for one in requirements(programme, rules_of(programme)):
        if not has_a_team(programme, one.training.id):
            assert missing_for_team(one).why


@pytest.mark.parametrize("seed", some_of(range(25), 6))
def test_as_many_trainings_at_once_as_trying_every_division_of_the_pool(seed: int) -> None:
    programme = drawn_programme(random.Random(1000 + seed))
    found = most_at_once(requirements(programme, rules_of(programme)))
    assert found.proven
    busy = [code for _, team in found.trainings for code in team]
    assert len(busy) == len(set(busy))
    for training, team in found.trainings:
        others = [one.id for one in programme.trainers if one.id not in team]
        assert has_a_team(without(programme, *others), training)
    assert found.most == _most_at_once(programme, [one.id for one in programme.events])


def _most_at_once(programme: Programme, left: list[str]) -> int:
    """The most by trying for each training in turn every group of trainers, or none."""
    if not left:
        return 0
    first, *rest = left
    best = _most_at_once(programme, rest)
    codes = [one.id for one in programme.trainers]
    for size in range(2, len(codes) + 1):
        for team in combinations(codes, size):
            others = [code for code in codes if code not in team]
            if has_a_team(without(programme, *others), first):
                best = max(best, 1 + _most_at_once(without(programme, *team), rest))
    return best


@pytest.mark.parametrize("seed", some_of(range(2000, 2016), 4))
def test_the_planner_agrees_where_the_day_has_room(seed: int) -> None:
    """The clock apart, the planner's rules are asked: where there is no team there is no agenda, and in a day of eight
    hours for three sessions there is one where there is a team."""
    programme = drawn_programme(random.Random(seed))
    rules = rules_of(programme)
    staffed = dependences(requirements(programme, rules), pairs=False).staffed
    training = programme.events[0]
    context = Context(programme, training)
    if training.id in staffed:
        assert draft_agenda(context, rules, seconds=30, seed=1).agenda
        return
    with pytest.raises(NoAgenda) as none:
        draft_agenda(context, rules, seconds=30, seed=1)
    assert none.value.proven


def test_the_shipped_programme_depends_on_one_person_and_on_pairs() -> None:
    programme, source = read_programme(SHIPPED)
    rules, _ = rules_in_force(programme, source)
    asked = [one for one in requirements(programme, rules) if one.training.id in ("bg-1", "ru-1", "ua-1")]
    told = dependences(asked)
    assert not told.not_staffed
    assert [(one.codes, one.trainings) for one in told.on_one] == [(("RU-2",), ("ru-1",))]
    assert ("EXP-3", "NL-1") in {one.codes for one in told.on_two}
