"""Coffee is not served beside lunch."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import (
    edge_breaks,
    half_days,
    item_label,
    lunch_of,
    select_items_in_hours,
    steps_over,
)
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Gap, Steps, gaps_of_half_days
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Milder, MostMinutes
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import DayHours
from ecpat_training.words.catalogue.message import phrase


class CoffeeAndLunchApartParameters(MostMinutes):
    """How many minutes lie between a coffee break and lunch at least, whichever comes first. The weight is for each 5
    minutes less."""

    minutes: int = Field(default=60, ge=5, le=720)


class CoffeeAndLunchApart(AgendaRule):
    """Coffee is not served beside lunch (the rule `coffee and lunch apart`)."""

    MEANING = "Coffee is served shortly before or after lunch."
    DO = "Move the coffee break away from lunch, or leave it out."
    parameters: CoffeeAndLunchApartParameters
    WEIGHT = 1
    SHORTHAND = {"type": ["string", "integer"], "examples": [60]}
    CONCERNS = frozenset({"pauses", "places"})
    UNWRITTEN = 27
    GIVES_WAY_TO = frozenset({"break every"})

    @property
    def states(self) -> str:
        return f"Between coffee and lunch lie {self.parameters.minutes} minutes at least."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds coffee breaks that come shortly before or after lunch."""
        breaks, steps = [], 0
        for day in agenda.days:
            for item, minutes in _find_coffee_near_lunch(day, context.training.hours):
                if short_steps := steps_over(self.parameters.minutes, minutes):
                    steps += short_steps
                    message = phrase(
                        "{item} has {minutes:,} {minutes:minute|minutes} to lunch; if possible {least}.",
                        item=item_label(day, item),
                        minutes=minutes,
                        least=self.parameters.minutes,
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps that are missing between lunch and the coffee break nearest to it, on either side."""
        least_minutes = self.parameters.minutes
        for day in range(1, draft.context.training.days + 1):
            gaps = [gap for gap in draft.gaps if gap.day == day]
            for lunch in (gap for gap in gaps if gap.kind == "lunch"):
                for number, half_gaps in enumerate(gaps_of_half_days(gaps)):
                    shortfall = draft.steps(
                        f"coffee beside lunch {lunch.index}, half {number}", -(-least_minutes // STEP)
                    )
                    for gap in half_gaps:
                        both_stand = draft.has_break(gap) + draft.has_break(lunch) - 1
                        draft.add(
                            STEP * (_count_steps_between(draft, gap, lunch) + shortfall) >= least_minutes * both_stand
                        )
                    draft.charge(self, shortfall)

    def milder(self) -> Iterator[list[Milder]]:
        """Fewer minutes."""
        if self.hard:
            fewer_minutes = range(self.parameters.minutes - STEP, 0, -STEP)
            yield [self.let(f"allow {minutes} minutes", minutes=minutes) for minutes in fewer_minutes]


def _find_coffee_near_lunch(day: AgendaDay, hours: DayHours) -> Iterator[tuple[AgendaItem, int]]:
    """The coffee break nearest to lunch on either side, with the minutes that lie between."""
    items = select_items_in_hours(day, hours)
    lunch, arrival = lunch_of(items), {id(item) for item in edge_breaks(day)}
    if lunch is None:
        return
    breaks_before, breaks_after = (
        [item for item in half_items if item.kind == "break" and id(item) not in arrival]
        for half_items in half_days(items, lunch)
    )
    if breaks_before:
        yield breaks_before[-1], max(0, lunch.start - breaks_before[-1].end)
    if breaks_after:
        yield breaks_after[0], max(0, breaks_after[0].start - lunch.end)


def _count_steps_between(draft: Draft, first_gap: Gap, second_gap: Gap) -> Steps:
    """What lies between two breaks of a day: sessions, and breaks."""
    earlier_gap, later_gap = sorted((first_gap, second_gap), key=lambda gap: gap.index)
    lengths: Sequence[Steps] = [
        *(draft.block_length(block) for block in draft.blocks[earlier_gap.after : later_gap.before + 1]),
        *(draft.break_length(gap) for gap in draft.gaps[earlier_gap.index + 1 : later_gap.index]),
    ]
    return sum(lengths)
