"""`ecpat event decisions --json`: how the decisions of a meeting stand, by numbers and partners. What people wrote and
names of people are not in it."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.core.finding import errors
from ecpat_training.meetings.model.standing import JudgedDecision, Progress, Standing, Stands
from ecpat_training.words.lists.decision_words import DecisionStatus


@dataclass(frozen=True, slots=True)
class PartnerPresence:
    """A partner, whether anybody of it was there (null: not known), and how many people."""

    partner: str
    present: bool | None
    people: int


@dataclass(frozen=True, slots=True)
class QuorumData:
    """How many partners there are; how many were there, at least and at most; how many are needed (null: the programme
    asks for no quorum), and whether that was reached (null: not known)."""

    partners: int
    present_least: int
    present_most: int
    needed: int | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class DecisionData:
    """A decision by its number: who owns it, by when, what the minutes say of it, who agreed, whether it stands, and
    how it stands on the day."""

    number: str
    owners: tuple[str, ...]
    due: date | None
    status: DecisionStatus | None
    agreed: tuple[str, ...]
    stands: Stands
    progress: Progress


@dataclass(frozen=True, slots=True)
class EventDecisionsResult:
    """A meeting on a day. `file` is the workbook that was written, or the minutes that were read: of one that was
    written there are no decisions and no quorum. `questions` counts what is to be answered, `not_used` rows."""

    meeting: str
    file: str
    written: bool
    on: date
    quorum: QuorumData | None
    partners: tuple[PartnerPresence, ...]
    decisions: tuple[DecisionData, ...]
    documents: int
    questions: int
    not_used: int


def result(
    meeting: str, file: str, on: date, standing: Standing | None, partners: tuple[str, ...]
) -> EventDecisionsResult:
    """What was written, of which only the partners are known; or what was read."""
    if standing is None:
        expected = tuple(PartnerPresence(one, None, 0) for one in partners)
        return EventDecisionsResult(meeting, file, True, on, None, expected, (), 0, 0, 0)
    minutes, counted = standing.minutes, standing.quorum
    reached = None if counted.needed is None else counted.reached
    return EventDecisionsResult(
        meeting,
        file,
        False,
        on,
        QuorumData(counted.partners, counted.low, counted.high, counted.needed, reached),
        tuple(PartnerPresence(one.name, one.present, len(one.codes)) for one in minutes.partners),
        tuple(_decision(one) for one in standing.decisions),
        len(minutes.papers),
        len(errors(minutes.findings)),
        len(minutes.not_used),
    )


def _decision(one: JudgedDecision) -> DecisionData:
    said = one.decision
    return DecisionData(said.number, said.owners, said.due, said.status, said.agreed, one.stands, one.progress)
