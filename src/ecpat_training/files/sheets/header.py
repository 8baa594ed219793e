"""The words over the columns of a sheet: one row of them, or two, of which the upper one may stand over several
columns of the lower."""

from collections.abc import Callable, Mapping
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


def by_text(known: Callable[[str], Field | None]) -> Meaning[Field]:
    """The meaning of headers by what a text alone means. Of two rows the words of both count together, `Institution`
    over `Name` as `Institution name` or `Name institution`; where nobody knows these, the lower ones."""

    def meaning(path: HeaderPath) -> Field | None:
        tried = (" ".join(path), " ".join(reversed(path)), path[-1]) if len(path) > 1 else path
        return next((field for text in tried if (field := known(text)) is not None), None)

    return meaning


def texts_of(table: CellTable, row: int) -> dict[int, str]:
    """What the filled cells of a row say, by their columns."""
    return {column: text for column, cell in enumerate(table.rows[row]) if (text := as_text(cell))}


def paths_in_two_rows(table: CellTable, upper: int) -> dict[int, HeaderPath]:
    """The words over each column, where the row `upper` and the one below it are the header. A cell of the upper row
    stands over all columns that it is merged across; one that isn't merged, over those to its right, as long as
    nothing else stands there. Words that are there twice, as in cells merged downwards, count once."""
    above, below = texts_of(table, upper), texts_of(table, upper + 1)
    paths: dict[int, HeaderPath] = {}
    start = None
    for column in range(max([*above, *below], default=-1) + 1):
        start = column if column in above else start
        over = start is not None and (column == start or column < _end(table, upper, start))
        words = [above[start]] if start is not None and over and (column in above or column in below) else []
        words += [below[column]] if column in below else []
        if words:
            paths[column] = tuple(dict.fromkeys(words))
    return paths


def _end(table: CellTable, row: int, column: int) -> float:
    """The first column behind those over which a cell stands."""
    span = table.merged.get((row, column), (1, 1))[1]
    return column + span if span > 1 else float("inf")


def is_one_header(table: CellTable, upper: int, meaning: Meaning[Field]) -> bool:
    """Whether the row below `upper` may be a part of its header: it holds words of its own, most of them words for
    columns, and none that nobody knows under such a word, as data do."""
    if upper + 1 >= len(table.rows):
        return False
    above, below = texts_of(table, upper), texts_of(table, upper + 1)
    if not above or all(above.get(column) == text for column, text in below.items()):
        return False
    paths = paths_in_two_rows(table, upper)
    named = {column for column in below if meaning(paths[column]) is not None}
    data = (column for column in below.keys() - named if column in above and not _spans(table, upper, column))
    return 2 * len(named) > len(below) and not any(meaning((above[column],)) is not None for column in data)


def _spans(table: CellTable, row: int, column: int) -> bool:
    return table.merged.get((row, column), (1, 1))[1] > 1
