"""What an evaluation will look at, declared before the data are there."""

from datetime import date
from typing import Literal

from pydantic import Field

from ecpat_training.values.base import Identifier, Noun, Text, Title

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
