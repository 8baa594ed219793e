"""The scores of the same people in two waves, counted: a table of before by after, or the moments of one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from types import MappingProxyType

from ecpat_training.stats.pair_moments import PairMoments
from ecpat_training.stats.pairs import Pairs

Cell = tuple[float, float]
_NO_CELLS: Mapping[Cell, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ScoreSums:
    """Sums over `n` people of their scores before (x) and after (y), of squares and products. They are fractions, since
    sums of floats depend on the order in which partners are added."""

    n: int = 0
    x: Fraction = Fraction(0)
    y: Fraction = Fraction(0)
    xx: Fraction = Fraction(0)
    yy: Fraction = Fraction(0)
    xy: Fraction = Fraction(0)

    def __add__(self, addend: "ScoreSums") -> "ScoreSums":
        return ScoreSums(
            self.n + addend.n,
            self.x + addend.x,
            self.y + addend.y,
            self.xx + addend.xx,
            self.yy + addend.yy,
            self.xy + addend.xy,
        )

    @classmethod
    def of(cls, cells: Mapping[Cell, int]) -> "ScoreSums":
        """The sums of a table that says how many people have which two scores."""
        total = cls()
        for (before, after), people in cells.items():
            x, y = Fraction(before), Fraction(after)
            total += cls(people, x * people, y * people, x * x * people, y * y * people, x * y * people)
        return total

    @classmethod
    def of_figures(cls, n: int, means: Cell, sds: Cell, r: float | None) -> "ScoreSums":
        """The sums that follow from means, standard deviations (n - 1) and the correlation r. r is None for one
        person, or where a wave has no spread."""
        (x, y), (first_sd, second_sd) = ((Fraction(earlier), Fraction(later)) for earlier, later in (means, sds))
        degrees = max(n - 1, 0)
        cross_deviations = Fraction(r or 0.0) * first_sd * second_sd * degrees
        return cls(
            n,
            x * n,
            y * n,
            first_sd * first_sd * degrees + x * x * n,
            second_sd * second_sd * degrees + y * y * n,
            cross_deviations + x * y * n,
        )

    def summary(self) -> PairMoments:
        """Means, spreads and what both scores have in common, computed without rounding up to the last step."""
        n, degrees = self.n, self.n - 1
        if n < 1:
            return PairMoments(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        centred_sums = (self.xx - self.x**2 / n, self.yy - self.y**2 / n, self.xy - self.x * self.y / n)
        squares = (centred_sums[0], centred_sums[1], centred_sums[0] + centred_sums[1] - 2 * centred_sums[2])
        sds = [sqrt(max(square, Fraction(0)) / degrees) if degrees else 0.0 for square in squares]
        return PairMoments(n, float(self.x / n), float(self.y / n), sds[0], sds[1], sds[2], float(centred_sums[2]))


@dataclass(frozen=True, slots=True)
class ChangeSums:
    """Sums over `n` people of their changes (d), and of the squares of these: all that pooling with other trainings
    needs, and nothing of either wave."""

    n: int = 0
    d: Fraction = Fraction(0)
    dd: Fraction = Fraction(0)

    def __add__(self, addend: "ChangeSums") -> "ChangeSums":
        return ChangeSums(self.n + addend.n, self.d + addend.d, self.dd + addend.dd)

    @classmethod
    def of_figures(cls, n: int, mean: float, se: float) -> "ChangeSums":
        """The sums that follow from a mean change and its standard error (from the SD with n - 1)."""
        change, error = Fraction(mean), Fraction(se)
        return cls(n, change * n, error * error * n * max(n - 1, 0) + change * change * n)

    @property
    def mean(self) -> float:
        """The mean change; 0 of nobody."""
        return float(self.d / self.n) if self.n else 0.0

    @property
    def squared_error(self) -> float:
        """The square of the mean change's standard error; 0 where everybody changed alike, or of one person."""
        if self.n < 2:
            return 0.0
        return float(max(self.dd - self.d * self.d / self.n, Fraction(0)) / (self.n - 1) / self.n)


@dataclass(frozen=True, slots=True)
class Joint:
    """How many people have which two scores. `cells` are those whose scores are told, `moments` those of whom only sums
    are, `pooled` those of whom only their changes are, added up; `hidden` is how many parts, such as partners, told
    nothing, since they have too few people."""

    cells: Mapping[Cell, int] = field(default_factory=lambda: _NO_CELLS)
    moments: ScoreSums = ScoreSums()
    hidden: int = 0
    pooled: ChangeSums = ChangeSums()

    def __add__(self, addend: "Joint") -> "Joint":
        cells = Counter(self.cells) + Counter(addend.cells)
        return Joint(
            dict(cells), self.moments + addend.moments, self.hidden + addend.hidden, self.pooled + addend.pooled
        )

    @property
    def n(self) -> int:
        """How many people it tells two scores of, or sums over these."""
        return sum(self.cells.values()) + self.moments.n

    @property
    def whole(self) -> bool:
        """Whether everybody's two scores are told."""
        return not self.moments.n

    def changes(self) -> ChangeSums:
        """The changes of all, also of those of whom nothing else is told."""
        sums = ScoreSums.of(self.cells) + self.moments
        return ChangeSums(sums.n, sums.y - sums.x, sums.xx + sums.yy - 2 * sums.xy) + self.pooled

    def pairs(self) -> Pairs:
        """The pairs of scores that are told, in the order of the scores."""
        sorted_cells = sorted(self.cells.items())
        return Pairs.of(
            [before for (before, _), _ in sorted_cells],
            [after for (_, after), _ in sorted_cells],
            [n for _, n in sorted_cells],
        )

    def summary(self) -> PairMoments:
        """What can be said of all, also of those of whom only sums are told."""
        return (ScoreSums.of(self.cells) + self.moments).summary()
