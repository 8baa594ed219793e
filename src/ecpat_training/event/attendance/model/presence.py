"""Who was there, by half-days, and what follows: attended, completed, hours. What isn't stated is no absence."""

from collections.abc import Sequence
from enum import StrEnum

from ecpat_training.core.record import record
from ecpat_training.event.attendance.model.half_day import HalfDay


class Presence(StrEnum):
    """What is known of a person in a half-day."""

    SIGNED = "signed"
    LEFT_EARLY = "left early"
    ABSENT = "absent"
    NOT_STATED = "not stated"


_PRESENT_STATES = (Presence.SIGNED, Presence.LEFT_EARLY)


@record
class Attendance:
    """A person by code: for each half-day of the training, in its order, whether he or she was there, and the time
    (minutes after midnight) of leaving early where it is known. `signature` says whether it was seen; None: not
    stated."""

    code: str
    presence: tuple[Presence, ...]
    left_at: tuple[int | None, ...]
    signature: bool | None = None


@record
class CompletionRule:
    """What completing a training takes: the share of the required half-days, 0 to 1; whether one that somebody left
    early counts; whether a signature must have been seen."""

    share: float = 1.0
    left_early_counts: bool = False
    signature: bool = True


def has_attended(attendance: Attendance) -> bool | None:
    """Whether somebody was there in any half-day; None where nobody can know."""
    if any(presence in _PRESENT_STATES for presence in attendance.presence):
        return True
    return None if not attendance.presence or Presence.NOT_STATED in attendance.presence else False


def has_completed(attendance: Attendance, half_days: Sequence[HalfDay], rule: CompletionRule) -> bool | None:
    """Whether somebody completed the training by a rule; None where what isn't stated would decide it, and where a
    training has no half-day that is required."""
    required_presences = [
        presence for presence, half_day in zip(attendance.presence, half_days, strict=True) if half_day.required
    ]
    if not required_presences:
        return None
    counted_presences = _PRESENT_STATES if rule.left_early_counts else (Presence.SIGNED,)
    certain_count = sum(presence in counted_presences for presence in required_presences)
    possible_count = certain_count + required_presences.count(Presence.NOT_STATED)
    if _is_below_requirement(possible_count, len(required_presences), rule.share) or (
        rule.signature and attendance.signature is False
    ):
        return False
    if _is_below_requirement(certain_count, len(required_presences), rule.share) or (
        rule.signature and attendance.signature is None
    ):
        return None
    return True


def _is_below_requirement(attended_count: int, required_count: int, share: float) -> bool:
    return attended_count < share * required_count - 1e-9  # 80 % of five half-days are four


def minutes_attended(attendance: Attendance, half_days: Sequence[HalfDay]) -> tuple[int, int]:
    """Returns the fewest and the most minutes that somebody was there.

    They differ where nothing says whether somebody came to a half-day, or when he or she left.
    """
    min_minutes = max_minutes = 0
    for presence, leaving_time, half_day in zip(attendance.presence, attendance.left_at, half_days, strict=True):
        if presence is Presence.SIGNED:
            min_minutes, max_minutes = min_minutes + half_day.minutes, max_minutes + half_day.minutes
        elif presence is Presence.LEFT_EARLY:
            minutes_stayed = (
                None if leaving_time is None else min(max(leaving_time - half_day.start, 0), half_day.minutes)
            )
            min_minutes, max_minutes = (
                min_minutes + (minutes_stayed or 0),
                max_minutes + (half_day.minutes if minutes_stayed is None else minutes_stayed),
            )
        elif presence is Presence.NOT_STATED:
            max_minutes += half_day.minutes
    return min_minutes, max_minutes
