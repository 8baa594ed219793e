"""A rule's result for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecpat_training.programme.rules.check import CountCheck, RuleResult


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a kind (`of` what, `label` which), and the fewest and the most that are wanted (null:
    open); `among` names the part of the room in which they are counted, null for everybody."""

    of: str
    label: str
    among: str | None
    have: int
    low: int | None
    high: int | None
    short: int
    over: int


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """A rule and whether it is kept: `hard` ones must be, others may give way at a `cost`. `codes` are those of the
    findings that it made; `not_known` counts the people of whom a list doesn't say what the rule asks about."""

    rule: str
    states: str
    hard: bool
    kept: bool
    cost: int
    not_known: int
    codes: tuple[str, ...]
    counts: tuple[Count, ...]


def rules(results: Iterable[RuleResult]) -> tuple[JudgedRule, ...]:
    """Every rule, in the programme's order."""
    return tuple(
        JudgedRule(
            one.rule,
            one.states,
            one.hard,
            one.kept,
            one.cost,
            one.not_known,
            tuple(dict.fromkeys(broken.code for broken in one.breaks)),
            tuple(map(counted, one.counts)),
        )
        for one in results
    )


def counted(one: CountCheck) -> Count:
    """What there is against what is wanted."""
    return Count(one.of, one.label, one.among or None, one.actual, one.low, one.high, one.shortfall, one.excess)
