"""What follows from minutes: the quorum by partner, which decisions stand by it, and which are due."""

from datetime import date, timedelta

from ecpat_training.event.meetings.model.minutes import Decision, Minutes
from ecpat_training.event.meetings.model.standing import (
    DecisionStanding,
    DecisionValidity,
    JudgedDecision,
    Progress,
    QuorumCount,
)
from ecpat_training.programme.model.quorum import partners_needed

SOON_DUE_PERIOD = timedelta(14)
"""How long before its day a decision is told to be due."""


def judge(minutes: Minutes, quorum: str | None, reference_date: date) -> DecisionStanding:
    """The decisions of a meeting as they stand on a day; `quorum` is the programme's, None where it asks for none."""
    quorum_count = count_quorum(minutes, quorum)
    present_names = {partner.name for partner in minutes.partners if partner.is_present}
    decisions = []
    for decision in minutes.decisions:
        validity = _judge_standing(decision, quorum_count.reached, present_names)
        decisions.append(JudgedDecision(decision, validity, _progress(decision, validity, reference_date)))
    return DecisionStanding(reference_date, quorum_count, minutes, tuple(decisions))


def count_quorum(minutes: Minutes, quorum: str | None) -> QuorumCount:
    """How many partners were there, of how many that are needed. A partner counts once, however many came of it."""
    partners = len(minutes.partners)
    certain_count = sum(partner.is_present is True for partner in minutes.partners)
    possible_count = sum(partner.is_present is not False for partner in minutes.partners)
    return QuorumCount(
        partners, certain_count, possible_count, None if quorum is None else max(1, partners_needed(quorum, partners))
    )


def _judge_standing(decision: Decision, is_quorum_reached: bool | None, present_names: set[str]) -> DecisionValidity:
    """A decision stands where the quorum was reached and a partner who was there agreed."""
    if is_quorum_reached is False or decision.was_refused:
        return "does not stand"
    return "stands" if is_quorum_reached and present_names & set(decision.agreed) else "not known"


def _progress(decision: Decision, validity: DecisionValidity, reference_date: date) -> Progress:
    """Whatever doesn't stand binds nobody, and is never late."""
    if decision.status in ("done", "dropped"):
        return decision.status
    if validity == "does not stand":
        return "does not stand"
    if decision.status is None:
        return "not known"
    if decision.due is None or decision.due - SOON_DUE_PERIOD > reference_date:
        return "open"
    return "late" if decision.due < reference_date else "due soon"
