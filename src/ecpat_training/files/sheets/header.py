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


def meaning_by_words(words: Mapping[str, Field]) -> Meaning[Field]:
    """The meaning of headers by a table of words, as `words.matching.index` makes one."""
    return meaning_by_text(lambda text: words.get(letters_key(text)))


def meaning_by_text(field_of_text: Callable[[str], Field | None]) -> Meaning[Field]:
    """The meaning of headers by what a text alone means. Of two rows the words of both count together, `Institution`
    over `Name` as `Institution name` or `Name institution`; where nobody knows these, the lower ones."""

    def meaning(path: HeaderPath) -> Field | None:
        path_texts = (" ".join(path), " ".join(reversed(path)), path[-1]) if len(path) > 1 else path
        return next((field for text in path_texts if (field := field_of_text(text)) is not None), None)

    return meaning


def texts_of(table: CellTable, row: int) -> dict[int, str]:
    """What the filled cells of a row say, by their columns."""
    return {column: text for column, cell in enumerate(table.rows[row]) if (text := as_text(cell))}


def header_paths(table: CellTable, first_row: int, last_row: int) -> dict[int, HeaderPath]:
    """The words over each column, where the rows from `first_row` to `last_row` are the header, from the top down.
    Words that are there twice, as in cells merged downwards, count once. A cell stands over no column of another cell
    above it."""
    rows = [texts_of(table, row) for row in range(first_row, last_row + 1)]
    columns = sorted(set().union(*rows))
    words_of: dict[int, list[str]] = {column: [] for column in columns}
    groups: dict[int, int] = {}
    for row, texts in zip(range(first_row, last_row), rows, strict=False):
        starts = group_starts(table, row, columns)
        groups |= {column: start for column, start in starts.items() if start >= groups.get(column, 0)}
        for column in columns:
            words_of[column] += filter(None, [texts.get(groups.get(column, -1))])
    return {
        column: tuple(dict.fromkeys([*words, *filter(None, [rows[-1].get(column)])]))
        for column, words in words_of.items()
    }


def group_starts(table: CellTable, row: int, columns: Iterable[int]) -> dict[int, int]:
    """Where the cell of a row begins that stands over each of these columns. A cell stands over all columns that it is
    merged across; one that isn't merged, over those to its right, as long as nothing else stands there."""
    filled_columns = [*texts_of(table, row)]
    starts = {column: filled_columns[place - 1] for column in columns if (place := bisect(filled_columns, column))}
    return {
        column: start
        for column, start in starts.items()
        if (span := table.span(row, start)) == 1 or column < start + span
    }


def is_one_header(table: CellTable, first_row: int, last_row: int, meaning: Meaning[Field]) -> bool:
    """Whether the row `last_row` may be a part of the header of those from `first_row` on: it holds words of its own,
    most of them words for columns, and none that nobody knows under such a word, as data do."""
    if last_row >= len(table.rows):
        return False
    row_of = {column: row for row in range(first_row, last_row) for column in texts_of(table, row)}
    text_above = {column: as_text(table.rows[row][column]) for column, row in row_of.items()}
    text_below = {column: text for column, text in texts_of(table, last_row).items() if text_above.get(column) != text}
    if not text_above or not text_below:
        return False
    paths = header_paths(table, first_row, last_row)
    named_columns = {column for column in text_below if meaning(paths[column]) is not None}
    data = (
        column
        for column in text_below.keys() - named_columns
        if column in text_above and table.span(row_of[column], column) == 1
    )
    return 2 * len(named_columns) > len(text_below) and not any(
        meaning((text_above[column],)) is not None for column in data
    )
