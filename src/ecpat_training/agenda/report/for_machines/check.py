"""`ecpat plan check --json`: an edited agenda, and which rules it keeps."""

from dataclasses import dataclass

from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.agenda.report.agenda_data import Day, days
from ecpat_training.programme.rules.as_data import JudgedRule, rules


@dataclass(frozen=True, slots=True)
class PlanCheckResult:
    """An agenda against its programme's rules; it `holds` where everything that must be kept is."""

    programme: str
    training: str
    title: str
    holds: bool
    days: tuple[Day, ...]
    rules: tuple[JudgedRule, ...]


def result(check: AgendaCheck) -> PlanCheckResult:
    """What was checked, by which rules."""
    agenda = check.planned.agenda
    return PlanCheckResult(
        check.programme, agenda.training, agenda.title, check.holds, days(agenda), rules(check.rules)
    )
