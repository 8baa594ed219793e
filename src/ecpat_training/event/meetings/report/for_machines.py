"""`ecpat event minutes --json`: how the decisions of a meeting stand, by numbers and partners. What people wrote and
names of people are not in it."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.commands.public import Public
from ecpat_training.core.finding import errors
from ecpat_training.event.meetings.model.standing import DecisionStanding, JudgedDecision, QuorumCount


@dataclass(frozen=True, slots=True)
class PartnerPresence:
    """A partner, whether anybody of it was there (null: not known), and how many people."""

    partner: str
    present: bool | None
    people: int


class QuorumData(Public[QuorumCount]):
    """How many partners there are; how many were there, at least and at most; how many are needed (null: the programme
    asks for no quorum), and whether that was reached (null: not known)."""

    keys = "partners present_least=low present_most=high needed reached"

    def reached(self) -> bool | None:
        return None if self.model.needed is None else self.model.reached


class DecisionData(Public[JudgedDecision]):
    """A decision by its number: who owns it, by when, what the minutes say of it, who agreed, whether it stands, and
    how it stands on the day."""

    keys = """
        number=decision.number owners=decision.owners due=decision.due status=decision.status agreed=decision.agreed
        stands progress
    """


class EventDecisionsResult(Public[DecisionStanding | None]):
    """A meeting on a day. `file` is the workbook that was written, or the minutes that were read: of one that was
    written there are no decisions and no quorum. `questions` counts what is to be answered, `not_used` rows."""

    keys = "meeting file written on quorum partners decisions documents questions not_used"
    parts = (QuorumData, DecisionData)
    meeting: str
    file: str
    on: date
    expected: tuple[str, ...]

    def written(self) -> bool:
        return self.model is None

    def partners(self) -> tuple[PartnerPresence, ...]:
        if self.model is None:
            return tuple(PartnerPresence(partner, None, 0) for partner in self.expected)
        partners = self.model.minutes.partners
        return tuple(PartnerPresence(partner.name, partner.is_present, len(partner.codes)) for partner in partners)

    def decisions(self) -> tuple[JudgedDecision, ...]:
        return self.model.decisions if self.model else ()

    def documents(self) -> int:
        return len(self.model.minutes.papers) if self.model else 0

    def questions(self) -> int:
        return len(errors(self.model.minutes.findings)) if self.model else 0

    def not_used(self) -> int:
        return len(self.model.minutes.not_used) if self.model else 0
