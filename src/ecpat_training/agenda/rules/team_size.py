"""A training has a team that can prepare together."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.brief import Brief
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import unstaffed
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.core.text import count
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import HaveWant, RuleResult
from ecpat_training.values.quantity import Span

WEIGHT = 5
SHORTHAND = {"type": "string", "examples": ["4-6", "at most 6"]}


class Parameters(Brief):
    """How many trainers come in all. A weight is for each trainer too few or too many."""

    main = "trainers"
    trainers: Span


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"The team has {parameters.trainers} trainers."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Counts the trainers who have a session."""
    if unstaffed(agenda):
        return rule.result([])
    team = {code for item in agenda.sessions() for code in item.trainers}
    low, high = rule.parameters.trainers.low, rule.parameters.trainers.high
    have = HaveWant(
        "team", "trainers", len(team), None if low is None else int(low), None if high is None else int(high)
    )
    off = have.short + have.over
    breaks = (
        [rule.broken(f"{count(len(team), 'trainer')} come; the target is {have.want}.", agenda.where)] if off else []
    )
    return rule.result(breaks, [have], rule.cost(off))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are trainers too few or too many."""
    wanted = rule.parameters.trainers
    off = draft.steps("team size", len(draft.trainers) + int(wanted.low or 0))
    team = sum(draft.comes(trainer) for trainer in draft.trainers)
    if wanted.low is not None:
        draft.add(team + off >= int(wanted.low) * draft.staffed())
    if wanted.high is not None:
        draft.add(team - off <= int(wanted.high))
    draft.charge(rule, off)
