"""`ecpat design --json`: what each design can show."""

from dataclasses import dataclass

from ecpat_training.design.model.outlook import DesignOutlook, Outlook


@dataclass(frozen=True, slots=True)
class DesignData:
    """One design; changes are in SD of scores. `why_not` is empty where it can be had, else the figures are null.
    `drawn` of `programmes` found the smallest change, `drawn_without` found one where there was none."""

    name: str
    title: str
    why_not: str
    standard_error: float | None
    df: float | None
    smallest_change: float | None
    chance: float | None
    programmes: int | None
    drawn: int | None
    drawn_without: int | None


@dataclass(frozen=True, slots=True)
class WhatIfData:
    """The smallest change of each design if one thing were otherwise."""

    otherwise: str
    smallest_change: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class DesignResult:
    """What designs can show of what is planned: `trainings` of each country, people linked in each."""

    trainings: tuple[int, ...]
    people: int
    linked: int
    power: float
    alpha: float
    effect: float | None
    designs: tuple[DesignData, ...]
    what_if: tuple[WhatIfData, ...]


def result(outlook: Outlook) -> DesignResult:
    """The figures, raw."""
    planned = outlook.planned
    return DesignResult(
        planned.trainings,
        planned.people,
        planned.linked,
        planned.power,
        planned.alpha,
        outlook.effect,
        tuple(map(_design, outlook.designs)),
        tuple(WhatIfData(one.otherwise, one.smallest) for one in outlook.what_if),
    )


def _design(one: DesignOutlook) -> DesignData:
    exact, drawn = one.exactness, one.drawn
    return DesignData(
        one.name,
        one.design.title,
        one.why_not,
        exact.error if exact else None,
        exact.df if exact else None,
        one.smallest,
        one.chance,
        drawn.programmes if drawn else None,
        drawn.found if drawn else None,
        drawn.found_without if drawn else None,
    )
