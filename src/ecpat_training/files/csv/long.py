"""Long CSV files, column by column: a million rows of forty answers are forty million cells, but few different ones.

Only what needs no judgement is read this way: every line has as many cells as the first, quotes stand around all cells
or around none, no cell holds a line break or a quote. Everything else is read row by row (`file.py`), which can say of
each row what is wrong with it.
"""

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.table import CellTable, CellValue, CodedColumn, LongRows
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    import pandas

LONG_FILE_BYTES = 2 << 20  # bytes; below, reading row by row takes no longer than importing pandas
MOST_BYTES = 512 << 20
MOST_CELLS = 250_000_000
_SAMPLE = 2_000  # rows by which a column is known as one of codes or times, where nearly every cell is another


def long_table(
    text: str,
    start: int,
    delimiter: str,
    findings: Sequence[Finding],
    source: tuple[str, str],
    cell: Callable[[str], CellValue],
) -> CellTable | None:
    """The table of a long text, or None where it must be read row by row.

    Args:
        start: how many characters a first line that names the delimiter takes.
        source: the file's name and its encoding.
        cell: what a cell of a CSV file says.

    Raises:
        RefusedError: the text holds more cells than are read.
    """
    file, encoding = source
    body = text[start:] if start else text
    width = _width(body, delimiter)
    if width is None:
        return None
    rows = body.count("\n") + (not body.endswith("\n"))
    if rows * width > MOST_CELLS:
        message = phrase(
            "the table has {rows:,} cells; at most {most_cells:,} are read.", rows=rows * width, most_cells=MOST_CELLS
        )
        raise RefusedError.because("csv.too-many", message, location=Location(file), hint="Please split the file.")
    columns = _columns(body, delimiter, width, cell)
    if columns is None or len(columns[0]) != rows:
        return None
    first_line = 2 if start else 1
    table = CellTable(
        file,
        LongRows(columns),
        lines=range(first_line, first_line + rows),
        findings=[*findings],
        encoding=encoding,
        delimiter=delimiter,
        columns=columns,
    )
    if not text.isascii():
        table.findings.extend(hidden_findings(table))
    return table


def _width(body: str, delimiter: str) -> int | None:
    """How many cells every line has; None where lines differ, or may."""
    lines = body.count("\n") + (not body.endswith("\n"))
    width = body.partition("\n")[0].count(delimiter) + 1
    returns, quotes = body.count("\r"), body.count('"')
    # Only totals are compared: a long and a short line may cancel out, which `_columns` notices when it reads.
    even = body.count(delimiter) == lines * (width - 1)
    is_evenly_quoted = quotes in (0, 2 * lines * width)
    has_even_ends = returns == 0 or (returns == body.count("\r\n") and lines - returns <= 1)
    blank = "\n\n" in body or "\n\r\n" in body or body[:1] in "\r\n"
    return width if width > 1 and even and is_evenly_quoted and has_even_ends and not blank else None


def _columns(
    body: str, delimiter: str, width: int, cell: Callable[[str], CellValue]
) -> tuple[CodedColumn[CellValue], ...] | None:
    """The columns, or None where a line turns out to be longer than the others."""
    import pandas

    def read_frame(**options: object) -> "pandas.DataFrame":
        return pandas.read_csv(  # type: ignore[call-overload, no-any-return]
            io.BytesIO(body.encode()), sep=delimiter, header=None, na_filter=False, skip_blank_lines=False, **options
        )

    try:
        sample = read_frame(dtype=str, nrows=_SAMPLE)
        # Categories cost more than texts where nearly every cell is another, as with codes and times.
        column_types = {name: str if sample[name].nunique() * 2 > len(sample) else "category" for name in sample}
        table = read_frame(dtype=column_types)
    except pandas.errors.ParserError:
        return None
    return (
        tuple(_encode_column(table.iloc[:, place], cell) for place in range(width)) if table.shape[1] == width else None
    )


def _encode_column(column: "pandas.Series[str]", cell: Callable[[str], CellValue]) -> CodedColumn[CellValue]:
    import numpy
    import pandas

    if isinstance(column.dtype, pandas.CategoricalDtype):
        return CodedColumn(
            [cell(text) for text in column.cat.categories], column.cat.codes.to_numpy().astype(numpy.int32)
        )
    return CodedColumn([cell(text) for text in column.tolist()], numpy.arange(len(column)))
