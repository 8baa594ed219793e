"""Rules over a roster that look something up in the programme: they are told once, before they check or constrain."""

from collections.abc import Iterable
from dataclasses import replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.programme import Programme, Training
from ecpat_training.programme.rules.book import Rule


def in_programme(
    rules: Iterable[Rule], programme: Programme, training: Training | None = None
) -> tuple[list[Rule], list[Finding]]:
    """The rules, each whose module has `in_programme` with the parameters that it makes of the programme and of the
    training whose roster it is (None: nobody has said which); and what doesn't fit."""
    told: list[Rule] = []
    findings: list[Finding] = []
    for rule in rules:
        look_up = getattr(rule.module, "in_programme", None)
        try:
            told.append(replace(rule, parameters=look_up(rule.parameters, programme, training)) if look_up else rule)
        except ValueError as error:
            findings.append(Finding("rule.parameters", Severity.ERROR, f"rule `{rule.name}`: {error}", rule.where))
    return told, findings
