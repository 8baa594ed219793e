"""When people are asked what became of their commitments, and how far that has come."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ENOUGH = 0.8  # of the people: that many answers are taken for a follow-up that has come
_MONTH = 30.4375  # days, on average
_TIME = timedelta(14)


class DueState(StrEnum):
    """How a follow-up stands: enough answers; its day is over; some answers; it is time for it; later."""

    DONE = "done"
    LATE = "late"
    PARTLY = "partly"
    DUE = "due"
    LATER = "later"


def asked_on(end: date, months: int) -> date:
    """The day on which people are asked, so many months after the last day of their training."""
    return end + timedelta(round(months * _MONTH))


def asked_by(end: date, months: int) -> date:
    """The day by which the answers should have come, two weeks later."""
    return asked_on(end, months) + _TIME


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """The follow-up of one training after some months. `people` are those to be asked: who made commitments, where
    these are typed (`typed`), else as many as the training has seats. `answered` of them said what became of all of
    theirs; `open` are the codes of the others. `questionnaires` are the answers to the questionnaire, None where no
    file of them is there or can be read. `sequence` counts how often the training was moved."""

    training: str
    country: str
    month: int
    on: date
    by: date
    typed: bool
    people: int
    answered: int
    open: tuple[str, ...]
    questionnaires: int | None
    sequence: int = 0

    def state(self, today: date) -> DueState:
        """The state of the follow-up on a day; it is done when both the commitments and the questionnaire are
        answered."""
        enough_answers = self.people * ENOUGH
        commitments_done = not self.typed or not self.people or self.answered >= enough_answers
        if commitments_done and self.questionnaires is not None and self.questionnaires >= enough_answers:
            return DueState.DONE
        if today > self.by:
            return DueState.LATE
        if self.answered or self.questionnaires:
            return DueState.PARTLY
        return DueState.DUE if today >= self.on else DueState.LATER


@dataclass(frozen=True, slots=True)
class DueBoard:
    """The follow-ups of a programme on a day, the earliest first; `undated` are trainings without a date."""

    programme: str
    programme_id: str
    on: date
    steps: tuple[FollowUpDue, ...]
    undated: tuple[str, ...]

    @property
    def now(self) -> tuple[FollowUpDue, ...]:
        """The follow-ups that need somebody's attention now."""
        waiting_states = (DueState.LATE, DueState.PARTLY, DueState.DUE)
        return tuple(step for step in self.steps if step.state(self.on) in waiting_states)

    @property
    def partners(self) -> dict[str, tuple[FollowUpDue, ...]]:
        """The follow-ups by the country whose partner asks, countries in order."""
        countries = sorted({step.country for step in self.now})
        return {country: tuple(step for step in self.now if step.country == country) for country in countries}
