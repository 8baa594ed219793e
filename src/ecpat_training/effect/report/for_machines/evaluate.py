"""`ecpat evaluate --json`: the figures that `--out report.json` holds too."""

from typing import Annotated, Any

from pydantic import WithJsonSchema

from ecpat_training.effect.report.json_schema import effect_schema


def _whole() -> dict[str, Any]:
    """The report's schema with each definition in the place where it is used, as part of another schema."""
    schema: dict[str, Any] = {**effect_schema()}
    definitions = schema.pop("$defs")

    def inside(node: Any) -> Any:
        if isinstance(node, list):
            return [inside(part) for part in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return inside(definitions[node["$ref"].rpartition("/")[2]])
        return {key: inside(value) for key, value in node.items()}

    whole = {key: inside(value) for key, value in schema.items() if key != "$schema"}
    return {"description": "What a training changed: the same figures as in `--out report.json`.", **whole}


Result = Annotated[dict[str, Any], WithJsonSchema(_whole())]
"""What a training changed."""
