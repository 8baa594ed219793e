"""Which rules a series must keep: those that the programme writes, and those that hold without being written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from ecpat_training.core import registry
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules.book import parse, rule_class
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series import rules as series
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import SeriesRule


def series_rules(
    programme: Programme, find_location: Callable[[int], Location | None]
) -> tuple[list[SeriesRule], list[Finding]]:
    """Returns the rules over a series, those that the programme writes in its order; and what is wrong with the others.

    Args:
        programme: the programme, whose `rules: series:` these are.
        find_location: the place of an entry, from its index.
    """
    written_rules, findings = parse(programme.rules.series, series, find_location, SeriesRule)
    written_names = {rule.name for rule in written_rules}
    return [*(rule for rule in default_rules() if rule.name not in written_names), *written_rules], findings


@cache
def default_rules() -> tuple[SeriesRule, ...]:
    """What holds although no programme writes it."""
    classes = {name: rule_class(series, name, SeriesRule) for name in registry.members(series)}
    specs = [
        RuleSpec.model_validate({name.replace("_", " "): {}})
        for name, rule_type in sorted(classes.items(), key=lambda entry: entry[1].UNWRITTEN)
        if rule_type.UNWRITTEN
    ]
    rules, _ = parse(specs, series, lambda _: None, SeriesRule)
    return tuple(replace(rule, written=False) for rule in rules)


def judge(rules: Sequence[SeriesRule], series_: DatedSeries, context: SeriesContext) -> tuple[RuleResult, ...]:
    """Every rule's check over one series."""
    return tuple(rule.check(series_, context) for rule in rules)
