"""A row for each person who answers, a column for each question and person: `know_K7M3`, `contact [K7M3]`, as the
form that `ecpat network form` writes comes back from KoboToolbox and ODK, and grids from other platforms."""

import re
from typing import NamedTuple

from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading import raw_answers
from ecpat_training.network.reading.codes import KnownCodes

_PERSON_HEADER = re.compile(r"(.+?)[\s_\[(:.-]+([^\W_][\w./-]*?)[\])]?")
_MIN_PERSON_COLUMNS = 2  # columns of people


class _WideColumn(NamedTuple):
    question: Question
    named: str


def read(table: CellTable, codes: KnownCodes) -> raw_answers.RawNetwork | None:
    """The answers, where a header names who answers and others a question and a person each."""
    for header in range(min(SEARCHED_ROWS, len(table.rows))):
        cells = raw_answers.texts(table, header)
        columns = _columns(cells, codes)
        giver_column = next((column for column, text in enumerate(cells) if raw_answers.field_of(text) == "from"), None)
        if giver_column is not None and len(columns) >= _MIN_PERSON_COLUMNS:
            raw_network = raw_answers.RawNetwork(
                "a row for each person who answers", {wide_column.question for wide_column in columns.values()}
            )
            rows = raw_answers.below(table, header)
            raw_network.leave_out(rows)
            for row in rows.data:
                raw_network.said += [
                    raw_answers.RawAnswer(
                        raw_answers.cell_of(row.texts, giver_column),
                        wide_column.named,
                        wide_column.question,
                        text,
                        table.location_of(row.position, column),
                    )
                    for column, wide_column in columns.items()
                    if raw_answers.cell_of(row.texts, giver_column) and (text := raw_answers.cell_of(row.texts, column))
                ]
            return raw_network
    return None


def _columns(cells: list[str], codes: KnownCodes) -> dict[int, _WideColumn]:
    """What is asked of whom; where no header names a question that is known, and all begin alike, they are ties."""
    known_columns: dict[int, _WideColumn] = {}
    other_columns: dict[str, dict[int, _WideColumn]] = {}
    for column, text in enumerate(cells):
        match = _PERSON_HEADER.fullmatch(text.rpartition("/")[2])
        code = codes.of(match[2]) if match else None
        if match is None or code is None:
            continue
        question = raw_answers.question_of(raw_answers.field_of(match[1]))
        if question is not None:
            known_columns[column] = _WideColumn(question, code)
        elif text.endswith((")", "]")):
            other_columns.setdefault(match[1], {})[column] = _WideColumn("tie", code)
    return known_columns or (next(iter(other_columns.values())) if len(other_columns) == 1 else {})
