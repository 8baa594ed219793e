"""How many people a rule wants, as people write it: `7-9`, `at least 8`, `35-45 %`."""

import math
from typing import Annotated, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from ecpat_training.core.text import count
from ecpat_training.programme.rules.check import HaveWant, Share
from ecpat_training.values.quantity import Range, parse_range


class PeopleTarget(BaseModel):
    """A range of people, or of per cent of those in the room."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    range: Range
    percent: bool = False

    def bounds(self, people: int) -> tuple[int | None, int | None]:
        """The lowest and highest head count among so many people (None: open); of a share see `Share.bounds`."""
        if self.percent:
            return Share(self.range, people).bounds
        low, high = self.range.low, self.range.high
        return None if low is None else math.ceil(low), None if high is None else math.floor(high)

    def counted(self, of: str, label: str, have: int, people: int, among: str = "") -> HaveWant:
        """So many of a kind against what is wanted of so many people; see `HaveWant`."""
        share = Share(self.range, people) if self.percent else None
        return HaveWant(of, label, have, *self.bounds(people), among=among, share=share)

    def of_seats(self, seats: int) -> str:
        """A share in words, of so many seats: `35-45 % of 20 seats`; and that no whole number is, where it is so."""
        low, high = self.bounds(seats)
        never = low is not None and high is not None and low > high
        return f"{self} of {count(seats, 'seat')}{', which no whole number is' if never else ''}"

    def __str__(self) -> str:
        return f"{self.range} %" if self.percent else str(self.range)


@overload
def parse_wish(written: str) -> PeopleTarget: ...
@overload
def parse_wish(written: object) -> object: ...
def parse_wish(written: object) -> object:
    """Reads a wish from text.

    Raises:
        ValueError: the text is no range, or a share beyond 100 %.
    """
    if isinstance(written, PeopleTarget):
        return written
    share = written.strip().removesuffix("%") if isinstance(written, str) and written.strip().endswith("%") else None
    percent = share is not None
    range_ = parse_range(written if share is None else share.strip())
    if not isinstance(range_, Range):
        raise ValueError("write how many people, such as `7-9`, `at least 8` or `35-45 %`")
    bounds = [bound for bound in (range_.low, range_.high) if bound is not None]
    if percent and max(bounds, default=0) > 100:
        raise ValueError("a share lies between 0 % and 100 %")
    if not percent and any(bound % 1 for bound in bounds):
        raise ValueError("people are counted whole: write a whole number, such as `8`, or a share, such as `35 %`")
    return PeopleTarget(range=range_, percent=percent)


Wish = Annotated[
    PeopleTarget,
    BeforeValidator(parse_wish),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": ["string", "number"], "examples": ["7-9", "at least 8", "at most 3", "35-45 %"]}),
]
"""How many people are wanted, as people write it."""
