"""SoSci Survey: its own variables first, the questions as `AB01_02`, its own again behind them.

A second row may say what each variable asks. Answers are numbers, or words if these were chosen; -9 stands where
nothing was answered. `MODE` says how an interview was begun: `debug`, `admin` and `pretest` are those of the people who
made the survey. `FINISHED` is 1 or 0 or, in other formats, `T` or `F`.
"""

import re

from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.unsent_responses import unsent_remarks

NAME = "SoSci Survey"
RESTS_ON = "layouts of real public exports; the tests hold them with invented answers"

_OWN = {
    "CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "LANGUAGE", "STARTED", "LASTDATA", "STATUS", "FINISHED", "Q_VIEWER",
    "LASTPAGE", "MAXPAGE", "MISSING", "MISSREL", "TIME_SUM", "TIME_RSI", "DEG_TIME", "MAILSENT",
}  # fmt: skip
_TELLING = {"CASE", "QUESTNNR", "STARTED", "LASTDATA", "FINISHED", "Q_VIEWER", "LASTPAGE", "MAXPAGE"}
_TIME = re.compile(r"TIME[0-9]{3}")
_OF_THE_AUTHORS = {"debug", "admin", "pretest"}
_UNFINISHED = {"0", "f", "false", "falsch", "nein", "no"}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: four of its names in
    capitals."""
    for row, texts in raw.header_candidates(table):
        telling_columns = [text for text in texts if text in _TELLING]
        if len(telling_columns) > 3:
            return raw.match_by_columns(row, len(telling_columns) + 1, telling_columns)
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    texts_below = raw.headers(table, match.header + 1) if match.header + 1 < len(table.rows) else []
    has_description_row = _describes(texts, texts_below)
    submitted_column = next((texts.index(name) for name in ("LASTDATA", "STARTED") if name in texts), None)
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.QUESTION
        if text == "CASE":
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted_column:
            column_kind = raw.ColumnKind.SUBMITTED
        elif text in _OWN or _TIME.fullmatch(text):
            column_kind = raw.ColumnKind.PLATFORM
        words = texts_below[index] if has_description_row and index < len(texts_below) else ""
        columns.append(raw.SurveyColumn(index, text, column_kind, tuple(_shorten_question(words))))
    first_row = match.header + 1 + has_description_row
    finished = texts.index("FINISHED") if "FINISHED" in texts else None
    excluded_rows = _of_the_authors(table, texts, first_row)
    hint = "If you want only those that were sent, choose completed interviews when you export from SoSci Survey."
    findings = tuple(
        unsent_remarks(
            table, first_row, finished, lambda text: fold(text) in _UNFINISHED, "by `FINISHED`", hint, excluded_rows
        )
    )
    labels = {column.index: {"-9": ""} for column in columns if column.kind is raw.ColumnKind.QUESTION}
    return raw.RawSurvey(
        NAME,
        match.header,
        first_row,
        tuple(columns),
        excluded_rows,
        labels=labels,
        findings=findings,
        labels_of_given=True,
    )


def _of_the_authors(table: CellTable, texts: list[str], first_row: int) -> dict[int, str]:
    """Interviews by which those who made the survey tried it out."""
    if "MODE" not in texts:
        return {}
    rows = find_filled_rows(table, first_row)
    modes = column_cells(table, rows, texts.index("MODE"))
    mode_by_row = {row: fold(as_text(cell)) for row, cell in zip(rows, modes, strict=True)}
    return {
        row: f"a trial in SoSci Survey (`{mode}`), not a response"
        for row, mode in mode_by_row.items()
        if mode in _OF_THE_AUTHORS
    }


def _describes(texts: list[str], texts_below: list[str]) -> bool:
    """Whether the row below the header says what the columns are: words where numbers and times would stand."""
    own_cells = [
        as_text(cell) for text, cell in zip(texts, texts_below, strict=False) if text in ("CASE", "STARTED", "LASTDATA")
    ]
    filled_texts = [text for text in own_cells if text]
    return bool(filled_texts) and not any(text.isdigit() or is_date_text(text) for text in filled_texts)


def _shorten_question(words: str) -> list[str]:
    """What a question may go by: its words, and of a grid `Stem: row` the row."""
    question_parts = words.split(": ", 1)
    return [words, question_parts[1]] if len(question_parts) > 1 else [words] if words else []
