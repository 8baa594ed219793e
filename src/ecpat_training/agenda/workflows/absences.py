"""What a training without dates can't be checked for."""

from collections.abc import Sequence

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing


def absences_not_looked_at(rules: Sequence[AgendaRule], agenda: Agenda, context: Context) -> list[Finding]:
    """A note where trainers of the pool are away on some dates, the rules ask who is there, and days have no date."""
    asked = next((rule for rule in rules if "absences" in rule.READS), None)
    away = [trainer.id for trainer in context.pool if trainer.away]
    undated = [day.number for day in agenda.days if day.date is None and day.number not in context.dates]
    if asked is None or not away or not undated:
        return []
    which = context.training.id
    if len(undated) < len(agenda.days):
        which = f"{listing([f'day {number}' for number in undated])} of {which}"
    what = f"{which} has no date: whether {listing(away)} can come could not be looked at."
    hint = "Please write the training's `start`."
    return [Finding("plan.no-date", Severity.NOTE, what, asked.where, hint)]
