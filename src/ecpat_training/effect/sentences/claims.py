"""What a change's figures allow to claim, by the rules written in `sentences.py`: its sentence, its size, its notes.

A published report claims what the exact figures allow, in rounded figures; so the claims go with a published change,
which has the exact figures no more.
"""

from typing import Literal

from ecpat_training.effect.model.change import Claims, ScaleChange, Size
from ecpat_training.effect.sentences.verdicts import (
    agreement_of,
    has_too_few,
    has_unequal_start,
    have_low_starters_left,
    holds_only_unadjusted,
    is_not_supported,
    only_all_show_direction,
    verdict,
)


def derive_claims(exact_change: ScaleChange, printed_change: ScaleChange) -> Claims:
    """What may be claimed of a change of which the figures of `printed_change` are seen; no direction without an
    interval among them."""
    return Claims(
        kind=_claim_kind(exact_change, printed_change),
        verdict=verdict(exact_change)
        if printed_change.raw.low is not None or printed_change is exact_change
        else "none",
        size=size(exact_change),
        up=(exact_change.raw.value or 0.0) > 0,
        worse=_is_for_worse(exact_change),
        family=(exact_change.adjusted.among, exact_change.adjusted.family) if exact_change.adjusted else None,
        elsewhere=_start_direction(exact_change),
        borne=not is_not_supported(exact_change),
        only_all=only_all_show_direction(exact_change),
        no_room=verdict(exact_change) == "same" and _has_no_room(exact_change),
        low_left=have_low_starters_left(exact_change),
    )


def claims(change: ScaleChange) -> Claims:
    """What may be claimed of a change: the stored claims of a published one, else what its figures allow."""
    return change.claims or derive_claims(change, change)


def size(change: ScaleChange) -> Size:
    """What the interval allows to say about the smallest change that matters."""
    smallest_change, interval_low, interval_high = change.smallest_change, change.raw.low, change.raw.high
    if smallest_change is not None and _are_all_equal(change):
        return "reached" if abs(change.raw.value or 0.0) >= smallest_change else "too small"
    if smallest_change is None or interval_low is None or interval_high is None or has_too_few(change):
        return ""
    is_inside = -smallest_change < interval_low and interval_high < smallest_change
    if verdict(change) == "open":
        return ("open, no room" if _has_no_room(change) else "open, small") if is_inside else "open, unsure"
    if is_inside:
        return "too small, no room" if _has_no_room(change) and verdict(change) == "better" else "too small"
    return "reached" if interval_low >= smallest_change or interval_high <= -smallest_change else "unsure"


def headroom(change: ScaleChange) -> float | None:
    """How far the mean before was from the best possible score; None where the scale has none."""
    best_score = change.high if change.better == "higher" else change.low
    return None if best_score is None or change.before.mean is None else abs(best_score - change.before.mean)


def _start_direction(change: ScaleChange) -> Literal["", "up", "down"]:
    """Where those compared had started, beside those who did not answer again, if that is more than chance."""
    if change.all_answers is None or not has_unequal_start(change):
        return ""
    return "up" if (change.all_answers.elsewhere.value or 0.0) > 0 else "down"


def _has_no_room(change: ScaleChange) -> bool:
    """Whether the mean could not have improved by the smallest change that matters."""
    room, smallest_change = headroom(change), change.smallest_change
    return room is not None and smallest_change is not None and room < smallest_change


def _are_all_equal(change: ScaleChange) -> bool:
    """Whether everybody changed, and by the same amount: a mean change that has no interval."""
    return bool(change.raw.value) and change.raw.low is None and not change.withheld and not change.clusters


def _is_for_worse(change: ScaleChange) -> bool:
    """Whether the mean went the way that the scale calls worse, by chance or not."""
    value = change.raw.value or 0.0
    return value < 0 if change.better == "higher" else value > 0


def _wider_than_the_scale(change: ScaleChange) -> bool:
    """Whether the interval is longer than the way from the lowest to the highest score."""
    interval_low, interval_high = change.raw.low, change.raw.high
    if None in (interval_low, interval_high, change.low, change.high):
        return False
    return (interval_high or 0.0) - (interval_low or 0.0) > (change.high or 0.0) - (change.low or 0.0)


def _claim_kind(exact_change: ScaleChange, printed_change: ScaleChange) -> str:
    """The key of the sentence in the catalogue."""
    raw_estimate = printed_change.raw
    if raw_estimate.value is None:
        return "none"
    if raw_estimate.low is not None:
        if verdict(exact_change) != "open":
            return "certain"
        if has_too_few(exact_change):
            return "too few"
        if holds_only_unadjusted(exact_change):
            return "alone"
        if is_not_supported(exact_change):
            return agreement_of(exact_change)
        return "open, too wide" if _wider_than_the_scale(exact_change) else "open"
    if exact_change.raw.low is None and not printed_change.withheld and not exact_change.clusters:
        return "all alike" if _are_all_equal(exact_change) else "nobody changed"
    return "means only" if printed_change.withheld else "no interval"
