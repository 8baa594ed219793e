"""Whom to train: equal to trying every choice, and the same under the same seed."""

import random
from collections import Counter
from itertools import combinations, permutations

import pytest

from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.choosing import choice
from ecpat_training.trainers.choosing.choice import best_first, choose
from ecpat_training.trainers.choosing.objective import choice_objective
from ecpat_training.trainers.staffing.requirement import requirements
from tests.draws import some_of
from tests.trainers.drawn_pools import drawn_programme, drawn_trainer, rules_of

POOLS = 200


def _drawn(seed: int) -> tuple[Programme, list[str], int]:
    """A programme with some who train already, and three to seven applicants; how many seats there are."""
    chance = random.Random(seed)
    programme = drawn_programme(chance)
    there = programme.trainers[: chance.randint(0, 2)]
    new = [Trainer.model_validate(drawn_trainer(chance, f"A{number}")) for number in range(chance.randint(3, 7))]
    codes = [one.id for one in new]
    return programme.model_copy(update={"trainers": (*there, *new)}), codes, chance.randint(1, 4)


def _worth(programme: Programme, chosen: tuple[str, ...], applicants: list[str]) -> tuple[int, int]:
    """Sessions with a mixed pair and people missing to two of each, counted from the programme alone."""
    there = [one for one in programme.trainers if one.id in chosen or one.id not in applicants]
    now = programme.model_copy(update={"trainers": tuple(there)})
    sessions = 0
    for event in programme.events:
        pool = now.pool(event)
        for session in programme.sessions("training"):
            needs = session.needs
            assert needs is not None
            sessions += any(
                lead.competent(needs.lead)
                and second.competent(needs.second)
                and {lead.role, second.role} == {"law enforcement", "care"}
                and (event.interpreters or ("en" in lead.speaks and "en" in second.speaks))
                for lead, second in permutations(pool, 2)
            )
    asked = {name for one in programme.sessions() if one.needs for name in (one.needs.lead, one.needs.second)} - {"any"}
    missing = sum(max(0, 2 - sum(name in one.competences for one in there)) for name in asked)
    missing += max(0, 2 - sum("en" in one.speaks for one in there))
    return sessions, -missing


@pytest.mark.parametrize("seed", some_of(range(POOLS), 50))
def test_the_choice_is_the_best_of_all_choices(seed: int) -> None:
    programme, applicants, seats = _drawn(seed)
    want = choice_objective(requirements(programme, rules_of(programme)), applicants)
    found = choose(want, applicants, seats, seed=1)
    assert found.proven
    every = {one: _worth(programme, one, applicants) for one in combinations(applicants, min(seats, len(applicants)))}
    best = max(every.values())
    winners = [set(one) for one, worth in every.items() if worth == best]
    assert every[found.chosen] == found.worth.rank == best
    assert found.certain == set(found.chosen) & set.intersection(*winners)
    assert found.as_good == set.union(*winners) - set(found.chosen)


@pytest.mark.parametrize("seed", some_of(range(40), 20))
def test_whom_to_train_first_is_the_best_of_all_choices_of_so_few(seed: int) -> None:
    programme, applicants, _ = _drawn(seed)
    found = best_first(choice_objective(requirements(programme, rules_of(programme)), applicants), applicants, 5)
    assert [len(one.codes) for one in found] == [*range(1, min(5, len(applicants)) + 1)]
    for few, one in enumerate(found, 1):
        assert one.proven
        best = max(_worth(programme, some, applicants) for some in combinations(applicants, few))
        assert one.worth.rank == best == _worth(programme, one.codes, applicants)


def test_the_same_seed_chooses_the_same_and_other_seeds_share_the_chances() -> None:
    programme = Programme.model_validate(
        {
            "programme": "Alike", "id": "alike",
            "events": [{"id": "e", "title": "E", "country": "AL", "twin": "NL", "days": 1, "participants": 20}],
            "manual": [{"chapter": "C", "sessions": [
                {"id": "s", "title": "S", "minutes": "60-90", "method": "exercise", "needs": {"lead": "law"}}]}],
            "trainers": [
                {"id": f"A{at}", "country": "AL", "stakeholder": "GO", "role": "care", "speaks": ["en"],
                 "competences": ["law"]} for at in range(4)
            ],
        }
    )  # fmt: skip
    codes = [one.id for one in programme.trainers]
    want = choice_objective(requirements(programme, rules_of(programme)), codes)
    assert choose(want, codes, 1, seed=5) == choose(want, codes, 1, seed=5)
    drawn = Counter(choose(want, codes, 1, seed=seed).chosen[0] for seed in range(120))
    assert set(drawn) == set(codes)
    assert max(drawn.values()) < 50  # of 120; 30 are expected, and 50 lie four deviations above


def test_where_the_time_is_up_somebody_is_chosen_and_it_is_said_not_to_be_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list of hundreds may take longer than anybody waits; no person is then said to be in every best choice."""
    programme, applicants, seats = _drawn(3)
    want = choice_objective(requirements(programme, rules_of(programme)), applicants)
    monkeypatch.setattr(choice, "SECONDS", 0.0)
    found = choose(want, applicants, seats, seed=1)
    assert not found.proven
    assert len(found.chosen) == min(seats, len(applicants))
    assert found.certain == frozenset()
