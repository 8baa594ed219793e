"""What an instrument says about publishing figures by group."""

from typing import Self

from pydantic import Field, model_validator

from ecpat_training.values.base import MisfitError, Noun, Text, Title
from ecpat_training.values.thresholds import SMALLEST, SMALLEST_WITH_A_REASON


class Merge(Noun):
    """Groups that become one where one of them is too small to be shown: `IGO` and `NGO` into `non-government`."""

    groups: tuple[Title, ...] = Field(min_length=2)
    into: Title


class Disclosure(Noun):
    """How small a group may be whose figures are published: 10 people; 5 to 9 by a reason that is written down.
    `merge` are the groups that may become one, tried in this order."""

    smallest_group: int = Field(default=SMALLEST, ge=SMALLEST_WITH_A_REASON, le=1000)
    because: Text = ""
    merge: tuple[Merge, ...] = ()

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.smallest_group < SMALLEST and not self.because:
            message = f"groups of fewer than {SMALLEST} people need a reason: write it behind `because`"
            raise MisfitError([(("smallest group",), message)])
        return self

    @property
    def smallest(self) -> int:
        """The k of the rules."""
        return self.smallest_group
