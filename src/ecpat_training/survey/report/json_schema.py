"""The JSON Schema of what `ecpat survey inspect` writes as `.json`."""

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.schema_parts import COUNT, TEXT, closed, or_null, rows, whole

INSPECTION = "ecpat-inspection/1"


def inspection_schema() -> JsonObject:
    """The schema of what files of answers are."""
    inputs = rows(closed({"file": TEXT, "sha256": TEXT}))
    made = closed({"version": TEXT, "command": TEXT, "inputs": inputs})
    return whole(
        "What files of answers are, as `ecpat survey inspect --out seen.json` writes it",
        INSPECTION,
        {"files": rows(_file()), "made": made},
    )


def _file() -> JsonObject:
    some = or_null(TEXT)
    column = dict.fromkeys(("column", "header", "kind", "shape"), TEXT) | dict.fromkeys(("filled", "different"), COUNT)
    beside = {
        "instrument": TEXT,
        "items": rows(closed({"item": TEXT, "column": some, "header": TEXT, "why": some})),
        "waves_side_by_side": rows(TEXT),
        "groups": rows(closed({"group": TEXT, "column": some})),
        "unclear": rows(TEXT),
    }
    return closed(
        {
            "file": TEXT,
            "kind": TEXT,
            "encoding": some,
            "delimiter": some,
            "sheet": some,
            "sheets": rows(TEXT),
            "platform": TEXT,
            "because": TEXT,
            "header rows": rows(COUNT),
            "responses": COUNT,
            "first response": or_null(COUNT),
            "no responses": rows(closed({"reason": TEXT, "places": rows(TEXT)})),
            "response id": some,
            "code": rows(TEXT),
            "wave column": some,
            "waves": rows(closed({"word": TEXT, "wave": some, "responses": COUNT})),
            "waves in the columns' names": {"type": "object", "additionalProperties": rows(TEXT)},
            "wave by the file's name": some,
            "submitted": closed({"column": some, "first day": some, "last day": some}),
            "several answers": rows(TEXT),
            "remarks": rows(TEXT),
            "beside the instrument": or_null(closed(beside)),
            "columns": rows(closed({**column, "personal": some})),
        }
    )
