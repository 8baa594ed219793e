"""Whether an agenda keeps its rules."""

from dataclasses import dataclass

from ecpat_training.agenda.model.planned import Planned
from ecpat_training.core.finding import Finding, errors
from ecpat_training.programme.rules.check import RuleResult


@dataclass(frozen=True, slots=True)
class AgendaCheck:
    """An agenda against its programme's rules; `programme_file` is where the programme was read from."""

    source: str
    planned: Planned
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    programme_file: str = ""

    @property
    def programme(self) -> str:
        """The programme's title."""
        return self.planned.programme.programme

    @property
    def kept(self) -> bool:
        """Whether every rule is kept in full."""
        return all(rule.kept for rule in self.rules)

    @property
    def holds(self) -> bool:
        """Whether everything that must hold does; rules with a weight may have given way."""
        return not errors([*self.findings, *(one for rule in self.rules for one in rule.breaks)])
