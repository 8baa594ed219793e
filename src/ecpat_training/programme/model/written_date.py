"""A date of a programme, as people write it."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from ecpat_training.words.written_date import date_written


def parse_date(written: object) -> object:
    """Reads `2026-05-12`, `12.5.2026` or `12 May 2026`; anything that isn't text is left to pydantic.

    Raises:
        ValueError: the text is no date, or a date that can be read in two ways.
    """
    return date_written(written) if isinstance(written, str) else written


WrittenDate = Annotated[
    date,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": "string", "pattern": r"[0-9]", "examples": ["2005-05-12", "12 May 2005"]}),
]
"""A date as people write it."""
