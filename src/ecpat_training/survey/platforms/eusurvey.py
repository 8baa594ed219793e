"""EUSurvey (European Commission): the survey's alias and the day of the export above the header.

Headers and answers end in an id in brackets, `(ID27)`; several answers are joined by `; `. Texts of two surveys are
alike only without it, so questions go by their words without the id, and answers mean what stands before it. The rows
of a matrix are `Question: row (ID28)`. What stands behind the last id, whatever the interface's language, is the
platform's own: invitation, contribution, user, days, language, total score. In anonymous surveys the contribution's
number is `Anonymous` in every row.
"""

import re
from collections.abc import Container, Iterator, Mapping

from ecpat_training.core.text import squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key

NAME = "EUSurvey"
RESTS_ON = "layouts of real public exports, and EUSurvey's own code; the tests hold them with invented answers"

_ID = re.compile(r"\s*\((?:ID|P)?[0-9]+\)\s*", re.IGNORECASE)
_HEADER_WITH_ID = re.compile(r".*\((?:ID|P)[0-9]+\)\s*", re.IGNORECASE | re.DOTALL)
_CONTRIBUTION = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ROW = re.compile(r":\s+(?=\S)")
_DATE_HEADERS = {"creation date", "submission date"}
_OWN = {
    "invitation number", "user name", "username", "last update", "languages", "language", "contribution id",
    "total score", "tokens", "alias", "export date", "results",
}  # fmt: skip
_MAX_ROWS_SEARCHED = 8


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the two labels above
    the header; or headers of which most end in an id."""
    labels_above = {heading_key(as_text(cells[0])) for cells in table.rows[:_MAX_ROWS_SEARCHED] if cells}
    has_export_labels = {"alias", "export date"} <= labels_above
    for row, texts in raw.header_candidates(table):
        id_count = sum(_HEADER_WITH_ID.fullmatch(text) is not None for text in texts)
        if heading_key(texts[0]) in ("alias", "export date") and not id_count:
            continue
        if (has_export_labels and sum(map(bool, texts)) > 2) or id_count > 2:
            reason = (
                "`Alias` and `Export Date` are above"
                if has_export_labels
                else "its headers end in ids such as `(ID27)`"
            )
            return raw.PlatformMatch(row, 5 if has_export_labels else 2, reason)
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    first_row = match.header + 1
    rows = range(first_row, len(table.rows))
    last_question_column = max(
        (position for position, text in enumerate(texts) if _HEADER_WITH_ID.fullmatch(text)), default=len(texts)
    )
    columns: list[raw.SurveyColumn] = []
    labels: dict[int, Mapping[str, str]] = {}
    bare_headers = {squeeze(_ID.sub(" ", text)) for text in texts}
    for index, text in enumerate(texts):
        header_without_id = squeeze(_ID.sub(" ", text))
        cells = {as_text(cell) for cell in distinct_cells(column_cells(table, rows, index))} - {""}
        column_kind = _kind(header_without_id, cells, is_after_questions=index > last_question_column)
        if column_kind is raw.ColumnKind.SUBMITTED and any(column.kind is column_kind for column in columns):
            column_kind = raw.ColumnKind.PLATFORM  # the day of the last change comes second
        columns.append(raw.SurveyColumn(index, text, column_kind, tuple(_names(text, header_without_id, bare_headers))))
        if label_by_cell := {
            cell: squeeze(_ID.sub(" ", cell)).replace(" ;", ";") for cell in cells if _HEADER_WITH_ID.fullmatch(cell)
        }:
            labels[index] = label_by_cell
    return raw.RawSurvey(NAME, match.header, first_row, tuple(columns), labels=labels, labels_of_given=True)


def _kind(header_without_id: str, cells: set[str], *, is_after_questions: bool) -> raw.ColumnKind:
    """What a column is for; those behind the last question's id are known by what stands in them."""
    name = heading_key(header_without_id)
    if name == "contribution id" or (is_after_questions and cells and all(map(_CONTRIBUTION.fullmatch, cells))):
        return raw.ColumnKind.RESPONSE_ID
    if name in _DATE_HEADERS or (is_after_questions and cells and all(map(is_date_text, cells))):
        return raw.ColumnKind.SUBMITTED
    return raw.ColumnKind.PLATFORM if name in _OWN or is_after_questions else raw.ColumnKind.QUESTION


def _names(text: str, header_without_id: str, bare_headers: Container[str]) -> Iterator[str]:
    """A question's words without the id, and of a matrix its row; not where a question of its own (`bare_headers`) is
    called as the row is, as one that is asked about the time before once more."""
    if header_without_id != text:
        yield header_without_id
    for row_start in (match.end() for match in _ROW.finditer(header_without_id)):
        if header_without_id[row_start:] not in bare_headers:
            yield header_without_id[row_start:]
