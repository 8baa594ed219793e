"""The words over the columns of a sheet: one row of them, or two, of which the upper one may stand over several
columns of the lower."""

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.words.matching import letters_key

Field = TypeVar("Field")
HeaderPath = tuple[str, ...]
"""What stands over a column, from the top down: `("Name",)`, or `("Institution", "Name")` under two rows."""
Meaning = Callable[[HeaderPath], Field | None]
"""What a column is by the words over it; None where nobody knows."""


def by_words(words: Mapping[str, Field]) -> Meaning[Field]:
    """The meaning of headers by a table of words, as `words.matching.index` makes one."""
    return by_text(lambda text: words.get(letters_key(text)))


def by_text(field_of_text: Callable[[str], Field | None]) -> Meaning[Field]:
    """The meaning of headers by what a text alone means. Of two rows the words of both count together, `Institution`
    over `Name` as `Institution name` or `Name institution`; where nobody knows these, the lower ones."""

    def meaning(path: HeaderPath) -> Field | None:
        tried = (" ".join(path), " ".join(reversed(path)), path[-1]) if len(path) > 1 else path
        return next((field for text in tried if (field := field_of_text(text)) is not None), None)

    return meaning


def texts_of(table: CellTable, row: int) -> dict[int, str]:
    """What the filled cells of a row say, by their columns."""
    return {column: text for column, cell in enumerate(table.rows[row]) if (text := as_text(cell))}


def paths_in(table: CellTable, first: int, last: int) -> dict[int, HeaderPath]:
    """The words over each column, where the rows from `first` to `last` are the header, from the top down. Words that
    are there twice, as in cells merged downwards, count once. A cell stands over no column of another cell above it."""
    rows = [texts_of(table, row) for row in range(first, last + 1)]
    columns = sorted(set().union(*rows))
    words_of: dict[int, list[str]] = {column: [] for column in columns}
    groups: dict[int, int] = {}
    for row, texts in zip(range(first, last), rows, strict=False):
        starts = starts_over(table, row, columns)
        groups |= {column: start for column, start in starts.items() if start >= groups.get(column, 0)}
        for column in columns:
            words_of[column] += filter(None, [texts.get(groups.get(column, -1))])
    return {
        column: tuple(dict.fromkeys([*words, *filter(None, [rows[-1].get(column)])]))
        for column, words in words_of.items()
    }


def starts_over(table: CellTable, row: int, columns: Iterable[int]) -> dict[int, int]:
    """Where the cell of a row begins that stands over each of these columns. A cell stands over all columns that it is
    merged across; one that isn't merged, over those to its right, as long as nothing else stands there."""
    filled = [*texts_of(table, row)]
    starts = {column: filled[place - 1] for column in columns if (place := bisect(filled, column))}
    return {
        column: start
        for column, start in starts.items()
        if (span := table.span(row, start)) == 1 or column < start + span
    }


def is_one_header(table: CellTable, first: int, last: int, meaning: Meaning[Field]) -> bool:
    """Whether the row `last` may be a part of the header of those from `first` on: it holds words of its own, most of
    them words for columns, and none that nobody knows under such a word, as data do."""
    if last >= len(table.rows):
        return False
    row_of = {column: row for row in range(first, last) for column in texts_of(table, row)}
    above = {column: as_text(table.rows[row][column]) for column, row in row_of.items()}
    below = {column: text for column, text in texts_of(table, last).items() if above.get(column) != text}
    if not above or not below:
        return False
    paths = paths_in(table, first, last)
    named = {column for column in below if meaning(paths[column]) is not None}
    data = (column for column in below.keys() - named if column in above and table.span(row_of[column], column) == 1)
    return 2 * len(named) > len(below) and not any(meaning((above[column],)) is not None for column in data)
