"""Rules over a roster that look something up in the programme: they are told once, before they check or constrain."""

from collections.abc import Iterable

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.programme import Programme, Training
from ecpat_training.roster.rule_parts.rule import RosterRule


def in_programme(
    rules: Iterable[RosterRule], programme: Programme, training: Training | None = None
) -> tuple[list[RosterRule], list[Finding]]:
    """The rules, each with what it looks up in the programme for the training whose roster it is (None: nobody has said
    which); and what doesn't fit."""
    told: list[RosterRule] = []
    findings: list[Finding] = []
    for rule in rules:
        try:
            told.append(rule.in_programme(programme, training))
        except ValueError as error:
            findings.append(Finding("rule.parameters", Severity.ERROR, f"rule `{rule.name}`: {error}", rule.where))
    return told, findings
