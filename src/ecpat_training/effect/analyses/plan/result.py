"""What was declared before the data, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.model.change import AdjustedP, Role

Dated = Literal["before", "same day", "after", "unknown"]


@dataclass(frozen=True, slots=True)
class PlannedOutcome:
    """One test: what the plan says of it, its p value (None: not to be had, or withheld) and that adjusted for its
    family."""

    role: Role
    scale: str
    title: str
    before: str
    after: str
    p: float | None
    adjusted: AdjustedP | None


@dataclass(frozen=True, slots=True)
class PlanAdherence:
    """`declared` says whether there was a plan at all; `on` is its date and `dated` where that lies against
    `first_answer`, ISO days; `missing` names declared outcomes that these files have no figure for, as (title, before,
    after)."""

    declared: bool
    outcomes: tuple[PlannedOutcome, ...]
    on: str | None = None
    first_answer: str | None = None
    dated: Dated = "unknown"
    because: str = ""
    missing: tuple[tuple[str, str, str], ...] = ()
