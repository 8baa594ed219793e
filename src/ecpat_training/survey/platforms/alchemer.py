"""Alchemer, once SurveyGizmo: its own columns first, then the questions' texts.

A response that somebody left is a row whose `Status` is `Partial`. A list of several fields gives a column a field,
`Field:Question`; so does each choice of a question with several answers, `Choice:Question`, and each row of
a grid, `Row:Question`.
"""

from ecpat_training.core.text import fold, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.survey.exports.unsent_responses import unsent_remarks
from ecpat_training.survey.exports.wording import heading_key

NAME = "Alchemer"
RESTS_ON = "layouts of real public exports; the tests hold them with invented answers"

_TELLING_HEADERS = {"time started", "date submitted", "status"}
_OWN = _TELLING_HEADERS | {
    "response id", "contact id", "legacy comments", "comments", "language", "referer", "extended referer", "sessionid",
    "session id", "user agent", "extended user agent", "longitude", "latitude", "ip address", "country", "city",
    "state region", "postal", "link name", "tags", "channel", "device data", "region", "data quality counter",
    "data quality type", "response time",
}  # fmt: skip
_NO_RESPONSE = {"disqualified": "Alchemer has it as disqualified", "deleted": "it is deleted in Alchemer"}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the times under these
    words, and the status."""
    for row, texts in raw.header_candidates(table):
        if _TELLING_HEADERS.issubset(raw.header_keys(table, row)):
            telling_columns = [text for text in texts if heading_key(text) in _TELLING_HEADERS]
            return raw.PlatformMatch(row, 4, f"it has the columns {listing([f'`{text}`' for text in telling_columns])}")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    keys = list(map(heading_key, texts))
    last_platform_column = max(keys.index(name) for name in _TELLING_HEADERS)
    first_question_column = next(
        (position for position in range(last_platform_column + 1, len(keys)) if keys[position] not in _OWN), len(keys)
    )
    status, submitted_column = keys.index("status"), keys.index("date submitted")
    columns = []
    for index, text in enumerate(texts):
        choice_text, _, question = text.partition(":")
        choices = ((question.strip(), choice_text.strip()),) if question.strip() and choice_text.strip() else ()
        column_kind = raw.ColumnKind.QUESTION
        if keys[index] == "response id":
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted_column:
            column_kind = raw.ColumnKind.SUBMITTED
        elif index < first_question_column and keys[index] in _OWN:
            column_kind = raw.ColumnKind.PLATFORM
        if column_kind is not raw.ColumnKind.QUESTION:
            choices = ()
        names = (choice_text.strip(),) if choices else ()
        columns.append(raw.SurveyColumn(index, text, column_kind, names, choices))
    first_row = match.header + 1
    hint = "If you want only those that were sent, filter by status Complete in Alchemer."
    excluded_rows = find_rows(table, range(first_row, len(table.rows)), status, lambda text: fold(text) in _NO_RESPONSE)
    reasons = {row: _NO_RESPONSE[fold(as_text(table.rows[row][status]))] for row in excluded_rows}
    unsent = unsent_remarks(table, first_row, status, lambda text: fold(text) == "partial", "`Partial`", hint, reasons)
    return raw.RawSurvey(NAME, match.header, first_row, tuple(columns), reasons, findings=tuple(unsent))
