"""No lecture is too long."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.brief import MostMinutes
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import held, named, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult

WEIGHT = 2
SHORTHAND = {"type": ["string", "integer"], "examples": ["45", "45 min"]}


class Parameters(MostMinutes):
    """The most minutes of a lecture, whether or not a break splits it. A weight is for each 5 minutes more."""


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"A lecture lasts at most {parameters.minutes} minutes."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds lectures that last too long."""
    most = rule.parameters.minutes
    breaks, steps = [], 0
    for day, item, session, minutes in held(agenda):
        if session.method == "lecture" and minutes > most:
            steps += steps_over(minutes, most)
            breaks.append(rule.broken(f"{named(day, item)} is a lecture of {minutes} minutes.", item.where))
    return rule.result(breaks, cost=rule.cost(steps))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are steps over the limit."""
    most = rule.parameters.minutes // STEP
    for piece in draft.pieces:
        if piece.session.method == "lecture":
            over = draft.steps(f"lecture {piece.key}", 24 * 60 // STEP)
            draft.add(over >= draft.minutes(piece) - most)
            draft.charge(rule, over)
