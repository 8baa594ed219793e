"""An agenda after a change by hand, and what the rules say to it."""

from dataclasses import dataclass

from ecpat_training.agenda.model.diff import AgendaDiff
from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import RuleResult


@dataclass(frozen=True, slots=True)
class ChangedAgenda:
    """An agenda after a change: how it was judged before and is now, what is different, and its file's new text.
    `kept` says that all other lines of the file are as the person wrote them, `place` where the line stands now."""

    before: AgendaCheck
    check: AgendaCheck
    diff: AgendaDiff
    text: str
    kept: bool
    place: LinePlace

    @property
    def broken(self) -> tuple[tuple[RuleResult, Finding], ...]:
        """The rules that are broken, or gave way, only since the change: each with the finding that is new."""
        return _violations_only_in(self.check, self.before)

    @property
    def mended(self) -> tuple[tuple[RuleResult, Finding], ...]:
        """The rules that were broken, or gave way, and no longer are: each with the finding that is gone."""
        return _violations_only_in(self.before, self.check)


def _violations_only_in(check: AgendaCheck, other_check: AgendaCheck) -> tuple[tuple[RuleResult, Finding], ...]:
    known_breaks = {(rule.rule, finding.message) for rule in other_check.rules for finding in rule.breaks}
    return tuple(
        (rule, finding)
        for rule in check.rules
        for finding in rule.breaks
        if (rule.rule, finding.message) not in known_breaks
    )
