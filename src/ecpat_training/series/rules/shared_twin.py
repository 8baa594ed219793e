"""A country that is the twin of two gets time between their trainings."""

from collections.abc import Iterator
from itertools import combinations

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import Milder, SeriesRule, dated_pairs, with_dates_changed
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class SharedTwinParameters(Noun):
    """Nothing to set: `shared twin` of the block `series`, from first day to first day. An amount is two trainings that
    lie nearer."""


class SharedTwin(SeriesRule):
    """A country that is the twin of two gets time between their trainings (the rule `shared twin`)."""

    MEANING = "Trainings of two countries that have the same twin are too near each other."
    DO = "Move one of them, or change `shared twin` in the programme."
    parameters: SharedTwinParameters
    UNWRITTEN = 14

    def says(self, dates: SeriesDates) -> str:
        return f"Trainings of two countries with one twin lie at least {dates.shared_twin} days apart."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds trainings that ask too much of a twin."""
        breaks = []
        for training, other_training, dated_training, other_dated_training in dated_pairs(series, _pairs(context)):
            days = abs((other_dated_training.start - dated_training.start).days)
            if days < context.dates.shared_twin:
                message = phrase(
                    "{id} on {start} and {other_id} on {other_start} have one twin, {twin}, and lie {days} days apart.",
                    id=training.id,
                    start=dated_training.start,
                    other_id=other_training.id,
                    other_start=other_dated_training.start,
                    twin=training.twin,
                    days=days,
                )
                breaks.append(self.broken(message, other_dated_training.where))
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Pair by pair: where one starts, the other starts on no day that is near."""
        distance = draft.context.dates.shared_twin
        for training, other_training in _pairs(draft.context):
            excess_flag = self.leeway(draft, f"{training.id} and {other_training.id} share a twin")
            other_starts = draft.starts(other_training)
            for start, start_flag in draft.starts(training).items():
                near_flags = [
                    other_starts[other_start]
                    for other_start in other_starts
                    if abs((other_start - start).days) < distance
                ]
                draft.at_most(self, [start_flag, *near_flags], 1, over=excess_flag)

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """Fewer days, by whole weeks."""
        for days in range(context.dates.shared_twin - 7, -1, -7):
            yield Milder(
                f"let trainings with one twin lie {days} days apart",
                with_dates_changed(context, lambda _, days=days: {"shared_twin": days}),  # type: ignore[misc]
            )


def _trainings_by_twin(context: SeriesContext) -> dict[str, list[Training]]:
    """The trainings of several countries, by the twin that these share."""
    trainings_by_twin: dict[str, list[Training]] = {}
    for training in context.trainings:
        if training.twin:
            trainings_by_twin.setdefault(training.twin, []).append(training)
    return {
        twin: trainings
        for twin, trainings in trainings_by_twin.items()
        if len({candidate.country for candidate in trainings}) > 1
    }


def _pairs(context: SeriesContext) -> Iterator[tuple[Training, Training]]:
    for trainings in _trainings_by_twin(context).values():
        yield from (
            (first_training, second_training)
            for first_training, second_training in combinations(trainings, 2)
            if first_training.country != second_training.country
        )
