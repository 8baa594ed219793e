"""Nobody trains while away."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import named, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun


class AvailabilityParameters(Noun):
    """Nothing to set: trainers say when they are `away`. A weight is for each session of somebody away. A day
    without a date has the training's; where that has none either, nobody can know."""


class Availability(AgendaRule):
    parameters: AvailabilityParameters
    CONCERNS = frozenset({"trainers"})
    READS = frozenset({"absences"})
    UNWRITTEN = 15
    WISH = None

    @property
    def states(self) -> str:
        return "No trainer works on a day of absence."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions whose trainer is away."""
        breaks = []
        for day, item, _, _ in sessions_held(agenda):
            for code in item.trainers:
                trainer = context.trainers.get(code)
                date = day.date or context.dates.get(day.number)
                if trainer is not None and date in trainer.away:
                    breaks.append(self.broken(f"{named(day, item)}: {code} is away on {date}.", item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions of somebody away."""
        dates = draft.context.dates
        for trainer in draft.trainers:
            for day in (number for number, date in dates.items() if date in trainer.away):
                for piece in draft.pieces:
                    away = draft.flag(f"{trainer.id} away for {piece.key} on day {day}")
                    draft.add(draft.trains(piece, trainer) + draft.on_day(piece, day) <= 1 + away)
                    draft.charge(self, away)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Days on which something must happen have two trainers."""
        context, days = asked.context, asked.context.training.days
        if not asked.some_pair or not self.hard:
            return
        here = {day: [one.id for one in context.pool if date not in one.away] for day, date in context.dates.items()}
        bare = [day for day, trainers in here.items() if len(trainers) < 2]
        placed = any(rule.hard and "places" in rule.READS for rule in asked.rules)
        bound = {
            days_of(session.place, days)[0]
            for session in asked.must
            if placed and session.place in ("start of training", "end of training")
        }
        bound |= {day for session in asked.must if held_daily(session) for day in days_of(session.place, days)}
        if len(bare) == days:
            bound |= set(bare)
        for day in (day for day in bare if day in bound):
            who = f"only {here[day][0]}" if here[day] else "none"
            what = (
                f"on day {day}, {context.dates[day]}, {who} of the {len(context.pool)} trainers of "
                f"{context.training.id} is there, and each session needs two."
            )
            hint = "Please move the training, correct who is `away`, or name other trainers."
            yield Shortcut(
                Finding("plan.away", Severity.ERROR, what, self.where, hint),
                turn=7,
                about=lambda rule: rule is self or rule.TWO_TRAINERS,
                facts=frozenset({"away", "start", "pool"}),
            )
