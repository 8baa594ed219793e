"""Breaks and lunches: how long they last, and where there is one."""

from collections.abc import Iterator

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import (
    DAY,
    coffees,
    edge_breaks,
    half_days,
    is_half_day,
    item_label,
    lunch_of,
    select_items_in_hours,
    span,
    steps_over,
)
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Gap, gaps_of_half_days
from ecpat_training.agenda.rule_parts.fixed_breaks import break_length_range, drop_outer_breaks, ends_with_lunch
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Limits, Milder, Usual
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import Hours, Range, Span, parse_range
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.break_words import guess_break_kind

HALF_DAY = 120
"""A half day that is longer has a coffee break."""
MISSING_BREAK_COST, EXTRA_BREAK_COST = 3, 10
"""What a break that is missing, and one that is too many, count where nobody wrote of breaks: as much as so many steps
of 5 minutes by which one is too short or too long."""
SHORTEST, MAX_BREAK_MINUTES = 5, 120
"""The minutes that a break usually has where nobody wrote of breaks, at any price."""


class BreaksParameters(Noun):
    """The minutes of a coffee break and of a lunch, and how many coffee breaks a half day has `at most`. A weight is
    for each break that is missing; those that there are keep their minutes and number. A half day, whose hours begin at
    13:00 or later or end by then, needs no lunch however long it is. A break by a name of its own that says nothing of
    coffee, such as a group photo, may have any minutes. Where the rule isn't written, all of it is a wish:
    breaks may have any minutes and number, and each 5 minutes too short or too long have their price."""

    coffee: Span = parse_range("15-20")
    lunch: Span = parse_range("60")
    at_most: int = Field(default=2, ge=1, le=6)


class Breaks(AgendaRule):
    """Breaks and lunches: how long they last, and where there is one (the rule `breaks`)."""

    MEANING = "A break is too short or too long, or a break is missing."
    DO = "Correct the length of the break, or add a break."
    parameters: BreaksParameters
    CONCERNS = frozenset({"pauses", "places"})
    DROPPED_LATE = 2
    WISH = None
    SPARES = True
    UNWRITTEN = 20
    AROUND = True
    BY_DEFAULT = {"weight": 10}

    @property
    def states(self) -> str:
        parameters = self.parameters
        if not self.written:
            return (
                f"A day over {DAY // 60} hours has a lunch of {parameters.lunch} minutes, a half day over "
                f"{HALF_DAY // 60} hours a coffee break of {parameters.coffee}, and at most {parameters.at_most}."
            )
        return (
            f"Coffee breaks last {parameters.coffee} minutes, lunch {parameters.lunch}; a day over {DAY // 60} hours"
            f" has a lunch, a half day over {HALF_DAY // 60} hours a coffee break, and at most {parameters.at_most}."
        )

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds breaks that are too short or too long, and days that lack one or have too many."""
        wrong_breaks, missing_breaks, excess_breaks, steps = [], [], [], 0
        inner_agenda = drop_outer_breaks(agenda, context)
        for full_day, day in zip(agenda.days, inner_agenda.days, strict=True):
            hours = context.training.hours.hours_on(day.number)
            missing_breaks += _find_missing_breaks(
                self, day, hours, has_fixed_lunch=ends_with_lunch(context, day.number)
            )
            arrival = {id(item) for item in edge_breaks(day)}
            for item in (item for item in full_day.items if id(item) not in arrival):
                wished_range = self._wanted(context, item.kind)
                if (
                    item.kind != "session"
                    and not (self.written and _is_no_coffee(item))
                    and not wished_range.contains(item.minutes)
                ):
                    steps += _steps_off(item.minutes, wished_range)
                    message = phrase(
                        "{item} lasts {minutes} min; {demand} {wished} min.",
                        item=item_label(day, item),
                        minutes=item.minutes,
                        demand="it takes" if self.written else "if possible",
                        wished=wished_range,
                    )
                    wrong_breaks.append(self.broken(message, item.where, always_hard=self.written))
            excess_breaks += _second_lunches(self, full_day, hours)
            excess_breaks += _find_extra_breaks(self, day, hours)
        amount = (
            len(missing_breaks)
            if self.written
            else MISSING_BREAK_COST * len(missing_breaks) + EXTRA_BREAK_COST * len(excess_breaks) + steps
        )
        return self.result([*wrong_breaks, *excess_breaks, *missing_breaks], cost=self.cost(amount))

    def constrain(self, draft: Draft) -> None:
        """Amounts are breaks that a day is long enough for and hasn't; where the rule isn't written, also breaks that
        are too many, and steps by which they are too short or too long."""
        missing_cost = 1 if self.written else MISSING_BREAK_COST
        for day in range(1, draft.context.training.days + 1):
            gaps = [gap for gap in draft.gaps if gap.day == day]
            lunches = [gap for gap in gaps if gap.kind == "lunch"]
            day_length = draft.day_length(day)
            most_steps = 24 * 60 // STEP
            has_fixed_lunch = ends_with_lunch(draft.context, day)
            if not has_fixed_lunch and not is_half_day(draft.context.training.hours.hours_on(day)):
                lacks_lunch = draft.flag(f"no lunch on day {day}")
                draft.add(
                    day_length
                    <= DAY // STEP + most_steps * (sum(draft.has_break(gap) for gap in lunches) + lacks_lunch)
                )
                draft.charge(self, missing_cost * lacks_lunch)
            for number, half_gaps in enumerate(gaps_of_half_days(gaps)):
                day_blocks = [block for block in draft.blocks if block.day == day]
                blocks = [block for block in day_blocks if _is_in_half(block.index, number, lunches)]
                length = sum(
                    draft.block_length(block) for block in blocks
                )  # where there is a break, any length will do
                if len(half_gaps) > self.parameters.at_most and self.written:
                    draft.add(sum(draft.has_break(gap) for gap in half_gaps) <= self.parameters.at_most)
                elif len(half_gaps) > self.parameters.at_most:
                    draft.charge(
                        self,
                        EXTRA_BREAK_COST * sum(draft.has_break(gap) for gap in half_gaps[self.parameters.at_most :]),
                    )
                lacks_coffee = draft.flag(f"no coffee on day {day}, half {number + 1}")
                draft.add(
                    length
                    <= HALF_DAY // STEP + most_steps * (sum(draft.has_break(gap) for gap in half_gaps) + lacks_coffee)
                )
                draft.charge(self, missing_cost * lacks_coffee)
        for gap in () if self.written else draft.gaps:
            self._price_minutes(draft, gap)

    def _price_minutes(self, draft: Draft, gap: Gap) -> None:
        wished_range = self._wanted(draft.context, gap.kind)
        deviation_steps = draft.steps(f"break {gap.index} too short or too long", gap.high)
        if wished_range.low is not None:
            draft.add(
                draft.break_length(gap) + deviation_steps >= -(-int(wished_range.low) // STEP) * draft.has_break(gap)
            )
        if wished_range.high is not None:
            draft.add(
                draft.break_length(gap) <= deviation_steps + int(wished_range.high) // STEP * draft.has_break(gap)
            )
        draft.charge(self, deviation_steps)

    def milder(self) -> Iterator[list[Milder]]:
        """Shorter breaks."""
        for break_kind, wished_range, floor in (
            ("coffee", self.parameters.coffee, 5),
            ("lunch", self.parameters.lunch, 30),
        ):
            yield [
                self.let(
                    f"allow {minutes} minutes of {break_kind}",
                    **{break_kind: wished_range.model_copy(update={"low": minutes})},
                )
                for minutes in range(int(wished_range.low or 0) - 5, floor - 1, -5)
            ]

    def _wanted(self, context: Context, break_kind: ItemKind) -> Range:
        """The minutes of a break of a kind; where the rule isn't written, what the training fixes lasts as long."""
        wished_range: Range = self.parameters.lunch if break_kind == "lunch" else self.parameters.coffee
        return wished_range if self.written else break_length_range(context, break_kind, wished_range)

    def limits(self, _: Context) -> Limits:
        parameters = self.parameters
        if not self.written:
            any_minutes = Range(low=SHORTEST)
            return Limits(coffee=any_minutes, lunch=any_minutes)
        lunch_threshold, coffee_threshold = (DAY, HALF_DAY) if self.hard else (None, None)
        return Limits(
            coffees=parameters.at_most,
            coffee=parameters.coffee,
            lunch=parameters.lunch,
            lunch_over=lunch_threshold,
            coffee_over=coffee_threshold,
        )

    def usual(self, context: Context) -> Usual | None:
        if self.written:
            return None
        coffee, lunch = self._wanted(context, "break"), self._wanted(context, "lunch")
        longest_break = max(MAX_BREAK_MINUTES, int(coffee.high or 0), int(lunch.high or 0))
        minutes, parameters = Range(low=SHORTEST, high=longest_break), self.parameters
        excess_cost = min(_steps_off(longest_break + STEP, wished_range) for wished_range in (coffee, lunch))
        limits = Limits(coffees=parameters.at_most, coffee=minutes, lunch=minutes)
        return Usual(limits, self.cost(min(EXTRA_BREAK_COST, excess_cost)))


def _steps_off(minutes: int, wished_range: Range) -> int:
    """By how many steps a break is too short or too long."""
    min_minutes, max_minutes = wished_range.low or 0, wished_range.high or minutes
    return steps_over(min_minutes, minutes) + steps_over(minutes, max_minutes)


def _find_missing_breaks(rule: Breaks, day: AgendaDay, hours: Hours, *, has_fixed_lunch: bool) -> list[Finding]:
    items = select_items_in_hours(day, hours)
    lunch = next((item for item in items if item.kind == "lunch"), None)
    missing_breaks = []
    if lunch is None and not has_fixed_lunch and span(items) > DAY and not is_half_day(hours):
        missing_breaks.append(rule.broken(phrase("day {day} has no lunch.", day=day.number), items[0].where))
    for half_items in half_days(items, lunch):
        if span(half_items) > HALF_DAY and not coffees(half_items):
            message = phrase(
                "{item}: no coffee break in the {minutes} minutes from here.",
                item=item_label(day, half_items[0]),
                minutes=span(half_items),
            )
            missing_breaks.append(rule.broken(message, half_items[0].where))
    return missing_breaks


def _second_lunches(rule: Breaks, day: AgendaDay, hours: Hours) -> list[Finding]:
    lunches = [item for item in select_items_in_hours(day, hours) if item.kind == "lunch"]
    return [
        rule.broken(
            phrase("{item} is a second lunch on one day.", item=item_label(day, item)),
            item.where,
            always_hard=rule.written,
        )
        for item in lunches[1:]
    ]


def _find_extra_breaks(rule: Breaks, day: AgendaDay, hours: Hours) -> list[Finding]:
    items = select_items_in_hours(day, hours)
    findings = []
    most_coffees = rule.parameters.at_most
    for half_items in half_days(items, lunch_of(items)):
        for item in [coffee for coffee in coffees(half_items) if not (rule.written and _is_no_coffee(coffee))][
            most_coffees:
        ]:
            message = phrase(
                "{item} is one more coffee break than the {most} of a half day.",
                item=item_label(day, item),
                most=most_coffees,
            )
            findings.append(rule.broken(message, item.where, always_hard=rule.written))
    return findings


def _is_no_coffee(item: AgendaItem) -> bool:
    """Whether a break goes by a name of its own, such as a group photo, that speaks of no coffee in any language: a
    written rule says nothing of its minutes, nor counts it."""
    return item.kind == "break" and guess_break_kind(item.title) is None


def _is_in_half(block: int, number: int, lunches: list[Gap]) -> bool:
    return not lunches or (block <= lunches[0].before) == (number == 0)
