"""Moodle's feedback, anonymous responses: the number of a response, then a column for each question.

No export was at hand: the number's name is that of Moodle's language packs, its place is assumed.
A question that has a label is `(label) question`. The number is no person's, and another one each time. Where responses
are not anonymous, names stand in its place, and the table is read as a plain one.
"""

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key

NAME = "Moodle feedback"
RESTS_ON = "words of the header that Moodle's language packs name; no export was at hand"

_NUMBER = {
    "response number", "antwort nr", "réponse no", "номер ответа", "respuesta número", "número da resposta",
    "resposta numérica", "número de resposta", "atsakymo numeris", "回應編號",
}  # fmt: skip
_OWN = {"groups", "group", "gruppen", "groupes", "группы", "grupos", "gruppi", "groepen", "course", "kurs", "cours"}
_FIRST = 4


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the number's name among
    the first columns."""
    for row, texts in raw.header_candidates(table):
        known_headers = [text for text in texts[:_FIRST] if heading_key(text) in _NUMBER]
        if known_headers and len(texts) > len(known_headers):
            return raw.PlatformMatch(row, 3, f"it has the column `{known_headers[0]}`")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    columns: list[raw.SurveyColumn] = []
    for index, text in enumerate(raw.headers(table, match.header)):
        column_kind = raw.ColumnKind.QUESTION
        values = raw.cells_below(table, match.header, index) if index < _FIRST else []
        if heading_key(text) in _NUMBER:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif heading_key(text) in _OWN:
            column_kind = raw.ColumnKind.PLATFORM
        elif (
            values
            and all(map(is_date_text, values))
            and not any(column.kind is raw.ColumnKind.SUBMITTED for column in columns)
        ):
            column_kind = raw.ColumnKind.SUBMITTED
        columns.append(raw.SurveyColumn(index, text, column_kind))
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
