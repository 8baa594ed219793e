"""Parts of a report's JSON, whatever stands there instead."""

from collections.abc import Mapping, Sequence

from ecpat_training.core.json_data import Json

_LARGEST = 1e12  # no score is larger


def mapping(node: Json) -> Mapping[str, Json]:
    """An object; an empty one where there is none."""
    return node if isinstance(node, Mapping) else {}


def items(node: Json) -> Sequence[Json]:
    """A list; an empty one where there is none."""
    return node if isinstance(node, list) else []


def number(node: Json) -> float | None:
    """A figure; None for what is none, as NaN that some programs write into JSON."""
    if isinstance(node, bool) or not isinstance(node, int | float) or not -_LARGEST < node < _LARGEST:
        return None
    return float(node)
