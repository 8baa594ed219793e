"""Which rules an agenda must keep: those that the programme writes, and those that hold without being written."""

from collections.abc import Callable, Sequence
from functools import cache, partial

from ecpat_training.agenda import rules as agenda
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core import registry
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Rules
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules.book import parse, rule_class
from ecpat_training.programme.rules.check import RuleResult


def agenda_rules(rules: Rules, where: Callable[[str, int], Location | None]) -> tuple[list[AgendaRule], list[Finding]]:
    """The rules over an agenda and its team, those that are written in their order, and what is wrong with the others.

    Args:
        rules: as the programme writes them.
        where: the place of an entry, from its list (`team` or `agenda`) and its index.
    """
    found: list[AgendaRule] = []
    findings: list[Finding] = []
    for name, specs in (("team", rules.team), ("agenda", rules.agenda)):
        parsed, problems = parse(specs, agenda, partial(where, name), AgendaRule)
        found += parsed
        findings += problems
    written = {rule.name for rule in found}
    return [*(rule for rule in unwritten() if rule.name not in written), *found], findings


@cache
def unwritten() -> tuple[AgendaRule, ...]:
    """What makes a list of sessions an agenda at all, and the wish that nobody waits for it; a programme may still
    write them, to give a reason or another weight."""
    names = [name for name in registry.members(agenda) if rule_class(agenda, name, AgendaRule).UNWRITTEN]
    rules, _ = parse([RuleSpec(name=name.replace("_", " ")) for name in names], agenda, lambda _: None, AgendaRule)
    return tuple(sorted(rules, key=lambda rule: rule.UNWRITTEN))


def judge(rules: Sequence[AgendaRule], agenda_: Agenda, context: Context) -> tuple[RuleResult, ...]:
    """Every rule's check over one agenda."""
    return tuple(rule.check(agenda_, context) for rule in rules)
