"""`ecpat follow-up check --json`: what was read of each training, by codes, without what people wrote."""

from ecpat_training.commands.public import Public
from ecpat_training.followup.model.commitment import Commitment, TrainingCommitments
from ecpat_training.followup.model.follow_up import FollowUpReading
from ecpat_training.words.lists.commitment_words import Status


class CommitmentData(Public[Commitment]):
    """A commitment: whose, its number among the person's own, by when, and what became of it by month."""

    keys = "code number by topic statuses"

    def statuses(self) -> dict[str, Status]:
        return {str(month): status for month, status in (self.model.statuses or {}).items()}


class TrainingRead(Public[TrainingCommitments]):
    """A training's commitments; `without` are the codes of people who made none, `not_used` counts rows."""

    keys = "training people=len(people) without commitments months not_used=len(not_used)"
    parts = (CommitmentData,)


class FollowUpCheckResult(Public[FollowUpReading]):
    """What was read."""

    keys = "trainings"
    parts = (TrainingRead,)
