"""The JSON Schema of a report as JSON: what people read, block by block, with raw values."""

from typing import get_args

from ecpat_training.documents.document import Tone

REPORT = "ecpat-report/1"
_TEXT, _COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
_TEXTS = {"type": "array", "items": _TEXT}
_ROWS = {"type": "array", "items": {"type": "object"}}
_BLOCKS: dict[str, dict[str, object]] = {
    "heading": {"level": _COUNT, "text": _TEXT},
    "paragraph": {"tone": {"enum": list(get_args(Tone))}, "text": _TEXT},
    "bullets": {"items": _TEXTS},
    "facts": {"pairs": {"type": "array", "items": {**_TEXTS, "minItems": 2, "maxItems": 2}}},
    "table": {"name": _TEXT, "caption": _TEXT, "rows": _ROWS},
    "checklist": {"items": _TEXTS},
    "blank lines": {"count": _COUNT},
    "asked": {"text": _TEXT, "hint": _TEXT, "ticks": _TEXTS, "boxes": _COUNT, "lines": _COUNT},
    "sign": {"title": _TEXT, "lines": _TEXTS},
    "form": {"name": _TEXT, "rows": _ROWS},
    "chart": {"shows": _TEXT, "title": _TEXT, "alt": _TEXT},
}
_OPEN = ("chart",)
"""Kinds that hold more, each its own."""


def report_schema() -> dict[str, object]:
    """The schema; the keys of a table's rows are the titles of its columns."""
    texts = dict.fromkeys(("title", "subtitle", "notice", "language"), _TEXT)
    blocks = {"type": "array", "items": {"oneOf": [_block(kind) for kind in _BLOCKS]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A report as people read it, as `--out report.json` and `--out -` write it",
        **_object({"schema": {"const": REPORT}, **texts, "blocks": blocks, "footer": _TEXT}),
    }


def _block(kind: str) -> dict[str, object]:
    return _object({"kind": {"const": kind}, **_BLOCKS[kind]}, more=kind in _OPEN)


def _object(properties: dict[str, object], *, more: bool = False) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": more}
