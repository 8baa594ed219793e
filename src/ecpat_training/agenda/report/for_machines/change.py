"""`ecpat plan change --json`: an agenda with a line changed, and what the rules say to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.report.agenda_data import Day, days
from ecpat_training.agenda.report.for_machines.diff import Changed
from ecpat_training.agenda.report.for_machines.diff import result as differences
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.as_data import JudgedRule, rules
from ecpat_training.programme.rules.check import RuleResult


@dataclass(frozen=True, slots=True)
class RuleBreak:
    """A rule that is broken or gives way in one place; `hard` ones must be kept."""

    rule: str
    hard: bool
    message: str


@dataclass(frozen=True, slots=True)
class PlanChangeResult:
    """The agenda as it is after the change; it `holds` where everything that must be kept is. `broken` is what the
    change breaks, `mended` what it mends; `kept_file` says that the YAML file is otherwise as it was written."""

    training: str
    title: str
    holds: bool
    kept_file: bool
    changes: tuple[Changed, ...]
    broken: tuple[RuleBreak, ...]
    mended: tuple[RuleBreak, ...]
    days: tuple[Day, ...]
    rules: tuple[JudgedRule, ...]


def result(changed: ChangedAgenda) -> PlanChangeResult:
    """What was changed, and what follows."""
    check = changed.check
    agenda = check.planned.agenda
    return PlanChangeResult(
        agenda.training,
        agenda.title,
        check.holds,
        changed.kept,
        differences(changed.diff).items,
        _breaks(changed.broken),
        _breaks(changed.mended),
        days(agenda),
        rules(check.rules),
    )


def _breaks(breaks: Iterable[tuple[RuleResult, Finding]]) -> tuple[RuleBreak, ...]:
    return tuple(RuleBreak(rule.rule, rule.hard, one.message) for rule, one in breaks)
