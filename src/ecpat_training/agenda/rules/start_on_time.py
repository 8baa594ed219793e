"""A day starts when people are told that it does."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import sort_by_start
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.fixed_breaks import arrival
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import phrase


class StartOnTimeParameters(Noun):
    """Nothing to set: the hours stand with the training. The weight is for each 5 minutes by which a day starts after
    its hours begin; coffee on arrival is a start."""


class StartOnTime(AgendaRule):
    """A day starts when people are told that it does (the rule `start on time`)."""

    MEANING = "A day starts later than the training's hours."
    DO = "Start the first item at the beginning of the training's hours, or correct the hours."
    parameters: StartOnTimeParameters
    WEIGHT = 1
    CONCERNS = frozenset()
    UNWRITTEN = 5

    @property
    def states(self) -> str:
        return "Each day starts when the training's hours begin."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds days whose first item comes late."""
        breaks, steps = [], 0
        for day in agenda.days:
            hours = context.training.hours.hours_on(day.number)
            first_item = next(
                (item for item in sort_by_start(day) if item.start < hours.end), None
            )  # a dinner starts no day
            day_start = hours.start + arrival(context, day.number)
            if first_item is not None and (late_steps := (first_item.start - day_start) // STEP) > 0:
                steps += late_steps
                message = phrase(
                    "day {day} starts at {start}, {minutes:,} {minutes:minute|minutes} after the training's hours "
                    "begin.",
                    day=day.number,
                    start=clock(first_item.start),
                    minutes=first_item.start - hours.start,
                )
                breaks.append(self.broken(message, first_item.where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps by which a day is delayed."""
        for day in range(1, draft.context.training.days + 1):
            lateness = draft.steps(f"late start of day {day}", 24 * 60 // STEP)
            draft.add(lateness >= draft.start_delay(day) - -(-arrival(draft.context, day) // STEP))
            draft.charge(self, lateness)
