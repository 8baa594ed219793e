"""What people answered in one wave alone: how many, each scale, each question."""

from dataclasses import dataclass

from ecpat_training.effect.analyses.items.result import ScaleItems
from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class QuestionMean:
    """The mean of one question's answers over the `n` who gave one, reversed items turned round; of a question with a
    key the share of those asked who were right."""

    id: str
    text: str
    n: int
    mean: Estimate
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionShares:
    """A question's answers as they are published: each with its share in steps, from which no count can be told."""

    id: str
    text: str
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScaleReaction:
    """A scale: the mean score of the `n` people who have one, in the scale's units; its `questions`, and what was
    answered to each (`items`); `scores` are everybody's, `steps` those from the lowest to the highest score. Of a
    published report these four are gone, and `shares` tells what may be told; `withheld` says why figures are missing,
    as a key of the words; `of_before` that it asks of the time before the training, which no figure of after is."""

    scale: str
    title: str
    kind: str
    better: str
    unit: str
    low: float | None
    high: float | None
    n: int | None
    mean: Estimate
    questions: tuple[QuestionMean, ...] = ()
    items: ScaleItems | None = None
    scores: tuple[float, ...] = ()
    steps: int | None = None
    shares: tuple[QuestionShares, ...] = ()
    withheld: str = ""
    of_before: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    """One wave: how many responses were `answered`, of how many `participants` where that is known, with the share of
    people as `rate`; every scale that somebody answered; and how many texts were written to which question of free
    text. Of the responses `again` are by people who answered before, as codes say; then figures count participations,
    which `of_participations` says in a published report, too, that knows no number."""

    wave: str
    answered: int | None
    participants: int | None
    rate: Estimate | None
    scales: tuple[ScaleReaction, ...]
    written: tuple[tuple[str, int], ...] = ()
    withheld: str = ""
    again: int = 0
    of_participations: bool = False

    @property
    def people(self) -> int:
        """How many people answered, as far as codes tell."""
        return (self.answered or 0) - self.again
