"""The JSON Schema of what `ecpat survey inspect` writes as `.json`."""

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.schema_parts import COUNT, TEXT, closed_object, file_schema, nullable_schema, rows

INSPECTION = "ecpat-inspection/1"


def inspection_schema() -> JsonObject:
    """The schema of what files of answers are."""
    inputs = rows(closed_object({"file": TEXT, "sha256": TEXT}))
    origin = closed_object({"version": TEXT, "command": TEXT, "inputs": inputs})
    return file_schema(
        "What files of answers are, as `ecpat survey inspect --out seen.json` writes it",
        INSPECTION,
        {"files": rows(_file()), "made": origin},
    )


def _file() -> JsonObject:
    optional_text = nullable_schema(TEXT)
    column = dict.fromkeys(("column", "header", "kind", "shape"), TEXT) | dict.fromkeys(("filled", "different"), COUNT)
    instrument_part = {
        "instrument": TEXT,
        "items": rows(closed_object({"item": TEXT, "column": optional_text, "header": TEXT, "why": optional_text})),
        "waves_side_by_side": rows(TEXT),
        "groups": rows(closed_object({"group": TEXT, "column": optional_text})),
        "unclear": rows(TEXT),
    }
    return closed_object(
        {
            "file": TEXT,
            "kind": TEXT,
            "encoding": optional_text,
            "delimiter": optional_text,
            "sheet": optional_text,
            "sheets": rows(TEXT),
            "platform": TEXT,
            "because": TEXT,
            "header rows": rows(COUNT),
            "responses": COUNT,
            "first response": nullable_schema(COUNT),
            "no responses": rows(closed_object({"reason": TEXT, "places": rows(TEXT)})),
            "response id": optional_text,
            "code": rows(TEXT),
            "wave column": optional_text,
            "waves": rows(closed_object({"word": TEXT, "wave": optional_text, "responses": COUNT})),
            "waves in the columns' names": {"type": "object", "additionalProperties": rows(TEXT)},
            "wave by the file's name": optional_text,
            "submitted": closed_object(
                {"column": optional_text, "first day": optional_text, "last day": optional_text}
            ),
            "several answers": rows(TEXT),
            "remarks": rows(TEXT),
            "beside the instrument": nullable_schema(closed_object(instrument_part)),
            "columns": rows(closed_object({**column, "personal": optional_text})),
        }
    )
