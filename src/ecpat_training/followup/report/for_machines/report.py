"""`ecpat follow-up report --json`: what became of the commitments, month by month, as counts and shares."""

from ecpat_training.commands.public import Public
from ecpat_training.followup.counting.outcomes import CommitmentOutcome, Share, count_outcomes
from ecpat_training.followup.model.follow_up import FollowUpReading
from ecpat_training.followup.report.commitments import of_trainings


class ShareData(Public[Share]):
    """A share, 0 to 1: bounds over all who were asked, and of those who answered with its 95 % interval."""

    keys = "low high answered=answered.value answered_low=answered.low answered_high=answered.high"


class KeptData(Public[tuple[str, CommitmentOutcome]]):
    """What became of commitments in a month; `training` is empty for all together."""

    keys = """
        training=0 month=1.month people=1.people people_answered=1.people_answered asked=1.asked counts=1.counts
        done=1.done at_least_partly=1.at_least_partly done_without_no_longer_relevant=1.done_relevant
    """
    parts = (ShareData,)


class FollowUpReportResult(Public[FollowUpReading]):
    """All together first, then training by training."""

    keys = "kept=by_month"
    parts = (KeptData,)

    def by_month(self) -> tuple[tuple[str, CommitmentOutcome], ...]:
        read = self.model
        whole = [("", count_outcomes(of_trainings(read.asked(month)), month)) for month in read.months]
        each = [
            (training.training, count_outcomes(of_trainings([training]), month))
            for training in read.trainings
            for month in training.months
        ]
        return (*whole, *each)
