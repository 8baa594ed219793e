"""Two scores of the same people, where only means and spreads are known: what a mean change needs, and no ranks."""

from dataclasses import dataclass
from typing import Protocol

from ecpat_training.stats.pairs import NOBODY, NOBODY_CHANGED, ONE_PERSON, SAME_CHANGE

_NOISE = 1e-9  # of the spread of the scores: figures that are told are rounded, and a spread below it is none


class PairFigures(Protocol):
    """What statistics of the mean change need to know of pairs: `Pairs` say it, and `PairMoments`."""

    @property
    def n(self) -> int:
        """How many people have both scores."""
        ...

    @property
    def mean_before(self) -> float:
        """The mean score before, in the scale's units."""
        ...

    @property
    def mean_after(self) -> float:
        """The mean score after, in the scale's units."""
        ...

    @property
    def sd_before(self) -> float:
        """Standard deviation before (n - 1)."""
        ...

    @property
    def sd_after(self) -> float:
        """Standard deviation after."""
        ...

    @property
    def mean_change(self) -> float:
        """The mean of the changes, after minus before, in the scale's units."""
        ...

    @property
    def sd_change(self) -> float:
        """Standard deviation of the changes."""
        ...

    @property
    def co_deviation(self) -> float:
        """The sum of the products of both deviations from the means."""
        ...

    @property
    def unusable(self) -> str | None:
        """Why no statistic can be given."""
        ...

    @property
    def no_spread(self) -> str | None:
        """Why what divides by the spread of the changes can't be given."""
        ...


@dataclass(frozen=True, slots=True)
class PairMoments:
    """Means and standard deviations (n - 1) of scores before and after and of the changes; `co_deviation` is the sum of
    the products of both scores' deviations."""

    n: int
    mean_before: float
    mean_after: float
    sd_before: float
    sd_after: float
    sd_change: float
    co_deviation: float

    @property
    def mean_change(self) -> float:
        """The mean of the changes, after minus before, in the scale's units."""
        return self.mean_after - self.mean_before

    @property
    def unusable(self) -> str | None:
        """Why no statistic at all can be given, in plain words; None if some can."""
        return None if self.n > 1 else ONE_PERSON if self.n else NOBODY

    @property
    def no_spread(self) -> str | None:
        """Why statistics that divide by the spread of the changes have no value, in plain words; None where they
        have one."""
        if self.unusable or self.sd_change > _NOISE * max(self.sd_before, self.sd_after):
            return self.unusable
        return SAME_CHANGE if self.mean_change else NOBODY_CHANGED
