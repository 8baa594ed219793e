"""A date of a programme, as people write it."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from ecpat_training.words.written_date import parse_written_date


def parse_date(raw_value: object) -> object:
    """Reads `2026-05-12`, `12.5.2026` or `12 May 2026`; anything that isn't text is left to pydantic.

    Raises:
        ValueError: the text is no date, or a date that can be read in two ways.
    """
    return parse_written_date(raw_value) if isinstance(raw_value, str) else raw_value


WrittenDate = Annotated[
    date,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": "string", "pattern": r"[0-9]", "examples": ["2005-05-12", "12 May 2005"]}),
]
"""A date as people write it."""
