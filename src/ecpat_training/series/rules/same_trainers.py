"""Whoever came to a country's first training comes to the next one."""

from itertools import pairwise

from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.handovers import changes
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.values.base import Noun


class SameTrainersParameters(Noun):
    """Nothing to set. Unless it is written, changes of trainers are made few after broken wishes and the last day.
    Written, it must hold, or costs its weight for each trainer who doesn't come again although he or she could."""


class SameTrainers(SeriesRule):
    """Whoever came to a country's first training comes to the next one (the rule `same trainers`)."""

    MEANING = "A trainer comes to a country's training and not to its next one."
    DO = "Send the same trainer again, or give the rule a weight."
    parameters: SameTrainersParameters
    COUNTED = False

    def says(self, _: SeriesDates) -> str:
        return "Whoever comes to a training of a country comes to its next one."

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds trainers who don't come again."""
        breaks = []
        for trainings in context.by_country.values():
            for earlier_training, later_training in pairwise(trainings):
                if earlier_training.id in series.by_id and later_training.id in series.by_id:
                    later = series.by_id[later_training.id]
                    eligible_ids = {trainer.id for post in context.posts(later_training) for trainer in post.trainers}
                    leaving_codes = [
                        code for code in series.by_id[earlier_training.id].trainers if code not in later.trainers
                    ]
                    breaks += [
                        self.broken(
                            f"{code} comes to {earlier_training.id} and not to {later_training.id}.", later.where
                        )
                        for code in leaving_codes
                        if code in eligible_ids
                    ]
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Amounts are trainers who don't come again."""
        for amount in changes(draft):
            draft.charge(self, amount)
