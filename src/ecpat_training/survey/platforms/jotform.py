"""Jotform, by its own documentation: `Submission Date` first, the questions' texts, the submission's number at the end.

Several answers to a question stand in one cell, a line each; a grid has a column for each row, `Question >> Row` (not
seen in an export).
"""

from ecpat_training.core.text import squeeze
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.wording import heading_key

NAME = "Jotform"
RESTS_ON = "its documentation; no export was at hand"

_SUBMISSION_DATE_HEADER = "submission date"
_MORE = {
    "submission id", "submission ip", "last update date", "submission status", "flow status", "submission url",
    "submission edit link",
}  # fmt: skip


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the date first, and
    another column that only this platform calls so."""
    for row, texts in raw.header_candidates(table):
        if heading_key(texts[0]) != _SUBMISSION_DATE_HEADER:
            continue
        telling_columns = [text for text in texts if heading_key(text) in _MORE]
        if telling_columns:
            return raw.match_by_columns(row, 3, [texts[0], *telling_columns])
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    columns = []
    for index, text in enumerate(raw.headers(table, match.header)):
        column_kind = raw.ColumnKind.QUESTION
        if index == 0:
            column_kind = raw.ColumnKind.SUBMITTED
        elif heading_key(text) in _MORE:
            column_kind = (
                raw.ColumnKind.RESPONSE_ID if heading_key(text) == "submission id" else raw.ColumnKind.PLATFORM
            )
        header_parts = [squeeze(header_part) for header_part in text.split(">>")]
        columns.append(
            raw.SurveyColumn(
                index, text, column_kind, (header_parts[-1],) if len(header_parts) > 1 and header_parts[-1] else ()
            )
        )
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
