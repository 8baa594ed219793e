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


_THERE = (Presence.SIGNED, Presence.LEFT_EARLY)


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


def attended(attendance: Attendance) -> bool | None:
    """Whether somebody was there in any half-day; None where nobody can know."""
    if any(presence in _THERE for presence in attendance.presence):
        return True
    return None if not attendance.presence or Presence.NOT_STATED in attendance.presence else False


def completed(attendance: Attendance, half_days: Sequence[HalfDay], rule: CompletionRule) -> bool | None:
    """Whether somebody completed the training by a rule; None where what isn't stated would decide it, and where a
    training has no half-day that is required."""
    required = [presence for presence, half in zip(attendance.presence, half_days, strict=True) if half.required]
    if not required:
        return None
    counted_presences = _THERE if rule.left_early_counts else (Presence.SIGNED,)
    sure_count = sum(presence in counted_presences for presence in required)
    possible_count = sure_count + required.count(Presence.NOT_STATED)
    if _short(possible_count, len(required), rule.share) or (rule.signature and attendance.signature is False):
        return False
    if _short(sure_count, len(required), rule.share) or (rule.signature and attendance.signature is None):
        return None
    return True


def _short(reached: int, required: int, share: float) -> bool:
    return reached < share * required - 1e-9  # 80 % of five half-days are four


def minutes_attended(attendance: Attendance, half_days: Sequence[HalfDay]) -> tuple[int, int]:
    """Returns the fewest and the most minutes that somebody was there.

    They differ where nothing says whether somebody came to a half-day, or when he or she left.
    """
    low = high = 0
    for presence, left_at, half in zip(attendance.presence, attendance.left_at, half_days, strict=True):
        if presence is Presence.SIGNED:
            low, high = low + half.minutes, high + half.minutes
        elif presence is Presence.LEFT_EARLY:
            minutes_stayed = None if left_at is None else min(max(left_at - half.start, 0), half.minutes)
            low, high = low + (minutes_stayed or 0), high + (half.minutes if minutes_stayed is None else minutes_stayed)
        elif presence is Presence.NOT_STATED:
            high += half.minutes
    return low, high
