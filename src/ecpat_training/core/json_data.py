"""What JSON can hold."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

JsonObject: TypeAlias = dict[str, Json]
"""An object of JSON under construction: what is inside is not changed any more."""
