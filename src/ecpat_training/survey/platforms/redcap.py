"""REDCap: a row per record and event, raw (`record_id`, `redcap_event_name`) or with labels (`Record ID`).

An event is a wave, and the record's number knows a person in every event. A question with several answers has a column
per choice (`who___1`, or `Who comes? (choice=Police)`). Every form ends in `<form>_complete` (`Complete?`).
"""

import re
from collections.abc import Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.words.catalogue.message import phrase

NAME = "REDCap"
RESTS_ON = "real exports"

_RECORD = {"record_id", "record id", "study_id", "study id", "participant_id", "participant id", "subject_id"}
_OWN = {
    "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_data_access_group",
    "redcap_survey_identifier", "redcap_survey_timestamp", "event name", "repeat instrument", "repeat instance",
    "data access group", "survey identifier", "survey timestamp",
}  # fmt: skip
_FORM_END = re.compile(r"[a-z][a-z0-9_]*_complete|complete\?", re.I)
_FORM_TIME = re.compile(r"[a-z][a-z0-9_]*_timestamp|survey timestamp|redcap_survey_timestamp", re.I)
_CHOICE_RAW = re.compile(r"(?P<question>.+?)___(?P<choice>.+)")
_CHOICE_LABEL = re.compile(r"(?P<question>.+?)\s*\(choice=(?P<choice>.+)\)", re.DOTALL)
_COMPLETE_STATUSES = {"2", "complete"}
_STATES = {"0", "1", "2", "incomplete", "unverified", "complete"}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the columns of events,
    repeats and finished forms."""
    for row, texts in raw.header_candidates(table):
        lower_headers = [text.lower() for text in texts]
        own_columns = [
            text for text in texts if text.lower() in _OWN or text.lower() in _RECORD or _end(table, row, texts, text)
        ]
        has_redcap_column = any(name.startswith("redcap_") or name == "complete?" for name in lower_headers)
        if len(own_columns) > 2 or (len(own_columns) > 1 and (has_redcap_column or lower_headers[0] in _RECORD)):
            return raw.match_by_columns(row, len(own_columns), own_columns)
    return None


def _end(table: CellTable, row: int, texts: list[str], text: str) -> bool:
    """A column that says whether a form is finished: by its name, and by the states that it holds."""
    if not _FORM_END.fullmatch(text):
        return False
    return {as_text(value).lower() for value in raw.cells_below(table, row, texts.index(text))} <= _STATES


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    first_row = match.header + 1
    times = [index for index, text in enumerate(texts) if _FORM_TIME.fullmatch(text)]
    submitted = max(times, key=lambda index: (len(raw.cells_below(table, match.header, index)), -index), default=None)
    columns = []
    for index, text in enumerate(texts):
        choice_match = _CHOICE_RAW.fullmatch(text) or _CHOICE_LABEL.fullmatch(text)
        column_kind = raw.ColumnKind.QUESTION
        if index == 0:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif text.lower() in _OWN or index in times or _end(table, match.header, texts, text):
            column_kind = raw.ColumnKind.PLATFORM
        elif choice_match:
            column_kind = raw.ColumnKind.CHOICE_PART
        columns.append(
            raw.SurveyColumn(
                index,
                text,
                column_kind,
                (),
                ((choice_match["question"], choice_match["choice"]),) if choice_match else (),
            )
        )
    unset = {index: {"[not completed]": ""} for index in times}
    findings = tuple(_unfinished(table, match.header, texts))
    excluded_rows = _repeats(table, texts, first_row)
    return raw.RawSurvey(
        NAME, match.header, first_row, tuple(columns), excluded_rows, person=0, labels=unset, findings=findings
    )


def _repeats(table: CellTable, texts: Sequence[str], first_row: int) -> dict[int, str]:
    """The rows of instruments that a record may have many of, beside its own row; a file that holds only such rows
    holds the responses in them."""
    instrument_columns = (
        position
        for position, text in enumerate(texts)
        if text.lower() in ("redcap_repeat_instrument", "repeat instrument")
    )
    column = next(instrument_columns, None)
    rows = range(first_row, len(table.rows))
    repeats = [] if column is None else find_rows(table, rows, column, bool)
    return (
        {} if len(repeats) == len(rows) else dict.fromkeys(repeats, "a repeat of one form, beside its record's own row")
    )


def _unfinished(table: CellTable, header: int, texts: Sequence[str]) -> list[Finding]:
    """A remark for each form that some rows began and didn't finish."""
    findings = []
    for index, text in enumerate(texts):
        if _end(table, header, list(texts), text):
            states = find_rows(table, range(header + 1, len(table.rows)), index, bool)
            unfinished_count = len(find_rows(table, states, index, lambda text: text.lower() not in _COMPLETE_STATUSES))
            if unfinished_count and unfinished_count < len(states):
                message = phrase(
                    "by `{column}`, {rows:,} {rows:row|rows} of {all_rows:,} are not finished; what is answered is"
                    " used.",
                    column=text,
                    rows=unfinished_count,
                    all_rows=len(states),
                )
                findings.append(
                    Finding("survey.not-finished", Severity.NOTE, message, table.location_of(header, index))
                )
    return findings
