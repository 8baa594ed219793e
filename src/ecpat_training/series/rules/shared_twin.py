"""A country that is the twin of two gets time between their trainings."""

from collections.abc import Iterator
from itertools import combinations

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import Milder, SeriesRule, changed, told
from ecpat_training.values.base import Noun


class SharedTwinParameters(Noun):
    """Nothing to set: `shared twin` of the block `series`, from first day to first day. An amount is two trainings that
    lie nearer."""


class SharedTwin(SeriesRule):
    """A country that is the twin of two gets time between their trainings (the rule `shared twin`)."""

    parameters: SharedTwinParameters
    UNWRITTEN = 14

    def says(self, dates: SeriesDates) -> str:
        return f"Trainings of two countries with one twin lie at least {dates.shared_twin} days apart."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds trainings that ask too much of a twin."""
        breaks = []
        for one, other in _pairs(context):
            if one.id not in series.by_id or other.id not in series.by_id:
                continue
            first, second = series.by_id[one.id], series.by_id[other.id]
            days = abs((second.start - first.start).days)
            if days < context.dates.shared_twin:
                what = f"{one.id} on {first.start} and {other.id} on {second.start} have one twin, {one.twin}, and lie "
                breaks.append(self.broken(f"{what}{days} days apart.", second.where))
        return told(self, self.result(breaks, cost=self.cost(len(breaks))), context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Pair by pair: where one starts, the other starts on no day that is near."""
        apart = draft.context.dates.shared_twin
        for one, other in _pairs(draft.context):
            over = 0 if self.hard else draft.flag(f"{one.id} and {other.id} share a twin")
            if not self.hard:
                draft.charge(self, over)
            second = draft.starts(other)
            for start, held in draft.starts(one).items():
                near = [second[at] for at in second if abs((at - start).days) < apart]
                draft.at_most(self, [held, *near], 1, over=over)

    def milder(self, context: SeriesContext) -> Iterator[Milder]:
        """Fewer days, by whole weeks."""
        for days in range(context.dates.shared_twin - 7, -1, -7):
            yield Milder(
                f"let trainings with one twin lie {days} days apart",
                changed(context, lambda _, days=days: {"shared_twin": days}),  # type: ignore[misc]
            )


def _shared(context: SeriesContext) -> dict[str, list[Training]]:
    """The trainings of several countries, by the twin that these share."""
    found: dict[str, list[Training]] = {}
    for one in context.trainings:
        if one.twin:
            found.setdefault(one.twin, []).append(one)
    return {twin: there for twin, there in found.items() if len({one.country for one in there}) > 1}


def _pairs(context: SeriesContext) -> Iterator[tuple[Training, Training]]:
    for trainings in _shared(context).values():
        yield from ((one, other) for one, other in combinations(trainings, 2) if one.country != other.country)
