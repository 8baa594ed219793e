"""How many people a rule wants, as people write it: `7-9`, `at least 8`, `35-45 %`; of each kind, `{GO: 7-9, NGO: at
least 2}`; and one number for one or several of the ways by which people are counted, `{organisation: 3}`."""

import math
from collections.abc import Mapping
from typing import Annotated, ClassVar, Self, cast, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema, model_validator

from ecpat_training.core.text import count, listing
from ecpat_training.programme.rules.check import CountCheck, ShareTarget
from ecpat_training.roster.rule_parts.composition import PersonAttribute, canonical
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import Range, parse_range
from ecpat_training.words.catalogue.message import phrase


class PeopleTarget(BaseModel):
    """A range of people, or of per cent of those in the room."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    range: Range
    percent: bool = False

    def bounds(self, people: int) -> tuple[int | None, int | None]:
        """The lowest and highest head count among so many people (None: open); of a share see `ShareTarget.bounds`."""
        if self.percent:
            return ShareTarget(self.range, people).bounds
        minimum, maximum = self.range.low, self.range.high
        return None if minimum is None else math.ceil(minimum), None if maximum is None else math.floor(maximum)

    def counted(self, attribute: str, label: str, people_count: int, people: int, group_label: str = "") -> CountCheck:
        """So many of a kind against what is wanted of so many people; see `CountCheck`."""
        share = ShareTarget(self.range, people) if self.percent else None
        return CountCheck(attribute, label, people_count, *self.bounds(people), among=group_label, share=share)

    def of_seats(self, seats: int) -> str:
        """A share in words, of so many seats: `35-45 % of 20 seats`; and that no whole number is, where it is so."""
        low, high = self.bounds(seats)
        is_unreachable = low is not None and high is not None and low > high
        return f"{self} of {count(seats, 'seat')}{', which no whole number is' if is_unreachable else ''}"

    def __str__(self) -> str:
        return f"{self.range} %" if self.percent else str(self.range)


@overload
def parse_target(target_text: str) -> PeopleTarget: ...
@overload
def parse_target(target_text: object) -> object: ...
def parse_target(target_text: object) -> object:
    """Reads a wish from text.

    Raises:
        ValueError: the text is no range, or a share beyond 100 %.
    """
    if isinstance(target_text, PeopleTarget):
        return target_text
    share = (
        target_text.strip().removesuffix("%")
        if isinstance(target_text, str) and target_text.strip().endswith("%")
        else None
    )
    percent = share is not None
    range_ = parse_range(target_text if share is None else share.strip())
    if not isinstance(range_, Range):
        raise ValueError("write how many people, such as `7-9`, `at least 8` or `35-45 %`")
    bounds = [bound for bound in (range_.low, range_.high) if bound is not None]
    if percent and max(bounds, default=0) > 100:
        raise ValueError("a share lies between 0 % and 100 %")
    if not percent and any(bound % 1 for bound in bounds):
        raise ValueError("people are counted whole: write a whole number, such as `8`, or a share, such as `35 %`")
    return PeopleTarget(range=range_, percent=percent)


TargetWish = Annotated[
    PeopleTarget,
    BeforeValidator(parse_target),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": ["string", "number"], "examples": ["7-9", "at least 8", "at most 3", "35-45 %"]}),
]
"""How many people are wanted, as people write it."""


def refuse_repeated_labels(attribute: PersonAttribute, target_by_label: Mapping[str, TargetWish]) -> None:
    """Refuses a kind that is wanted under two of its names, or that there isn't.

    Raises:
        ValueError: there is one.
    """
    canonical_labels = [canonical(attribute, label) for label in target_by_label]
    if repeated_labels := [label for label in dict.fromkeys(canonical_labels) if canonical_labels.count(label) > 1]:
        raise ValueError(phrase("{labels} has two targets", labels=listing(repeated_labels)))


def wishes_line(attribute: PersonAttribute, target_by_label: Mapping[str, TargetWish]) -> str:
    """The wishes in one line: `GO 7-9 and NGO at least 2`."""
    return listing([f"{canonical(attribute, label)} {target}" for label, target in target_by_label.items()], 30)


class AttributeNumbers(Noun):
    """One number at least; every field is a way of counting people, None where it isn't asked for. `SUCH_AS` is what
    to write, for the message."""

    SUCH_AS: ClassVar[str]

    @model_validator(mode="after")
    def _require_values(self) -> Self:
        if not self.numbers():
            raise ValueError(phrase("say of what, such as `{example}`", example=self.SUCH_AS))
        return self

    def numbers(self) -> dict[PersonAttribute, int]:
        """The numbers that are set, in the order of the fields."""
        fields = cast(tuple[PersonAttribute, ...], tuple(type(self).model_fields))
        return {attribute: number for attribute in fields if (number := getattr(self, attribute)) is not None}
