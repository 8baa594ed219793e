"""What a change's figures allow to claim, by the rules written in `sentences.py`: its sentence, its size, its notes.

A published report claims what the exact figures allow, in rounded figures; so the claims go with a published change,
which has the exact figures no more.
"""

from typing import Literal

from ecpat_training.effect.model.change import Claims, ScaleChange, Size
from ecpat_training.effect.sentences.verdicts import (
    agreement_of,
    holds_only_unadjusted,
    low_starters_left,
    not_borne,
    only_all_answers,
    started_elsewhere,
    too_few,
    verdict,
)


def claims_of(exact: ScaleChange, printed: ScaleChange) -> Claims:
    """What may be claimed of a change whose `printed` figures are seen; no direction without an interval among them."""
    return Claims(
        kind=_kind(exact, printed),
        verdict=verdict(exact) if printed.raw.low is not None or printed is exact else "none",
        size=size(exact),
        up=(exact.raw.value or 0.0) > 0,
        worse=_for_the_worse(exact),
        family=(exact.adjusted.among, exact.adjusted.family) if exact.adjusted else None,
        elsewhere=_elsewhere(exact),
        borne=not not_borne(exact),
        only_all=only_all_answers(exact),
        no_room=verdict(exact) == "same" and _no_room(exact),
        low_left=low_starters_left(exact),
    )


def claims(change: ScaleChange) -> Claims:
    """What may be claimed of a change: the stored claims of a published one, else what its figures allow."""
    return change.claims or claims_of(change, change)


def size(change: ScaleChange) -> Size:
    """What the interval allows to say about the smallest change that matters."""
    smallest, low, high = change.smallest_change, change.raw.low, change.raw.high
    if smallest is not None and _all_alike(change):
        return "reached" if abs(change.raw.value or 0.0) >= smallest else "too small"
    if smallest is None or low is None or high is None or too_few(change):
        return ""
    inside = -smallest < low and high < smallest
    if verdict(change) == "open":
        return ("open, no room" if _no_room(change) else "open, small") if inside else "open, unsure"
    if inside:
        return "too small, no room" if _no_room(change) and verdict(change) == "better" else "too small"
    return "reached" if low >= smallest or high <= -smallest else "unsure"


def headroom(change: ScaleChange) -> float | None:
    """How far the mean before was from the best possible score; None where the scale has none."""
    best = change.high if change.better == "higher" else change.low
    return None if best is None or change.before.mean is None else abs(best - change.before.mean)


def _elsewhere(change: ScaleChange) -> Literal["", "up", "down"]:
    """Where those compared had started, beside those who did not answer again, if that is more than chance."""
    if change.all_answers is None or not started_elsewhere(change):
        return ""
    return "up" if (change.all_answers.elsewhere.value or 0.0) > 0 else "down"


def _no_room(change: ScaleChange) -> bool:
    """Whether the mean could not have improved by the smallest change that matters."""
    room, smallest = headroom(change), change.smallest_change
    return room is not None and smallest is not None and room < smallest


def _all_alike(change: ScaleChange) -> bool:
    """Whether everybody changed, and by the same amount: a mean change that has no interval."""
    return bool(change.raw.value) and change.raw.low is None and not change.withheld and not change.clusters


def _for_the_worse(change: ScaleChange) -> bool:
    """Whether the mean went the way that the scale calls worse, by chance or not."""
    value = change.raw.value or 0.0
    return value < 0 if change.better == "higher" else value > 0


def _wider_than_the_scale(change: ScaleChange) -> bool:
    """Whether the interval is longer than the way from the lowest to the highest score."""
    low, high = change.raw.low, change.raw.high
    if None in (low, high, change.low, change.high):
        return False
    return (high or 0.0) - (low or 0.0) > (change.high or 0.0) - (change.low or 0.0)


def _kind(exact: ScaleChange, printed: ScaleChange) -> str:
    """The key of the sentence in the catalogue."""
    raw = printed.raw
    if raw.value is None:
        return "none"
    if raw.low is not None:
        if verdict(exact) != "open":
            return "certain"
        if too_few(exact):
            return "too few"
        if holds_only_unadjusted(exact):
            return "alone"
        if not_borne(exact):
            return agreement_of(exact)
        return "open, too wide" if _wider_than_the_scale(exact) else "open"
    if exact.raw.low is None and not printed.withheld and not exact.clusters:
        return "all alike" if _all_alike(exact) else "nobody changed"
    return "means only" if printed.withheld else "no interval"
