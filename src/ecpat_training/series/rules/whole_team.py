"""Each training has as many trainers of the country, of its twin and of the experts as the programme wants."""

from ecpat_training.core.text import count
from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

_SIDE_NAMES = {"host": "the country", "twin": "the twin", "expert": "the external experts"}


class WholeTeamParameters(Noun):
    """Nothing to set: `team` and `expert` of the block `series` say it; all come where there are fewer. An amount is a
    side of a training with too few trainers or too many. A plan always keeps it."""


class WholeTeam(SeriesRule):
    """Each training has as many trainers of the country, of its twin and of the experts as the programme wants (the
    rule `whole team`)."""

    MEANING = "Too few or too many trainers come to a training, or somebody who isn't one of its trainers."
    DO = "Correct the trainers in the series, or `team` and `expert` in the programme."
    parameters: WholeTeamParameters
    UNWRITTEN = 16
    ASKS_FOR = "team"

    def says(self, dates: SeriesDates) -> str:
        expert_count = dates.expert.each
        experts = "an external expert" if expert_count in (None, 1) else count(expert_count or 0, "external expert")
        return (
            f"To a training come {dates.team.host} trainers of the country, {dates.team.twin} of its twin, {experts}."
        )

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Counts who comes, and finds people who are in nobody's pool."""
        breaks = []
        for dated_training in series.trainings:
            training = context.by_id.get(dated_training.id)
            if training is None:
                continue
            posts = context.posts(training)
            for side, number, trainers in posts:
                coming_count = sum(trainer.id in dated_training.trainers for trainer in trainers)
                if coming_count != number:
                    message = phrase(
                        "to {id} {come} of {called} come, not {number}.",
                        id=dated_training.id,
                        come=coming_count,
                        called=_SIDE_NAMES[side],
                        number=number,
                    )
                    breaks.append(self.broken(message, dated_training.where))
            pool = {trainer.id for post in posts for trainer in post.trainers}
            breaks += [
                self.broken(
                    f"{code} comes to {dated_training.id}, and isn't one of its trainers.", dated_training.where
                )
                for code in dated_training.trainers
                if code not in pool
            ]
        return self.judged(breaks, context)

    def constrain(self, _: SeriesDraft) -> None:
        """Nothing: whoever isn't there isn't in a draft."""
