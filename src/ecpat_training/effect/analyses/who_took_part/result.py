"""How many people of each group a report is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Withheld = Literal["small", "together", "earlier", "earlier counts"]
"""Why nothing is published by a column (`small`, `earlier counts`), or no means: a group is too small; with other
figures of the report, or with those of earlier reports, it would tell of few."""


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """How many people said which group by one column; `unknown` said none. In a published report groups may be merged
    or left out; `groups` are empty where nothing may be said."""

    column: str
    groups: tuple[tuple[str, int], ...]
    unknown: int | None


@dataclass(frozen=True, slots=True)
class CrossTable:
    """People by two columns, cell by cell; None where a cell is hidden from publication."""

    by: str
    across: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupMeans:
    """One scale in one group, as it is published: means before and after, their change, its 95 % interval where there
    are enough people for one."""

    column: str
    scale: str
    title: str
    group: str
    people: int
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class WhoTookPart:
    """The people of the first comparison, by the groups that they say they belong to. `members[at]` are the positions,
    among those people, of the people of each group by column `at`; a published result has none, but the `means` of
    groups, and by which columns something is `withheld`, with the reason."""

    people: int
    counts: tuple[GroupCounts, ...]
    cross: CrossTable | None
    members: tuple[dict[str, tuple[int, ...]], ...] = ()
    means: tuple[GroupMeans, ...] = ()
    published: bool = False
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
