"""How well the questions of each scale hang together, and how steady scores are."""

from dataclasses import dataclass

from ecpat_training.stats.reliability import Alpha, GeneralFactor, Omega, Stability


@dataclass(frozen=True, slots=True)
class ScaleReliability:
    """One scale in one wave (and one parallel form, if there are several). `items` are the questions in the order of
    `alpha.items`, `reversed` those that the instrument turns round. `sem` is the standard error of measurement in the
    scale's own units. `omega` has no value where people are too few or the model doesn't fit, with the reason.
    `general` is there where the scale has several chapters of several questions, and people are enough. `ceiling` says
    that more than 15 % of those with a score in this wave have the best possible one."""

    scale: str
    title: str
    kind: str
    wave: str
    form: str | None
    items: tuple[str, ...]
    reversed: tuple[str, ...]
    alpha: Alpha
    omega: Omega
    general: GeneralFactor | None
    sem: float | None
    ceiling: bool = False


@dataclass(frozen=True, slots=True)
class ScaleStability:
    """One scale over two waves, of the same people: intraclass correlations, and how far a person's score strays
    between the waves beside the mean change (`stray`, the SD of the changes over the root of 2)."""

    scale: str
    title: str
    earlier: str
    later: str
    correlations: Stability
    stray: float | None


@dataclass(frozen=True, slots=True)
class ReliabilityResult:
    """Each scale of two questions and more, wave by wave; and each scale over two waves."""

    scales: tuple[ScaleReliability, ...]
    stability: tuple[ScaleStability, ...]
