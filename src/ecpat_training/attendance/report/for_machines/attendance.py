"""`ecpat event attendance --json`: the half-days, and how many attended and completed, by codes and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ecpat_training.attendance.model.counted import GroupCount, HalfDayCount


@dataclass(frozen=True, slots=True)
class HalfDayData:
    """A half-day, and how many people were there to the end, left early, were absent, and of how many it isn't
    known."""

    half_day: str
    there: int
    left_early: int
    absent: int
    not_known: int


@dataclass(frozen=True, slots=True)
class GroupData:
    """A kind of people: how many attended and completed, and of how many each isn't known; the fewest and the most
    minutes that they were there together."""

    group: str
    people: int
    attended: int
    attended_not_known: int
    completed: int
    completed_not_known: int
    minutes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class EventAttendanceResult:
    """A training's half-days. `file` is the workbook that was written, or the list that was read: of one that was
    written `counts` and `groups` are empty. The last group is everybody."""

    training: str
    file: str
    rule: str
    half_days: tuple[str, ...]
    people: int
    counts: tuple[HalfDayData, ...]
    groups: tuple[GroupData, ...]


def result(
    training: str,
    file: str,
    rule: str,
    half_days: Iterable[str],
    people: int,
    counted: tuple[Sequence[HalfDayCount], Sequence[GroupCount]] = ((), ()),
) -> EventAttendanceResult:
    """What was written, or read and counted."""
    halves, groups = counted
    return EventAttendanceResult(
        training,
        file,
        rule,
        tuple(half_days),
        people,
        tuple(HalfDayData(one.half_day, one.there, one.left_early, one.absent, one.not_known) for one in halves),
        tuple(_group(one) for one in groups),
    )


def _group(one: GroupCount) -> GroupData:
    return GroupData(
        one.group,
        one.people,
        one.attended,
        one.attended_not_known,
        one.completed,
        one.completed_not_known,
        one.minutes,
    )
