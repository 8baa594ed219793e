"""The days are about as long as each other."""

from collections.abc import Iterator
from itertools import permutations

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import select_items_in_hours, span, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import MINUTES_MORE, AgendaRule, Milder
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class EvenDaysParameters(Noun):
    """`within` is by how many minutes the longest day may be longer than the shortest. The weight is for each 5 minutes
    more. A day with shorter hours counts as if it lasted as much longer."""

    within: int = Field(default=60, ge=0, le=720)


class EvenDays(AgendaRule):
    """The days are about as long as each other (the rule `even days`)."""

    MEANING = "One day is much shorter than another."
    DO = "Move a session from the long day to the short one."
    parameters: EvenDaysParameters
    WEIGHT = 1
    CONCERNS = frozenset({"pauses"})
    READS = frozenset({"most minutes"})
    UNWRITTEN = 23

    @property
    def states(self) -> str:
        return f"The longest day is at most {self.parameters.within} minutes longer than the shortest."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Compares the longest day with the shortest, from the first item to the end of the last."""
        longest_hours = _longest_hours(context)
        days = sorted((_as_long_as(day, context, longest_hours), day.number) for day in agenda.days)
        (short_minutes, shortest_day), (long_minutes, longest_day) = days[0], days[-1]
        steps = steps_over(long_minutes - short_minutes, self.parameters.within)
        if not steps:
            return self.result([])
        message = phrase(
            "day {shortest} is {minutes:,} {minutes:minute|minutes} shorter than day {longest}; at most {within}.",
            shortest=shortest_day,
            minutes=long_minutes - short_minutes,
            longest=longest_day,
            within=self.parameters.within,
        )
        return self.result([self.broken(message, agenda.where)], cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps by which the longest day is too much longer than the shortest."""
        days, hours = range(1, draft.context.training.days + 1), draft.context.training.hours
        excess_steps = draft.steps("uneven days", 24 * 60 // STEP)
        for longer_day, shorter_day in permutations(days, 2):
            hours_difference = hours.hours_on(longer_day).minutes - hours.hours_on(shorter_day).minutes
            draft.add(
                STEP * (draft.day_length(longer_day) - draft.day_length(shorter_day) - excess_steps)
                <= self.parameters.within + hours_difference
            )
        draft.charge(self, excess_steps)

    def milder(self) -> Iterator[list[Milder]]:
        """Days that differ more."""
        if self.hard:
            wider_margins = [self.parameters.within + more_minutes for more_minutes in MINUTES_MORE]
            yield [
                self.let(f"allow {minutes} minutes (`within: {minutes}`)", within=minutes) for minutes in wider_margins
            ]


def _longest_hours(context: Context) -> int:
    """The minutes of the training's longest day by its hours."""
    return max(context.training.hours.hours_on(day).minutes for day in range(1, context.training.days + 1))


def _as_long_as(day: AgendaDay, context: Context, longest_minutes: int) -> int:
    """What a day would last if it had the hours of the longest."""
    hours = context.training.hours.hours_on(day.number)
    return span(select_items_in_hours(day, hours)) + longest_minutes - hours.minutes
