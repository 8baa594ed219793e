"""The lines of a text, one at a time, so that a big file isn't held twice."""

import csv
from collections.abc import Iterator

LONGEST_LINE = 8 << 20


def lines_of(text: str, start: int = 0) -> Iterator[str]:
    """The lines with their ends: LF, CR LF, or CR alone in a file that has no LF; other separators of Unicode are part
    of a cell.

    Raises:
        csv.Error: a line is longer than any spreadsheet writes, as the csv module says it of a cell.
    """
    end_of_line = "\n" if "\n" in text else "\r"
    while start < len(text):
        end = text.find(end_of_line, start) + 1 or len(text)
        if end - start > LONGEST_LINE:
            raise csv.Error("field larger than field limit")
        yield text[start:end]
        start = end
