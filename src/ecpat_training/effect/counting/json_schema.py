"""The JSON Schema of a file of counts."""

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.documents.schema_parts import (
    BOOLEAN_SCHEMA,
    COUNT,
    NUMBER,
    TEXT,
    closed_object,
    file_schema,
    nullable_schema,
    rows,
)
from ecpat_training.effect.counting.file import SCHEMA

_WAVE: JsonObject = {"enum": ["pre", "post", "follow-up"]}


def counted_schema() -> JsonObject:
    """The schema of what `ecpat survey count --out counted.json` writes. `cells` are [before, after, people]."""
    return file_schema(
        "How many people have which scores, as `ecpat survey count` writes it",
        SCHEMA,
        {
            "version": TEXT,
            "whole": BOOLEAN_SCHEMA,
            "notice": TEXT,
            "instrument": {"type": "object"},
            "counts": rows(_two_wave_schema()),
        },
    )


def _two_wave_schema() -> JsonObject:
    side = closed_object(dict.fromkeys(("answers", "alone", "shared", "without_code", "again"), COUNT))
    return closed_object(
        {
            "scoring": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "before": _WAVE,
            "after": _WAVE,
            "parts": COUNT,
            "sides": _list_of(side, 2),
            "scales": rows(_joint_schema(scale=TEXT)),
            "items": rows(_joint_schema(item=TEXT)),
            "groups": rows(_joint_schema(column=TEXT, group=TEXT, scale=TEXT)),
            "alone": rows(closed_object({"wave": _WAVE, "scale": TEXT, "scores": rows(_list_of(NUMBER, 2))})),
            "waves": rows(closed_object({"wave": _WAVE, "scale": TEXT, "items": rows(_item()), "sums": rows(_sums())})),
        }
    )


def _joint_schema(**place: Json) -> JsonObject:
    figures = {"n": COUNT, "means": _list_of(NUMBER, 2), "sds": _list_of(NUMBER, 2), "r": nullable_schema(NUMBER)}
    pooled_schema = closed_object({"n": COUNT, "change": NUMBER, "se": NUMBER})
    joint_properties = {
        "cells": rows(_list_of(NUMBER, 3)),
        "figures": nullable_schema(closed_object(figures)),
        "hidden": COUNT,
    }
    return closed_object({**place, **joint_properties, "pooled": nullable_schema(pooled_schema)})


def _item() -> JsonObject:
    answers = rows({"type": "array", "prefixItems": [TEXT, COUNT], "items": False})
    return closed_object({"item": TEXT, "asked": COUNT, "answers": answers, "total": NUMBER, "responses": COUNT})


def _sums() -> JsonObject:
    return closed_object(
        {"form": TEXT, "items": rows(TEXT), "n": COUNT, "sums": rows(NUMBER), "products": rows(NUMBER)}
    )


def _list_of(items: Json, length: int) -> JsonObject:
    return {"type": "array", "items": items, "minItems": length, "maxItems": length}
