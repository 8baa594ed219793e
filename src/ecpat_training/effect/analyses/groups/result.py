"""The change by group: what differs between groups, and how surely."""

from dataclasses import dataclass

from ecpat_training.effect.model.change import GroupChange, ScaleFacts
from ecpat_training.stats.estimate import Estimate, FTest


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """Two groups compared, first minus second: the difference of their changes and of their scores before, and how
    often somebody of the first changes to more than somebody of the second."""

    first: str
    second: str
    difference: Estimate
    baseline: Estimate
    superiority: Estimate


@dataclass(frozen=True, slots=True)
class ScaleByGroup:
    """One scale. With more than two groups `welch` and `classical` test whether the changes differ at all, and the
    intervals of the pairs are widened so that together they hold with 95 %. `together` are groups too small to stand
    alone that are taken as one, `left_out` those of whom nothing is said, with their numbers of people."""

    of: ScaleFacts
    groups: tuple[GroupChange, ...]
    pairs: tuple[GroupDifference, ...]
    welch: FTest | None
    classical: FTest | None
    together: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ByColumn:
    """The groups by one background question. `unknown` people never answered it, `changed` said another group later."""

    column: str
    declared: bool
    unknown: int
    changed: int
    scales: tuple[ScaleByGroup, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Two waves, by each background question."""

    before: str
    after: str
    columns: tuple[ByColumn, ...]
