"""The JSON Schema of the effect report for machines. What a further analysis says stands under its name; its own keys
may grow without a new version, as may an outcome's."""

from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.effect.report.json import SCHEMA

TEXT: Json
NUMBER: Json
COUNT: Json
TEXT, NUMBER, COUNT = {"type": "string"}, {"type": "number"}, {"type": "integer", "minimum": 0}


def effect_schema() -> JsonObject:
    """The schema, complete with its definitions."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What a training changed, as `ecpat evaluate --out report.json` writes it",
        **_object(
            schema={"const": SCHEMA},
            published={"type": "boolean"},
            notice=_nullable_schema(TEXT),
            instrument=_object(id=TEXT, title=TEXT),
            declared=_list(TEXT),
            status=TEXT,
            caveat=TEXT,
            waves=_list(_wave()),
            waves_not_trained=_list(_wave()),
            participants=_nullable_schema(COUNT),
            not_compared=_list(TEXT),
            comparisons=_list(_comparison()),
            analyses={"type": "object", "additionalProperties": {"type": ["object", "array"]}},
            quotes=_list(_object(question=TEXT, text=TEXT)),
            findings=_list(_finding()),
            provenance=_object(
                version=TEXT,
                command=TEXT,
                seed=_nullable_schema({"type": "integer"}),
                inputs=_list(
                    _object(file=TEXT, sha256=_nullable_schema({"type": "string", "pattern": "^[0-9a-f]{64}$"}))
                ),
                ledger=_nullable_schema(_object(file=TEXT, known_as=TEXT, release={"type": "integer"})),
            ),
        ),
        "$defs": definitions(),
    }


def definitions() -> JsonObject:
    """What the schema refers to by name."""
    return {"estimate": _estimate(), "t": _test_schema("t"), "v": _test_schema("v"), "score": _score(), "rows": _rows()}


def _object(**properties: Json) -> JsonObject:
    """An object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _list(items: Json) -> JsonObject:
    return {"type": "array", "items": items}


def _nullable_schema(schema: Json) -> JsonObject:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> JsonObject:
    return {"$ref": f"#/$defs/{name}"}


def _wave() -> JsonObject:
    return _object(
        wave={"enum": ["pre", "post", "follow-up"]},
        file=TEXT,
        sheet=_nullable_schema(TEXT),
        platform=TEXT,
        rows=_nullable_schema(COUNT),
        used=_nullable_schema(COUNT),
        not_used=_list(_ref("rows")),
        first_day=_nullable_schema(TEXT),
        last_day=_nullable_schema(TEXT),
        columns_ignored=_list(TEXT),
    )


def _rows() -> JsonObject:
    """How many rows are not used for a reason."""
    return _object(why=TEXT, rows=COUNT)


def _comparison() -> JsonObject:
    return _object(
        before=TEXT,
        after=TEXT,
        n=_nullable_schema(COUNT),
        answered_before=_nullable_schema(COUNT),
        withheld=_nullable_schema(TEXT),
        unlinked={"type": "boolean"},
        linking=_nullable_schema(_linking()),
        scales=_list(_change()),
    )


def _linking() -> JsonObject:
    counts = ("n_before", "n_after", "linked", "linked_exact", "linked_by_row", "linked_distance_1", "close_pairs")
    return _object(
        **dict.fromkeys((*counts, "compared_pairs", "candidate_pairs", "distrusted_distance_1"), COUNT),
        **dict.fromkeys(("came_again", "only_before", "only_after"), COUNT),
        expected_false_distance_1=NUMBER,
        left_out_before=_list(_ref("rows")),
        left_out_after=_list(_ref("rows")),
    )


def _change() -> JsonObject:
    return _object(
        scale=TEXT,
        title=TEXT,
        level={"enum": ["reaction", "learning", "behaviour", "results"]},
        kind={"enum": ["likert", "multiple choice", "number"]},
        better={"enum": ["higher", "lower"]},
        lowest_score=_nullable_schema(NUMBER),
        highest_score=_nullable_schema(NUMBER),
        smallest_change_that_matters=_nullable_schema(NUMBER),
        n=_nullable_schema(COUNT),
        before=_ref("score"),
        after=_ref("score"),
        **dict.fromkeys(("raw_change", "d_av", "d_z", "r"), _ref("estimate")),
        t_test=_ref("t"),
        wilcoxon=_ref("v"),
        wilcoxon_pratt=_ref("v"),
        verdict={"enum": ["better", "worse", "open", "same", "none"]},
        **dict.fromkeys(("improved", "same", "worsened", "best_score_before"), _nullable_schema(COUNT)),
        share_improved=_nullable_schema(TEXT),
        ceiling=_nullable_schema({"type": "boolean"}),
        lopsided={"type": "boolean"},
        sentence=TEXT,
        notes=_list(TEXT),
        withheld=_nullable_schema(TEXT),
    ) | {"additionalProperties": True}


def _score() -> JsonObject:
    """A scale's mean and spread in one wave."""
    return _object(
        mean=_nullable_schema(NUMBER),
        sd=_nullable_schema(NUMBER),
        others=_nullable_schema(COUNT),
        others_mean=_nullable_schema(NUMBER),
    )


def _estimate() -> JsonObject:
    """A figure with its interval; where one is null, `undefined` or `no_interval` says why."""
    numbers = dict.fromkeys(("value", "low", "high"), _nullable_schema(NUMBER))
    reasons = dict.fromkeys(("undefined", "no_interval"), _nullable_schema(TEXT))
    return _object(**numbers, level=NUMBER, n=_nullable_schema(COUNT), method=TEXT, reference=TEXT, **reasons)


def _test_schema(statistic: str) -> JsonObject:
    """A test; where its figures are null, `undefined` says why."""
    numbers = dict.fromkeys((statistic, "df", "p"), _nullable_schema(NUMBER))
    return _object(**numbers, n=_nullable_schema(COUNT), method=TEXT, reference=TEXT, undefined=_nullable_schema(TEXT))


def _finding() -> JsonObject:
    return _object(
        code=TEXT,
        severity={"enum": ["error", "warning", "note"]},
        where=_nullable_schema(TEXT),
        message=TEXT,
        hint=_nullable_schema(TEXT),
        fields={"type": "object", "additionalProperties": {"anyOf": [NUMBER, TEXT]}},
        do=_list(_list(TEXT)),
    )
