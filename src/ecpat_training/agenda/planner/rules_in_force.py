"""Which rules an agenda must keep: those that the programme writes, and those that hold without being written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from ecpat_training.agenda import rules as agenda
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.fixed_breaks import drop_outer_breaks
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core import registry
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Rules
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules.book import parse, rule_class
from ecpat_training.programme.rules.check import RuleResult


def agenda_rules(
    rules: Rules, find_location: Callable[[str, int], Location | None]
) -> tuple[list[AgendaRule], list[Finding]]:
    """Returns the rules over an agenda and its team, and what is wrong with entries that aren't understood.

    Rules that the programme writes come in its order.

    Args:
        rules: as the programme writes them.
        find_location: the place of an entry, from its list (`team` or `agenda`) and its index.
    """
    written_rules: list[AgendaRule] = []
    findings: list[Finding] = []
    for name, specs in (("team", rules.team), ("agenda", rules.agenda)):
        parsed, problems = parse(specs, agenda, partial(find_location, name), AgendaRule)
        written_rules += parsed
        findings += problems
    written_names = {rule.name for rule in written_rules}
    default = [
        rule
        for rule in list_unwritten_rules()
        if rule.name not in written_names and not rule.GIVES_WAY_TO & written_names
    ]
    return [*(rule.beside(written_rules) for rule in default), *written_rules], findings


@cache
def list_unwritten_rules() -> tuple[AgendaRule, ...]:
    """What makes a list of sessions an agenda at all, what the file says of sessions, trainers and trainings, and
    wishes that nearly everybody has. A programme may still write them, to give a reason, a weight or other parameters:
    then they are asked as written."""
    classes = {name: rule_class(agenda, name, AgendaRule) for name in registry.members(agenda)}
    specs = [
        RuleSpec.model_validate({name.replace("_", " "): dict(rule_type.BY_DEFAULT)})
        for name, rule_type in sorted(classes.items(), key=lambda entry: entry[1].UNWRITTEN)
        if rule_type.UNWRITTEN
    ]
    rules, _ = parse(specs, agenda, lambda _: None, AgendaRule)
    return tuple(replace(rule, written=False) for rule in rules)


def judge(rules: Sequence[AgendaRule], agenda_: Agenda, context: Context) -> tuple[RuleResult, ...]:
    """Every rule's check over one agenda; most rules pass over fixed breaks around the sessions of a day."""
    inner_agenda = drop_outer_breaks(agenda_, context)
    return tuple(rule.check(agenda_ if rule.AROUND else inner_agenda, context) for rule in rules)
