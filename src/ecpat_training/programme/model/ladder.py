"""What a trainer must have done to be certified, how long that holds, and who is active:
`ladder: {observed: 1, co-trained: 1, taught back: 1, assessors: 2, lapses after: 24 months, active within: 6 months}`.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from ecpat_training.values.base import Noun

_MONTHS = re.compile(r"(\d{1,3})\s*(months?|years?)?", re.IGNORECASE)
_YEAR = 12
_MAX_MONTHS = 120


def parse_months(raw_value: object) -> object:
    """Reads `24 months`, `2 years` or `24` as 24.

    Raises:
        ValueError: what is written is no number of months.
    """
    if not isinstance(raw_value, str):
        return raw_value
    match = _MONTHS.fullmatch(raw_value.strip())
    if match is None:
        raise ValueError("write a number of months, such as `24 months`")
    return int(match[1]) * (_YEAR if (match[2] or "").lower().startswith("year") else 1)


def months_after(day: date, months: int) -> date:
    """The date so many months later: the same day of the month, or the month's last day where it has no such day."""
    month = day.month - 1 + months
    year, number = day.year + month // _YEAR, month % _YEAR + 1
    month_length = (date(year + number // _YEAR, number % _YEAR + 1, 1) - date(year, number, 1)).days
    return date(year, number, min(day.day, month_length))


Months = Annotated[
    int,
    BeforeValidator(parse_months),
    Field(ge=1, le=_MAX_MONTHS),
    PlainSerializer(lambda months: f"{months} months", when_used="json"),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{1,3}( ?(months?|years?))?$", "examples": ["24 months", "2 years"]}
    ),
]
"""A number of months, as people write it."""


class Ladder(Noun):
    """The rungs up to a certificate: how many trainings somebody has `observed`, in how many he or she has
    `co-trained`, how often taught back in front of how many `assessors`; after how long a certificate `lapses after`,
    and within what time an active trainer has led or assisted (`active within`; six months is Tearfund's
    definition). `staffed` says whom `ecpat trainers check` takes for trainings."""

    observed: int = Field(default=1, ge=0, le=20)
    co_trained: int = Field(default=1, ge=0, le=20, alias="co-trained")
    taught_back: int = Field(default=1, ge=0, le=20)
    assessors: int = Field(default=2, ge=1, le=2)
    lapses_after: Months = 24
    active_within: Months = 6
    staffed: Literal["everybody", "certified", "certified and active"] = "everybody"
