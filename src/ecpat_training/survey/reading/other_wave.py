"""A file of answers beside that of another wave: which columns hold the same people's codes, and which codes are nearly
the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import PurePath
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping import MappingEntry
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.codes import is_possible_name
from ecpat_training.survey.reading.codes import read_codes
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.near_codes import find_near_codes
from ecpat_training.survey.reading.shared_codes import (
    CodeColumn,
    SharedCodes,
    code_columns,
    find_shared_codes,
    pair_order,
)
from ecpat_training.survey.reading.wave_column import is_wave_column, wave_of
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import code_key

LONGEST_KEY = 200  # letters of a text that a file can hold as a key


class CodeColumnsOfWave(NamedTuple):
    """The columns of the rows of some waves; no wave where that isn't known."""

    waves: Collection[Wave]
    columns: Sequence[CodeColumn]


def columns_of_waves(
    table: CellTable, raw_survey: RawSurvey, file: str, waves: Collection[Wave] = ()
) -> list[CodeColumnsOfWave]:
    """The columns of a table in which people's codes may stand, of each wave where a column says the wave; else of all
    rows, which are of `waves`."""
    rows = [row for row in find_filled_rows(table, raw_survey.first) if row not in raw_survey.set_aside]
    wave_column = next((column for column in raw_survey.columns if is_wave_column(column.header)), None)
    rows_by_wave: dict[Wave, list[int]] = defaultdict(list)
    if wave_column is not None:
        for row, cell in zip(rows, column_cells(table, rows, wave_column.index), strict=True):
            if wave := wave_of(as_text(cell)):
                rows_by_wave[wave].append(row)
    if len(rows_by_wave) > 1:
        return [
            CodeColumnsOfWave((wave,), code_columns(table, raw_survey, rows, file))
            for wave, rows in rows_by_wave.items()
        ]
    return [CodeColumnsOfWave(waves, code_columns(table, raw_survey, rows, file))]


def find_codes_across_waves(code_column_sides: Sequence[CodeColumnsOfWave]) -> list[SharedCodes]:
    """The pairs of columns of every two waves that share values, codes first."""
    pairs = [
        pair
        for side, other_side in combinations(code_column_sides, 2)
        if not set(side.waves) & set(other_side.waves)
        for pair in find_shared_codes(side.columns, other_side.columns)
    ]
    return sorted(pairs, key=pair_order)


class WaveTable(NamedTuple):
    """A table, what it was recognised as, and the waves that it holds; none where that isn't known."""

    table: CellTable
    raw_survey: RawSurvey
    waves: Sequence[Wave] = ()


def name_among(table: CellTable, tables: Sequence[CellTable]) -> str:
    """A file's name, and its sheet's where it is given several times."""
    is_repeated = sum(other_table.file == table.file for other_table in tables) > 1
    name = PurePath(table.file).name
    return f"{name}, {table.sheet}" if is_repeated and table.sheet else name


def codes_over_tables(tables: Sequence[WaveTable]) -> list[SharedCodes]:
    """The pairs of columns of every two waves that share values, codes first."""
    cell_tables = [wave_table.table for wave_table in tables]
    code_column_sides: list[CodeColumnsOfWave] = []
    for table, raw_survey, waves in tables:
        code_column_sides += columns_of_waves(table, raw_survey, name_among(table, cell_tables), waves)
    return find_codes_across_waves(code_column_sides)


@dataclass(frozen=True)
class OtherWaves:
    """What the files of other waves say of the columns and codes of a table."""

    table: WaveTable
    other_tables: Sequence[WaveTable] = ()

    @cached_property
    def pairs(self) -> list[SharedCodes]:
        """The pairs of a column of the table and one of another wave that share values, codes first."""
        name = name_among(self.table.table, self._cell_tables)
        return [pair for pair in codes_over_tables([self.table, *self.other_tables]) if pair.column.file == name]

    @property
    def _cell_tables(self) -> list[CellTable]:
        return [wave_table.table for wave_table in (self.table, *self.other_tables)]

    def find_shared_codes(self, column: SurveyColumn) -> SharedCodes | None:
        """With which column of another wave a column shares most codes."""
        place = place_of(column, self.table.table)
        return next((pair for pair in self.pairs if pair.kind == "codes" and pair.column.place == place), None)

    def code_among(self, columns: Iterable[SurveyColumn]) -> SurveyColumn | None:
        """The column that shares most codes with another wave."""
        column_by_pair = {
            id(pair): column for column in columns if (pair := self.find_shared_codes(column)) is not None
        }
        return next((column_by_pair[id(pair)] for pair in self.pairs if id(pair) in column_by_pair), None)

    def propose_code_columns(self, column: SurveyColumn, meaning: str, names: Iterable[str]) -> Iterator[MappingEntry]:
        """A proposal for the column of another wave that shares its codes, unless it is called by one of the `names` of
        the code, or as a column of the table."""
        pair = self.find_shared_codes(column)
        known_names = {
            heading_key(name)
            for name in (*names, *(known_names.header for known_names in self.table.raw_survey.columns))
        }
        if pair is not None and heading_key(pair.other_column.header) not in known_names:
            header = pair.other_column.header[:LONGEST_KEY]
            yield MappingEntry(header, f"{meaning}?", f"{pair.other_column.place} of {pair.other_column.file}")

    def near(
        self, code: Sequence[SurveyColumn], find_code_columns: Callable[[WaveTable], Sequence[SurveyColumn]]
    ) -> Iterator[MappingEntry]:
        """The codes of other waves that are no code of the table and nearly one, each with that as a proposal. The
        code's columns in another wave are those that share values with it, else those that `find_code_columns`
        names."""
        codes = _codes(self.table, code)
        pair = self.find_shared_codes(code[0]) if len(code) == 1 else None
        for wave_table in self.other_tables if code else ():
            name = name_among(wave_table.table, self._cell_tables)
            sharing_columns = [
                column
                for column in wave_table.raw_survey.columns
                if pair
                and pair.other_column.file == name
                and pair.other_column.place == place_of(column, wave_table.table)
            ]
            other_codes = _codes(wave_table, sharing_columns or find_code_columns(wave_table))
            unmatched_codes, unmatched_other_codes = (
                [code for key, code in side.items() if key not in opposite_codes]
                for side, opposite_codes in ((codes, other_codes), (other_codes, codes))
            )
            for near_pair in find_near_codes(unmatched_codes, unmatched_other_codes):
                if not is_possible_name(unmatched_other_codes[near_pair.second_index]) and not is_possible_name(
                    unmatched_codes[near_pair.first_index]
                ):
                    yield MappingEntry(
                        unmatched_other_codes[near_pair.second_index],
                        f"{unmatched_codes[near_pair.first_index]}?",
                        phrase("in {file}; {why}", file=name, why=near_pair.difference),
                    )


def _codes(wave_table: WaveTable, columns: Sequence[SurveyColumn]) -> dict[str, str]:
    """The codes of a table as they are written, by what makes them comparable."""
    table, raw_survey, _ = wave_table
    rows = [row for row in find_filled_rows(table, raw_survey.first) if row not in raw_survey.set_aside]
    codes = read_codes(table, rows, columns) if columns else []
    return {key: code for code in codes if (key := code_key(code))}
