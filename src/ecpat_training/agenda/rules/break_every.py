"""No stretch without a break is too long, and no coffee break comes too soon."""

from collections.abc import Iterator

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, select_items_in_hours, span, steps_over, stretches
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Steps
from ecpat_training.agenda.rule_parts.rule import (
    MINUTES_MORE,
    AgendaRequirements,
    AgendaRule,
    Impossibility,
    Limits,
    Milder,
    ShorthandParameters,
    Usual,
)
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import Hours
from ecpat_training.words.catalogue.message import phrase

MAX_STRETCH_MINUTES = 240
"""Where nobody says when a stretch is too long, one that is longer, in minutes, is unusual, unless a single session
is."""


class BreakEveryParameters(ShorthandParameters):
    """`minutes` is preferred, the weight is for each 5 minutes more; `never over` holds whatever the weight.
    Guides ask for 50 to 90 minutes; published agendas of such trainings reach 125. A stretch that a coffee break begins
    or ends lasts `at least` so long: each 5 minutes less cost the same weight. Where the rule isn't written, nothing
    in it is hard."""

    main = "minutes"
    minutes: int = Field(default=90, ge=5, le=720)
    never_over: int = Field(default=120, ge=5, le=720)
    at_least: int = Field(default=45, ge=0, le=720)

    @property
    def least(self) -> int:
        """The shortest stretch beside a coffee break that costs nothing."""
        return min(self.at_least, self.minutes, self.never_over)


class BreakEvery(AgendaRule):
    """No stretch without a break is too long, and no coffee break comes too soon (the rule `break every`)."""

    MEANING = "The time between two breaks is longer than the rule allows."
    DO = "Add a break, shorten a session, or change the rule's minutes in the programme."
    parameters: BreakEveryParameters
    WEIGHT = 5
    SHORTHAND = {"type": ["string", "integer"], "examples": [90]}
    CONCERNS = frozenset({"pauses", "order"})
    READS = frozenset({"most minutes"})
    DROPPED_LATE = 1
    WISH = None
    SPARES = True
    UNWRITTEN = 21
    BY_DEFAULT = {"minutes": 100}

    @property
    def states(self) -> str:
        parameters = self.parameters
        latest_clause = f", at the latest after {parameters.never_over}" if self.written else ""
        return (
            f"There is a break after {parameters.minutes} minutes{latest_clause}; a stretch beside "
            f"a coffee break lasts {parameters.least} at least."
        )

    @property
    def _most(self) -> int:
        return self.parameters.never_over if self.written else 24 * 60

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds stretches of sessions that last too long."""
        preferred_minutes, most_minutes = self.parameters.minutes, self._most
        breaks, steps = [], 0
        for day in agenda.days:
            for stretch_items in stretches(day):
                minutes = span(stretch_items)
                steps += steps_over(minutes, preferred_minutes)
                if minutes <= min(preferred_minutes, most_minutes):
                    continue
                is_too_long = minutes > most_minutes
                message = phrase(
                    '{item}: {minutes:,} {minutes:minute|minutes} without a break until "{last}" ends; {limit}.',
                    item=item_label(day, stretch_items[0]),
                    minutes=minutes,
                    last=stretch_items[-1].title,
                    limit=phrase("at most {most}", most=most_minutes)
                    if is_too_long
                    else phrase("if possible {preferred}", preferred=preferred_minutes),
                )
                breaks.append(self.broken(message, stretch_items[0].where, always_hard=is_too_long))
            short_steps, short_findings = _find_early_breaks(self, day, context.training.hours.hours_on(day.number))
            steps += short_steps
            breaks += short_findings
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """A block is a stretch; amounts are steps over the preferred length, and steps missing beside a coffee
        break."""
        least_steps = -(-self.parameters.least // STEP)
        preferred_steps, most_steps = self.parameters.minutes // STEP, self._most // STEP
        excess_amounts: list[Steps] = []
        for block in draft.blocks:
            draft.add(draft.block_length(block) <= most_steps)
            excess_steps = draft.steps(f"stretch {block.index}", max(0, most_steps - preferred_steps))
            draft.add(excess_steps >= draft.block_length(block) - preferred_steps)
            draft.charge(self, excess_steps)
            excess_amounts.append(excess_steps)
            coffee_gaps = [gap for gap in draft.gaps if gap.kind == "break" and block.index in (gap.before, gap.after)]
            if least_steps and coffee_gaps:
                shortfall = draft.steps(f"too short {block.index}", least_steps)
                for gap in coffee_gaps:
                    draft.add(draft.block_length(block) + shortfall >= least_steps * draft.has_break(gap))
                draft.charge(self, shortfall)
        blocks = draft.context.training.days + sum(draft.has_break(gap) for gap in draft.gaps)
        minutes = sum(draft.block_length(block) for block in draft.blocks)
        # Follows from the rest, and shows at once what can't be.
        draft.add(sum(excess_amounts) >= minutes - preferred_steps * blocks)

    def milder(self) -> Iterator[list[Milder]]:
        """More minutes without a break."""
        most_minutes = self.parameters.never_over
        longer_minutes = [most_minutes + more_minutes for more_minutes in MINUTES_MORE]
        yield [
            self.let(f"allow {minutes} minutes without a break (`never over: {minutes}`)", never_over=minutes)
            for minutes in longer_minutes
        ]

    def limits(self, _: Context) -> Limits:
        most_minutes = self.parameters.never_over if self.written else None
        return Limits(stretch=most_minutes, never_over=most_minutes)

    def usual(self, context: Context) -> Usual | None:
        if self.written:
            return None
        longest_stretch = max([MAX_STRETCH_MINUTES, *(session.ideal_minutes for session in context.sessions.values())])
        return Usual(
            Limits(stretch=longest_stretch), self.cost(steps_over(longest_stretch + STEP, self.parameters.minutes))
        )

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Sessions that take longer than any stretch may, and that no break may split so that they don't."""
        most_minutes = self.parameters.never_over
        if not self.written or not requirements.lengths:
            return
        for session in requirements.must:
            least_minutes, part_count = int(session.minutes.low or 0), 2 if session.may_be_split else 1
            if least_minutes > part_count * most_minutes:
                split_clause = " in two parts" if session.may_be_split else ", and no break may split it"
                message = phrase(
                    '"{title}" takes at least {least} minutes{split}; `{rule}` allows {most} without a break.',
                    title=session.title,
                    least=least_minutes,
                    split=split_clause,
                    rule=self.name,
                    most=most_minutes,
                )
                hint = "Please shorten it, let it be `may be split: true`, or allow longer stretches (`never over`)."
                yield self.too_long(session, message, hint, requirements)


def _find_early_breaks(rule: BreakEvery, day: AgendaDay, hours: Hours) -> tuple[int, list[Finding]]:
    """Steps missing from the stretches beside coffee breaks, and what is said of them."""
    least_minutes, steps, findings = rule.parameters.least, 0, []
    coffee = {
        time for item in select_items_in_hours(day, hours) if item.kind == "break" for time in (item.start, item.end)
    }
    for stretch_items in stretches(day):
        minutes, end = span(stretch_items), max(item.end for item in stretch_items)
        if minutes < least_minutes and coffee & {stretch_items[0].start, end}:
            steps += steps_over(least_minutes, minutes)
            message = phrase(
                "{item}: only {minutes:,} {minutes:minute|minutes} beside a coffee break; if possible at least "
                "{least}.",
                item=item_label(day, stretch_items[0]),
                minutes=minutes,
                least=least_minutes,
            )
            findings.append(rule.broken(message, stretch_items[0].where))
    return steps, findings
