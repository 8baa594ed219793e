"""What follows from minutes: the quorum by partner, which decisions stand by it, and which are due."""

from datetime import date, timedelta

from ecpat_training.meetings.model.minutes import Decision, Minutes
from ecpat_training.meetings.model.standing import JudgedDecision, Progress, QuorumCount, Standing, Stands
from ecpat_training.programme.model.quorum import partners_needed

SOON = timedelta(14)
"""How long before its day a decision is told to be due."""


def judged(minutes: Minutes, quorum: str | None, on: date) -> Standing:
    """The decisions of a meeting as they stand on a day; `quorum` is the programme's, None where it asks for none."""
    counted = count_quorum(minutes, quorum)
    there = {one.name for one in minutes.partners if one.present}
    decisions = []
    for one in minutes.decisions:
        stands = _stands(one, counted.reached, there)
        decisions.append(JudgedDecision(one, stands, _progress(one, stands, on)))
    return Standing(on, counted, minutes, tuple(decisions))


def count_quorum(minutes: Minutes, quorum: str | None) -> QuorumCount:
    """How many partners were there, of how many that are needed. A partner counts once, however many came of it."""
    partners = len(minutes.partners)
    low = sum(one.present is True for one in minutes.partners)
    high = sum(one.present is not False for one in minutes.partners)
    return QuorumCount(partners, low, high, None if quorum is None else max(1, partners_needed(quorum, partners)))


def _stands(one: Decision, reached: bool | None, there: set[str]) -> Stands:
    """A decision stands where the quorum was reached and a partner who was there agreed."""
    if reached is False or one.refused:
        return "does not stand"
    return "stands" if reached and there & set(one.agreed) else "not known"


def _progress(one: Decision, stands: Stands, on: date) -> Progress:
    """Whatever doesn't stand binds nobody, and is never late."""
    if one.status in ("done", "dropped"):
        return one.status
    if stands == "does not stand":
        return "does not stand"
    if one.status is None:
        return "not known"
    if one.due is None or one.due - SOON > on:
        return "open"
    return "late" if one.due < on else "due soon"
