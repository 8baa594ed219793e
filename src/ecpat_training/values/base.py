"""What all nouns share: frozen, strict about unknown keys, readable in the words of the YAML."""

import contextlib
import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ecpat_training.core.text import visible
from ecpat_training.values.countries import require_country
from ecpat_training.values.languages import require_language
from ecpat_training.values.time_zones import require_time_zone

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = 12
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # the days after a date must be dates as well
_DAY_FIRST_DATE = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")


def spoken_name(name: str) -> str:
    """The YAML key of a field: `per_country` is written `per country`."""
    return name.replace("_", " ")


class MisfitError(ValueError):
    """What doesn't fit together inside a noun: several problems, each with its path from that noun on."""

    def __init__(self, problems: Sequence[tuple[tuple[str | int, ...], str]]) -> None:
        super().__init__("; ".join(message for _, message in problems))
        self.problems = tuple(problems)


class Noun(BaseModel):
    """Base of every noun. Keys in files are written with spaces; code may use either spelling."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=spoken_name,
        allow_inf_nan=False,
        hide_input_in_errors=True,  # a message must not repeat people's names
        str_strip_whitespace=True,
        defer_build=True,  # a command builds the few nouns that it reads
    )

    @model_validator(mode="before")
    @classmethod
    def _refuse_empty(cls, data: object) -> object:
        """Takes an optional key behind which nothing stands (`venue:`, `dates: null`) as one that isn't there."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        optional = _optional(cls)
        return {key: value for key, value in data.items() if value is not None or key not in optional}

    @field_validator("*", mode="before")
    @classmethod
    def _normalise_numbers_and_dates(cls, value: object, info: ValidationInfo) -> object:
        """Lets numbers and dates through only as people write them: pydantic alone reads `4_0` as 40, `\u0664` as 4
        and `86400` as the 2nd of January 1970."""
        if not isinstance(value, str | list) or not (value_types := _value_types(cls, info.field_name or "")):
            return value
        for text in value if isinstance(value, list) else [value]:
            if not isinstance(text, str):
                continue
            if value_types & {int, float} and not _NUMBER.fullmatch(text.strip()):
                raise ValueError("write a number in the digits 0 to 9")
            if date in value_types and (problem := date_problem(text.strip())):
                raise ValueError(problem)
        return value


def date_problem(text: str) -> str:
    """What is wrong with a date as people write it; empty where nothing is."""
    if not _DATE.fullmatch(text):
        return _date_wanted(text)
    if missing_day := _impossible_day_message(text):
        return missing_day
    return "" if _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR else f"write a date from {_FIRST_YEAR} to {_LAST_YEAR}"


def _date_wanted(text: str) -> str:
    """What to write instead: with dots, the day stands first everywhere; with strokes, nobody can tell."""
    match = _DAY_FIRST_DATE.fullmatch(text)
    if match:
        day, month, year = map(int, match.groups())
        with contextlib.suppress(ValueError):
            return f"write the date as `{date(year, month, day).isoformat()}`"
    return "write a date such as `2005-05-12`"


def _impossible_day_message(text: str) -> str:
    """What is wrong with a date of the right form whose month or day doesn't exist; empty where both do."""
    year, month, day = map(int, text.split("-"))
    if not 1 <= month <= _MONTHS:
        return f"there is no month {month}; the date is written year-month-day"
    last_day = monthrange(max(year, 1), month)[1]
    return "" if 1 <= day <= last_day else f"there is no day {day} in {year}-{month:02d}, which has {last_day} days"


@cache
def _optional(noun: type[Noun]) -> frozenset[object]:
    """The keys that may be left out, in each of their spellings; without those for which nothing means something."""
    fields = [(name, field) for name, field in noun.model_fields.items() if not field.is_required()]
    optional_fields = [
        (name, field) for name, field in fields if field.default is None or not _allows_none(field.annotation)
    ]
    return frozenset(key for name, field in optional_fields for key in (name, field.alias))


def _allows_none(annotation: object) -> bool:
    return type(None) in _leaves(annotation)


@cache
def _value_types(noun: type[Noun], name: str) -> frozenset[object]:
    """What a field of a noun is made of; nothing where it takes any text, or reads for itself what is written."""
    field = noun.model_fields[name]
    annotation: object = field.annotation
    leaves = _leaves(annotation)
    takes_any = str in leaves or any(isinstance(mark, BeforeValidator) for mark in field.metadata)
    return frozenset() if takes_any else leaves


@cache
def _leaves(annotation: object) -> frozenset[object]:
    """The plain types inside an annotation: `tuple[date, ...] | None` holds date."""
    inner_types = get_args(annotation)
    if get_origin(annotation) is Annotated and any(isinstance(mark, BeforeValidator) for mark in inner_types):
        return frozenset()  # it reads for itself what is written
    return (
        frozenset().union(*(_leaves(argument) for argument in inner_types)) if inner_types else frozenset({annotation})
    )


Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", min_length=1, max_length=60)]
"""A short name used in files and file names: Latin letters, digits, `-` and `_`."""

LONGEST_TITLE = 300
Title = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE)]
"""One line that people read."""

Text = Annotated[str, StringConstraints(max_length=4000)]
"""A paragraph that people read."""

Room = Annotated[str, StringConstraints(pattern=r"^[^\[\]]+$", max_length=60)]
"""A room's name, as it stands in brackets at the end of an agenda's line."""


def refuse_secrets(address: str) -> str:
    """The address itself, if it holds no name or password of anybody.

    Raises:
        ValueError: the address holds a name or a password; the message doesn't repeat it.
    """
    scheme, _, remainder = address.partition("://")
    host = re.split(r"[/?#]", remainder, maxsplit=1)[0]
    if "@" not in host:
        return address
    public_address = f"{scheme}://{host.rpartition('@')[2]}{remainder.removeprefix(host)}"
    raise ValueError(
        f"it holds a name or a password before the `@`, and this address is printed; write `{visible(public_address)}`"
    )


WebAddress = Annotated[
    str, StringConstraints(pattern=r'^https?://[^\s<>"]+$', max_length=500), AfterValidator(refuse_secrets)
]
"""A page on the web, as one opens it: `https://meet.example.org/room`."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(require_country)]
"""A country's ISO 3166-1 code: `NO` is Norway."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$"), AfterValidator(require_language)]
"""A language's ISO 639 code: `no` is Norwegian, `sq` Albanian."""

TimeZone = Annotated[str, AfterValidator(require_time_zone)]
"""A time zone's name: `Europe/Tirane`."""
