"""Countries begin in the order that chance gave them."""

from collections.abc import Iterator

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import SeriesRule, dated_pairs
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class DrawnOrderParameters(Noun):
    """Nothing to set: the file `draw` of the block `series` says in which wave each country begins, as
    `ecpat design randomise` writes it; without that file nothing is asked. An amount is a country whose first training
    isn't before that of a country of the next wave."""


class DrawnOrder(SeriesRule):
    """Countries begin in the order that chance gave them (the rule `drawn order`)."""

    MEANING = "A country's first training isn't before those of the next wave, as the order was drawn."
    DO = (
        "Move the training; an order that isn't kept is no random order any more, and the report on the "
        "effect must say so."
    )
    parameters: DrawnOrderParameters
    UNWRITTEN = 18

    def says(self, _: SeriesDates) -> str:
        return "Where an order was drawn, the first trainings of a wave all start before those of the next wave."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds countries that begin too late."""
        breaks = []
        for earlier, later, earlier_dated_training, later_dated_training in dated_pairs(series, _pairs(context)):
            if earlier_dated_training.start >= later_dated_training.start:
                waves = context.waves[earlier.country], context.waves[later.country]
                message = phrase(
                    "{id} of wave {wave} starts on {start}, and {later_id} of wave {later_wave} on {later_start}.",
                    id=earlier.id,
                    wave=waves[0],
                    start=earlier_dated_training.start,
                    later_id=later.id,
                    later_wave=waves[1],
                    later_start=later_dated_training.start,
                )
                breaks.append(self.broken(message, later_dated_training.where))
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """For each date: either the one starts before it, or the other after it."""
        for earlier, later in _pairs(draft.context):
            excess_flag = self.leeway(draft, f"{earlier.id} and {later.id} aren't in their order")
            earlier_starts, later_starts = draft.starts(earlier), draft.starts(later)
            for day in earlier_starts:
                late_flags = [earlier_starts[start] for start in earlier_starts if start >= day]
                early_flags = [later_starts[start] for start in later_starts if start <= day]
                draft.at_most(self, [*late_flags, *early_flags], 1, over=excess_flag)


def _pairs(context: SeriesContext) -> Iterator[tuple[Training, Training]]:
    """The first training of each country with that of each country of the next wave."""
    firsts = [trainings[0] for country, trainings in context.by_country.items() if country in context.waves]
    for earlier in firsts:
        for later in firsts:
            if context.waves[later.country] == context.waves[earlier.country] + 1:
                yield earlier, later
