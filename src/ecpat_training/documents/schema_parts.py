"""What the JSON Schemas of reports are built from."""

from collections.abc import Mapping

from ecpat_training.core.json_data import Json, JsonObject

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
TEXT: JsonObject = {"type": "string"}
NUMBER: JsonObject = {"type": "number"}
COUNT: JsonObject = {"type": "integer", "minimum": 0}
BOOLEAN_SCHEMA: JsonObject = {"type": "boolean"}
SHARE: JsonObject = {"type": "number", "minimum": 0, "maximum": 1}


def file_schema(
    title: str, version: str, properties: Mapping[str, Json], optional: Mapping[str, Json] | None = None
) -> JsonObject:
    """The schema of a whole file, which says its version under `schema`; `optional` are keys that it may have."""
    return {"$schema": ADDRESS, "title": title, **closed_object({"schema": {"const": version}, **properties}, optional)}


def closed_object(properties: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> JsonObject:
    """An object that has all of `properties`, perhaps some of `optional`, and nothing else."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": [*properties],
        "additionalProperties": False,
    }


def rows(items: Json) -> JsonObject:
    """The schema of a list of such items."""
    return {"type": "array", "items": items}


def nullable_schema(schema: Json) -> JsonObject:
    """The schema of this or null."""
    return {"anyOf": [schema, {"type": "null"}]}
