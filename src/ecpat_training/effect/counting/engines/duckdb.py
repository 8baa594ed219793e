"""Counting by DuckDB: large CSV files and Parquet, column by column, in little memory and on the disk beyond it.

What it reads is plain: a header with the items' ids, one row a response, answers as the instrument has them. It links
equal codes only. Of a million people, codes one typing error apart are found as often by chance as by error
(`linking/linking.py`, rule 5), so that for populations exact codes are also the right statistics. Where a cell stands
isn't kept: answers that can't be read are counted by column, and refused.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing
from ecpat_training.effect.counting.columns import (
    ItemColumn,
    item_columns,
    quoted,
    scales_of,
    text,
)
from ecpat_training.effect.counting.counted import Counted
from ecpat_training.effect.counting.wave_tables import TableCounting, WaveTable
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.survey.model.codes import PLACEHOLDERS

if TYPE_CHECKING:
    import duckdb

MEMORY = "3GB"
MOST_OPTIONS = 100
PARQUET = (".parquet", ".pq")
_COMPACT = "regexp_replace(lower(strip_accents(trim({code}))), '[^\\p{{L}}\\p{{N}}]', '', 'g')"
_NO_ZEROS = (
    "regexp_replace(regexp_replace({code}, '(^|[^0-9])0+([0-9])', '\\1\\2', 'g'), '(^|[^0-9])0+([0-9])', '\\1\\2', 'g')"
)


@dataclass(frozen=True)
class PlainFiles:
    """The files of one wave, all with the same header."""

    wave: Wave
    paths: tuple[Path, ...]


def count_plain_files(instrument: Instrument, before: PlainFiles, after: PlainFiles) -> Counted:
    """The people of two waves, counted.

    Raises:
        ContentError: columns are missing, a scale has parallel forms, or cells hold what is no answer.
    """
    with _connected() as connection:
        first, second = (_load(connection, instrument, files) for files in (before, after))
        return TableCounting(connection, instrument, first, second).counted()


@contextmanager
def _connected() -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb

    with TemporaryDirectory(prefix="ecpat-") as folder:
        connection = duckdb.connect()
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = {text(folder)}")
        connection.execute("SET preserve_insertion_order = false")
        try:
            yield connection
        finally:
            connection.close()


def _load(connection: "duckdb.DuckDBPyConnection", instrument: Instrument, files: PlainFiles) -> WaveTable:
    """Reads a wave into a table: each response once, with its comparable code, items as numbers and its scores."""
    source = _source(files.paths)
    there = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    name = files.paths[0].name
    _require(instrument, files, there)
    asked = list(scales_of(instrument, files.wave))
    given = _given(
        connection, source, [item.id for scale in asked for item in scale.items if item.key and not item.options]
    )
    columns = {scale.id: item_columns(instrument, scale, there, given) for scale in asked}
    scales = {scale.id: scale for scale in instrument.scales}
    flat = [(scales[of], column) for of, all_ in columns.items() for column in all_]
    kinds = {"choice": "TINYINT", "whole": "TINYINT", "number": "DOUBLE"}
    items = [f"CAST({one.read} AS {kinds[one.kind]}) AS {quoted(one.item.id)}" for _, one in flat]
    groups = {column: f"group {at}" for at, column in enumerate(instrument.groups) if column in there}
    said = [f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '') AS {quoted(at)}" for column, at in groups.items()]
    whole = "concat(" + ", ".join(f"CAST({quoted(one)} AS VARCHAR)" for one in instrument.code.columns) + ")"
    code = _NO_ZEROS.format(code=_COMPACT.format(code=whole))
    placeholders = ", ".join(map(text, sorted(PLACEHOLDERS)))
    code = f"CASE WHEN {_COMPACT.format(code=whole)} IN ({placeholders}) THEN '' ELSE coalesce({code}, '') END AS code"
    raw, wave = quoted(f"raw {files.wave}"), quoted(files.wave)
    connection.execute(f"CREATE TEMP TABLE {raw} AS SELECT {', '.join([code, *items, *said])} FROM {source}")
    _refuse_unread(connection, raw, [column for _, column in flat], name)
    again = f"(SELECT code FROM {raw} WHERE code <> '' GROUP BY code HAVING count(*) > 1)"
    once = f"SELECT * FROM {raw} WHERE code NOT IN {again} UNION ALL SELECT DISTINCT * FROM {raw} WHERE code IN {again}"
    answered = " OR ".join(f"{quoted(one.item.id)} IS NOT NULL" for _, one in flat)
    connection.execute(f"CREATE TEMP TABLE {wave} AS SELECT * FROM ({once}) WHERE {answered}")
    connection.execute(f"DROP TABLE {raw}")
    return WaveTable(files.wave, columns, groups)


def _source(paths: Sequence[Path]) -> str:
    names = "[" + ", ".join(text(str(path)) for path in paths) + "]"
    if paths[0].suffix.lower() in PARQUET:
        return f"read_parquet({names})"
    return f"read_csv({names}, header = true, all_varchar = true)"


def _given(connection: "duckdb.DuckDBPyConnection", source: str, items: Sequence[str]) -> dict[str, list[str]]:
    """The different answers to items that name no options, the first `MOST_OPTIONS` of each."""
    found = {}
    for item in items:
        cell = f"trim(CAST({quoted(item)} AS VARCHAR))"
        rows = connection.execute(
            f"SELECT DISTINCT {cell} FROM {source} WHERE {cell} IS NOT NULL ORDER BY 1 LIMIT {MOST_OPTIONS}"
        ).fetchall()
        found[item] = [str(row[0]) for row in rows]
    return found


def _require(instrument: Instrument, files: PlainFiles, there: Sequence[str]) -> None:
    wrong = []
    for scale in scales_of(instrument, files.wave):
        if any(item.form for item in scale.items):
            wrong.append(f"the scale `{scale.id}` has parallel forms")
    asked = [item.id for scale in scales_of(instrument, files.wave) for item in scale.items]
    if missing := [name for name in (*instrument.code.columns, *asked) if name not in there]:
        wrong.append(f"there is no column {listing([f'`{name}`' for name in missing], 8)}")
    if instrument.plan and instrument.plan.comparison_group:
        wrong.append("the plan has a comparison group, whom only files read in full can part from the others")
    if not instrument.code.columns:
        wrong.append("the questionnaire has no code, by which people are recognised")
    if wrong:
        raise ContentError.because(
            "counts.columns",
            f"files of so many people are counted column by column, and {'; '.join(wrong)}.",
            where=Location(files.paths[0].name),
            hint="Please name the columns as the items' ids; or count parts of fewer people, which are read in full.",
        )


def _refuse_unread(connection: "duckdb.DuckDBPyConnection", raw: str, columns: Sequence[ItemColumn], name: str) -> None:
    """Refuses answers that are none, counted by column."""
    sums = ", ".join(f"count(*) FILTER (WHERE {quoted(one.item.id)} = {one.unread})" for one in columns)
    found = connection.execute(f"SELECT {sums} FROM {raw}").fetchone() or ()
    findings = [
        Finding(
            "counts.answers",
            Severity.ERROR,
            f"the column `{column.item.id}` has {count(number, 'cell')} with something that is no answer.",
            Location(name),
            "Please correct them, or list words for no answer under `missing` in the instrument.",
        )
        for column, number in zip(columns, found, strict=True)
        if number
    ]
    if findings:
        raise ContentError(findings)
