"""What became of the commitments of a programme."""

from dataclasses import dataclass

from ecpat_training.followup.model.commitment import TrainingCommitments


@dataclass(frozen=True, slots=True)
class FollowUpReading:
    """The trainings whose files were read; a code stands for a person within its training."""

    trainings: tuple[TrainingCommitments, ...]

    @property
    def months(self) -> tuple[int, ...]:
        """The months in which anybody was asked."""
        return tuple(sorted({month for training in self.trainings for month in training.months}))

    def asked(self, month: int) -> tuple[TrainingCommitments, ...]:
        """The trainings in which people were asked in a month."""
        return tuple(training for training in self.trainings if month in training.months)
