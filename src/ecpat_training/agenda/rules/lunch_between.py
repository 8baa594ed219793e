"""Lunch is at lunch time."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import MINUTES_MORE, AgendaRule, Limits, Milder, ShorthandParameters
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import DayHours, clock
from ecpat_training.words.catalogue.message import phrase


class LunchBetweenParameters(ShorthandParameters):
    """The hours in which lunch lies, start and end; hours as long as lunch itself fix it. A weight is for each 5
    minutes outside."""

    main = "hours"
    hours: DayHours


class LunchBetween(AgendaRule):
    """Lunch is at lunch time (the rule `lunch between`)."""

    MEANING = "A lunch is not within the hours that the rule names."
    DO = "Move the lunch into the time that the rule names, or change the rule."
    parameters: LunchBetweenParameters
    SHORTHAND = {"type": "string", "examples": ["12:00-14:00"]}
    CONCERNS = frozenset({"places"})
    UNWRITTEN = 22
    BY_DEFAULT = {"hours": "12:00-14:00", "weight": 1}

    @property
    def states(self) -> str:
        return f"Lunch lies between {str(self.parameters.hours).replace('-', ' and ')}."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds lunches that start too early or end too late."""
        hours = self.parameters.hours
        breaks, steps = [], 0
        for day in agenda.days:
            for item in (item for item in day.items if item.kind == "lunch"):
                outside_steps = steps_over(hours.start, item.start) + steps_over(item.end, hours.end)
                steps += outside_steps
                if outside_steps:
                    message = phrase(
                        "{item} does not lie between {earliest} and {latest}.",
                        item=item_label(day, item),
                        earliest=f"{hours.start // 60:02d}:{hours.start % 60:02d}",
                        latest=f"{hours.end // 60:02d}:{hours.end % 60:02d}",
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps before and after the hours."""
        hours = self.parameters.hours
        most_steps = 24 * 60 // STEP
        for gap in (gap for gap in draft.gaps if gap.kind == "lunch"):
            offset = (
                draft.context.training.hours.hours_on(gap.day).start % STEP
            )  # those from 09:02 on are counted from 09:00
            first_step, last_step = -(-(hours.start - offset) // STEP), (hours.end - offset) // STEP
            block_before = next(block for block in draft.blocks if block.index == gap.before)
            start = draft.block_start(block_before) + draft.block_length(block_before)
            earliness, lateness = (
                draft.steps(f"early lunch {gap.index}", most_steps),
                draft.steps(f"late lunch {gap.index}", most_steps),
            )
            # Both relations let go where there is no lunch: the lower one by a factor of 0, the upper one by a day of
            # slack.
            draft.add(start + earliness >= first_step * draft.has_break(gap))
            draft.add(start + draft.break_length(gap) <= last_step + lateness + most_steps * (1 - draft.has_break(gap)))
            draft.charge(self, earliness + lateness)

    def limits(self, _: Context) -> Limits:
        return Limits(lunch_within=self.parameters.hours if self.hard else None)

    def milder(self) -> Iterator[list[Milder]]:
        """A lunch that ends later, or starts earlier."""
        hours = self.parameters.hours
        later_hours = [hours.model_copy(update={"end": hours.end + more_minutes}) for more_minutes in MINUTES_MORE]
        earlier_hours = [
            hours.model_copy(update={"start": hours.start - less_minutes})
            for less_minutes in MINUTES_MORE
            if hours.start >= less_minutes
        ]
        yield [
            self.let(f"end at {clock(shifted_hours.end)} (`{shifted_hours}`)", hours=shifted_hours)
            for shifted_hours in later_hours
        ]
        yield [
            self.let(f"start at {clock(shifted_hours.start)} (`{shifted_hours}`)", hours=shifted_hours)
            for shifted_hours in earlier_hours
        ]
