"""`ecpat follow-up report --json`: what became of the commitments, month by month, as counts and shares."""

from dataclasses import dataclass

from ecpat_training.followup.counting.kept import Kept, Share, kept
from ecpat_training.followup.model.follow_up import FollowUp
from ecpat_training.followup.report.commitments import of_trainings
from ecpat_training.words.lists.commitment_words import Status


@dataclass(frozen=True, slots=True)
class ShareData:
    """A share, 0 to 1: bounds over all who were asked, and of those who answered with its 95 % interval."""

    low: float | None
    high: float | None
    answered: float | None
    answered_low: float | None
    answered_high: float | None


@dataclass(frozen=True, slots=True)
class KeptData:
    """What became of commitments in a month; `training` is empty for all together."""

    training: str
    month: int
    people: int
    people_answered: int
    asked: int
    counts: dict[Status, int]
    done: ShareData
    at_least_partly: ShareData
    done_without_no_longer_relevant: ShareData


@dataclass(frozen=True, slots=True)
class FollowUpReportResult:
    """All together first, then training by training."""

    kept: tuple[KeptData, ...]


def result(found: FollowUp) -> FollowUpReportResult:
    """What was counted, as data."""
    whole = [_kept("", kept(of_trainings(found.asked(month)), month)) for month in found.months]
    each = [_kept(one.training, kept(of_trainings([one]), month)) for one in found.trainings for month in one.months]
    return FollowUpReportResult((*whole, *each))


def _kept(training: str, one: Kept) -> KeptData:
    return KeptData(
        training,
        one.month,
        one.people,
        one.people_answered,
        one.asked,
        one.counts,
        _share(one.done),
        _share(one.at_least_partly),
        _share(one.done_relevant),
    )


def _share(one: Share) -> ShareData:
    return ShareData(one.low, one.high, one.answered.value, one.answered.low, one.answered.high)
