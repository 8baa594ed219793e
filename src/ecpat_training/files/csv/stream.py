"""Large CSV texts that aren't held whole: their beginning, and the rows after it one by one."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.csv.delimiter import LONGEST_LINE
from ecpat_training.files.csv.encoding import decode
from ecpat_training.files.csv.file import quotes_fault, ragged_fault
from ecpat_training.files.csv.long import MOST_BYTES
from ecpat_training.files.opening import byte_order_mark, display_name, open_regular, read_bytes

_SAMPLE_BYTES = 1 << 20  # bytes by which it is known how lines end
_MAX_BEGINNING = 4 << 20  # characters of a beginning


class Beginning(NamedTuple):
    """The first rows of a text, and how many lines they take."""

    text: str
    lines: int


def is_unicode(path: Path) -> bool:
    """Whether a text is UTF-8, or says by its first bytes that it is UTF-16 or UTF-32.

    Raises:
        OSError, RefusedError: the file can't be opened, or is no regular file.
    """
    letters = codecs.getincrementaldecoder("utf-8")()
    with open_regular(path) as stream:
        piece = stream.read(_SAMPLE_BYTES)
        if byte_order_mark(piece) is not None:
            return True
        try:
            while piece:
                letters.decode(piece)
                piece = stream.read(_SAMPLE_BYTES)
            letters.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def beginning(path: Path, max_lines: int) -> Beginning | None:
    """The first rows, of `max_lines` lines and as many more as the last of them takes, and of fewer where they are
    long; None where the file can't be opened, or isn't Unicode, which whoever reads all of it says better."""
    read_lines: list[str] = []
    letters = quotes = 0
    try:
        with _lines(path) as lines:
            for line in lines:
                read_lines.append(line)
                letters += len(line)
                quotes += line.count('"')
                is_enough = len(read_lines) >= max_lines or letters >= _MAX_BEGINNING
                # An odd number of quotes: a quoted cell goes on in the next line, and the beginning must not cut it in
                # two.
                if is_enough and (quotes % 2 == 0 or letters >= 2 * _MAX_BEGINNING):
                    break
    except (OSError, ValueError):
        return None
    return Beginning("".join(read_lines), len(read_lines))


def rows_after(path: Path, start: Beginning, delimiter: str, width: int) -> Iterator[list[str]]:
    """The rows below the beginning of a table, as long as somebody waits for what becomes of them.

    Raises:
        InputError: a letter is not of the encoding in which the file begins.
        ContentError: quotes don't close, or a row has more cells than the table has columns.
        NobodyWaitsError: see `while_awaited`.
    """
    file = display_name(path)
    line = start.lines + 1
    try:
        with _lines(path) as lines:
            reader = csv.reader(_bounded(islice(lines, start.lines, None)), delimiter=delimiter, strict=True)
            try:
                for row in iterate_while_awaited(reader):
                    if len(row) > width and any(row[width:]):
                        problem = f"{len(row)} cells, the table has {width}"
                        raise ContentError([ragged_fault(problem, Location(file, line=line), delimiter)])
                    yield row
                    line = start.lines + reader.line_num + 1
            except csv.Error as error:
                raise ContentError([quotes_fault(error, file, line, start.lines + reader.line_num)]) from None
    except UnicodeDecodeError:
        decode(read_bytes(path, MOST_BYTES), file, None)  # which says how its letters may read
        raise


def is_even(path: Path, delimiter: str) -> bool:
    """Whether a text may be kept by columns, however long it is (`long.py`): every line has as many cells, and quotes
    stand around all or none."""
    cells, quotes = set[int](), set[int]()
    with _lines(path) as lines:
        for line in iterate_while_awaited(lines):
            cells.add(line.count(delimiter))
            quotes.add(line.count('"'))
            if len(cells) > 1 or len(quotes) > 1:
                return False
    return quotes <= {0, *(2 * (number + 1) for number in cells)}


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise csv.Error("field larger than field limit")
        yield line


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a text with their ends, as `lines_of` cuts them; of one that is longer than any may be, a part."""
    with open_regular(path) as stream:
        sample = stream.read(_SAMPLE_BYTES)
        stream.seek(0)
        line_end = "\n" if b"\n" in sample else "\r"
        with TextIOWrapper(stream, byte_order_mark(sample) or "utf-8", newline=line_end) as text:
            yield iter(partial(text.readline, LONGEST_LINE + 1), "")
