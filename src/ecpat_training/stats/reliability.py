"""How well the items of a scale hang together."""

from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class ItemInScale:
    """One item among those of its scale: mean and SD (n - 1), its correlation with the sum of all items and of the
    others, and alpha of the scale without it. None where there is no such figure."""

    mean: float | None
    sd: float | None
    item_total: float | None
    item_rest: float | None
    alpha_dropped: float | None


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha of `k` items over `n` people. `total_sd` and `sem` (the standard error of measurement; None
    where alpha is negative) are in units of the sum of the items; `items` in the order of the columns."""

    raw: Estimate
    k: int
    n: int
    standardised: float | None
    average_r: float | None
    guttman_6: float | None
    total_sd: float | None
    sem: float | None
    items: tuple[ItemInScale, ...]


@dataclass(frozen=True, slots=True)
class Omega:
    """Omega from a model of one factor. `value` divides by the variance that the model implies, `observed` by the
    variance that was observed; `loadings` and `residuals` are the model's, in the items' own units (covariances with n
    below); `fit` is the chi-square test of the model. `undefined` says in plain words why there is no omega."""

    value: float | None
    observed: float | None
    loadings: tuple[float, ...] = ()
    residuals: tuple[float, ...] = ()
    fit: TestResult | None = None
    n: int = 0
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class Stability:
    """How much alike two ratings of the same people are: the six intraclass correlations of Shrout and Fleiss, each
    with its F test; `undefined` says why there are none."""

    n: int
    k: int
    single: tuple[Estimate, Estimate, Estimate] | None
    average: tuple[Estimate, Estimate, Estimate] | None
    tests: tuple[TestResult, TestResult, TestResult] | None
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class GeneralFactor:
    """Omega hierarchical and total of a scale with several parts; `loadings` of the items on the general factor
    (negative for items that had to be turned round), with `factors` under it; `undefined` says why there are none."""

    hierarchical: float | None
    total: float | None
    loadings: tuple[float, ...]
    factors: int
    n: int
    undefined: str | None = None
