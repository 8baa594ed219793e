"""What an evaluation will look at, declared before the data are there, and what may be published of it by group."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from ecpat_training.values.base import Identifier, MisfitError, Noun, Text, Title
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP, SMALLEST_WITH_A_REASON

DeclaredComparison = Literal["pre-post", "pre-follow-up", "post-follow-up"]


class ComparisonGroup(Noun):
    """People who were asked twice without the training in between (a waiting list, another region): those who have
    `is` in the column `column`. `randomised` says that lots decided who was trained first."""

    column: Title
    is_: str = Field(alias="is", min_length=1)
    randomised: bool = False


class AnalysisPlan(Noun):
    """The outcomes and comparisons that count; what is not declared is marked exploratory.

    `primary` is the one scale that decides, `secondary` the others that were declared: their tests share one family
    (Holm). How large a change matters stands with each scale (`smallest change`). `groups` are the columns by which
    changes are compared; `sites` is the column that says where somebody was trained; several sites
    are the units of intervals and tests.
    """

    primary: Identifier
    secondary: tuple[Identifier, ...] = ()
    comparisons: tuple[DeclaredComparison, ...] = Field(default=("pre-post",), min_length=1)
    groups: tuple[Title, ...] = ()
    comparison_group: ComparisonGroup | None = None
    sites: str = ""
    declared: date | None = None
    because: Text = ""


class Merge(Noun):
    """Groups that become one where one of them is too small to be shown: `IGO` and `NGO` into `non-government`."""

    groups: tuple[Title, ...] = Field(min_length=2)
    into: Title


class Disclosure(Noun):
    """How small a group may be whose figures are published: 10 people; 5 to 9 by a reason that is written down.
    `merge` are the groups that may become one, tried in this order."""

    smallest_group: int = Field(default=SMALLEST_PUBLISHED_GROUP, ge=SMALLEST_WITH_A_REASON, le=1000)
    because: Text = ""
    merge: tuple[Merge, ...] = ()

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.smallest_group < SMALLEST_PUBLISHED_GROUP and not self.because:
            message = f"groups of fewer than {SMALLEST_PUBLISHED_GROUP} people need a reason: write it behind `because`"
            raise MisfitError([(("smallest group",), message)])
        return self

    @property
    def smallest(self) -> int:
        """The fewest people of whom a figure may be published."""
        return self.smallest_group
