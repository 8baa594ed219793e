"""A row for each person who answers, a column for each question and person: `know_K7M3`, `contact [K7M3]`, as the
form that `ecpat network form` writes comes back from KoboToolbox and ODK, and grids from other platforms."""

import re
from typing import NamedTuple

from ecpat_training.files.sheets.reader import SEARCHED
from ecpat_training.files.table import CellTable
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.said import (
    RawNetwork,
    SaidOfSomebody,
    below,
    cell_of,
    field_of,
    question_of,
    texts,
)

_NAMED = re.compile(r"(.+?)[\s_\[(:.-]+([A-Za-z0-9][A-Za-z0-9._/-]*?)[\])]?")
_FEWEST = 2  # columns of people


class _WideColumn(NamedTuple):
    question: Question
    named: str


def read(table: CellTable, codes: KnownCodes) -> RawNetwork | None:
    """The answers, where a header names who answers and others a question and a person each."""
    for header in range(min(SEARCHED, len(table.rows))):
        cells = texts(table, header)
        columns = _columns(cells, codes)
        giver = next((at for at, text in enumerate(cells) if field_of(text) == "from"), None)
        if giver is not None and len(columns) >= _FEWEST:
            made = RawNetwork("a row for each person who answers", {one.question for one in columns.values()})
            rows = below(table, header)
            made.leave_out(rows)
            for row in rows.data:
                made.said += [
                    SaidOfSomebody(
                        cell_of(row.texts, giver), one.named, one.question, text, table.where(row.position, at)
                    )
                    for at, one in columns.items()
                    if cell_of(row.texts, giver) and (text := cell_of(row.texts, at))
                ]
            return made
    return None


def _columns(cells: list[str], codes: KnownCodes) -> dict[int, _WideColumn]:
    """What is asked of whom; where no header names a question that is known, and all begin alike, they are ties."""
    known: dict[int, _WideColumn] = {}
    others: dict[str, dict[int, _WideColumn]] = {}
    for at, text in enumerate(cells):
        match = _NAMED.fullmatch(text.rpartition("/")[2])
        code = codes.of(match[2]) if match else None
        if match is None or code is None:
            continue
        question = question_of(field_of(match[1]))
        if question is not None:
            known[at] = _WideColumn(question, code)
        elif text.endswith((")", "]")):
            others.setdefault(match[1], {})[at] = _WideColumn("tie", code)
    return known or (next(iter(others.values())) if len(others) == 1 else {})
