"""Our own workbook for typing in paper forms: a first cell that says so, what people read, then a row of names.

The layout, which `survey build` writes: the first cell begins with `ecpat survey build`; rows with the questions' words
may follow; the header is the row that is made of names (`code`, `k1`, `then_k1`), `no.` being the number of the paper;
below it a row per paper. Answers are the options' ids or their words, and numbers for grades. Rows in which nothing but
the number stands are paper that nobody has typed in.
"""

import re

from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.model.entry_form import MARK, NUMBER, WAVE

NAME = "ecpat's data-entry workbook"
RESTS_ON = "ecpat writes it itself"

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NOT_TYPED = "a line that has not been typed in"


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the mark in the first
    cell, and the row that is all names."""
    first_text = as_text(table.rows[0][0]) if table.rows and table.rows[0] else ""
    if not fold(first_text).startswith(MARK):
        return None
    rows = [(row, [text for text in texts if text]) for row, texts in raw.header_candidates(table)]
    id_rows = [(row, texts) for row, texts in rows if all(_ID.fullmatch(text) or text == NUMBER for text in texts)]
    if not id_rows:
        return None
    return raw.PlatformMatch(id_rows[0][0], 100, f"its first cell says `{MARK}`")


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    columns = tuple(
        raw.SurveyColumn(index, text, raw.ColumnKind.RESPONSE_ID if text == NUMBER else raw.ColumnKind.QUESTION)
        for index, text in enumerate(texts)
    )
    beforehand = {column.index for column in columns if column.header in (NUMBER, WAVE)}
    empty_rows = {
        row: _NOT_TYPED
        for row in range(match.header + 1, len(table.rows))
        if texts_of(table, row).keys() <= beforehand and any(table.rows[row])
    }
    return raw.RawSurvey(NAME, match.header, match.header + 1, columns, empty_rows)
