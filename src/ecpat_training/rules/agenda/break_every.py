"""No stretch without a break is too long."""

from pydantic import Field

from ecpat_training.core.text import count
from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.day import named, span, steps_over, stretches
from ecpat_training.rules.draft import STEP, Draft

WEIGHT = 5


class Parameters(Noun):
    """`minutes` is preferred, the weight is for each 5 minutes more; `never over` holds whatever the weight.
    Guides ask for 50 to 90 minutes; published agendas of such trainings reach 125."""

    minutes: int = Field(default=90, ge=5, le=720)
    never_over: int = Field(default=120, ge=5, le=720)


def states(parameters: Parameters) -> str:
    """The rule in one sentence."""
    return f"There is a break after {parameters.minutes} minutes, at the latest after {parameters.never_over}."


def check(rule: Rule, agenda: Agenda, _: Context) -> RuleResult:
    """Finds stretches of sessions that last too long."""
    wanted, most = rule.parameters.minutes, rule.parameters.never_over
    breaks, steps = [], 0
    for day in agenda.days:
        for stretch in stretches(day):
            minutes = span(stretch)
            steps += steps_over(minutes, wanted)
            if minutes <= min(wanted, most):
                continue
            limit = f"at most {most}" if minutes > most else f"if possible {wanted}"
            what = f'{count(minutes, "minute")} without a break until "{stretch[-1].title}" ends; {limit}.'
            breaks.append(
                rule.broken(f"{named(day, stretch[0])}: {what}", stretch[0].where, always_hard=minutes > most)
            )
    return rule.result(breaks, cost=rule.cost(steps))


def constrain(rule: Rule, draft: Draft) -> None:
    """A block is a stretch; amounts are steps over the preferred length."""
    wanted, most = rule.parameters.minutes // STEP, rule.parameters.never_over // STEP
    for block in draft.blocks:
        draft.add(draft.length(block) <= most)
        over = draft.steps(f"stretch {block.index}", max(0, most - wanted))
        draft.add(over >= draft.length(block) - wanted)
        draft.charge(rule, over)
