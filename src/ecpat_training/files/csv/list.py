"""A list as CSV, to be opened in Excel and read again by every command: UTF-8 with its mark, every cell in quotes."""

import csv
import io
from collections.abc import Iterable, Sequence

from ecpat_training.core.formula_guard import guarded
from ecpat_training.core.text import visible


def list_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a CSV file. What a spreadsheet would run as a formula has an apostrophe before it."""
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([map(harmless, row) for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell's text as it may stand in a CSV file: nothing that is hidden, nothing that a spreadsheet would run."""
    return guarded(visible(cell))
