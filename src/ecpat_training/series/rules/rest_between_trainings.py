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
from ecpat_training.series.rule_parts.people import everybody, experts_needed
from ecpat_training.series.rule_parts.rule import Dates, Milder, SeriesRule, changed, told
from ecpat_training.values.base import Noun


class RestBetweenTrainingsParameters(Noun):
    """Nothing to set: `rest` of `expert` in the block `series`, from the first day of one training to the first day of
    the expert's next. An amount is two trainings of one expert that lie nearer."""


class RestBetweenTrainings(SeriesRule):
    """An external expert has some days between two trainings: other work waits (the rule `rest between trainings`)."""

    parameters: RestBetweenTrainingsParameters
    UNWRITTEN = 12

    def says(self, dates: SeriesDates) -> str:
        return f"From one training of an external expert to the next one it is at least {dates.expert.rest} days."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds experts who come again too soon."""
        breaks = []
        experts = {code for code, trainer in context.trainers.items() if trainer.external_expert}
        for one, other in combinations(series.trainings, 2):
            days = abs((other.start - one.start).days)
            for code in sorted(experts & set(one.trainers) & set(other.trainers)):
                if days < context.dates.expert.rest:
                    what = f"from {one.id} on {one.start} to {other.id} on {other.start} {code} has {days} days."
                    breaks.append(self.broken(what, other.where))
        return told(self, self.result(breaks, cost=self.cost(len(breaks))), context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Any stretch of so many days has one start of each expert at most; as a wish, pair by pair."""
        rest = draft.context.dates.expert.rest
        for trainer, trainings in _of_experts(draft.context):
            there = [draft.there(one, trainer) for one in trainings]
            if self.hard:
                # By stretches of days, not by pairs of dates: fewer relations, each of things of which only one can be.
                for day in sorted({start for starts in there for start in starts}):
                    last = day + timedelta(rest)
                    draft.at_most(self, [one[at] for one in there for at in one if day <= at < last], 1)
                continue
            for one, other in combinations(there, 2):
                over = draft.flag(f"{trainer.id} has no rest")
                draft.charge(self, over)
                for start in one:
                    near = [other[at] for at in other if abs((at - start).days) < rest]
                    draft.at_most(self, [one[start], *near], 1, over=over)

    def earliest_end(self, context: SeriesContext, dates: Dates) -> date | None:
        """The day by which all experts together can have come as often as they are needed, each as early and as often
        as rest allows, to whatever training."""
        rest = context.dates.expert.rest
        needed = experts_needed(context)
        if rest <= 0 or not needed:
            return date.min
        free: list[date] = []
        for _, trainings in _of_experts(context):
            picked: list[date] = []
            for day in sorted({day for one in trainings for day in dates[one.id]}):
                # Taking the earliest free day each time gives the most days (interval scheduling), so the bound is
                # safe.
                if len(picked) < len(trainings) and (not picked or (day - picked[-1]).days >= rest):
                    picked.append(day)
            free += picked
        return sorted(free)[needed - 1] if len(free) >= needed else None

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """Fewer days, by whole weeks."""
        expert = context.dates.expert
        for rest in range(expert.rest - 7, -1, -7):
            less = expert.model_copy(update={"rest": rest})
            yield Milder(f"give experts {rest} days of rest", changed(context, lambda _, less=less: {"expert": less}))  # type: ignore[misc]


def _of_experts(context: SeriesContext) -> Iterator[tuple[Trainer, list[Training]]]:
    """Each expert with the trainings to which he or she may come."""
    found: dict[str, list[Training]] = {}
    for training, trainer in everybody(context):
        if trainer.external_expert:
            found.setdefault(trainer.id, []).append(training)
    for code, trainings in found.items():
        yield context.trainers[code], trainings
