"""What these people's answers could show at all, whatever they did show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Precision:
    """A scale between two waves. `half_width` is that of the 95 % interval of the mean change, in the scale's units.

    `detectable_d_z`, `detectable_d_av` and `detectable` (the scale's units) are the change that the t test finds with a
    chance of 80 %; `detectable_in_family` is the same at the first step of Holm's procedure among the `family` outcomes
    declared together. `people_needed` is how many the smallest change that matters would take, whole people; None where
    none is declared, or it would take more than a million.
    """

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    half_width: float
    detectable_d_z: float
    detectable_d_av: float | None
    detectable: float
    family: int
    detectable_in_family: float | None
    smallest_change: float | None
    people_needed: int | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PrecisionResult:
    """Every change whose test could be made."""

    rows: tuple[Precision, ...]
