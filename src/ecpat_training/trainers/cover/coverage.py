"""What there is of what: competence by language by side by country; and what sessions ask for."""

from collections.abc import Sequence

from ecpat_training.programme.model.chapter import Needs
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.check import Covered, Need
from ecpat_training.trainers.staffing.requirement import ALONE, Requirement


def covered(trainers: Sequence[Trainer]) -> tuple[Covered, ...]:
    """Every combination that somebody has, in the order of the words."""
    found: dict[tuple[str, str, str, str], list[Trainer]] = {}
    for one in trainers:
        for competence in one.competences:
            for language in one.speaks:
                found.setdefault((competence, language, str(one.role), one.country), []).append(one)
    return tuple(
        Covered(*key, tuple(one.id for one in people), sum(one.confirmed for one in people))
        for key, people in sorted(found.items())
    )


def needs(asked: Sequence[Requirement]) -> tuple[Need, ...]:
    """The competences that sessions ask for, those first of which some training has the fewest people."""
    able: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in asked:
        for need in sorted(_asked(one)):
            people = tuple(trainer.id for trainer in one.pool if trainer.competent(need))
            able.setdefault(need, {})[one.training.id] = people
    found = []
    for need, by_training in able.items():
        fewest = min(by_training.values(), key=len)
        where = tuple(id_ for id_, people in by_training.items() if len(people) == len(fewest))
        found.append(Need(need, len(by_training), len(fewest), fewest if len(where) == 1 else (), where))
    return tuple(sorted(found, key=lambda one: (one.people, one.competence)))


def _asked(one: Requirement) -> set[str]:
    """What the sessions of a training ask of their posts."""
    found = set()
    for held in one.sessions:
        said = held.session.needs or Needs()
        found |= {said.lead, said.second} if held.posts > ALONE else {said.lead}
    return found - {"any"}
