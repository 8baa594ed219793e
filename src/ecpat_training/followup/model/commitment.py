"""Commitments of a training's participants, by codes, and what became of each some months later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.values.participant import Role
from ecpat_training.words.lists.commitment_words import Status

MOST = 3  # statements that a person makes


@dataclass(frozen=True, slots=True)
class CommittedPerson:
    """Who committed: the code, and where the file says it, what kind of organisation and which side."""

    code: str
    stakeholder: str | None = None
    side: Role | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One statement: `number` is its place among the person's own, from 1; `statuses` is what became of it by the month
    in which it was asked, and `answers` where each of these stands. A month without a status is one for which nobody
    answered."""

    code: str
    number: int
    where: Location
    text: str
    by: date | None = None
    topic: str = ""
    statuses: Mapping[int, Status] | None = None
    answers: Mapping[int, Location] | None = None

    def status(self, month: int) -> Status | None:
        """What became of it by that month; None where nobody answered."""
        return (self.statuses or {}).get(month)


@dataclass(frozen=True, slots=True)
class TrainingCommitments:
    """The commitments of one training. `people` are all who stand in its files, with and without a statement; `months`
    are those in which they were asked what became of them."""

    training: str
    files: tuple[str, ...]
    people: tuple[CommittedPerson, ...]
    commitments: tuple[Commitment, ...]
    months: tuple[int, ...]
    not_used: tuple[UnusedRow, ...]
    findings: tuple[Finding, ...]

    def without(self) -> tuple[str, ...]:
        """The codes of those who made no statement."""
        committed_codes = {commitment.code for commitment in self.commitments}
        return tuple(person.code for person in self.people if person.code not in committed_codes)

    def who_committed(self) -> tuple[str, ...]:
        """The codes of those who made a statement."""
        return tuple(dict.fromkeys(commitment.code for commitment in self.commitments))

    def waiting(self, month: int) -> tuple[str, ...]:
        """The codes of people of whose statements one at least has no answer for a month."""
        return tuple(
            dict.fromkeys(commitment.code for commitment in self.commitments if commitment.status(month) is None)
        )


def questions(findings: Sequence[Finding]) -> list[Finding]:
    """What a person has to answer before commitments count as typed; a note only says what was guessed."""
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


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
