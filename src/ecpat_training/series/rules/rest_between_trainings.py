"""An external expert has some days between two trainings: other work waits."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.people import experts_needed, possible_attendances
from ecpat_training.series.rule_parts.rule import Dates, Milder, SeriesRule, with_dates_changed
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class RestBetweenTrainingsParameters(Noun):
    """Nothing to set: `rest` of `expert` in the block `series`, from the first day of one training to the first day of
    the expert's next. An amount is two trainings of one expert that lie nearer."""


class RestBetweenTrainings(SeriesRule):
    """An external expert has some days between two trainings: other work waits (the rule `rest between trainings`)."""

    MEANING = "An external expert comes to two trainings with too few days between them."
    DO = "Move one of them, send another expert, or change `rest` of `expert` in the programme."
    parameters: RestBetweenTrainingsParameters
    UNWRITTEN = 12

    def says(self, dates: SeriesDates) -> str:
        return f"From one training of an external expert to the next one it is at least {dates.expert.rest} days."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds experts who come again too soon."""
        breaks = []
        experts = {code for code, trainer in context.trainers.items() if trainer.external_expert}
        for first_training, second_training in combinations(series.trainings, 2):
            days = abs((second_training.start - first_training.start).days)
            for code in sorted(experts & set(first_training.trainers) & set(second_training.trainers)):
                if days < context.dates.expert.rest:
                    message = phrase(
                        "from {id} on {start} to {second_id} on {second_start} {code} has {days} days.",
                        id=first_training.id,
                        start=first_training.start,
                        second_id=second_training.id,
                        second_start=second_training.start,
                        code=code,
                        days=days,
                    )
                    breaks.append(self.broken(message, second_training.where))
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Any stretch of so many days has one start of each expert at most; as a wish, pair by pair."""
        rest_days = draft.context.dates.expert.rest
        for trainer, trainings in _of_experts(draft.context):
            attendances = [draft.there(training, trainer) for training in trainings]
            if self.hard:
                # By stretches of days, not by pairs of dates: fewer relations, each of things of which only one can be.
                for day in sorted({start for starts in attendances for start in starts}):
                    last_rest_day = day + timedelta(rest_days)
                    draft.at_most(
                        self,
                        [
                            starts[start_day]
                            for starts in attendances
                            for start_day in starts
                            if day <= start_day < last_rest_day
                        ],
                        1,
                    )
                continue
            for first_starts, second_starts in combinations(attendances, 2):
                excess_flag = draft.flag(f"{trainer.id} has no rest")
                draft.charge(self, excess_flag)
                for start in first_starts:
                    near_flags = [
                        second_starts[other_start]
                        for other_start in second_starts
                        if abs((other_start - start).days) < rest_days
                    ]
                    draft.at_most(self, [first_starts[start], *near_flags], 1, over=excess_flag)

    def earliest_end(self, context: SeriesContext, dates: Dates) -> date | None:
        """The day by which all experts together can have come as often as they are needed, each as early and as often
        as rest allows, to whatever training."""
        rest_days = context.dates.expert.rest
        needed_count = experts_needed(context)
        if rest_days <= 0 or not needed_count:
            return date.min
        free_days: list[date] = []
        for _, trainings in _of_experts(context):
            picked: list[date] = []
            for day in sorted({day for training in trainings for day in dates[training.id]}):
                # Taking the earliest free day each time gives the most days (interval scheduling), so the bound is
                # safe.
                if len(picked) < len(trainings) and (not picked or (day - picked[-1]).days >= rest_days):
                    picked.append(day)
            free_days += picked
        return sorted(free_days)[needed_count - 1] if len(free_days) >= needed_count else None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """Fewer days, by whole weeks."""
        expert = context.dates.expert
        for rest_days in range(expert.rest - 7, -1, -7):
            milder_expert = expert.model_copy(update={"rest": rest_days})
            milder_context = with_dates_changed(
                context,
                lambda _, settings=milder_expert: {"expert": settings},  # type: ignore[misc]
            )
            yield Milder(f"give experts {rest_days} days of rest", milder_context)


def _of_experts(context: SeriesContext) -> Iterator[tuple[Trainer, list[Training]]]:
    """Each expert with the trainings to which he or she may come."""
    trainings_by_expert: dict[str, list[Training]] = {}
    for training, trainer in possible_attendances(context):
        if trainer.external_expert:
            trainings_by_expert.setdefault(trainer.id, []).append(training)
    for code, trainings in trainings_by_expert.items():
        yield context.trainers[code], trainings
