"""What is left months after the trainings of a programme."""

from dataclasses import dataclass

from ecpat_training.core.finding import Finding
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.stats.cell_weighted import CellWeighted


@dataclass(frozen=True, slots=True)
class UseAtWork:
    """A yes or no question about what people did since: how many said yes, of how many who answered it, of how many who
    took part in the trainings that asked."""

    item: str
    text: str
    yes: int
    answered: int
    people: int


@dataclass(frozen=True, slots=True)
class TrainingFollowUp:
    """One training's follow-up: how many answered before or after it, how many of them the follow-up; the change since
    before and since after of those who answered both, in the outcome's points, with how many; the bounds of the mean
    change of all who answered before; what they used at work; and each person for weighing: side, score before, change
    (nan: none). `findings` are what must be said of its files."""

    training: str
    country: str
    months: int
    took_part: int
    answered: int
    since_before: tuple[float, int] | None
    since_after: tuple[float, int] | None
    bounds: tuple[float, float] | None
    uses: tuple[UseAtWork, ...]
    people: tuple[tuple[str, float, float], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of commitments by then: how many were asked, how many done, partly, and not answered; bounds of the
    share done, 0 to 1."""

    asked: int
    done: int
    answered: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FollowUpMonth:
    """A follow-up over trainings. `took_part` are the people of the trainings that were asked, of whom `answered`;
    `bounds` are of the mean change since before, over countries, whatever those would say who are silent. `reweighed`
    is that change of those who answered, weighed by side and third of the score before; `has_sides` says whether sides
    are known."""

    months: int
    trainings: tuple[str, ...]
    took_part: int
    answered: int
    since_before: Contrast
    since_after: Contrast
    bounds: tuple[float, float] | None
    reweighed: CellWeighted | None
    has_sides: bool
    uses: tuple[UseAtWork, ...]
    promises: Promises | None
