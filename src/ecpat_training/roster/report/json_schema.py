"""The JSON Schemas of what `ecpat roster select`, `replace` and `groups` write as `.json`."""

from dataclasses import fields

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.schema_parts import (
    BOOLEAN_SCHEMA,
    COUNT,
    NUMBER,
    SHARE,
    TEXT,
    closed_object,
    file_schema,
    nullable_schema,
    rows,
)
from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.model.grouping import GroupingScore

SELECTION = "ecpat-selection/1"
GROUPS = "ecpat-groups/1"


def selection_schema() -> JsonObject:
    """The schema of a draw. An applicant has a key more for each column that quotas are about."""
    applicant = closed_object({"code": TEXT, "chance": SHARE, "seat": {"enum": ["kept", "drawn", ""]}}, {"name": TEXT})
    quota = {"asked": TEXT, "applicants": COUNT, "chosen": COUNT, "kept": BOOLEAN_SCHEMA}
    return file_schema(
        "Who has a seat, as `ecpat roster select --out selection.json` writes it",
        SELECTION,
        {
            "by": TEXT,
            "list": TEXT,
            "seats": COUNT,
            "seed": COUNT,
            "chosen": rows(TEXT),
            "gone": rows(TEXT),
            "lowest chance": nullable_schema(SHARE),
            "highest chance": nullable_schema(SHARE),
            "gini": NUMBER,
            "geometric mean": NUMBER,
            "applicants": rows({**applicant, "additionalProperties": TEXT}),
            "quotas": rows(closed_object(quota, {"share": nullable_schema(SHARE)})),
            "made": TEXT,
        },
        {
            "panels": rows(rows(TEXT)),
            "drawn panel": COUNT,
            "balanced room without reserves": SHARE,
            "reserves": rows(closed_object({"code": TEXT, "comes": SHARE, "balanced room": SHARE})),
        },
    )


def groups_schema() -> JsonObject:
    """The schema of groups: rounds, in each of them the groups, in each of these the people."""
    score = {score_field.name: NUMBER if score_field.type is float else COUNT for score_field in fields(GroupingScore)}
    return file_schema(
        "Who sits with whom, as `ecpat roster groups --out groups.json` writes it",
        GROUPS,
        {
            "title": TEXT,
            "first": {"enum": [goal.value for goal in GroupGoal]},
            "rounds": rows(rows(rows(TEXT))),
            "held": COUNT,
            "most_pairs_of_other_sectors": COUNT,
            "goals": closed_object({goal.value: closed_object(score) for goal in GroupGoal}),
            "seed": COUNT,
            "made": TEXT,
        },
    )
