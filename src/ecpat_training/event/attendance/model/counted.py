"""How many attended and completed, for each half-day and kind of people."""

from collections.abc import Iterable, Sequence

from ecpat_training.core.record import record
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import (
    Attendance,
    Presence,
    minutes_attended,
)


@record
class PresenceCount:
    """How many people were there in a half-day, left it early, were absent, and of how many it isn't known."""

    half_day: str
    there: int
    left_early: int
    absent: int
    not_known: int


@record
class GroupCount:
    """How many of a kind of people attended any half-day and completed the training, of how many each isn't known;
    the fewest and the most minutes that they were there together."""

    group: str
    people: int
    attended: int
    attended_not_known: int
    completed: int
    completed_not_known: int
    minutes: tuple[int, int]


def count_by_half_day(attendances: Sequence[Attendance], half_days: Sequence[HalfDay]) -> tuple[PresenceCount, ...]:
    """A count for each half-day, in time."""
    return tuple(
        _half_day(half_day.key, [attendance.presence[index] for attendance in attendances])
        for index, half_day in enumerate(half_days)
    )


def _half_day(key: str, presences: Sequence[Presence]) -> PresenceCount:
    presence_kinds = (Presence.SIGNED, Presence.LEFT_EARLY, Presence.ABSENT, Presence.NOT_STATED)
    return PresenceCount(key, *(presences.count(presence_kind) for presence_kind in presence_kinds))


def count_group(
    group: str, people: Iterable[tuple[Attendance, bool | None, bool | None]], half_days: Sequence[HalfDay]
) -> GroupCount:
    """The count of some people, of each of whom it is known whether they came and completed the training."""
    attendances = [*people]
    come_answers = [has_attended for _, has_attended, _ in attendances]
    completed_answers = [has_completed for _, _, has_completed in attendances]
    spans = [minutes_attended(attendance, half_days) for attendance, _, _ in attendances]
    minutes = sum(min_minutes for min_minutes, _ in spans), sum(max_minutes for _, max_minutes in spans)
    return GroupCount(
        group,
        len(attendances),
        come_answers.count(True),
        come_answers.count(None),
        completed_answers.count(True),
        completed_answers.count(None),
        minutes,
    )
