"""Zoom's report of a poll: a number, who it was, when, then questions and answers in turn.

The header names four columns while each row goes on with `question, answer, question, answer`; in newer reports the
questions stand in the header. Lines about the meeting may stand above. Names and addresses are the platform's own and
never a code, and several answers are joined by `;`.
"""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, PlatformMatch, RawSurvey, SurveyColumn, headers
from ecpat_training.survey.exports.wording import heading_key

NAME = "a poll in Zoom"

_OWN = {"user name", "name", "user email", "email address", "email", "submitted date time", "submitted date and time"}
_TELLING = "user email"
_SEARCHED = 20
_SHOWN = 60


def matches(table: CellTable) -> PlatformMatch | None:
    """The four words of the header."""
    for row in range(min(_SEARCHED, len(table.rows))):
        texts = headers(table, row)
        keys = list(map(heading_key, texts))
        if texts[:1] == ["#"] and _TELLING in keys and any(name.startswith("submitted") for name in keys):
            seen = [f"`{text}`" for text in texts[: _questions_from(texts)] if text]
            return PlatformMatch(row, 4, f"it has the columns {listing(seen)}")
    return None


def read(table: CellTable, match: PlatformMatch) -> RawSurvey:
    """The meaning of the columns."""
    texts = headers(table, match.header)
    first, start = match.header + 1, _questions_from(texts)
    columns = []
    for index, text in enumerate(texts[:start]):
        kind = ColumnKind.PLATFORM
        if index == 0:
            kind = ColumnKind.RESPONSE_ID
        elif heading_key(text).startswith("submitted"):
            kind = ColumnKind.SUBMITTED
        columns.append(SurveyColumn(index, text, kind))
    findings: list[Finding] = []
    width = max((len(cells) for cells in table.rows[match.header :]), default=start)
    if any(texts[start:]):
        columns += [SurveyColumn(at, text) for at, text in enumerate(texts[start:], start)]
    else:
        columns += list(_in_turn(table, first, start, width, findings))
    return RawSurvey(NAME, match.header, first, tuple(columns), findings=tuple(findings))


def _questions_from(texts: list[str]) -> int:
    return max((at for at, text in enumerate(texts) if heading_key(text) in _OWN), default=3) + 1


def _in_turn(table: CellTable, first: int, start: int, width: int, findings: list[Finding]) -> Iterator[SurveyColumn]:
    """Columns of questions, which mean nothing, and beside each that of the answers under the question's words."""
    rows = range(first, len(table.rows))
    for at in range(start, width, 2):
        asked = dict.fromkeys(text for text in map(as_text, column_cells(table, rows, at)) if text)
        yield (
            SurveyColumn(at, "", ColumnKind.PLATFORM)
            if len(asked) == 0
            else SurveyColumn(at, f"question {at}", ColumnKind.PLATFORM)
        )
        if len(asked) > 1:
            shown = listing([f"`{visible(text)[:_SHOWN]}`" for text in asked], 3)
            message = f"several questions are one below the other in this column: {shown}."
            hint = "These are several polls in one report. Please export or keep one poll in a file."
            findings.append(Finding("survey.several-polls", Severity.ERROR, message, table.where(first, at), hint))
        if at + 1 < width:
            yield SurveyColumn(at + 1, next(iter(asked), ""), ColumnKind.QUESTION if asked else ColumnKind.PLATFORM)
