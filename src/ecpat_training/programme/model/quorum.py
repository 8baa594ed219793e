"""How many partners must be at an expert meeting so that its decisions count: `quorum: two thirds`."""

import re
from fractions import Fraction
from math import ceil
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

MORE_THAN_HALF, TWO_THIRDS, EVERY_PARTNER = "more than half", "two thirds", "every partner"
_MAX_PARTNERS = 300
_PARTNERS = re.compile(r"([1-9][0-9]{0,2})(?: partners?)?")
_SHARE = re.compile(r"([1-9][0-9]?|100) ?%")
_FORMAT_HINT = (
    f"write `{MORE_THAN_HALF}`, `{TWO_THIRDS}`, `{EVERY_PARTNER}`, a share such as `60 %`, or a number of partners: `5`"
)


def parse_quorum(raw_value: object) -> object:
    """A quorum in the words that are kept: `60 %`, `5`, `more than half`.

    Raises:
        ValueError: what is written is no quorum.
    """
    if not isinstance(raw_value, str | int) or isinstance(raw_value, bool):
        raise ValueError(_FORMAT_HINT)
    text = " ".join(str(raw_value).split()).casefold()
    if text in (MORE_THAN_HALF, TWO_THIRDS, EVERY_PARTNER):
        return text
    if (share := _SHARE.fullmatch(text)) is not None:
        return f"{share[1]} %"
    if (number := _PARTNERS.fullmatch(text)) is not None and int(number[1]) <= _MAX_PARTNERS:
        return number[1]
    raise ValueError(_FORMAT_HINT)


Quorum = Annotated[
    str,
    BeforeValidator(parse_quorum),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": _MAX_PARTNERS},
                {
                    "type": "string",
                    "pattern": rf"^({MORE_THAN_HALF}|{TWO_THIRDS}|{EVERY_PARTNER}|([1-9]\d?|100) ?%"
                    r"|[1-9]\d{0,2}( partners?)?)$",
                    "examples": [MORE_THAN_HALF, "60 %", "5"],
                },
            ]
        }
    ),
]
"""As it is kept: one of the three phrases, a share of the partners such as `60 %`, or a number of them."""


def partners_needed(quorum: str, partners: int) -> int:
    """How many of so many partners must be there; of a share no fewer than it, so that 60 % of 4 are 3."""
    if quorum == MORE_THAN_HALF:
        return partners // 2 + 1
    if quorum == EVERY_PARTNER:
        return partners
    if quorum == TWO_THIRDS:
        return ceil(Fraction(2, 3) * partners)
    return ceil(Fraction(int(quorum[:-2]), 100) * partners) if quorum.endswith(" %") else int(quorum)
