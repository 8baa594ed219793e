"""How much room a scale left for improvement, and how much of it was used."""

from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Headroom:
    """A scale between two waves. `at_best` of `n` people had the best possible score before, `share` of them; `ceiling`
    says that this is more than 15 %. `room` is how far the mean before was from that score, `lacking` whether that is
    less than the smallest change that matters (None where none is declared).

    The gains are those of `stats/gain.py`. `trimmed` is the mean change, better being positive, of those who had room.
    """

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    at_best: int
    share: float
    ceiling: bool
    room: float
    smallest_change: float | None
    lacking: bool | None
    of_class: Estimate
    of_each: Estimate
    c: Estimate
    trimmed: Estimate
    unit: str = ""


@dataclass(frozen=True, slots=True)
class HeadroomResult:
    """Every change of a scale that has a best possible score."""

    rows: tuple[Headroom, ...]
