"""What a large file of answers says of itself, row by row, so that it isn't held whole."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from ecpat_training.core.formula_guard import unguarded
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.exports.submission_times import read_date_numbers, read_moments
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.inspection import answer_summary, submitted_column, wave_column
from ecpat_training.survey.reading.wave_column import wave_of

_MAX_DAY_CELLS = 100_000  # cells of a column of days


class LongFileSummary(NamedTuple):
    """The waves that are named in some row, the first and the last day on which a response was sent (empty where they
    aren't known), and how many rows hold anything."""

    waves: tuple[str, ...]
    first_day: str
    last_day: str
    responses: int


def summarize_long_file(
    table: CellTable, raw_survey: RawSurvey, further_rows: Iterable[Sequence[str]]
) -> LongFileSummary:
    """What answers say of their waves and days.

    Args:
        table: the beginning of the file.
        raw_survey: what its columns are.
        further_rows: the texts of the rows below.
    """
    summary = answer_summary(table, raw_survey)
    days, waves = _Days(submitted_column(raw_survey)), _Waves(wave_column(raw_survey))
    for cells in zip(*(column.cells_of(table, summary.rows) for column in (days, waves)), strict=True):
        days.take(cells[0])
        waves.take(cells[1])
    responses = len(summary.rows)
    for row in further_rows:
        if any(map(str.strip, row)):
            responses += 1
            days.take(days.cell_of(row))
            waves.take(waves.cell_of(row))
    first_day, last_day = days.span(table)
    wave_names: Iterable[str] = waves.found or summary.side_by_side
    return LongFileSummary(tuple(sorted(wave_names)), first_day, last_day, responses)


class _Column:
    """A column that is looked at row by row; one that isn't there has empty cells."""

    def __init__(self, column: SurveyColumn | None) -> None:
        self._index = column.index if column else None
        self._header = column.header if column else ""

    def cells_of(self, table: CellTable, rows: Sequence[int]) -> Iterator[str]:
        if self._index is None:
            return iter([""] * len(rows))
        return map(as_text, column_cells(table, rows, self._index))

    def cell_of(self, row: Sequence[str]) -> str:
        """What stands in a row; nothing where the row only says the header again."""
        text = as_text(unguarded(row[self._index])) if self._index is not None and self._index < len(row) else ""
        return "" if text == self._header else text


class _Waves(_Column):
    """The waves that the words of a column mean."""

    def __init__(self, column: SurveyColumn | None) -> None:
        super().__init__(column)
        self.found: set[Wave] = set()
        self._meant = lru_cache(maxsize=1000)(wave_of)

    def take(self, text: str) -> None:
        if text and (wave := self._meant(text)):
            self.found.add(wave)


class _Days(_Column):
    """The cells of a column of dates, of those that follow each other on one day the first: few cells of a million, and
    enough to tell in which order day and month stand, as `read_moments` does. It asks whether the times rise down the
    file: a time that is earlier than the one above it is kept therefore."""

    def __init__(self, column: SurveyColumn | None) -> None:
        super().__init__(column)
        self._cells: list[str] = []
        self._known: set[tuple[int, ...]] = set()
        self._day: tuple[int, ...] = ()
        self._clock: tuple[int, ...] = ()

    def take(self, text: str) -> None:
        if not text:
            return
        day, clock = read_date_numbers(text) or ((), ())
        is_in_order = day == self._day and clock >= self._clock
        if not (is_in_order and self._cells) and (len(self._cells) < _MAX_DAY_CELLS or day not in self._known):
            self._cells.append(text)
            self._known.add(day)
        self._day, self._clock = day, clock

    def span(self, table: CellTable) -> tuple[str, str]:
        """The first day and the last; nothing where one of them can't be read without guessing."""
        sent_times, _ = read_moments(self._cells, lambda _: Location(table.file))
        days = [datetime.isoformat(sent_time)[:10] for sent_time in sent_times if sent_time is not None]
        return (min(days), max(days)) if days else ("", "")
