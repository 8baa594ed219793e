"""What was done to each step of a made programme, with the days on which each was due, and what a board must say."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from ecpat_training.programme.model.training import Training

ON = date(2006, 3, 15)
DAY = timedelta(1)
STEPS = (
    "date", "seats", "agenda", "invitations", "attendance", "before", "after", "follow-up", "commitments", "report",
    "certificates", "debrief", "decisions",
)  # fmt: skip
"""What is done in a made programme. Steps that came later have tests of their own."""


@dataclass
class Deed:
    """What was done to one step of a training: `good`, `poor` or `absent`, and what a board must say of it."""

    how: str
    says: str = ""


@dataclass
class Made:
    """The folder, and what was done to each step of each training."""

    folder: Path
    trainings: dict[str, Training] = field(default_factory=dict)
    starts: dict[str, date | None] = field(default_factory=dict)
    deeds: dict[tuple[str, str], Deed] = field(default_factory=dict)

    def expected(self, training: str, step: str) -> str:
        """The state of a step by what was done to it and by the days."""
        if self.trainings[training].kind == "expert meeting" and step in _NOT_OF_MEETINGS:
            return "not asked"
        if self.trainings[training].kind != "expert meeting" and step in _OF_MEETINGS:
            return "not asked"
        if step == "follow-up":
            return self._follow_ups(training, "follow-up")
        if step == "commitments":
            typed = self._state(training, step, self.deeds[training, step].how)
            return self._follow_ups(training, step, typed) if typed == "done" else typed
        return self._state(training, step, self.deeds[training, step].how)

    def _follow_ups(self, training: str, step: str, *first: str) -> str:
        steps = [f"{step}-{at}" for at in (3, 6, 12)]
        states = [*first, *(self._state(training, at, self.deeds[training, at].how) for at in steps)]
        order = ("late", "partly", "not received", "done", "nothing due yet")
        return next(state for state in order if state in states)

    def _state(self, training: str, step: str, how: str) -> str:
        start = self.starts[training]
        opens, due = window(step, start, self.trainings[training].days)
        if how == "good":
            return "done"
        if due is not None and due < ON:
            return "late"
        if how == "poor":
            return "partly"
        return "not received" if opens is not None and opens <= ON else "nothing due yet"


_NOT_OF_MEETINGS = ("seats", "agenda", "before", "after", "follow-up", "commitments", "report", "certificates")
_OF_MEETINGS = ("decisions",)
_BEFORE = {"seats": (84, 28), "agenda": (56, 28), "invitations": (42, 21), "before": (14, 0)}
_AFTER = {
    "attendance": (1, 7), "after": (0, 7), "report": (7, 28), "certificates": (1, 14), "debrief": (1, 7),
    "decisions": (1, 7),
    "commitments": (1, 7), "commitments-3": (91, 105), "commitments-6": (183, 197), "commitments-12": (365, 379),
    "follow-up-3": (91, 105), "follow-up-6": (183, 197), "follow-up-12": (365, 379),
}  # fmt: skip


def window(step: str, start: date | None, days: int) -> tuple[date | None, date | None]:
    """From when until when a step is due, written down here a second time."""
    if step == "date":  # of the shipped programme: 12 weeks before its last month is over
        return date(2004, 10, 9), date(2006, 12, 31) - 84 * DAY
    if start is None:
        return None, None
    if step in _BEFORE:
        return start - _BEFORE[step][0] * DAY, start - _BEFORE[step][1] * DAY
    end = start + (days - 1) * DAY
    return end + _AFTER[step][0] * DAY, end + _AFTER[step][1] * DAY
