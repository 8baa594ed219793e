"""Lunch is at lunch time."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.brief import Brief
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import named, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import DayHours

WEIGHT = None
SHORTHAND = {"type": "string", "examples": ["12:00-14:00"]}


class Parameters(Brief):
    """The hours in which lunch lies, start and end; hours as long as lunch itself fix it. A weight is for each 5
    minutes outside."""

    main = "hours"
    hours: DayHours


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"Lunch lies between {str(parameters.hours).replace('-', ' and ')}."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds lunches that start too early or end too late."""
    hours = rule.parameters.hours
    breaks, steps = [], 0
    for day in agenda.days:
        for item in (item for item in day.items if item.kind == "lunch"):
            outside = steps_over(hours.start, item.start) + steps_over(item.end, hours.end)
            steps += outside
            if outside:
                what = f"does not lie between {hours.start // 60:02d}:{hours.start % 60:02d} and "
                what += f"{hours.end // 60:02d}:{hours.end % 60:02d}."
                breaks.append(rule.broken(f"{named(day, item)} {what}", item.where))
    return rule.result(breaks, cost=rule.cost(steps))


def constrain(rule: Rule, draft: Draft) -> None:
    """Amounts are steps before and after the hours."""
    hours = rule.parameters.hours
    beside = draft.context.training.hours.start % STEP  # hours from 09:02 on are counted in steps from 09:00
    first, last = -(-(hours.start - beside) // STEP), (hours.end - beside) // STEP
    most = 24 * 60 // STEP
    for gap in (gap for gap in draft.gaps if gap.kind == "lunch"):
        before = next(block for block in draft.blocks if block.index == gap.before)
        start = draft.start(before) + draft.length(before)
        early, late = draft.steps(f"early lunch {gap.index}", most), draft.steps(f"late lunch {gap.index}", most)
        draft.add(start + early >= first * draft.has(gap))
        draft.add(start + draft.pause(gap) <= last + late + most * (1 - draft.has(gap)))
        draft.charge(rule, early + late)
