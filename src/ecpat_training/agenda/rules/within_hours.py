"""Everything happens in the training's hours, on its days."""

from collections.abc import Iterator, Sequence
from datetime import date

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, select_items_in_hours, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.minutes_sum import find_excess_minutes
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, Limits
from ecpat_training.core.deletion_filter import deletion_filter
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.hours_by_day import HoursByDay
from ecpat_training.words.catalogue.message import phrase


class WithinHoursParameters(Noun):
    """Nothing to set: the hours stand with the training."""


class WithinHours(AgendaRule):
    """Everything happens in the training's hours, on its days (the rule `within hours`)."""

    MEANING = "An item is outside the training's hours."
    DO = "Move the item into the training's hours, or correct the hours in the programme."
    parameters: WithinHoursParameters
    CONCERNS = frozenset({"places"})
    READS = frozenset({"hours"})
    DROPPED_LATE = 3
    WISH = None
    UNWRITTEN = 2

    @property
    def states(self) -> str:
        return "Everything happens in the training's hours, on its days."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds items outside the hours, but for breaks around the sessions such as a dinner; days too many or missing,
        and dates that aren't the training's."""
        days = context.training.days
        hours_owner = "day's" if isinstance(context.training.hours, HoursByDay) else "training's"
        breaks, steps = [], 0
        if len(agenda.days) > days:
            breaks.append(
                self.broken(
                    phrase(
                        "the agenda has {days:,} {days:day|days}, the training {training_days}.",
                        days=len(agenda.days),
                        training_days=days,
                    ),
                    agenda.days[days].items[0].where if agenda.days[days].items else agenda.where,
                )
            )
        if missing_days := range(len(agenda.days) + 1, days + 1):
            message = phrase(
                "{missing_days} {missing:is|are} missing: the training has {days:,} {days:day|days}.",
                missing_days=listing([f"day {number}" for number in missing_days]),
                missing=len(missing_days),
                days=days,
            )
            breaks.append(self.broken(message, agenda.where))
        for day in agenda.days:
            hours = context.training.hours.hours_on(day.number)
            items = select_items_in_hours(day, hours)
            late_steps = max((steps_over(item.end, hours.end) for item in items), default=0)
            early_steps = max((steps_over(hours.start, item.start) for item in items), default=0)
            steps += late_steps + early_steps
            breaks += [
                self.broken(
                    phrase(
                        "{item} lies outside the {whose} hours, {hours}.",
                        item=item_label(day, item),
                        whose=hours_owner,
                        hours=hours,
                    ),
                    item.where,
                )
                for item in items
                if item.start < hours.start or item.end > hours.end
            ]
        return self.result([*breaks, *_misdated(self, agenda, context)], cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """A day starts and ends within its hours; amounts are steps too early and too late."""
        for day in range(1, draft.context.training.days + 1):
            hours = draft.context.training.hours.hours_on(day)
            lateness = draft.steps(f"late {day}", (24 * 60 - hours.end) // STEP)
            draft.add(lateness >= draft.start_delay(day) + draft.day_length(day) - hours.minutes // STEP)
            earliness = draft.steps(f"early {day}", hours.start // STEP)
            draft.add(earliness >= -draft.start_delay(day))
            draft.charge(self, lateness + earliness)

    def limits(self, context: Context) -> Limits:
        days = range(1, context.training.days + 1)
        longest_day = max(context.training.hours.hours_on(day).minutes for day in days)
        return Limits(stretch=longest_day if self.hard else None)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Sessions that take more minutes than their days have beside their breaks, and what both sums consist of."""
        if not self.hard or not requirements.lengths:
            return
        yield from self._longer_than_a_day(requirements)
        limiting = _fewest_limits(self, requirements)
        minutes_sum = find_excess_minutes(requirements, [rule.limits(requirements.context) for rule in limiting or ()])
        if limiting is None or minutes_sum is None:
            return
        covers_all_days = len(minutes_sum.days) == requirements.context.training.days
        hint = "Please give it more days or hours, shorten sessions, or let a chapter `cover: should`."
        first_location = next(
            (requirements.places[session.id] for session, _ in minutes_sum.held if session.id in requirements.places),
            None,
        )
        related_findings = [Finding("plan.clash", Severity.NOTE, minutes_sum.sessions(), first_location)]
        related_findings += [Finding("plan.clash", Severity.NOTE, line) for _, line in minutes_sum.day_lines()]
        related_findings += [Finding("plan.clash", Severity.NOTE, rule.demand, rule.where) for rule in limiting]
        place_facts = set() if covers_all_days else {"place", "at"}
        yield Impossibility(
            Finding(
                "plan.minutes",
                Severity.ERROR,
                phrase(
                    "{training}: {sum}",
                    training=requirements.context.training.id,
                    sum=minutes_sum.says(covers_all_days),
                ),
                None,
                hint,
            ),
            turn=1,
            about=lambda rule: (
                rule in (self, *limiting)
                or "held" in rule.READS
                or rule.limits(requirements.context).lengths
                or (not covers_all_days and rule.hard and bool(rule.READS & {"places", "times"}))
            ),
            facts=frozenset({"held", "least minutes", "hours", *place_facts}),
            sessions=None if covers_all_days else frozenset(session.id for session, _ in minutes_sum.held),
            parts=tuple(related_findings),
        )

    def _longer_than_a_day(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        training = requirements.context.training
        days = [training.hours.hours_on(day).minutes for day in range(1, training.days + 1)]
        for session in requirements.must:
            least_minutes = int(session.minutes.low or 0)
            if training.days > 1 and least_minutes > max(days):
                message = phrase(
                    '"{title}" takes at least {least} minutes; the longest day of {training} has {longest}.',
                    title=session.title,
                    least=least_minutes,
                    training=training.id,
                    longest=max(days),
                )
                hint = "Please shorten it, write it as several sessions, or give a day more hours."
                yield self.too_long(session, message, hint, requirements, "hours")


def _fewest_limits(rule: WithinHours, requirements: AgendaRequirements) -> list[AgendaRule] | None:
    """The rules on breaks without any of which the sum would be right; None where it is right in any case."""
    pauses = [
        other_rule
        for other_rule in requirements.rules
        if other_rule is not rule and _on_pauses(other_rule.limits(requirements.context))
    ]

    def is_too_large(fewer_rules: Sequence[AgendaRule]) -> bool:
        return (
            find_excess_minutes(requirements, [pause.limits(requirements.context) for pause in fewer_rules]) is not None
        )

    return deletion_filter(pauses, is_too_large) if is_too_large(pauses) else None


def _on_pauses(limits: Limits) -> bool:
    return limits._replace(lengths=False, stretch=None) != Limits()


def _misdated(rule: WithinHours, agenda: Agenda, context: Context) -> list[Finding]:
    """Days whose date isn't the training's, or isn't later than that of a day before."""
    breaks = []
    latest_date: date | None = None
    for day in agenda.days:
        if day.date is None:
            continue
        training_date = context.dates.get(day.number, day.date)
        if day.date != training_date:
            message = phrase(
                "day {day} has the date {date}; of {training} it is {training_date}.",
                day=day.number,
                date=day.date,
                training=context.training.id,
                training_date=training_date,
            )
            breaks.append(rule.broken(message, day.where or agenda.where))
        elif latest_date is not None and day.date <= latest_date:
            message = phrase(
                "day {day} has the date {date}, and a day before it {latest}.",
                day=day.number,
                date=day.date,
                latest=latest_date,
            )
            breaks.append(rule.broken(message, day.where or agenda.where))
        latest_date = max(latest_date or day.date, day.date)
    return breaks
