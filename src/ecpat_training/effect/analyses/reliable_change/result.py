"""How many people changed by more than the scale's own unreliability makes scores wander."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ReliableCount:
    """A scale between two waves. `reliability` is that of the scores before, known `by` a repeated test (the
    instrument's `retest`) or by Cronbach's alpha of the `people` who answered all items before; `sem` and `threshold`
    are in the scale's units. The counts are of people, together `n`."""

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    improved: int
    same: int
    worsened: int
    threshold: float
    sem: float
    reliability: float
    by: Literal["retest", "alpha"]
    people: int | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ScaleNotCounted:
    """A scale between two waves whose reliability can't be used: of too `few` people; `loose`, since alpha is so low
    that it says nothing of a person; or of a test of `knowledge` whose questions need not hang together, so that alpha
    isn't its reliability."""

    title: str
    before: str
    after: str
    why: Literal["few", "loose", "knowledge"] = "few"


@dataclass(frozen=True, slots=True)
class ReliableChangeResult:
    """Every change of enough people on a scale whose reliability is known; `not_counted` are the others of which there
    is an alpha or a reliability."""

    rows: tuple[ReliableCount, ...]
    not_counted: tuple[ScaleNotCounted, ...] = ()
