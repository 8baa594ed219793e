"""Everything happens in the training's hours, on its days."""

from collections.abc import Iterator, Sequence
from datetime import date

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import inside_hours, is_half_day, named, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Limits, Shortcut
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.hours_by_day import HoursByDay
from ecpat_training.values.quantity import Hours


class WithinHoursParameters(Noun):
    """Nothing to set: the hours stand with the training."""


class WithinHours(AgendaRule):
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
        whose = "day's" if isinstance(context.training.hours, HoursByDay) else "training's"
        breaks, steps = [], 0
        if len(agenda.days) > days:
            breaks.append(
                self.broken(
                    f"the agenda has {count(len(agenda.days), 'day')}, the training {days}.",
                    agenda.days[days].items[0].where if agenda.days[days].items else agenda.where,
                )
            )
        if missing := range(len(agenda.days) + 1, days + 1):
            verb = "is" if len(missing) == 1 else "are"
            named_days = listing([f"day {number}" for number in missing])
            breaks.append(
                self.broken(f"{named_days} {verb} missing: the training has {count(days, 'day')}.", agenda.where)
            )
        for day in agenda.days:
            hours = context.training.hours.on(day.number)
            items = inside_hours(day, hours)
            late = max((steps_over(item.end, hours.end) for item in items), default=0)
            early = max((steps_over(hours.start, item.start) for item in items), default=0)
            steps += late + early
            breaks += [
                self.broken(f"{named(day, item)} lies outside the {whose} hours, {hours}.", item.where)
                for item in items
                if item.start < hours.start or item.end > hours.end
            ]
        return self.result([*breaks, *_misdated(self, agenda, context)], cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """A day starts and ends within its hours; amounts are steps too early and too late."""
        for day in range(1, draft.context.training.days + 1):
            hours = draft.context.training.hours.on(day)
            late = draft.steps(f"late {day}", (24 * 60 - hours.end) // STEP)
            draft.add(late >= draft.start_delay(day) + draft.day_length(day) - hours.minutes // STEP)
            early = draft.steps(f"early {day}", hours.start // STEP)
            draft.add(early >= -draft.start_delay(day))
            draft.charge(self, late + early)

    def limits(self, context: Context) -> Limits:
        days = range(1, context.training.days + 1)
        longest = max(context.training.hours.on(day).minutes for day in days)
        return Limits(stretch=longest if self.hard else None)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Sessions that take more minutes than the days have beside their breaks."""
        training, must = asked.context.training, asked.must
        if not self.hard or not asked.lengths:
            return
        least = _least([session for session in must if session.track == "together"], training.days)
        tracks = asked.context.tracks
        least += max(_least([session for session in must if session.track == track], training.days) for track in tracks)
        others = [rule.limits(asked.context) for rule in asked.rules if rule is not self]
        room = sum(_room(training.hours.on(day), others) for day in range(1, training.days + 1))
        if least > room:
            own = isinstance(training.hours, HoursByDay)
            when = str(training.hours) if own else f"{training.days} x {training.hours}"
            what = (
                f"the sessions that `coverage` demands take at least {least} minutes; {training.id} ({when}) "
                f"has room for {room} beside its breaks."
            )
            hint = "Please give it more days or hours, shorten sessions, or let a chapter `cover: should`."
            where = next(rule.where for rule in asked.rules if "held" in rule.READS)
            yield Shortcut(
                Finding("plan.minutes", Severity.ERROR, what, where, hint),
                turn=1,
                about=lambda rule: "held" in rule.READS or rule.limits(asked.context) != Limits(),
                facts=frozenset({"held", "least minutes", "hours"}),
                sessions=None,
            )


def _misdated(rule: WithinHours, agenda: Agenda, context: Context) -> list[Finding]:
    """Days whose date isn't the training's, or isn't later than that of a day before."""
    breaks = []
    latest: date | None = None
    for day in agenda.days:
        if day.date is None:
            continue
        meant = context.dates.get(day.number, day.date)
        if day.date != meant:
            what = f"day {day.number} has the date {day.date}; of {context.training.id} it is {meant}."
            breaks.append(rule.broken(what, day.where or agenda.where))
        elif latest is not None and day.date <= latest:
            what = f"day {day.number} has the date {day.date}, and a day before it {latest}."
            breaks.append(rule.broken(what, day.where or agenda.where))
        latest = max(latest or day.date, day.date)
    return breaks


def _least(sessions: list[Session], days: int) -> int:
    return sum(
        int(session.minutes.low or 0) * (len(days_of(session.place, days)) if held_daily(session) else 1)
        for session in sessions
    )


def _room(hours: Hours, limits: Sequence[Limits]) -> int:
    """The most session minutes of a day: more breaks allow more stretches, but take time themselves."""
    minutes = hours.minutes
    breaks = next((one for one in limits if one.coffee and one.lunch), None)
    longest = min((one.stretch for one in limits if one.stretch is not None), default=None)
    if breaks is None or breaks.coffee is None or breaks.lunch is None or longest is None:
        return minutes
    coffee, lunch = int(breaks.coffee.low or 0), int(breaks.lunch.low or 0)
    free = breaks.lunch_over is None or is_half_day(hours)
    dry = minutes if free or breaks.lunch_over is None else min(minutes, breaks.lunch_over)  # the longest without lunch
    return max(
        min(most - pauses, longest * blocks)
        for number in range(minutes // longest + 1)
        for pauses, blocks, most in ((number * coffee, number + 1, dry), (lunch + number * coffee, number + 2, minutes))
    )
