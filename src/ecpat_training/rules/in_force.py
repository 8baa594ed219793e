"""Which rules an agenda must keep: those that the programme writes, and those that hold without being written."""

from collections.abc import Callable, Sequence

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.model.rule import RuleSpec
from ecpat_training.rules import agenda
from ecpat_training.rules.book import Rule, parse

UNWRITTEN = ("no overlap", "within hours", "one place at a time")
"""What makes a list of sessions an agenda at all; a programme may still write them, to give a reason."""


def agenda_rules(
    specs: Sequence[RuleSpec], where: Callable[[int], Location | None]
) -> tuple[list[Rule], list[Finding]]:
    """The rules over an agenda and its team, those that are written in their order, and what is wrong with the others.

    Args:
        specs: the entries as the programme writes them.
        where: the place of the entry with that index.
    """
    found, findings = parse(specs, agenda, where)
    written = {rule.name for rule in found}
    unwritten, _ = parse([RuleSpec(name=name) for name in UNWRITTEN if name not in written], agenda, lambda _: None)
    return [*unwritten, *found], findings
