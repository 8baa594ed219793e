"""JISC Online Surveys (once BOS), by what people's scripts read of it: `Unique Response Number` first, then the
questions with their numbers, `1. Your code`, `2.a. If you selected Other, please specify`.

The number of a response is three groups of digits. Times of start and end stand beside it if they were chosen. Rows of
a grid are questions with numbers of their own, `3.1. I know whom to call`.
"""

import re

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import (
    ColumnKind,
    PlatformMatch,
    RawSurvey,
    SurveyColumn,
    below,
    header_candidates,
    headers,
)
from ecpat_training.survey.exports.wording import heading_key

NAME = "JISC Online Surveys"

_NUMBER = {"unique response number", "urn"}
_SENT = {"completed", "completed on", "completion date", "completion time", "date completed", "end date"}
_OWN = {"started", "started on", "start date", "date started", "time taken", "survey version", "language", "respondent"}
_LONG = re.compile(r"[0-9]+-[0-9]+-[0-9]+")


def matches(table: CellTable) -> PlatformMatch | None:
    """The number's name, and numbers of three groups below it."""
    for row, texts in header_candidates(table):
        if heading_key(texts[0]) in _NUMBER and all(
            map(_LONG.fullmatch, (as_text(value) for value in below(table, row, 0)))
        ):
            return PlatformMatch(row, 4, f"its first column is `{texts[0]}`")
    return None


def read(table: CellTable, match: PlatformMatch) -> RawSurvey:
    """The meaning of the columns."""
    columns: list[SurveyColumn] = []
    for index, text in enumerate(headers(table, match.header)):
        kind = ColumnKind.QUESTION
        if index == 0:
            kind = ColumnKind.RESPONSE_ID
        elif heading_key(text) in _SENT and all(one.kind is not ColumnKind.SUBMITTED for one in columns):
            kind = ColumnKind.SUBMITTED
        elif heading_key(text) in _OWN:
            kind = ColumnKind.PLATFORM
        columns.append(SurveyColumn(index, text, kind))
    return RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
