"""What stands below the answers and is nobody's: counts, sums and means, whatever they are called.

| at the foot of a table | what is made of it |
| --- | --- |
| a short word such as `N` or `Suma`, beside another such row | no answer |
| such a word alone, which may be somebody's code | asked |
| every number the sum, mean, median, count or standard deviation of its column, and one as nobody else has it | asked |
| the same in two columns and more, without a code or with decimals where nobody else has any | no answer |

A number as nobody else has it lies outside of all others, or has decimals where no other has; a single one beside a
code tells by its decimals only. Numbers are compared as they are rounded, in tables of up to 5,000 rows; in longer ones
the words alone tell.
"""

import math
import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.survey.exports.response_rows import SUMMARY, sums_up
from ecpat_training.words.lists.rows import FIGURES, SUMMARIES
from ecpat_training.words.matching import letters_key

# Of more digits nothing is the mean, and a float or its square overflows.
_NUMBER = re.compile(r"(?P<number>[-+]?[0-9]{1,30}(?:[.,](?P<decimals>[0-9]{1,30}))?)\s*%?")
_MIN_ROWS_ABOVE = 3  # rows above, so that a mean isn't one of two answers
_DEEPEST = 4  # rows of figures below one another
_MAX_ROWS_SEARCHED = 5_000
_STATISTICS: Sequence[tuple[str, Callable[[Sequence[float]], float]]] = (
    ("sum", math.fsum),
    ("mean", statistics.fmean),
    ("median", statistics.median),
    ("count", len),
    ("standard deviation", statistics.stdev),
    ("standard deviation", statistics.pstdev),
)


class _Figure(NamedTuple):
    value: float
    decimals: int

    def is_like(self, computed_value: float) -> bool:
        return math.isclose(self.value, computed_value, rel_tol=1e-9, abs_tol=0.5 / 10.0**self.decimals + 1e-9)


class FootRows(NamedTuple):
    """Rows that are no responses and rows of which that is to be asked, each with the reason."""

    aside: dict[int, str]
    doubtful: dict[int, str]


def foot_rows(
    table: CellTable, rows: Sequence[int], summaries: Mapping[int, str], code: Sequence[SurveyColumn]
) -> FootRows:
    """What stands at the foot of these rows, beside the `summaries` that their words tell anywhere."""
    foot = FootRows({}, {})
    block = _block(table, rows, summaries, code)
    word_rows = [row for row in block if row not in summaries]
    if len(block) > 1:
        foot.aside.update(dict.fromkeys(word_rows, SUMMARY))
    else:
        foot.doubtful.update(dict.fromkeys(word_rows, "a word for a figure stands in place of the code"))
    if len(rows) <= _MAX_ROWS_SEARCHED:
        codes = {column.index for column in code}
        people = [row for row in rows if row not in summaries and row not in foot.aside]
        for depth in range(min(_DEEPEST, len(people) - _MIN_ROWS_ABOVE), 0, -1):
            rows_above, rows_below = people[:-depth], people[-depth:]
            statistic_by_row = {row: _statistic(table, row, rows_above, codes) for row in rows_below}
            if all(statistic_by_row.values()):
                for row, statistic in statistic_by_row.items():
                    _note(foot, row, statistic)
                break
    return foot


def _note(foot: FootRows, row: int, statistic: "tuple[str, bool] | None") -> None:
    if statistic is None:
        return
    name, is_certain = statistic
    foot.doubtful.pop(row, None)
    reason_by_row = foot.aside if is_certain else foot.doubtful
    reason_by_row[row] = f"each number is the {name} of those above"


def _block(
    table: CellTable, rows: Sequence[int], summaries: Mapping[int, str], code: Sequence[SurveyColumn]
) -> list[int]:
    """The rows at the very end that words for figures begin, each word once."""
    codes = {column.index for column in code}
    block: list[int] = []
    words = set[str]()
    for row in reversed(rows):
        if row not in summaries and not sums_up(table.rows[row], codes, _is_word):
            break
        first_word = next(letters_key(text) for text in map(as_text, table.rows[row]) if text)
        if first_word in words:
            break
        words.add(first_word)
        block.append(row)
    return block


def _is_word(text: str) -> bool:
    key = letters_key(text.rstrip(" :="))
    return key in FIGURES or key in SUMMARIES


def _statistic(table: CellTable, row: int, rows_above: Sequence[int], codes: set[int]) -> tuple[str, bool] | None:
    """Which statistic of the rows above every number of a row is, and whether no person can have answered so."""
    texts = texts_of(table, row)
    numbers = [(place, figure) for place, text in texts.items() if (figure := _figure(text)) is not None]
    if not numbers or len(texts) - len(numbers) > 1:
        return None
    fitting_statistics, excess, finer = list(_STATISTICS), 0.0, 0
    for place, figure in numbers:
        column_texts = [text for text in map(as_text, column_cells(table, rows_above, place)) if text]
        column_figures = [parsed for text in column_texts if (parsed := _figure(text)) is not None]
        if len(column_figures) < max(2, len(column_texts)):
            return None
        values = [column_figure.value for column_figure in column_figures]
        fitting_statistics = [
            (name, compute) for name, compute in fitting_statistics if figure.is_like(compute(values))
        ]
        if not fitting_statistics:
            return None
        finer += not figure.value.is_integer() and not any(value % 1 for value in values)
        excess = max(excess, figure.value - max(values), min(values) - figure.value)
    lacks_code = bool(codes) and codes.isdisjoint(texts)
    if len(numbers) == 1 and not finer and not (lacks_code and excess > 0):
        return None  # somebody may well have as many points as there are people
    return (fitting_statistics[0][0], len(numbers) > 1 and (lacks_code or finer > 1)) if finer or excess > 0 else None


@lru_cache(maxsize=10_000)  # answers on a scale are few, and asked for of each row that may be a total
def _figure(text: str) -> _Figure | None:
    match = _NUMBER.fullmatch(text)
    return _Figure(float(match["number"].replace(",", ".")), len(match["decimals"] or "")) if match else None
