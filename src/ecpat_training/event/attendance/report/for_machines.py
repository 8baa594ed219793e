"""`ecpat event attendance --json`: the half-days, and how many attended and completed, by codes and counts."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public
from ecpat_training.event.attendance.model.counted import GroupCount, PresenceCount


class HalfDayData(Public[PresenceCount]):
    """A half-day, and how many people were there to the end, left early, were absent, and of how many it isn't
    known."""


class GroupData(Public[GroupCount]):
    """A kind of people: how many attended and completed, and of how many each isn't known; the fewest and the most
    minutes that they were there together."""


class EventAttendanceResult(Public[tuple[Sequence[PresenceCount], Sequence[GroupCount]]]):
    """A training's half-days. `file` is the workbook that was written, or the list that was read: of one that was
    written `counts` and `groups` are empty. The last group is everybody."""

    keys = "training file rule half_days people counts=0 groups=1"
    parts = (HalfDayData, GroupData)
    training: str
    file: str
    rule: str
    half_days: Sequence[str]
    people: int
