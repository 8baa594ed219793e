"""Counting by DuckDB: large CSV files and Parquet, column by column, in little memory and on the disk beyond it.

What it reads is plain: a header with the items' ids, one row a response, answers as the instrument has them. It links
equal codes only. Of a million people, codes one typing error apart are found as often by chance as by error
(`linking/linking.py`, rule 5), so that for populations exact codes are also the right statistics. Where a cell stands
isn't kept: answers that can't be read are counted by column, and refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.effect.counting.cells import Cells
from ecpat_training.effect.counting.columns import NumberColumn, quote_name, scales_of, text
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.dialects import code_sql
from ecpat_training.effect.counting.layout import Layout, WaveColumns
from ecpat_training.effect.counting.plain_tables import refuse_unread, require_columns, wave_columns
from ecpat_training.effect.counting.select import CODE, result, steps
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Wave

if TYPE_CHECKING:
    import duckdb

MEMORY = "1200MB"  # the rest goes to the disk: ten million people took no longer than with 3 GB
MOST_OPTIONS = 100
PARQUET = (".parquet", ".pq")


@dataclass(frozen=True)
class PlainFiles:
    """The files of one wave, all with the same header."""

    wave: Wave
    paths: tuple[Path, ...]


def count_plain_files(instrument: Instrument, before: PlainFiles, after: PlainFiles) -> TwoWaveCounts:
    """The people of two waves, counted.

    Raises:
        ContentError: columns are missing, a scale has parallel forms, or cells hold what is no answer.
    """
    import duckdb

    with _connected() as connection:
        numbers = _as_numbers(instrument, before) and _as_numbers(instrument, after)
        try:
            cells = _count_cells(connection, instrument, (before, after), numbers=numbers)
        except (duckdb.ConversionException, duckdb.InvalidInputException):
            if not numbers:
                raise
            cells = _count_cells(
                connection, instrument, (before, after), numbers=False
            )  # some cells hold words, or no answer
    refuse_unread(cells, before.paths[0].name, after.paths[0].name)
    return cells.counted()


@contextmanager
def _connected() -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb

    with TemporaryDirectory(prefix="ecpat-") as folder:
        connection = duckdb.connect()
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = {text(folder)}")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"CREATE MACRO {CODE}(cell) AS {code_sql('duckdb', 'cell')}")
        try:
            yield connection
        finally:
            connection.close()


def _count_cells(
    connection: "duckdb.DuckDBPyConnection",
    instrument: Instrument,
    files: tuple[PlainFiles, PlainFiles],
    *,
    numbers: bool,
) -> Cells:
    waves = [_wave(connection, instrument, wave_files, numbers=numbers) for wave_files in files]
    layout = Layout(instrument, *waves)
    for step in steps(layout):
        connection.execute(f"CREATE OR REPLACE TEMP {'TABLE' if step.kept else 'VIEW'} {step.name} AS {step.sql}")
        if step.instead_of:
            connection.execute(f"DROP TABLE {step.instead_of}")
    return Cells(layout, connection.execute(result(layout)).fetchall())


def _as_numbers(instrument: Instrument, files: PlainFiles) -> bool:
    """Whether a CSV's cells may be read as numbers at once, which takes half the time: nothing but numbers and blanks
    is an answer."""
    return (
        files.paths[0].suffix.lower() not in PARQUET
        and not instrument.missing
        and not any(isinstance(scale, KeyedScale) for scale in scales_of(instrument, files.wave))
    )


def _wave(
    connection: "duckdb.DuckDBPyConnection", instrument: Instrument, files: PlainFiles, *, numbers: bool
) -> WaveColumns:
    source = _source(files.paths)
    header = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    require_columns(instrument, files.wave, header, files.paths[0].name)
    asked_items = [item for scale in scales_of(instrument, files.wave) for item in scale.items]
    if numbers:
        items = {item.id for item in asked_items}
        source = _source(files.paths, {name: "DOUBLE" if name in items else "VARCHAR" for name in header})
    answers_by_item = _distinct_answers(
        connection, source, [item.id for item in asked_items if item.key and not item.options]
    )
    columns = wave_columns(instrument, files.wave, source, header, answers_by_item)
    return _as_they_stand(columns) if numbers else columns


def _as_they_stand(wave: WaveColumns) -> WaveColumns:
    """The same, with whole numbers taken as they stand: to look at a cell by cases, of which one is that it holds no
    answer, takes as long as half of the reading. That none does is asked of a row at once, and a row that has such a
    cell ends the reading with an error."""
    columns_by_scale: dict[str, list[NumberColumn]] = {}
    wrong_conditions: list[str] = []
    for scale, columns in wave.columns.items():
        columns_by_scale[scale] = [
            replace(item_column, read=quote_name(item_column.item.id)) if item_column.ends else item_column
            for item_column in columns
        ]
        for column in columns:
            if column.ends:
                name = quote_name(column.item.id)
                wrong_conditions += [
                    f"{name} <> floor({name})",
                    f"{name} NOT BETWEEN {column.ends[0]:g} AND {column.ends[1]:g}",
                ]
    if not wrong_conditions:
        return wave
    row = f"CASE WHEN {' OR '.join(wrong_conditions)} THEN error('a cell holds no answer') ELSE true END"
    return replace(wave, table=f"(SELECT * FROM {wave.table} WHERE {row})", columns=columns_by_scale)


def _source(paths: Sequence[Path], type_by_column: Mapping[str, str] | None = None) -> str:
    names = "[" + ", ".join(text(str(path)) for path in paths) + "]"
    if paths[0].suffix.lower() in PARQUET:
        return f"read_parquet({names})"
    if type_by_column is None:
        return f"read_csv({names}, header = true, all_varchar = true)"
    types = ", ".join(f"{text(name)}: {text(sql_type)}" for name, sql_type in type_by_column.items())
    return f"read_csv({names}, header = true, types = {{{types}}})"


def _distinct_answers(
    connection: "duckdb.DuckDBPyConnection", source: str, items: Sequence[str]
) -> dict[str, list[str]]:
    """The different answers to items that name no options, the first `MOST_OPTIONS` of each."""
    answers_by_item = {}
    for item in items:
        cell = f"trim(CAST({quote_name(item)} AS VARCHAR))"
        rows = connection.execute(
            f"SELECT DISTINCT {cell} FROM {source} WHERE {cell} IS NOT NULL ORDER BY 1 LIMIT {MOST_OPTIONS}"
        ).fetchall()
        answers_by_item[item] = [str(row[0]) for row in rows]
    return answers_by_item
