"""Nobody trains while away."""

import datetime
from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.absence import list_absence_clashes, list_absence_days
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import item_label, split_parts
from ecpat_training.agenda.rule_parts.draft import Draft, Piece
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, TrainerPair
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.absence import Absence
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class AvailabilityParameters(Noun):
    """Nothing to set: trainers, and guests who speak or moderate, say when they are `away`, be it a date, half of one
    or some hours. A weight is for each session of somebody away. A day without a date has the training's; where that
    has none either, nobody can know."""


class Availability(AgendaRule):
    """Nobody trains while away (the rule `availability`)."""

    MEANING = "A trainer leads a session on a day on which the trainer is away."
    DO = "Give the session to another trainer, move it to another day, or correct `away` in the programme."
    parameters: AvailabilityParameters
    CONCERNS = frozenset({"trainers"})
    READS = frozenset({"absences"})
    UNWRITTEN = 15
    WISH = None

    @property
    def states(self) -> str:
        return "No trainer works while away."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions whose trainer is away, also in a part of one that a break splits."""
        breaks = []
        for day in agenda.days:
            date = day.date or context.dates.get(day.number)
            for track_parts in split_parts(day):
                for person, items in _people_with_parts(track_parts, context):
                    if missed_absence := _find_missed_item(person, date, items):
                        item, absence = missed_absence
                        absence_time = f"{date} {absence.when()}".rstrip()
                        message = phrase(
                            "{item}: {person} is away on {when}.",
                            item=item_label(day, item),
                            person=person.id,
                            when=absence_time,
                        )
                        breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions of somebody away."""
        for trainer in draft.trainers:
            for day in list_absence_days(draft, trainer):
                for piece in draft.pieces:
                    overlaps_absence = draft.flag(f"{trainer.id} away for {piece.key} on day {day}")
                    for missed_part in list_absence_clashes(draft, piece, trainer, day):
                        draft.add(draft.trains(piece, trainer) + missed_part <= 1 + overlaps_absence)
                    draft.charge(self, overlaps_absence)
        for piece in draft.pieces:
            self._of_speakers(draft, piece)

    def _of_speakers(self, draft: Draft, piece: Piece) -> None:
        """Whom the session names is there whenever it is held."""
        for person in draft.context.people(piece.session).values():
            for day in list_absence_days(draft, person):
                overlaps_absence = draft.flag(
                    f"{person.id} away for {piece.key} on day {day}, where it names him or her"
                )
                for missed_part in list_absence_clashes(draft, piece, person, day):
                    draft.add(missed_part <= overlaps_absence)
                draft.charge(self, overlaps_absence)

    def suits(self, post: TrainerPair) -> bool:
        date, hours = post.context.dates.get(post.day), post.context.training.hours.hours_on(post.day)
        return not self.hard or not any(
            absence.all_day or trainer.misses(date, hours.start, hours.end)
            for trainer in post.pair
            for absence in trainer.find_absences(date)
        )

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Days on which something must happen have two trainers."""
        context, days = requirements.context, requirements.context.training.days
        if not requirements.some_pair or not self.hard:
            return
        hours = context.training.hours
        trainers_by_day = {
            day: [
                trainer.id
                for trainer in context.pool
                if not trainer.misses(date, hours.hours_on(day).start, hours.hours_on(day).end)
            ]
            for day, date in context.dates.items()
        }
        understaffed_days = [day for day, trainers in trainers_by_day.items() if len(trainers) < 2]
        are_places_fixed = any(rule.hard and "places" in rule.READS for rule in requirements.rules)
        required_days = {
            days_of(session.place, days)[0]
            for session in requirements.must
            if are_places_fixed and session.posts > 1 and session.place in ("start of training", "end of training")
        }
        required_days |= {
            day
            for session in requirements.must
            if session.posts > 1 and held_daily(session)
            for day in days_of(session.place, days)
        }
        if len(understaffed_days) == days:
            required_days |= set(understaffed_days)
        for day in (day for day in understaffed_days if day in required_days):
            trainer = phrase("only {trainer}", trainer=trainers_by_day[day][0]) if trainers_by_day[day] else "none"
            message = phrase(
                "on day {day}, {date}, {trainer} of the {pool} trainers of {training} is there, and each session "
                "needs two.",
                day=day,
                date=context.dates[day],
                trainer=trainer,
                pool=len(context.pool),
                training=context.training.id,
            )
            hint = "Please move the training, correct who is `away`, or name other trainers."
            yield Impossibility(
                Finding("plan.away", Severity.ERROR, message, self.where, hint),
                turn=7,
                about=lambda rule: rule is self or rule.TWO_TRAINERS,
                facts=frozenset({"away", "start", "pool"}),
            )


def _people_with_parts(
    part_items: list[AgendaItem], context: Context
) -> Iterator[tuple[Trainer | Speaker, list[AgendaItem]]]:
    """Who is there in the parts of a session, each once with the parts: its trainers, and whom it names."""
    people = context.people(part_items[0].session) if part_items[0].session else {}
    for code in dict.fromkeys((*(code for item in part_items for code in item.trainers), *people)):
        person = context.trainers.get(code) or people.get(code)
        if person is not None:
            yield person, [item_part for item_part in part_items if code in people or code in item_part.trainers]


def _find_missed_item(
    trainer: Trainer | Speaker, date: datetime.date | None, items: list[AgendaItem]
) -> tuple[AgendaItem, Absence] | None:
    """The first of some items during which somebody is away, and the absence."""
    if date is None:
        return None
    absences = trainer.find_absences(date)
    missed_absences = (
        (item, absence) for item in items for absence in absences if absence.meets(date, item.start, item.end)
    )
    return next(missed_absences, None)
