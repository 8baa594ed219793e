"""The kinds that sessions and the lines of an agenda are of."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Annotated, Literal, get_args

from pydantic import StringConstraints, WithJsonSchema
from pydantic_core import PydanticKnownError

from ecpat_training.core.text import listing, visible

Method = Literal[
    "lecture",
    "plenary",
    "discussion",
    "group work",
    "exercise",
    "case study",
    "role play",
    "simulation",
    "film",
    "questionnaire",
    "reflection",
]
METHODS: tuple[Method, ...] = get_args(Method)
"""The methods that papers can say in every language."""

MethodName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40),
    WithJsonSchema({"anyOf": [{"enum": list(METHODS)}, {"type": "string", "minLength": 1, "maxLength": 40}]}),
]
"""A method: one of ours, or one of a programme's own."""


_MIN_SIMILARITY = 0.75  # `disscussion` is a slip of `discussion`, `excursion` is none


def require_method(method: str, counts_as: Method | None, own_methods: Collection[str] = ()) -> str:
    """The method, which is one of ours or says as which of them it counts. `own_methods` are the programme's methods,
    one of which may be meant.

    Raises:
        PydanticKnownError: the method is not known, and may be a known one in other letters.
        ValueError: the method is not known and `counts_as` is None.
    """
    if method in METHODS or counts_as is not None:
        return method
    known_methods = [*METHODS, *own_methods]
    if not get_close_matches(
        method.casefold(), [name.casefold() for name in known_methods], n=1, cutoff=_MIN_SIMILARITY
    ):
        method_text = visible(method)
        message = (
            f"`{method_text}` is not known here; one of {listing(known_methods, 20)} is expected. If it is a method of "
        )
        raise ValueError(
            f"{message}your own, say in the programme what it counts as: `methods: {{{method_text}: discussion}}`"
        )
    raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{name}'" for name in known_methods)})


Track = Annotated[str, StringConstraints(min_length=1, max_length=40)]
"""For whom a session is: `together`, or one of a programme's tracks."""
TOGETHER = "together"
TRACKS: tuple[Track, ...] = ("law enforcement", "care")
"""The tracks of a programme that names none of its own; papers can say them in every language."""
MOST_TRACKS = 6
"""The most tracks that a programme may have."""
ItemKind = Literal["session", "break", "lunch"]
