"""`ecpat evaluate --json`: the figures that `--out report.json` holds too."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import WithJsonSchema

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.effect.report.json_schema import definitions, effect_schema


def _whole() -> JsonObject:
    """The report's schema with each definition in the place where it is used, as part of another schema."""
    defined = definitions()

    def inside(node: Json) -> Json:
        if isinstance(node, list):
            return [inside(part) for part in node]
        if not isinstance(node, Mapping):
            return node
        if "$ref" in node:
            return inside(defined[str(node["$ref"]).rpartition("/")[2]])
        return {key: inside(value) for key, value in node.items()}

    whole = {key: inside(value) for key, value in effect_schema().items() if key not in ("$schema", "$defs")}
    return {"description": "What a training changed: the same figures as in `--out report.json`.", **whole}


EvaluateResult = Annotated[dict[str, object], WithJsonSchema(_whole())]
"""What a training changed."""
