"""Large texts are told apart by their beginning, so that readers see a few of a million rows. What the beginning can't
say, the days and waves of answers and how many people a list holds, is then read from all rows in one pass that keeps
none of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ecpat_training.files.csv.file import MOST_BYTES, MOST_CELLS, MOST_ROWS, too_many
from ecpat_training.files.csv.r_syntax import script_of
from ecpat_training.files.csv.stream import Beginning, beginning, is_even, rows_after
from ecpat_training.files.opening import display_name, is_file, too_large
from ecpat_training.files.table import CellTable

TEXTS = (".csv", ".tsv", ".txt")
"""The endings of tables that are text."""
LARGE = 5 << 20
"""Bytes of a text from which on it is told apart by its beginning."""
ROWS = 2_000


class Looked(NamedTuple):
    """The file that readers see, and the beginning that it holds of a large one; None where it is the file itself."""

    path: Path
    start: Beginning | None = None


@contextmanager
def looked_at(path: Path) -> Iterator[Looked]:
    """The file from which a kind is told: of a large text a copy of its beginning, under the same name, in a private
    folder that is deleted afterwards; else the file itself."""
    large = path.suffix.lower() in TEXTS and is_file(path) and path.stat().st_size > LARGE
    start = beginning(path, ROWS) if large else None
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


def rest_of_list(path: Path, start: Beginning, table: CellTable) -> int:
    """How many rows below the beginning of a list hold anything.

    Raises:
        InputError, ContentError: see `rows_after`.
        RefusedError: the file is larger than any list that is read.
    """
    file = display_name(path)
    if path.stat().st_size > MOST_BYTES:
        raise too_large(MOST_BYTES, file)
    rows, filled = len(table.rows), 0
    cells = sum(map(len, table.rows))
    for row in rows_after(path, start, table.delimiter, len(table.rows[0])):
        rows, cells = rows + 1, cells + len(row)
        filled += any(map(str.strip, row))
        if rows > MOST_ROWS or cells > MOST_CELLS:
            raise too_many(table.where(0))
    return filled


def rest_of_answers(path: Path, start: Beginning, table: CellTable) -> Iterator[list[str]]:
    """The rows below the beginning of a table of answers; see `rows_after`.

    Raises:
        RefusedError: the file is larger than any that must be read row by row, as this one.
    """
    if path.stat().st_size > MOST_BYTES and not is_even(path, table.delimiter):
        raise too_large(MOST_BYTES, display_name(path))
    return rows_after(path, start, table.delimiter, len(table.rows[0]))
