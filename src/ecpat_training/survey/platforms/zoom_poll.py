"""Zoom's report of a poll or survey in a meeting or webinar: a number, who it was, when, then questions and answers.

The header names four columns while each row goes on with `question, answer, question, answer`; in newer reports the
questions stand in the header, and further polls follow below, each with a header of its own. Lines about the meeting
may stand above. Names and addresses are the platform's own and never a code, and several answers are joined by `;`. Who
is there twice answered a poll that was launched again.
"""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, PlatformMatch, RawSurvey, SurveyColumn, headers
from ecpat_training.survey.exports.repeated_answers import repeated_remarks
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.words.catalogue.message import phrase

NAME = "a poll in Zoom"
RESTS_ON = "layouts of real public exports; the tests hold them with invented answers"

_OWN = {"user name", "name", "user email", "email address", "email", "submitted date time", "submitted date and time"}
_TELLING = {"user email", "email address", "email"}
_SEARCHED = 20
_SHOWN = 60
_ONE_POLL = "These are several polls in one report. Please export or keep one poll in a file."
_ONE_LAUNCH = "If one answer of each should count, please delete the others' rows."


def matches(table: CellTable) -> PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the four words of the
    header."""
    for row in range(min(_SEARCHED, len(table.rows))):
        texts = headers(table, row)
        if _is_header(texts):
            own_columns = [f"`{text}`" for text in texts[: _questions_from(texts)] if text]
            return PlatformMatch(row, 4, f"it has the columns {listing(own_columns)}")
    return None


def read(table: CellTable, match: PlatformMatch) -> RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = headers(table, match.header)
    first_row, start = match.header + 1, _questions_from(texts)
    columns = []
    for index, text in enumerate(texts[:start]):
        column_kind = ColumnKind.PLATFORM
        if index == 0:
            column_kind = ColumnKind.RESPONSE_ID
        elif heading_key(text).startswith("submitted"):
            column_kind = ColumnKind.SUBMITTED
        columns.append(SurveyColumn(index, text, column_kind))
    findings: list[Finding] = []
    width = max((len(cells) for cells in table.rows[match.header :]), default=start)
    further_headers = [row for row in find_filled_rows(table, first_row) if _is_header(headers(table, row))]
    if further_headers:
        message = "another poll begins here, with a header of its own."
        findings.append(
            Finding("survey.several-polls", Severity.ERROR, message, table.location_of(further_headers[0]), _ONE_POLL)
        )
    address_index = next(
        (position for position, text in enumerate(texts[:start]) if heading_key(text) in _TELLING), None
    )
    if any(texts[start:]):
        columns += [SurveyColumn(position, text) for position, text in enumerate(texts[start:], start)]
    else:
        columns += list(_in_turn(table, first_row, start, width, findings))
    repeats = [] if findings else repeated_remarks(table, first_row, address_index, "e-mail address", _ONE_LAUNCH)
    return RawSurvey(NAME, match.header, first_row, tuple(columns), findings=(*findings, *repeats))


def _is_header(texts: list[str]) -> bool:
    if texts[:1] != ["#"]:
        return False
    keys = set(map(heading_key, texts))
    return bool(_TELLING & keys) and any(name.startswith("submitted") for name in keys)


def _questions_from(texts: list[str]) -> int:
    return max((position for position, text in enumerate(texts) if heading_key(text) in _OWN), default=3) + 1


def _in_turn(
    table: CellTable, first_row: int, start: int, width: int, findings: list[Finding]
) -> Iterator[SurveyColumn]:
    """Columns of questions, which mean nothing, and beside each that of the answers under the question's words."""
    rows = range(first_row, len(table.rows))
    for position in range(start, width, 2):
        question_texts = dict.fromkeys(text for text in map(as_text, column_cells(table, rows, position)) if text)
        yield (
            SurveyColumn(position, "", ColumnKind.PLATFORM)
            if len(question_texts) == 0
            else SurveyColumn(position, f"question {position}", ColumnKind.PLATFORM)
        )
        if len(question_texts) > 1:
            question_list = listing([f"`{visible(text)[:_SHOWN]}`" for text in question_texts], 3)
            message = phrase(
                "several questions are one below the other in this column: {questions}.", questions=question_list
            )
            findings.append(
                Finding(
                    "survey.several-polls", Severity.ERROR, message, table.location_of(first_row, position), _ONE_POLL
                )
            )
        if position + 1 < width:
            yield SurveyColumn(
                position + 1,
                next(iter(question_texts), ""),
                ColumnKind.QUESTION if question_texts else ColumnKind.PLATFORM,
            )
