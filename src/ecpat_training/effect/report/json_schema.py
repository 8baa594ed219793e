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
            notice=_or_null(TEXT),
            instrument=_object(id=TEXT, title=TEXT),
            declared=_list(TEXT),
            status=TEXT,
            caveat=TEXT,
            waves=_list(_wave()),
            waves_not_trained=_list(_wave()),
            participants=_or_null(COUNT),
            not_compared=_list(TEXT),
            comparisons=_list(_comparison()),
            analyses={"type": "object", "additionalProperties": {"type": ["object", "array"]}},
            quotes=_list(_object(question=TEXT, text=TEXT)),
            findings=_list(_finding()),
            provenance=_object(
                version=TEXT,
                command=TEXT,
                seed=_or_null({"type": "integer"}),
                inputs=_list(_object(file=TEXT, sha256=_or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}))),
                ledger=_or_null(_object(file=TEXT, known_as=TEXT, release={"type": "integer"})),
            ),
        ),
        "$defs": definitions(),
    }


def definitions() -> JsonObject:
    """What the schema refers to by name."""
    return {"estimate": _estimate(), "t": _test("t"), "v": _test("v"), "score": _score(), "rows": _rows()}


def _object(**properties: Json) -> JsonObject:
    """An object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _list(items: Json) -> JsonObject:
    return {"type": "array", "items": items}


def _or_null(schema: Json) -> JsonObject:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> JsonObject:
    return {"$ref": f"#/$defs/{name}"}


def _wave() -> JsonObject:
    return _object(
        wave={"enum": ["pre", "post", "follow-up"]},
        file=TEXT,
        sheet=_or_null(TEXT),
        platform=TEXT,
        rows=_or_null(COUNT),
        used=_or_null(COUNT),
        not_used=_list(_ref("rows")),
        first_day=_or_null(TEXT),
        last_day=_or_null(TEXT),
        columns_ignored=_list(TEXT),
    )


def _rows() -> JsonObject:
    """How many rows are not used for a reason."""
    return _object(why=TEXT, rows=COUNT)


def _comparison() -> JsonObject:
    return _object(
        before=TEXT,
        after=TEXT,
        n=_or_null(COUNT),
        answered_before=_or_null(COUNT),
        withheld=_or_null(TEXT),
        unlinked={"type": "boolean"},
        linking=_or_null(_linking()),
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
        lowest_score=_or_null(NUMBER),
        highest_score=_or_null(NUMBER),
        smallest_change_that_matters=_or_null(NUMBER),
        n=_or_null(COUNT),
        before=_ref("score"),
        after=_ref("score"),
        **dict.fromkeys(("raw_change", "d_av", "d_z", "r"), _ref("estimate")),
        t_test=_ref("t"),
        wilcoxon=_ref("v"),
        wilcoxon_pratt=_ref("v"),
        verdict={"enum": ["better", "worse", "open", "same", "none"]},
        **dict.fromkeys(("improved", "same", "worsened", "best_score_before"), _or_null(COUNT)),
        share_improved=_or_null(TEXT),
        ceiling=_or_null({"type": "boolean"}),
        lopsided={"type": "boolean"},
        sentence=TEXT,
        notes=_list(TEXT),
        withheld=_or_null(TEXT),
    ) | {"additionalProperties": True}


def _score() -> JsonObject:
    """A scale's mean and spread in one wave."""
    return _object(mean=_or_null(NUMBER), sd=_or_null(NUMBER), others=_or_null(COUNT), others_mean=_or_null(NUMBER))


def _estimate() -> JsonObject:
    """A figure with its interval; where one is null, `undefined` or `no_interval` says why."""
    numbers = dict.fromkeys(("value", "low", "high"), _or_null(NUMBER))
    reasons = dict.fromkeys(("undefined", "no_interval"), _or_null(TEXT))
    return _object(**numbers, level=NUMBER, n=_or_null(COUNT), method=TEXT, reference=TEXT, **reasons)


def _test(statistic: str) -> JsonObject:
    """A test; where its figures are null, `undefined` says why."""
    numbers = dict.fromkeys((statistic, "df", "p"), _or_null(NUMBER))
    return _object(**numbers, n=_or_null(COUNT), method=TEXT, reference=TEXT, undefined=_or_null(TEXT))


def _finding() -> JsonObject:
    return _object(
        code=TEXT,
        severity={"enum": ["error", "warning", "note"]},
        where=_or_null(TEXT),
        message=TEXT,
        hint=_or_null(TEXT),
        fields={"type": "object", "additionalProperties": {"anyOf": [NUMBER, TEXT]}},
        do=_list(_list(TEXT)),
    )
