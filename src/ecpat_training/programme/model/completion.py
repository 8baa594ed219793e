"""What completing a training takes: `attendance: {required: 80 %, left early counts: yes, signature: not required}`."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ecpat_training.programme.model.references import Problem
from ecpat_training.values.base import Noun
from ecpat_training.values.quantity import parse_share
from ecpat_training.words.catalogue.message import phrase

EVERY_HALF_DAY = "every half-day"
_KEY = re.compile(r"day (\d{1,2}) (am|pm|day)", re.IGNORECASE)
_MAX_HALF_DAYS = 20
_FORMAT_HINT = "write `every half-day`, a share such as `80 %`, or a list of half-days such as [Day 1 AM, Day 2 PM]"


def parse_required(raw_value: object) -> object:
    """Reads `every half-day` as 1.0, `80 %` as 0.8 and a list of half-days as their keys, `Day 1 AM`.

    Raises:
        ValueError: what is written has none of these forms.
    """
    if isinstance(raw_value, list | tuple):
        if not 0 < len(raw_value) <= _MAX_HALF_DAYS:
            raise ValueError(_FORMAT_HINT)
        return tuple(dict.fromkeys(_key(half_day) for half_day in raw_value))
    if not isinstance(raw_value, str) or "least" in raw_value:
        raise ValueError(_FORMAT_HINT)
    if " ".join(raw_value.split()).casefold() == EVERY_HALF_DAY:
        return 1.0
    try:
        share = parse_share(raw_value)
    except ValueError:
        raise ValueError(_FORMAT_HINT) from None
    if not isinstance(share, float) or not 0 < share <= 1:
        raise ValueError(_FORMAT_HINT)
    return share


def _key(raw_value: object) -> str:
    match = _KEY.fullmatch(" ".join(str(raw_value).split()))
    if match is None or not int(match[1]):
        raise ValueError(_FORMAT_HINT)
    day_part = match[2].lower()
    return f"Day {int(match[1])} {day_part if day_part == 'day' else day_part.upper()}"


def _serialise_requirement(required: float | tuple[str, ...]) -> str | list[str]:
    if isinstance(required, tuple):
        return list(required)
    return EVERY_HALF_DAY if required == 1 else f"{required * 100:g} %"


Required = Annotated[
    float | tuple[str, ...],
    BeforeValidator(parse_required),
    PlainSerializer(_serialise_requirement, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": r"^(every half-day|\d{1,3}(\.\d+)? ?%)$",
                    "examples": [EVERY_HALF_DAY, "80 %"],
                },
                {
                    "type": "array",
                    "items": {"type": "string", "pattern": r"^[Dd]ay \d{1,2} (AM|PM|day)$", "examples": ["Day 1 AM"]},
                    "minItems": 1,
                    "maxItems": _MAX_HALF_DAYS,
                },
            ]
        }
    ),
]
"""The share of the half-days, or those that are required, by their keys."""


class AttendanceSpec(Noun):
    """What of a training somebody must have attended to complete it: `required` half-days, whether one that was left
    early counts, and whether the signature must have been seen."""

    required: Required = 1.0
    left_early_counts: bool = False
    signature: Literal["required", "not required"] = "required"


def attendance_misfits(spec: AttendanceSpec | None, days: int) -> list[Problem]:
    """Returns the required half-days of days that a training doesn't have, as problems."""
    if spec is None or not isinstance(spec.required, tuple):
        return []
    late_requirements = [key for key in spec.required if int(key.split()[1]) > days]
    return [
        (
            ("attendance", "required"),
            phrase("`{half_day}` is required, and the training has days 1 to {days}", half_day=key, days=days),
        )
        for key in late_requirements
    ]
