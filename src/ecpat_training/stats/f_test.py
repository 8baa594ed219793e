"""A test of several differences at once."""

from dataclasses import dataclass


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
