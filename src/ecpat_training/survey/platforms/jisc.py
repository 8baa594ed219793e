"""JISC Online Surveys (once BOS): `Unique Response Number` first, then the questions with numbers, `1. Your code`; with
codes for headers `URN`, `Q1`, `Q9_1` for a choice or a row of a grid, and `CompletionDate` last.

Real exports of both kinds were at hand; several answers stand between commas without a space. Further words for times
of start and end are those that other platforms have.
"""

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.wording import heading_key

NAME = "JISC Online Surveys"
RESTS_ON = "real public exports, with words and with codes for headers"

_NUMBER = "unique response number"
_CODED_HEADERS = ("urn", "completiondate")
_SENT = {
    "completed", "completed on", "completion date", "completiondate", "completion time", "date completed", "end date",
}  # fmt: skip
_OWN = {"started", "started on", "start date", "date started", "time taken", "survey version", "language", "respondent"}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the number's name, as
    the first column's; its short name beside that of the last one."""
    for row, texts in raw.header_candidates(table):
        filled_headers = [text for text in texts if text]
        if (heading_key(filled_headers[0]), heading_key(filled_headers[-1])) == _CODED_HEADERS and texts[0]:
            reason = f"its first column is `{filled_headers[0]}` and its last one `{filled_headers[-1]}`"
            return raw.PlatformMatch(row, 4, reason)
        if heading_key(texts[0]) == _NUMBER:
            return raw.PlatformMatch(row, 4, f"its first column is `{texts[0]}`")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    columns: list[raw.SurveyColumn] = []
    for index, text in enumerate(raw.headers(table, match.header)):
        column_kind = raw.ColumnKind.QUESTION
        if index == 0:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif heading_key(text) in _SENT and all(column.kind is not raw.ColumnKind.SUBMITTED for column in columns):
            column_kind = raw.ColumnKind.SUBMITTED
        elif heading_key(text) in _OWN:
            column_kind = raw.ColumnKind.PLATFORM
        columns.append(raw.SurveyColumn(index, text, column_kind))
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
