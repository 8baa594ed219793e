"""Whom to train out of a list of many, proven."""

import random

from ecpat_training.core.shipped import shipped
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.trainers.choosing.choice import choose
from ecpat_training.trainers.choosing.objective import choice_objective
from ecpat_training.trainers.staffing.requirement import requirements, rules_in_force
from tests.draws import draws

APPLICANTS, SEATS = draws(190, 60), draws(20, 8)


def test_some_of_many_applicants_are_proven_the_best() -> None:
    """A course for trainers of ten countries and their twins: at night with as many applicants as such a call brings,
    twenty of 190, for each change eight of 60."""
    programme, source = read_programme(shipped("programmes") / "multi-stakeholder-2005.yaml")
    rules, _ = rules_in_force(programme, source)
    chance = random.Random(1)
    competences = sorted({one for trainer in programme.trainers for one in trainer.competences})
    new = [
        Trainer.model_validate(
            {
                "id": f"A{at:03}",
                "country": chance.choice(programme.trainers).country,
                "stakeholder": chance.choice(["GO", "IGO", "NGO"]),
                "role": chance.choice(["law enforcement", "care"]),
                "speaks": ["en"],
                "competences": [one for one in competences if chance.random() < 0.35],
            }
        )
        for at in range(APPLICANTS)
    ]
    together = programme.model_copy(update={"trainers": tuple(new)})
    codes = [one.id for one in new]
    want = choice_objective([one for one in requirements(together, rules) if one.training.trainers is None], codes)
    found = choose(want, codes, SEATS, seed=1)
    assert found.proven
    assert len(found.chosen) == SEATS
    without = max(want.worth(set(found.chosen) - {code}).sessions for code in found.certain or {""})
    assert without < want.sessions
