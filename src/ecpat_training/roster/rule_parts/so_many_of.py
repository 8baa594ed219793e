"""Parameters that give a number for one or several of the ways by which people are counted: `{organisation: 3}`."""

from typing import ClassVar, Self, cast

from pydantic import model_validator

from ecpat_training.roster.rule_parts.composition import Of
from ecpat_training.values.base import Noun


class SoManyOf(Noun):
    """One number at least; every field is a way of counting people, None where it isn't asked for. `SUCH_AS` is what
    to write, for the message."""

    SUCH_AS: ClassVar[str]

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.numbers():
            raise ValueError(f"say of what, such as `{self.SUCH_AS}`")
        return self

    def numbers(self) -> dict[Of, int]:
        """The numbers that are set, in the order of the fields."""
        fields = cast(tuple[Of, ...], tuple(type(self).model_fields))
        return {of: number for of in fields if (number := getattr(self, of)) is not None}
