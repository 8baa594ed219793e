"""What there is of what: competence by language by side by country; and what sessions ask for."""

from collections.abc import Sequence

from ecpat_training.programme.model.chapter import Needs
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.check import CoveredCombination, Need
from ecpat_training.trainers.staffing.requirement import ALONE, Requirement


def combinations(trainers: Sequence[Trainer]) -> tuple[CoveredCombination, ...]:
    """Every combination that somebody has, in the order of the words."""
    trainers_by_key: dict[tuple[str, str, str, str], list[Trainer]] = {}
    for trainer in trainers:
        for competence in trainer.competences:
            for language in trainer.speaks:
                trainers_by_key.setdefault((competence, language, str(trainer.role), trainer.country), []).append(
                    trainer
                )
    return tuple(
        CoveredCombination(*key, tuple(person.id for person in people), sum(person.confirmed for person in people))
        for key, people in sorted(trainers_by_key.items())
    )


def needs(requirements: Sequence[Requirement]) -> tuple[Need, ...]:
    """The competences that sessions ask for, those first of which some training has the fewest people."""
    able_by_training: dict[str, dict[str, tuple[str, ...]]] = {}
    for requirement in requirements:
        for competence in sorted(_required_competences(requirement)):
            people = tuple(trainer.id for trainer in requirement.pool if trainer.competent(competence))
            able_by_training.setdefault(competence, {})[requirement.training.id] = people
    competence_needs = []
    for competence, people_by_training in able_by_training.items():
        fewest_people = min(people_by_training.values(), key=len)
        training_ids = tuple(id_ for id_, people in people_by_training.items() if len(people) == len(fewest_people))
        competence_needs.append(
            Need(
                competence,
                len(people_by_training),
                len(fewest_people),
                fewest_people if len(training_ids) == 1 else (),
                training_ids,
            )
        )
    return tuple(sorted(competence_needs, key=lambda shortage: (shortage.people, shortage.competence)))


def _required_competences(requirement: Requirement) -> set[str]:
    """What the sessions of a training ask of their posts."""
    competences = set()
    for held_session in requirement.sessions:
        session_needs = held_session.session.needs or Needs()
        competences |= (
            {session_needs.lead, session_needs.second} if held_session.posts > ALONE else {session_needs.lead}
        )
    return competences - {"any"}
