"""Rules that keep a trainer from a training on a date, whatever else happens."""

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.series.model.series import DatedSeries
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import SeriesDraft
from ecpat_training.series.rule_parts.rule import SeriesRule


class PersonRule(SeriesRule):
    """An amount is a trainer at a training to which he or she can't come on that date."""

    @abstractmethod
    def keeps_away(self, trainer: Trainer, training: Training, start: date, context: SeriesContext) -> str | None:
        """Why a trainer can't come to a training that starts on a date; None where he or she can."""

    def check(self, series: DatedSeries, context: SeriesContext) -> RuleResult:
        """Finds trainers where they can't be."""
        breaks = []
        for dated_training in series.trainings:
            training = context.by_id.get(dated_training.id)
            for code in dated_training.trainers:
                trainer = context.trainers.get(code)
                reason = (
                    self.keeps_away(trainer, training, dated_training.start, context) if trainer and training else None
                )
                if reason:
                    breaks.append(
                        self.broken(
                            f"{dated_training.id} starts on {dated_training.start} with {code}: {reason}",
                            dated_training.where,
                        )
                    )
        return self.judged(breaks, context)

    def constrain(self, draft: SeriesDraft) -> None:
        """Takes the trainers away from these dates, or lets them cost."""
        for training, trainer in possible_attendances(draft.context):
            for start, attendance in draft.there(training, trainer).items():
                if self.keeps_away(trainer, training, start, draft.context) is not None:
                    draft.charge(self, attendance)


def possible_attendances(context: SeriesContext) -> Iterator[tuple[Training, Trainer]]:
    """Yields each training with each trainer who may come to it."""
    for training in context.trainings:
        for post in context.posts(training):
            for trainer in post.trainers:
                yield training, trainer


def experts_needed(context: SeriesContext) -> int:
    """How often an external expert comes to a training of the series, all together."""
    posts = (post for training in context.trainings for post in context.posts(training))
    return sum(post.number for post in posts if post.side == "expert")
