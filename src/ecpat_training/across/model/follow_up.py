"""What is left months after the trainings of a programme."""

from dataclasses import dataclass

from ecpat_training.across.model.contrast import Contrast


@dataclass(frozen=True, slots=True)
class Later:
    """One training's follow-up: how many answered before or after it, how many of them the follow-up; the change since
    before and since after of those who answered both, in the outcome's points, with how many; the sums that bounds are
    made of; and each person's row for weighing: side, score before, change (nan: none)."""

    training: str
    country: str
    months: int
    took_part: int
    answered: int
    since_before: tuple[float, int] | None
    since_after: tuple[float, int] | None
    bounds: tuple[float, float] | None
    people: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Reweighed:
    """The mean change since before of those who answered the follow-up, as they are and weighed so that sides and
    thirds of the score before are as among all who answered before; `covered` is the share of all whose side and third
    anybody of is there."""

    plain: float
    weighed: float
    covered: float
    people: int


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
    `bounds` are of the mean change since before, over countries, whatever those would say who are silent. `gained` is
    the countries' mean change from before to after, of the trainings asked, for comparison."""

    months: int
    trainings: tuple[str, ...]
    took_part: int
    answered: int
    since_before: Contrast
    since_after: Contrast
    bounds: tuple[float, float] | None
    reweighed: Reweighed | None
    promises: Promises | None
