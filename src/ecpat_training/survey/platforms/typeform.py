"""Typeform: a long number first, then the questions' texts, times and the network's number last.

A question with several answers has a column for each choice, called after the choice and holding it again. A response
that somebody left is a row whose `Response Type` is `partial`.
"""

from ecpat_training.core.text import fold
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.unsent_responses import unsent_remarks
from ecpat_training.survey.exports.wording import heading_key

NAME = "Typeform"
RESTS_ON = "layouts of real public exports; the tests hold them with invented answers"

_TIMES = {"start date utc", "stage date utc", "submit date utc", "started at", "submitted at"}
_OWN = _TIMES | {"network id", "response type", "tags", "ending", "score", "hidden"}
_UNSENT = {"partial", "started"}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: a response's number
    under `#`, and the times and the network's number at the end."""
    for row, texts in raw.header_candidates(table):
        if texts[0].strip() not in ("#", "Response ID", "Token"):
            continue
        keys = {heading_key(text) for text in texts[1:]}
        if "network id" in keys and keys & _TIMES:
            reason = f"its first column is `{texts[0]}`, and times and `Network ID` come last"
            return raw.PlatformMatch(row, 4, reason)
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    keys = list(map(heading_key, texts))
    times = [position for position, name in enumerate(keys) if name in _TIMES]
    submitted_column = next((position for position in times if keys[position].startswith("submit")), times[-1])
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.QUESTION
        if index == 0:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted_column:
            column_kind = raw.ColumnKind.SUBMITTED
        elif keys[index] in _OWN and index >= min(times[0], keys.index("network id")) - 1:
            column_kind = raw.ColumnKind.PLATFORM
        columns.append(raw.SurveyColumn(index, text, column_kind))
    first_row = match.header + 1
    sort = next((column.index for column in columns if heading_key(column.header) == "response type"), None)
    hint = "If you want only those that were sent, choose completed responses in Typeform."
    unsent = unsent_remarks(
        table, first_row, sort, lambda text: fold(text) in _UNSENT, "by their `Response Type`", hint
    )
    return raw.RawSurvey(NAME, match.header, first_row, tuple(columns), findings=tuple(unsent))
