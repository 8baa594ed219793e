"""Survey Solutions (World Bank): an interview's key and number, the questions, and its own columns behind them.

Files are `.tab`, Stata's or SPSS's. Choices of a question are columns of 0 and 1, `q5__1`, `q5__2`. In text files
`-999999999` stands where a number was left out and `##N/A##` where words were; Stata's files have `.a` there.
"""

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw

NAME = "Survey Solutions"
RESTS_ON = "what public scripts read of its files; no export was at hand"

_KEY = "interview__key"
_TELLING = {_KEY, "interview__id", "sssys_irnd", "has__errors", "interview__status", "assignment__id"}
_NO_ANSWER = {"-999999999": "", "##N/A##": "", "-999999999.0": ""}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: two of its names, the
    interview's key or number among them."""
    for row, texts in raw.header_candidates(table):
        telling_columns = [text for text in texts if text.lower() in _TELLING]
        if len(telling_columns) > 1 and {_KEY, "interview__id"} & {text.lower() for text in telling_columns}:
            return raw.match_by_columns(row, len(telling_columns) + 2, telling_columns)
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    lower = [text.lower() for text in texts]
    number = lower.index(_KEY) if _KEY in lower else lower.index("interview__id")
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.QUESTION
        if index == number:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif text.lower() in _TELLING:
            column_kind = raw.ColumnKind.PLATFORM
        code, mark, choice = text.partition("__")
        question_choices = ((code, choice),) if mark and choice and column_kind is raw.ColumnKind.QUESTION else ()
        columns.append(raw.SurveyColumn(index, text, column_kind, (), question_choices))
    labels = {column.index: _NO_ANSWER for column in columns if column.kind is raw.ColumnKind.QUESTION}
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns), labels=labels, labels_of_given=True)
