"""Large texts are told apart by their beginning, so that readers see a few of a million rows. What the beginning can't
say, the days and waves of answers and how many people a list holds, is then read from all rows in one pass that keeps
none of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ecpat_training.files.csv.file import MOST_BYTES, MOST_CELLS, MOST_ROWS, too_many_cells_error
from ecpat_training.files.csv.r_syntax import script_of
from ecpat_training.files.csv.stream import Beginning, beginning, is_even, rows_after
from ecpat_training.files.opening import display_name, file_too_large_error, is_file
from ecpat_training.files.table import CellTable

TEXTS = (".csv", ".tsv", ".txt")
"""The endings of tables that are text."""
LARGE_FILE_BYTES = 5 << 20
"""Bytes of a text from which on it is told apart by its beginning."""
ROWS = 2_000


class Looked(NamedTuple):
    """The file that readers see, and the beginning that it holds of a large one; None where it is the file itself."""

    path: Path
    start: Beginning | None = None


@contextmanager
def look_at_file(path: Path) -> Iterator[Looked]:
    """The file from which a kind is told: of a large text a copy of its beginning, under the same name, in a private
    folder that is deleted afterwards; else the file itself."""
    is_large = path.suffix.lower() in TEXTS and is_file(path) and path.stat().st_size > LARGE_FILE_BYTES
    start = beginning(path, ROWS) if is_large else None
    if start is None:
        yield Looked(path)
        return
    # The copy keeps the name, by which readers know a wave or a month, and holds people's rows: hence the private
    # folder.
    with TemporaryDirectory() as place:
        copy = Path(place) / path.name
        copy.write_bytes(start.text.encode())
        if (script := script_of(path)) and is_file(script):
            copyfile(script, copy.parent / script.name)
        yield Looked(copy, start)


def count_list_rest(path: Path, start: Beginning, table: CellTable) -> int:
    """How many rows below the beginning of a list hold anything.

    Raises:
        InputError, ContentError: see `rows_after`.
        RefusedError: the file is larger than any list that is read.
    """
    file = display_name(path)
    if path.stat().st_size > MOST_BYTES:
        raise file_too_large_error(MOST_BYTES, file)
    rows, filled_rows = len(table.rows), 0
    cells = sum(map(len, table.rows))
    for row in rows_after(path, start, table.delimiter, len(table.rows[0])):
        rows, cells = rows + 1, cells + len(row)
        filled_rows += any(map(str.strip, row))
        if rows > MOST_ROWS or cells > MOST_CELLS:
            raise too_many_cells_error(table.location_of(0))
    return filled_rows


def read_answers_rest(path: Path, start: Beginning, table: CellTable) -> Iterator[list[str]]:
    """The rows below the beginning of a table of answers; see `rows_after`.

    Raises:
        RefusedError: the file is larger than any that must be read row by row, as this one.
    """
    if path.stat().st_size > MOST_BYTES and not is_even(path, table.delimiter):
        raise file_too_large_error(MOST_BYTES, display_name(path))
    return rows_after(path, start, table.delimiter, len(table.rows[0]))
