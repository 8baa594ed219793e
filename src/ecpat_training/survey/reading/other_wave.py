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
from ecpat_training.survey.exports.response_rows import filled_rows
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.codes import may_name_somebody
from ecpat_training.survey.reading.codes import read_codes
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.near_codes import near_codes
from ecpat_training.survey.reading.shared_codes import (
    CodeColumn,
    SharedCodes,
    code_columns,
    pair_order,
    shared_codes,
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
    table: CellTable, raw: RawSurvey, file: str, waves: Collection[Wave] = ()
) -> list[CodeColumnsOfWave]:
    """The columns of a table in which people's codes may stand, of each wave where a column says the wave; else of all
    rows, which are of `waves`."""
    rows = [row for row in filled_rows(table, raw.first) if row not in raw.set_aside]
    wave_column = next((column for column in raw.columns if is_wave_column(column.header)), None)
    rows_of: dict[Wave, list[int]] = defaultdict(list)
    if wave_column is not None:
        for row, cell in zip(rows, column_cells(table, rows, wave_column.index), strict=True):
            if wave := wave_of(as_text(cell)):
                rows_of[wave].append(row)
    if len(rows_of) > 1:
        return [CodeColumnsOfWave((wave,), code_columns(table, raw, rows, file)) for wave, rows in rows_of.items()]
    return [CodeColumnsOfWave(waves, code_columns(table, raw, rows, file))]


def shared_over_waves(sides: Sequence[CodeColumnsOfWave]) -> list[SharedCodes]:
    """The pairs of columns of every two waves that share values, codes first."""
    pairs = [
        pair
        for side, other_side in combinations(sides, 2)
        if not set(side.waves) & set(other_side.waves)
        for pair in shared_codes(side.columns, other_side.columns)
    ]
    return sorted(pairs, key=pair_order)


class WaveTable(NamedTuple):
    """A table, what it was recognised as, and the waves that it holds; none where that isn't known."""

    table: CellTable
    raw: RawSurvey
    waves: Sequence[Wave] = ()


def name_among(table: CellTable, tables: Sequence[CellTable]) -> str:
    """A file's name, and its sheet's where it is given several times."""
    is_repeated = sum(other_table.file == table.file for other_table in tables) > 1
    name = PurePath(table.file).name
    return f"{name}, {table.sheet}" if is_repeated and table.sheet else name


def codes_over_tables(tables: Sequence[WaveTable]) -> list[SharedCodes]:
    """The pairs of columns of every two waves that share values, codes first."""
    cell_tables = [wave_table.table for wave_table in tables]
    sides: list[CodeColumnsOfWave] = []
    for table, raw, waves in tables:
        sides += columns_of_waves(table, raw, name_among(table, cell_tables), waves)
    return shared_over_waves(sides)


@dataclass(frozen=True)
class OtherWaves:
    """What the files of other waves say of the columns and codes of a table."""

    table: WaveTable
    others: Sequence[WaveTable] = ()

    @cached_property
    def pairs(self) -> list[SharedCodes]:
        """The pairs of a column of the table and one of another wave that share values, codes first."""
        name = name_among(self.table.table, self._cell_tables)
        return [pair for pair in codes_over_tables([self.table, *self.others]) if pair.column.file == name]

    @property
    def _cell_tables(self) -> list[CellTable]:
        return [wave_table.table for wave_table in (self.table, *self.others)]

    def shared_by(self, column: SurveyColumn) -> SharedCodes | None:
        """With which column of another wave a column shares most codes."""
        place = place_of(column, self.table.table)
        return next((pair for pair in self.pairs if pair.kind == "codes" and pair.column.place == place), None)

    def code_among(self, columns: Iterable[SurveyColumn]) -> SurveyColumn | None:
        """The column that shares most codes with another wave."""
        sharing = {id(pair): column for column in columns if (pair := self.shared_by(column)) is not None}
        return next((sharing[id(pair)] for pair in self.pairs if id(pair) in sharing), None)

    def further_columns(self, column: SurveyColumn, means: str, names: Iterable[str]) -> Iterator[MappingEntry]:
        """A proposal for the column of another wave that shares its codes, unless it is called by one of the `names` of
        the code, or as a column of the table."""
        pair = self.shared_by(column)
        known_names = {
            heading_key(name) for name in (*names, *(known_names.header for known_names in self.table.raw.columns))
        }
        if pair is not None and heading_key(pair.other_column.header) not in known_names:
            header = pair.other_column.header[:LONGEST_KEY]
            yield MappingEntry(header, f"{means}?", f"{pair.other_column.place} of {pair.other_column.file}")

    def near(
        self, code: Sequence[SurveyColumn], code_of: Callable[[WaveTable], Sequence[SurveyColumn]]
    ) -> Iterator[MappingEntry]:
        """The codes of other waves that are no code of the table and nearly one, each with that as a proposal. The
        code's columns in another wave are those that share values with it, else those that `code_of` names."""
        codes = _codes(self.table, code)
        pair = self.shared_by(code[0]) if len(code) == 1 else None
        for wave_table in self.others if code else ():
            name = name_among(wave_table.table, self._cell_tables)
            sharing = [
                column
                for column in wave_table.raw.columns
                if pair
                and pair.other_column.file == name
                and pair.other_column.place == place_of(column, wave_table.table)
            ]
            other_codes = _codes(wave_table, sharing or code_of(wave_table))
            first, second = (
                [code for key, code in side.items() if key not in codes_there]
                for side, codes_there in ((codes, other_codes), (other_codes, codes))
            )
            for near in near_codes(first, second):
                if not may_name_somebody(second[near.second]) and not may_name_somebody(first[near.first]):
                    yield MappingEntry(
                        second[near.second],
                        f"{first[near.first]}?",
                        phrase("in {file}; {why}", file=name, why=near.why),
                    )


def _codes(wave_table: WaveTable, columns: Sequence[SurveyColumn]) -> dict[str, str]:
    """The codes of a table as they are written, by what makes them comparable."""
    table, raw, _ = wave_table
    rows = [row for row in filled_rows(table, raw.first) if row not in raw.set_aside]
    codes = read_codes(table, rows, columns) if columns else []
    return {key: code for code in codes if (key := code_key(code))}
