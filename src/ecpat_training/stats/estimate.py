"""One figure with its certainty, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic's value with its interval.

    `low` and `high` bound the interval of `level` (0.95); None where the statistic has none, and where it should have
    one, `no_interval` says why. `method` names how value and interval were computed, `reference` the source of the
    formula. If `undefined` is set, it says in plain words why there is no value, and `value`, `low` and `high` are
    None: a figure is never inf or nan. `n` is None where it is withheld from publication.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    n: int | None = 0
    method: str = ""
    reference: str = ""
    undefined: str | None = None
    no_interval: str | None = None

    @classmethod
    def none(cls, name: str, reason: str, *, n: int | None = 0, method: str = "", reference: str = "") -> "Estimate":
        """No value, for a reason."""
        return cls(name, None, n=n, method=method, reference=reference, undefined=reason)


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test: statistic, degrees of freedom where it has any, two-sided p; or the reason why there is none."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    name: str
    statistic: float | None
    p: float | None
    df: float | None = None
    n: int | None = 0
    method: str = ""
    reference: str = ""
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class FTest:
    """F with its degrees of freedom between and within groups, and p; or the reason why there is none."""

    name: str
    statistic: float | None
    p: float | None
    df_between: float | None = None
    df_within: float | None = None
    n: int | None = 0
    method: str = ""
    reference: str = ""
    undefined: str | None = None
