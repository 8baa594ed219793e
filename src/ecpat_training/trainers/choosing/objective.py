"""What a choice of trainers is worth: the sessions that find a mixed pair, and two people for each competence and
language."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from ecpat_training.agenda.rule_parts.context import held_daily
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.choice import Worth
from ecpat_training.trainers.staffing.requirement import HeldSession, Requirement
from ecpat_training.values.participant import Role

TRAINERS_PER_COMPETENCE = 2
"""How many people of each competence and language are wanted."""
TRAINER_SIDES = {Role.LAW_ENFORCEMENT, Role.CARE}

Missing = frozenset[str]
"""The applicants, none to two, whom a session needs for a pair."""


@dataclass(frozen=True)
class ChoiceObjective:
    """What is wanted of a choice: for each session of each training the ways to find it a mixed pair, and how often
    that very set of ways comes; sessions that nobody can staff have none. `two` says who of the applicants has each
    competence and language, and how many people have it already."""

    ways: tuple[tuple[frozenset[Missing], int], ...]
    two: tuple[tuple[tuple[str, str], frozenset[str], int], ...]

    @property
    def sessions(self) -> int:
        """How many sessions there are in all."""
        return sum(session_count for _, session_count in self.ways)

    def worth(self, chosen: Collection[str]) -> Worth:
        """What some applicants are worth."""
        chosen_set = frozenset(chosen)
        sessions = sum(
            session_count
            for session_ways, session_count in self.ways
            if any(people <= chosen_set for people in session_ways)
        )
        missing_count = sum(
            max(0, TRAINERS_PER_COMPETENCE - already_count - len(able_codes & chosen_set))
            for _, able_codes, already_count in self.two
        )
        return Worth(sessions, missing_count)


def choice_objective(requirements: Sequence[Requirement], applicants: Collection[str]) -> ChoiceObjective:
    """What is wanted.

    Args:
        requirements: what each training asks of a programme whose trainers are those of today and the applicants.
        applicants: the codes of these.
    """
    session_counts: Counter[frozenset[Missing]] = Counter()
    for requirement in requirements:
        pairs: dict[tuple[object, ...], frozenset[Missing]] = {}
        for held_session in _required_sessions(requirement):
            key = (
                held_session.session.needs,
                held_session.session.named_trainers,
                held_session.session.posts,
                held_session.days,
            )
            if key not in pairs:
                pairs[key] = _least(_ways(requirement, held_session, applicants))
            session_counts[pairs[key]] += 1
    order = sorted(session_counts.items(), key=lambda entry: sorted(map(sorted, entry[0])))
    programme = requirements[0].context.programme if requirements else None
    return ChoiceObjective(tuple(order), _two(programme, requirements, applicants) if programme else ())


def _required_sessions(requirement: Requirement) -> Iterator[HeldSession]:
    """The sessions of a training that must be held and have posts, those that are held daily once."""
    for session in requirement.asked.must:
        if session.posts:
            days = range(1, requirement.training.days + 1)
            yield HeldSession(session, min(session.posts, TRAINERS_PER_COMPETENCE), tuple(days))


def _ways(requirement: Requirement, held_session: HeldSession, applicants: Collection[str]) -> Iterator[Missing]:
    session_needs = held_session.session.needs or Needs()
    trainers = [trainer for trainer in requirement.pool if _understood(requirement, trainer)]
    days = _days(requirement, held_session.session)
    if held_session.posts < TRAINERS_PER_COMPETENCE:
        for lead_trainer in trainers:
            if lead_trainer.competent(session_needs.lead) and any(
                requirement.suits(held_session, day, lead_trainer, None) for day in days
            ):
                yield frozenset({lead_trainer.id} & set(applicants))
        return
    for lead_trainer, second_trainer in permutations(trainers, TRAINERS_PER_COMPETENCE):
        are_both_sides = {lead_trainer.role, second_trainer.role} == TRAINER_SIDES
        are_competent = (
            are_both_sides
            and lead_trainer.competent(session_needs.lead)
            and second_trainer.competent(session_needs.second)
        )
        if are_competent and any(requirement.suits(held_session, day, lead_trainer, second_trainer) for day in days):
            yield frozenset({lead_trainer.id, second_trainer.id} & set(applicants))


def _days(requirement: Requirement, session: Session) -> Sequence[int]:
    """The days that are told apart: any, or one for all where nobody is away."""
    days = range(1, requirement.training.days + 1)
    return days if requirement.somebody_away and not held_daily(session) else days[:1]


def _understood(requirement: Requirement, trainer: Trainer) -> bool:
    return requirement.training.interpreters or requirement.training.language in trainer.speaks


def _least(staffing_ways: Iterator[Missing]) -> frozenset[Missing]:
    """The ways of which no other is a part: whoever has that one has this one too."""
    all_ways = set(staffing_ways)
    return frozenset(people for people in all_ways if not any(smaller_set < people for smaller_set in all_ways))


def _two(
    programme: Programme, requirements: Sequence[Requirement], applicants: Collection[str]
) -> tuple[tuple[tuple[str, str], frozenset[str], int], ...]:
    all_needs = [session.needs or Needs() for requirement in requirements for session in requirement.asked.must]
    competences = sorted(
        {name for session_needs in all_needs for name in (session_needs.lead, session_needs.second)} - {"any"}
    )
    languages = sorted({*(requirement.training.language for requirement in requirements), *programme.translations})
    coverage_counts = []
    for attribute, names in (("competences", competences), ("languages", languages)):
        for name in names:
            able_trainers = [
                trainer.id
                for trainer in programme.trainers
                if name in (trainer.competences if attribute == "competences" else trainer.speaks)
            ]
            able_applicants = frozenset(able_trainers) & set(applicants)
            coverage_counts.append(((attribute, name), able_applicants, len(able_trainers) - len(able_applicants)))
    return tuple(coverage_counts)
