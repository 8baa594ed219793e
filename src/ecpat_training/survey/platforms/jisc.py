"""JISC Online Surveys (once BOS): `Unique Response Number` first, then the questions with numbers, `1. Your code`.

No export was at hand: these two are what people's scripts read of one. The words for times of start and end are those
that other platforms have.
"""

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import (
    ColumnKind,
    PlatformMatch,
    RawSurvey,
    SurveyColumn,
    header_candidates,
    headers,
)
from ecpat_training.survey.exports.wording import heading_key

NAME = "JISC Online Surveys"

_NUMBER = "unique response number"
_SENT = {"completed", "completed on", "completion date", "completion time", "date completed", "end date"}
_OWN = {"started", "started on", "start date", "date started", "time taken", "survey version", "language", "respondent"}


def matches(table: CellTable) -> PlatformMatch | None:
    """The number's name, as the first column's."""
    for row, texts in header_candidates(table):
        if heading_key(texts[0]) == _NUMBER:
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
