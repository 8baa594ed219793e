"""The JSON Schema of a report as JSON: what people read, block by block, with raw values."""

from typing import get_args

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.documents.document import Tone
from ecpat_training.documents.schema_parts import COUNT, TEXT, closed_object, file_schema, rows

REPORT = "ecpat-report/1"
_ROWS = rows({"type": "object"})
_BLOCKS: dict[str, dict[str, Json]] = {
    "heading": {"level": COUNT, "text": TEXT},
    "paragraph": {"tone": {"enum": list(get_args(Tone))}, "text": TEXT},
    "bullets": {"items": rows(TEXT)},
    "facts": {"pairs": rows({**rows(TEXT), "minItems": 2, "maxItems": 2})},
    "key figure": {"label": TEXT, "figure": TEXT, "notes": rows(TEXT)},
    "table": {"name": TEXT, "caption": TEXT, "rows": _ROWS},
    "checklist": {"items": rows(TEXT)},
    "blank lines": {"count": COUNT},
    "asked": {"text": TEXT, "hint": TEXT, "ticks": rows(TEXT), "boxes": COUNT, "lines": COUNT},
    "sign": {"title": TEXT, "lines": rows(TEXT)},
    "form": {"name": TEXT, "rows": _ROWS},
    "chart": {"shows": TEXT, "title": TEXT, "alt": TEXT},
}
_OPEN_PROPERTIES = ("chart",)
"""Kinds that hold more, each its own."""


def report_schema() -> JsonObject:
    """The schema; the keys of a table's rows are the titles of its columns."""
    texts = dict.fromkeys(("title", "subtitle", "notice", "language"), TEXT)
    title = "A report as people read it, as `--out report.json` and `--out -` write it"
    return file_schema(
        title, REPORT, {**texts, "blocks": rows({"oneOf": [_block(kind) for kind in _BLOCKS]}), "footer": TEXT}
    )


def _block(block_kind: str) -> JsonObject:
    return {
        **closed_object({"kind": {"const": block_kind}, **_BLOCKS[block_kind]}),
        "additionalProperties": block_kind in _OPEN_PROPERTIES,
    }
