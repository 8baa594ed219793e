"""By which rule somebody has completed a training, as the programme says it."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.core.text import listing
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.model.presence import CompletionRule
from ecpat_training.programme.model.completion import AttendanceSpec


def completion_rule(spec: AttendanceSpec) -> CompletionRule:
    """The rule that a programme's `attendance` says."""
    share = spec.required if isinstance(spec.required, float) else 1.0
    return CompletionRule(share, spec.left_early_counts, spec.signature == "required")


def mark_required_halves(spec: AttendanceSpec, half_days: Sequence[HalfDay]) -> tuple[HalfDay, ...]:
    """The half-days, of which those are required that the programme names; without names all but evenings."""
    if isinstance(spec.required, float):
        return tuple(half_days)
    return tuple(replace(half_day, required=half_day.key in spec.required) for half_day in half_days)


def find_unheld_halves(spec: AttendanceSpec, half_days: Sequence[HalfDay]) -> tuple[str, ...]:
    """The half-days that the programme requires and the training doesn't have."""
    keys = {half_day.key for half_day in half_days}
    return tuple(key for key in spec.required if key not in keys) if isinstance(spec.required, tuple) else ()


def rule_sentence(spec: AttendanceSpec) -> str:
    """The rule as one reads it: `80 % of the half-days, each signed for; one left early counts`."""
    if isinstance(spec.required, tuple):
        requirement = listing(list(spec.required))
    else:
        requirement = "every half-day" if spec.required == 1 else f"{spec.required * 100:g} % of the half-days"
    early_clause = (
        "one that was left early counts" if spec.left_early_counts else "one that was left early doesn't count"
    )
    return f"{requirement}; {early_clause}; signature {spec.signature}"


def count_needed_halves(rule: CompletionRule, half_days: Sequence[HalfDay]) -> int:
    """How many of the required half-days a completion takes: 80 % of five are four."""
    required_count = sum(half_day.required for half_day in half_days)
    return next(number for number in range(required_count + 1) if number >= rule.share * required_count - 1e-9)
