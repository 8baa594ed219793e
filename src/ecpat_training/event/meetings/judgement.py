"""What follows from minutes: the quorum by partner, which decisions stand by it, and which are due."""

from datetime import date, timedelta

from ecpat_training.event.meetings.model.minutes import Decision, Minutes
from ecpat_training.event.meetings.model.standing import DecisionStanding, JudgedDecision, Progress, QuorumCount, Stands
from ecpat_training.programme.model.quorum import partners_needed

SOON = timedelta(14)
"""How long before its day a decision is told to be due."""


def judge(minutes: Minutes, quorum: str | None, on: date) -> DecisionStanding:
    """The decisions of a meeting as they stand on a day; `quorum` is the programme's, None where it asks for none."""
    counted = count_quorum(minutes, quorum)
    present_names = {partner.name for partner in minutes.partners if partner.present}
    decisions = []
    for decision in minutes.decisions:
        stands = _stands(decision, counted.reached, present_names)
        decisions.append(JudgedDecision(decision, stands, _progress(decision, stands, on)))
    return DecisionStanding(on, counted, minutes, tuple(decisions))


def count_quorum(minutes: Minutes, quorum: str | None) -> QuorumCount:
    """How many partners were there, of how many that are needed. A partner counts once, however many came of it."""
    partners = len(minutes.partners)
    low = sum(partner.present is True for partner in minutes.partners)
    high = sum(partner.present is not False for partner in minutes.partners)
    return QuorumCount(partners, low, high, None if quorum is None else max(1, partners_needed(quorum, partners)))


def _stands(decision: Decision, reached: bool | None, present_names: set[str]) -> Stands:
    """A decision stands where the quorum was reached and a partner who was there agreed."""
    if reached is False or decision.refused:
        return "does not stand"
    return "stands" if reached and present_names & set(decision.agreed) else "not known"


def _progress(decision: Decision, stands: Stands, on: date) -> Progress:
    """Whatever doesn't stand binds nobody, and is never late."""
    if decision.status in ("done", "dropped"):
        return decision.status
    if stands == "does not stand":
        return "does not stand"
    if decision.status is None:
        return "not known"
    if decision.due is None or decision.due - SOON > on:
        return "open"
    return "late" if decision.due < on else "due soon"
