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


def required_by(spec: AttendanceSpec, halves: Sequence[HalfDay]) -> tuple[HalfDay, ...]:
    """The half-days, of which those are required that the programme names; without names all but evenings."""
    if isinstance(spec.required, float):
        return tuple(halves)
    return tuple(replace(half, required=half.key in spec.required) for half in halves)


def not_held(spec: AttendanceSpec, halves: Sequence[HalfDay]) -> tuple[str, ...]:
    """The half-days that the programme requires and the training doesn't have."""
    keys = {half.key for half in halves}
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


def needed(rule: CompletionRule, halves: Sequence[HalfDay]) -> int:
    """How many of the required half-days a completion takes: 80 % of five are four."""
    required = sum(half.required for half in halves)
    return next(number for number in range(required + 1) if number >= rule.share * required - 1e-9)
