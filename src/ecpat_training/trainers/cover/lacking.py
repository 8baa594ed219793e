"""Why a training has no team, as far as one session or one number shows it."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Needs
from ecpat_training.trainers.model.check import Lacking
from ecpat_training.trainers.staffing.requirement import ALONE, HeldSession, Requirement

_MAX_NAMES_SHOWN = 3


def missing_for_team(requirement: Requirement) -> Lacking:
    """What keeps a training from having a team: its pool, a competence, a session that no two people suit, or all of it
    together."""
    reasons = [*_reasons(requirement)]
    together_reason = (
        "each session finds people who suit it, and all sessions together find no team: the team's size, its "
    )
    together_reason += "sides or the minutes a day don't allow one"
    return Lacking(requirement.training.id, "; ".join(reasons) or together_reason)


def _reasons(requirement: Requirement) -> Iterator[str]:
    if not requirement.pool:
        yield "nobody is in its pool"
        return
    titles_by_reason: dict[str, list[str]] = {}
    for held_session in requirement.sessions:
        if reason := _session_gap(requirement, held_session):
            titles_by_reason.setdefault(reason, []).append(f'"{held_session.session.title}"')
    for reason, titles in titles_by_reason.items():
        yield f"{reason} ({listing(list(dict.fromkeys(titles)), _MAX_NAMES_SHOWN)})"


def _session_gap(requirement: Requirement, held_session: HeldSession) -> str:
    """What one session lacks; "" where somebody suits it."""
    codes = {trainer.id for trainer in requirement.pool}
    if missing_trainers := [code for code in held_session.session.named_trainers if code not in codes]:
        return f"{listing(missing_trainers)} is named by a session, and isn't in the pool"
    if not held_session.posts or _some_suit(requirement, held_session):
        return ""
    session_needs = held_session.session.needs or Needs()
    competences = (session_needs.lead, session_needs.second) if held_session.posts > ALONE else (session_needs.lead,)
    missing_competences = [
        competence
        for competence in dict.fromkeys(competences)
        if not any(trainer.competent(competence) for trainer in requirement.pool)
    ]
    if missing_competences:
        return f"nobody of its pool has {listing(missing_competences)}"
    people = count(len(requirement.pool), "person", "people")
    return f"no two of the {people} of its pool suit a session together, by competence, sides, language and absences"


def _some_suit(requirement: Requirement, held_session: HeldSession) -> bool:
    for day in requirement.days_apart(held_session):
        for lead_trainer in requirement.pool:
            possible_seconds = (
                [None]
                if held_session.posts <= ALONE
                else [trainer for trainer in requirement.pool if trainer is not lead_trainer]
            )
            if any(
                requirement.suits(held_session, day, lead_trainer, second_trainer)
                for second_trainer in possible_seconds
            ):
                return True
    return False
