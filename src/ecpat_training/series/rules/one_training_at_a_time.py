"""Nobody is in two places on one day, travel and the programme's other events included."""

from datetime import date

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesDraft
from ecpat_training.series.rule_parts.people import possible_attendances
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class OneTrainingAtATimeParameters(Noun):
    """Nothing to set. An amount is a day on which a trainer would have to be at a training too many."""


class OneTrainingAtATime(SeriesRule):
    """Nobody is in two places on one day, travel and the programme's other events included (the rule `one training at a
    time`)."""

    MEANING = "A trainer would be in two places on one day, travel included."
    DO = "Move one of the trainings, or send another trainer."
    parameters: OneTrainingAtATimeParameters
    UNWRITTEN = 11

    def says(self, dates: SeriesDates) -> str:
        travel = ", days of travel included" if dates.travel == "day before" else ""
        return f"No trainer is at two trainings or events on one day{travel}."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds days on which somebody would be in two places."""
        breaks = []
        event_by_trainer_day: dict[tuple[str, date], str] = {}
        for trainer in context.trainers.values():
            event_by_trainer_day |= {(trainer.id, day): event.id for day, event in context.event_days(trainer).items()}
        for dated_training in series.trainings:
            training = context.by_id.get(dated_training.id)
            for trainer in filter(None, map(context.trainers.get, dated_training.trainers)):
                for day in context.busy(training, trainer, dated_training.start) if training else ():
                    if other_id := event_by_trainer_day.get((trainer.id, day)):
                        message = phrase(
                            "{id} is at {other_id} and at {dated_id} on {day}.",
                            id=trainer.id,
                            other_id=other_id,
                            dated_id=dated_training.id,
                            day=day,
                        )
                        breaks.append(self.broken(message, dated_training.where))
                    event_by_trainer_day[trainer.id, day] = dated_training.id
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """For each trainer and day: one training at most, none where an event is."""
        context = draft.context
        flags_by_trainer: dict[str, dict[date, list[Amount]]] = {}
        trainings: dict[str, set[str]] = {}
        for training, trainer in possible_attendances(context):
            trainings.setdefault(trainer.id, set()).add(training.id)
            for start, attendance in draft.there(training, trainer).items():
                for day in context.busy(training, trainer, start):
                    flags_by_trainer.setdefault(trainer.id, {}).setdefault(day, []).append(attendance)
        for code, flags_by_day in flags_by_trainer.items():
            events = context.event_days(context.trainers[code])
            for day, terms in flags_by_day.items():
                most_trainings = 0 if day in events else 1
                if most_trainings == 0 or len(trainings[code]) > 1:
                    excess_trainings: Amount = 0
                    if not self.hard:
                        excess_trainings = draft.whole(len(terms), f"{code} on {day}")
                        draft.charge(self, excess_trainings)
                    draft.at_most(self, terms, most_trainings, over=excess_trainings)
