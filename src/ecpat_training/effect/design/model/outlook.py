"""What designs will be able to show."""

from dataclasses import dataclass

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign


@dataclass(frozen=True, slots=True)
class DetectionCounts:
    """How many of `programmes` drawn with the smallest change were found, and how many of those drawn without any."""

    programmes: int
    found: int
    found_without: int


@dataclass(frozen=True, slots=True)
class DesignOutlook:
    """One design: how exactly it measures, the `smallest` change that it finds with the wanted chance, and the `chance`
    of finding the change that somebody asked about (None: nobody did). `why_not` says why it can't be had; then the
    rest is None. `drawn` is what drawn programmes say of it (None: nobody asked)."""

    name: str
    design: StudyDesign
    why_not: str = ""
    exactness: Exactness | None = None
    smallest: float | None = None
    chance: float | None = None
    drawn: DetectionCounts | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The smallest change of each design, by its name, if one thing were otherwise; None where it can't be had."""

    otherwise: str
    smallest: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Outlook:
    """All designs for what is planned; what one thing more would buy; the smallest change by the number of countries
    (number, smallest), for each design that can be had. `effect` is the change asked about, `spread` the SD of scores
    in points; None where nobody said."""

    planned: PlannedProgramme
    designs: tuple[DesignOutlook, ...]
    what_if: tuple[WhatIf, ...]
    smallest_by_countries: dict[str, tuple[tuple[int, float], ...]]
    effect: float | None = None
    spread: float | None = None
    seed: int | None = None
