"""What a person decided of pairs that may be one person: a file that is written once and grows."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, field_validator

from ecpat_training.core.text import fold
from ecpat_training.values.base import Noun

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{12}){2}")


class SamePersonDecision(StrEnum):
    """What a person decided of two entries."""

    SAME = "same"
    DIFFERENT = "different"


def _as_written(value: object) -> object:
    return (fold(value) or None) if isinstance(value, str) else value


class DecidedPair(Noun):
    """Two entries, by a key that holds whatever their rows are. `people`, `names`, `likely` and `because` are for
    whoever decides, and stay as they were written; `decision` is empty until then."""

    decision: Annotated[SamePersonDecision | None, BeforeValidator(_as_written)] = None
    people: str = ""
    names: str = ""
    likely: str = ""
    because: str = ""
    key: str

    @field_validator("key")
    @classmethod
    def _whole(cls, value: str) -> str:
        if not KEY.fullmatch(value):
            raise ValueError("this is no key as `ecpat roster match` writes it; please copy it whole")
        return value

    @property
    def salt(self) -> str:
        """The salt of the marks."""
        return self.key.partition("-")[0]

    @property
    def marks(self) -> tuple[str, str]:
        """The marks of the two entries, in order."""
        _, first, second = self.key.split("-")
        return first, second


class Decisions(Noun):
    """A file of decisions."""

    decisions: str
    pairs: tuple[DecidedPair, ...] = ()
