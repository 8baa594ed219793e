"""Lunch and coffee are at the same time every day."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import (
    AFTER_LUNCH,
    coffees,
    half_days,
    lunch_of,
    select_items_in_hours,
    steps_over,
)
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Gap, Literal01, Steps, gaps_of_half_days
from ecpat_training.agenda.rule_parts.rule import MINUTES_MORE, AgendaRule, Milder
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import phrase

KINDS = ("lunch", "the first coffee break of the morning", "the first coffee break of the afternoon")
MOST = 2 * 24 * 60 // STEP


class SameClockParameters(Noun):
    """`within` is by how many minutes lunch, or the first coffee break before or after it, may begin later on one day
    than on another: people keep the times of the first day in mind. On a day without lunch a coffee break from 13:00 on
    is one of the afternoon. The weight is for each 5 minutes more."""

    within: int = Field(default=15, ge=0, le=720)


class SameClock(AgendaRule):
    """Lunch and coffee are at the same time every day (the rule `same clock`)."""

    MEANING = "Lunch or coffee begins at different times on different days."
    DO = "Move the break to the time of the other days."
    parameters: SameClockParameters
    WEIGHT = 1
    CONCERNS = frozenset({"pauses"})
    UNWRITTEN = 24

    @property
    def states(self) -> str:
        return (
            f"Lunch and the first coffee breaks begin within {self.parameters.within} minutes of each other every day."
        )

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Compares when lunch, and the first coffee break before and after it, begin on each day that has it."""
        hours = context.training.hours
        breaks_by_day = [_first(select_items_in_hours(day, hours)) for day in agenda.days]
        breaks, steps = [], 0
        for index, break_kind in enumerate(KINDS):
            first_breaks = [
                (day[index], number) for number, day in enumerate(breaks_by_day, start=1) if day[index] is not None
            ]
            items = sorted((item.start, number, item.where) for item, number in first_breaks if item is not None)
            if not items:
                continue
            (earliest_start, first_day, _), (latest_start, last_day, location) = items[0], items[-1]
            if excess_steps := steps_over(latest_start - earliest_start, self.parameters.within):
                steps += excess_steps
                message = phrase(
                    "{kind} begins at {early} on day {first} and at {late} on day {last}.",
                    kind=break_kind,
                    early=clock(earliest_start),
                    first=first_day,
                    late=clock(latest_start),
                    last=last_day,
                )
                breaks.append(self.broken(message, location))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """Amounts are steps between the earliest and the latest beginning, over what is allowed."""
        days = range(1, draft.context.training.days + 1)
        if len(days) < 2:
            return
        for break_kind, day_gaps in zip(KINDS, zip(*(_breaks(draft, day) for day in days), strict=True), strict=True):
            break_starts = {gap: _begins(draft, gap) for gap, _ in (pair for pairs in day_gaps for pair in pairs)}
            offsets = {gap: draft.context.training.hours.hours_on(gap.day).start % STEP for gap in break_starts}
            time_unit = (
                STEP if len({*offsets.values()}) < 2 else 1
            )  # in minutes only where days are beside each other's grid
            earliest_start, latest_start = (
                draft.steps(f"{end} {break_kind}", (MOST + 1) * STEP // time_unit) for end in ("earliest", "latest")
            )
            excess_steps = draft.steps(f"uneven {break_kind}", MOST)
            for gap, counts in (pair for pairs in day_gaps for pair in pairs):
                break_start = break_starts[gap] if time_unit == STEP else STEP * break_starts[gap] + offsets[gap]
                absence_slack = (MOST + 1) * STEP // time_unit * (1 - counts)
                draft.add(earliest_start <= break_start + absence_slack)
                draft.add(latest_start >= break_start - absence_slack)
            draft.add(
                time_unit * latest_start <= time_unit * earliest_start + STEP * excess_steps + self.parameters.within
            )
            draft.charge(self, excess_steps)

    def milder(self) -> Iterator[list[Milder]]:
        """Times that differ more."""
        if self.hard:
            wider_margins = [self.parameters.within + more_minutes for more_minutes in MINUTES_MORE]
            yield [
                self.let(f"allow {minutes} minutes (`within: {minutes}`)", within=minutes) for minutes in wider_margins
            ]


def _first(items: list[AgendaItem]) -> tuple[AgendaItem | None, ...]:
    """Lunch and the first coffee breaks, in the order of `KINDS`; None where a day has none of a kind."""
    lunch = lunch_of(items)
    first_coffees = [next(iter(coffees(half_items)), None) for half_items in half_days(items, lunch)]
    if lunch is not None:
        return lunch, *first_coffees
    (coffee,) = first_coffees
    return (None, None, coffee) if coffee is not None and coffee.start >= AFTER_LUNCH else (None, coffee, None)


def _breaks(draft: Draft, day: int) -> tuple[list[tuple[Gap, Literal01]], ...]:
    """The gaps of one day that may hold a break of each kind, and whether they do."""
    gaps: Sequence[Gap] = [gap for gap in draft.gaps if gap.day == day]
    gaps_before, gaps_after = (
        [next(iter(half_gaps))] if half_gaps else [] for half_gaps in (*gaps_of_half_days(gaps), [])[:2]
    )
    lunches = [gap for gap in gaps if gap.kind == "lunch"]
    morning: list[tuple[Gap, Literal01]] = []
    afternoon = [(gap, draft.has_break(gap)) for gap in gaps_after]
    for gap in gaps_before:
        is_late = _is_in_the_afternoon(draft, gap, lunches)
        morning.append((gap, draft.has_break(gap) - is_late))
        afternoon.append((gap, is_late))
    return [(gap, draft.has_break(gap)) for gap in lunches], morning, afternoon


def _is_in_the_afternoon(draft: Draft, gap: Gap, lunches: Sequence[Gap]) -> Literal01:
    """Whether the first break of a day without lunch begins at 13:00 or later: the hours are those of a half day, or
    its trainers come then."""
    noon = -(-(AFTER_LUNCH - draft.context.training.hours.hours_on(gap.day).start % STEP) // STEP)
    is_late, lunch = (
        draft.flag(f"break {gap.index} is in the afternoon"),
        sum(draft.has_break(lunch_gap) for lunch_gap in lunches),
    )
    draft.add(is_late <= draft.has_break(gap))
    draft.add(is_late <= 1 - lunch)
    draft.add(_begins(draft, gap) >= noon * is_late)
    draft.add(_begins(draft, gap) <= noon - 1 + MOST * (1 - draft.has_break(gap) + is_late + lunch))
    return is_late


def _begins(draft: Draft, gap: Gap) -> Steps:
    block_before = draft.blocks[gap.before]
    return draft.block_start(block_before) + draft.block_length(block_before)
