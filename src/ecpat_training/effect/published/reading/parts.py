"""Parts of a report's JSON, whatever stands there instead."""

from collections.abc import Mapping, Sequence

from ecpat_training.core.json_data import Json

_MAX_SCORE = 1e12  # no score is larger


def mapping(node: Json) -> Mapping[str, Json]:
    """The node as an object; an empty one where it is something else."""
    return node if isinstance(node, Mapping) else {}


def items(node: Json) -> Sequence[Json]:
    """The node as a list; an empty one where it is something else."""
    return node if isinstance(node, list) else []


def number(node: Json) -> float | None:
    """The node as a finite number; None where it is something else, such as the NaN that some programs write into
    JSON."""
    if isinstance(node, bool) or not isinstance(node, int | float) or not -_MAX_SCORE < node < _MAX_SCORE:
        return None
    return float(node)
