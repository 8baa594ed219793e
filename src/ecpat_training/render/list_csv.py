"""A list as CSV, to be opened in Excel and read again by every command: UTF-8 with its mark, semicolons not needed."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ecpat_training.core.text import visible

_FORMULA = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def list_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a CSV file. What a spreadsheet would run as a formula has an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in rows:
        cells = [visible(cell) for cell in row]
        writer.writerow([harmless(cell) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell's text, with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
