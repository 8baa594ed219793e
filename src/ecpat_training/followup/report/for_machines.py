"""What the commands over commitments answer with `--json`."""

from datetime import date

from ecpat_training.commands.public import Public
from ecpat_training.followup.counting.outcomes import CommitmentOutcome, Share, count_outcomes
from ecpat_training.followup.model.commitment import Commitment, FollowUpReading, TrainingCommitments
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.followup.model.due_list import DueItem
from ecpat_training.followup.model.form import CommitmentForm
from ecpat_training.followup.model.goals import GoalBoard, GoalStatus
from ecpat_training.followup.report.commitments import of_trainings
from ecpat_training.followup.report.partner_letters import PartnerLetter
from ecpat_training.words.lists.commitment_words import Status


# `ecpat follow-up check`: what was read of each training, by codes, without what people wrote.
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


# `ecpat follow-up due`: every follow-up on a day, and all that is due.
class FollowUpDueData(Public[FollowUpDue]):
    """A follow-up; `codes` are of people who haven't answered, empty where codes weren't asked for; `questionnaires`
    is null where there is no file of them."""

    keys = "training country month on by state commitments_typed=typed people answered questionnaires codes"
    today: date
    with_codes: bool

    def state(self) -> DueState:
        return self.model.state(self.today)

    def codes(self) -> tuple[str, ...]:
        return self.model.open if self.with_codes else ()


class DueItemData(Public[DueItem]):
    """What isn't done yet: a follow-up, a decision by its meeting and number, a goal by its id; `owner` is who sees to
    it, empty where nobody is named; `by` is null where there is no day."""

    keys = "kind id owner by state"


class FollowUpDueResult(Public[DueBoard]):
    """Every follow-up, and the letters for the countries' partners; `due` is one list by date of all follow-ups,
    decisions and goals that aren't done."""

    keys = "on follow_ups letters undated due"
    parts = (DueItemData,)
    items: tuple[DueItem, ...]
    letters: tuple[PartnerLetter, ...]
    codes: bool

    def follow_ups(self) -> tuple[FollowUpDueData, ...]:
        board = self.model
        return tuple(FollowUpDueData(step, today=board.on, with_codes=self.codes) for step in board.steps)

    def due(self) -> tuple[DueItem, ...]:
        return self.items


# `ecpat follow-up form`: what the form asks, and the columns of its workbook.
class FollowUpFormResult(Public[CommitmentForm]):
    """Of which training, in which language, for how many people; `columns` are those of the workbook."""

    keys = "training language people chapters columns=columns[].title"
    language: str


# `ecpat follow-up due --goals`: the goals of a programme on a day.
class FollowUpGoalsResult(Public[GoalBoard]):
    """Every goal; `counts` says how many are how far."""

    keys = "on counts goals"

    def counts(self) -> dict[GoalStatus, int]:
        return {status: self.model.of(status) for status in GoalStatus}


# `ecpat follow-up report`: what became of the commitments, month by month, as counts and shares.
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
        report_reading = self.model
        overall_outcomes = [
            ("", count_outcomes(of_trainings(report_reading.asked(month)), month)) for month in report_reading.months
        ]
        outcomes_by_training = [
            (training.training, count_outcomes(of_trainings([training]), month))
            for training in report_reading.trainings
            for month in training.months
        ]
        return (*overall_outcomes, *outcomes_by_training)
