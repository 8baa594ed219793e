"""The JSON Schema of a file of counts."""

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.documents.schema_parts import COUNT, NUMBER, TEXT, YES_OR_NO, closed, file_schema, or_null, rows
from ecpat_training.effect.counting.file import SCHEMA

_WAVE: JsonObject = {"enum": ["pre", "post", "follow-up"]}


def counted_schema() -> JsonObject:
    """The schema of what `ecpat survey count --out counted.json` writes. `cells` are [before, after, people]."""
    return file_schema(
        "How many people have which scores, as `ecpat survey count` writes it",
        SCHEMA,
        {
            "version": TEXT,
            "whole": YES_OR_NO,
            "notice": TEXT,
            "instrument": {"type": "object"},
            "counts": rows(_two_wave_schema()),
        },
    )


def _two_wave_schema() -> JsonObject:
    side = closed(dict.fromkeys(("answers", "alone", "shared", "without_code", "again"), COUNT))
    return closed(
        {
            "scoring": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "before": _WAVE,
            "after": _WAVE,
            "parts": COUNT,
            "sides": _list_of(side, 2),
            "scales": rows(_joint(scale=TEXT)),
            "items": rows(_joint(item=TEXT)),
            "groups": rows(_joint(column=TEXT, group=TEXT, scale=TEXT)),
            "alone": rows(closed({"wave": _WAVE, "scale": TEXT, "scores": rows(_list_of(NUMBER, 2))})),
            "waves": rows(closed({"wave": _WAVE, "scale": TEXT, "items": rows(_item()), "sums": rows(_sums())})),
        }
    )


def _joint(**place: Json) -> JsonObject:
    figures = {"n": COUNT, "means": _list_of(NUMBER, 2), "sds": _list_of(NUMBER, 2), "r": or_null(NUMBER)}
    pooled = closed({"n": COUNT, "change": NUMBER, "se": NUMBER})
    told = {"cells": rows(_list_of(NUMBER, 3)), "figures": or_null(closed(figures)), "hidden": COUNT}
    return closed({**place, **told, "pooled": or_null(pooled)})


def _item() -> JsonObject:
    answers = rows({"type": "array", "prefixItems": [TEXT, COUNT], "items": False})
    return closed({"item": TEXT, "asked": COUNT, "answers": answers, "total": NUMBER, "responses": COUNT})


def _sums() -> JsonObject:
    return closed({"form": TEXT, "items": rows(TEXT), "n": COUNT, "sums": rows(NUMBER), "products": rows(NUMBER)})


def _list_of(items: Json, length: int) -> JsonObject:
    return {"type": "array", "items": items, "minItems": length, "maxItems": length}
