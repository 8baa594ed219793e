"""How many commitments were kept: bounds that hold whatever those would have said who didn't answer, and apart from
them the share among those who answered, with an interval.

Of `asked` commitments so many are done and so many answered otherwise. If all who didn't answer kept theirs, or nobody
of them, the share lies between

    low = done / asked,    high = 1 - not done / asked

(Manski 1989, DOI 10.2307/145818). Commitments that are no longer relevant count as not done; or they leave the
denominator, and the bounds hold then too, for every completion that leaves a commitment in it.

A person's commitments are no independent answers. The interval takes them as one answer each, the worst case: Wilson's,
of n people with m_i answered commitments, for (sum m)^2 / sum m^2 answers, rounded down (Kish 1965, Survey Sampling,
8.2: the design effect at an intraclass correlation of 1).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ecpat_training.followup.model.commitment import Commitment
from ecpat_training.stats import share
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.lists.commitment_words import Status

METHOD = "share of answered commitments, Wilson interval, a person's commitments taken as one answer"
NOBODY = "nobody answered"


@dataclass(frozen=True, slots=True)
class Share:
    """Bounds of a share of all commitments that were asked, 0 to 1 (None: there is nothing to share), and the same
    among those that were answered."""

    low: float | None
    high: float | None
    answered: Estimate


@dataclass(frozen=True, slots=True)
class CommitmentOutcome:
    """What became of commitments in one month. `done` and `at_least_partly` are of all that were asked, no longer
    relevant ones counted as not kept; `done_relevant` leaves these out."""

    month: int
    people: int
    people_answered: int
    asked: int
    counts: dict[Status, int]
    done: Share
    at_least_partly: Share
    done_relevant: Share

    @property
    def answered(self) -> int:
        """How many commitments were answered."""
        return sum(self.counts.values())


def count_outcomes(commitments: Iterable[Commitment], month: int) -> CommitmentOutcome:
    """Counts what became of commitments that were all asked in a month."""
    rows = [(commitment.code, commitment.status(month)) for commitment in commitments]
    answers = [(code, status) for code, status in rows if status is not None]
    counts = Counter(status for _, status in answers)
    relevant_answers = [(code, status) for code, status in answers if status != "no longer relevant"]
    relevant_count = len(rows) - counts["no longer relevant"]
    statuses: tuple[Status, ...] = ("done", "partly", "no", "no longer relevant")
    return CommitmentOutcome(
        month,
        len({code for code, _ in rows}),
        len({code for code, _ in answers}),
        len(rows),
        {status: counts[status] for status in statuses},
        _share(answers, len(rows), ("done",)),
        _share(answers, len(rows), ("done", "partly")),
        _share(relevant_answers, relevant_count, ("done",)),
    )


def bounds(yes_count: int, answered_count: int, total: int) -> tuple[float, float]:
    """(least, largest) share of `total` that can be yes, 0 to 1, if `yes_count` of `answered_count` are; `total` is at
    least 1."""
    return yes_count / total, 1.0 - (answered_count - yes_count) / total


def _share(answers: Sequence[tuple[str, Status]], total: int, accepted_statuses: Sequence[Status]) -> Share:
    yes_count = sum(status in accepted_statuses for _, status in answers)
    lower_bound, upper_bound = bounds(yes_count, len(answers), total) if total else (None, None)
    if not answers:
        return Share(lower_bound, upper_bound, Estimate.none("share", NOBODY, method=METHOD, reference=share.REFERENCE))
    answer_counts = Counter(code for code, _ in answers).values()
    independent = sum(answer_counts) ** 2 // sum(number**2 for number in answer_counts)
    return Share(lower_bound, upper_bound, share.compute(yes_count / len(answers), independent, method=METHOD))
