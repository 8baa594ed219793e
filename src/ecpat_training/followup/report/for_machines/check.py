"""`ecpat follow-up check --json`: what was read of each training, by codes, without what people wrote."""

from dataclasses import dataclass
from datetime import date

from ecpat_training.followup.model.follow_up import FollowUp
from ecpat_training.words.lists.commitment_words import Status


@dataclass(frozen=True, slots=True)
class CommitmentData:
    """A commitment: whose, its number among the person's own, by when, and what became of it by month."""

    code: str
    number: int
    by: date | None
    topic: str
    statuses: dict[str, Status]


@dataclass(frozen=True, slots=True)
class TrainingRead:
    """A training's commitments; `without` are the codes of people who made none, `not_used` counts rows."""

    training: str
    people: int
    without: tuple[str, ...]
    commitments: tuple[CommitmentData, ...]
    months: tuple[int, ...]
    not_used: int


@dataclass(frozen=True, slots=True)
class FollowUpCheckResult:
    """What was read."""

    trainings: tuple[TrainingRead, ...]


def result(found: FollowUp) -> FollowUpCheckResult:
    """What was read, as data."""
    return FollowUpCheckResult(
        tuple(
            TrainingRead(
                one.training,
                len(one.people),
                one.without(),
                tuple(
                    CommitmentData(
                        said.code,
                        said.number,
                        said.by,
                        said.topic,
                        {str(month): status for month, status in (said.statuses or {}).items()},
                    )
                    for said in one.commitments
                ),
                one.months,
                len(one.not_used),
            )
            for one in found.trainings
        )
    )
