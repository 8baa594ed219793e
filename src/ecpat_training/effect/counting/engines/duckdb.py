"""Counting by DuckDB: large CSV files and Parquet, column by column, in little memory and on the disk beyond it.

What it reads is plain: a header with the items' ids, one row a response, answers as the instrument has them. It links
equal codes only. Of a million people, codes one typing error apart are found as often by chance as by error
(`linking/linking.py`, rule 5), so that for populations exact codes are also the right statistics. Where a cell stands
isn't kept: answers that can't be read are counted by column, and refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, squeeze
from ecpat_training.effect.counting.counted import Alone, Asked, ByItem, Counted, Side
from ecpat_training.effect.counting.engines.columns import (
    ItemColumn,
    asked_of,
    item_columns,
    quoted,
    scales_of,
    score_of,
    text,
    unread,
)
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.scoring.item_answers import MOST_ANSWERS
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Scale, Wave
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


@dataclass(frozen=True)
class _Table:
    """A wave as a table of the same name: `code`, a column per item, `score of X` per scale, `group N` per column."""

    wave: Wave
    columns: Mapping[str, Sequence[ItemColumn]]
    groups: Mapping[str, str]

    def scale(self, scale: Scale) -> Sequence[ItemColumn]:
        return self.columns.get(scale.id, ())


def count_plain_files(instrument: Instrument, before: PlainFiles, after: PlainFiles) -> Counted:
    """The people of two waves, counted.

    Raises:
        ContentError: columns are missing, a scale has parallel forms, or cells hold what is no answer.
    """
    with _connected() as connection:
        first, second = (_load(connection, instrument, files) for files in (before, after))
        return _Counting(connection, instrument, first, second).counted()


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


def _load(connection: "duckdb.DuckDBPyConnection", instrument: Instrument, files: PlainFiles) -> _Table:
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
    _refuse_unread(connection, source, flat, name)
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
    again = f"(SELECT code FROM {raw} WHERE code <> '' GROUP BY code HAVING count(*) > 1)"
    once = f"SELECT * FROM {raw} WHERE code NOT IN {again} UNION ALL SELECT DISTINCT * FROM {raw} WHERE code IN {again}"
    answered = " OR ".join(f"{quoted(one.item.id)} IS NOT NULL" for _, one in flat)
    connection.execute(f"CREATE TEMP TABLE {wave} AS SELECT * FROM ({once}) WHERE {answered}")
    connection.execute(f"DROP TABLE {raw}")
    return _Table(files.wave, columns, groups)


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
    if not instrument.code.columns:
        wrong.append("the questionnaire has no code, by which people are recognised")
    if wrong:
        raise ContentError.because(
            "counts.columns",
            f"files of so many people are counted column by column, and {'; '.join(wrong)}.",
            where=Location(files.paths[0].name),
            hint="Please name the columns as the items' ids; or count parts of fewer people, which are read in full.",
        )


def _refuse_unread(
    connection: "duckdb.DuckDBPyConnection", source: str, columns: Sequence[tuple[Scale, ItemColumn]], name: str
) -> None:
    """Refuses answers that are none, counted by column."""
    sums = ", ".join(f"count(*) FILTER (WHERE {unread(one, scale)})" for scale, one in columns)
    found = connection.execute(f"SELECT {sums} FROM {source}").fetchone() or ()
    findings = [
        Finding(
            "counts.answers",
            Severity.ERROR,
            f"the column `{column.item.id}` has {count(number, 'cell')} with something that is no answer.",
            Location(name),
            "Please correct them, or list words for no answer under `missing` in the instrument.",
        )
        for (_, column), number in zip(columns, found, strict=True)
        if number
    ]
    if findings:
        raise ContentError(findings)


class _Counting:
    """Two tables, counted in one pass over the people linked, and one over each wave."""

    def __init__(
        self, connection: "duckdb.DuckDBPyConnection", instrument: Instrument, before: _Table, after: _Table
    ) -> None:
        self.connection, self.instrument = connection, instrument
        self.before, self.after = before, after
        self.both = [one for one in instrument.scales if {before.wave, after.wave} <= set(one.asked)]

    def counted(self) -> Counted:
        """Everything."""
        for table in (self.before, self.after):
            self._codes(table)
        scales, items, groups = self._linked()
        everybody = {
            (table.wave, scale.id): self._scores(table, scale) for table in self._tables for scale in self.both
        }
        return Counted(
            instrument=scoring_digest(self.instrument),
            before=self.before.wave,
            after=self.after.wave,
            sides=(self._side(self.before, self.after), self._side(self.after, self.before)),
            scales=scales,
            items=items,
            groups=groups,
            alone={
                at: _alone(of, scales[at[1]], 0 if at[0] == self.before.wave else 1) for at, of in everybody.items()
            },
            waves={
                (table.wave, scale.id): found
                for table in self._tables
                for scale in scales_of(self.instrument, table.wave)
                if (found := self._by_item(table, scale))
            },
        )

    @property
    def _tables(self) -> tuple[_Table, _Table]:
        return self.before, self.after

    def _codes(self, table: _Table) -> None:
        """The codes of a wave that several responses have: nobody can tell whose they are."""
        self.connection.execute(
            f"CREATE TEMP TABLE {_shared(table)} AS SELECT code FROM {quoted(table.wave)} WHERE code <> '' "
            "GROUP BY code HAVING count(*) > 1"
        )

    def _side(self, table: _Table, other: _Table) -> Side:
        codes = f"SELECT code FROM {_shared(table)} UNION SELECT code FROM {_shared(other)}"
        row = self.connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE code = ''), "
            f"count(*) FILTER (WHERE code IN ({codes})) FROM {quoted(table.wave)}"
        ).fetchone()
        answers, without, shared = row or (0, 0, 0)
        linked = self._linked_people
        return Side(answers, answers - without - shared - linked, shared, without, 0)

    def _joined(self) -> str:
        return (
            f"{quoted(self.before.wave)} AS b JOIN {quoted(self.after.wave)} AS a ON b.code = a.code AND b.code <> '' "
            f"WHERE b.code NOT IN (SELECT code FROM {_shared(self.before)} UNION ALL SELECT code FROM "
            f"{_shared(self.after)})"
        )

    def _linked(self) -> tuple[dict[str, Joint], dict[str, Joint], dict[tuple[str, str, str], Joint]]:
        """The tables of scales, of items, and of scales by group, in one pass over those linked for each column."""
        scores = {scale.id: _both(*(_in(table, scale, side) for table, side in self._sides)) for scale in self.both}
        figures = {
            first.item.id: _both(_figure(first, scale, self.before, "b"), _figure(second, scale, self.after, "a"))
            for scale in self.both
            for first, second in zip(self.before.scale(scale), self.after.scale(scale), strict=True)
        }
        told = [*scores.values(), *figures.values()]
        row = self.connection.execute(
            f"SELECT count(*), {', '.join(f'histogram({cell})' for cell in told)} FROM {self._joined()}"
        ).fetchone() or (0, *(None for _ in told))
        self._linked_people = int(row[0])
        tables = [_table(one) for one in row[1:]]
        scales = dict(zip(scores, tables, strict=False))
        items = dict(zip(figures, tables[len(scores) :], strict=True))
        return scales, items, dict(self._groups(scores))

    @property
    def _sides(self) -> tuple[tuple[_Table, str], tuple[_Table, str]]:
        return (self.before, "b"), (self.after, "a")

    def _groups(self, scores: Mapping[str, str]) -> Iterator[tuple[tuple[str, str, str], Joint]]:
        for column in self.instrument.groups:
            said = [f"{side}.{quoted(table.groups[column])}" for table, side in self._sides if column in table.groups]
            if not said:
                continue
            histograms = ", ".join(f"histogram({cell})" for cell in scores.values())
            rows = self.connection.execute(
                f"SELECT coalesce({', '.join(said)}, ''), {histograms} FROM {self._joined()} GROUP BY 1 ORDER BY 1"
            ).fetchall()
            spelling: dict[str, str] = {}
            found: dict[tuple[str, str, str], Joint] = {}
            for group, *tables in rows:
                written = squeeze(str(group))
                name = spelling.setdefault(written.casefold(), written)
                for scale, table in zip(scores, tables, strict=True):
                    at = column, name, scale
                    found[at] = found.get(at, Joint()) + _table(table)
            yield from found.items()

    def _scores(self, table: _Table, scale: Scale) -> dict[float, int]:
        """Everybody's scores in a wave."""
        row = self.connection.execute(
            f"SELECT histogram({score_of(scale, table.scale(scale))}) FROM {quoted(table.wave)}"
        ).fetchone()
        return {float(score): int(people) for score, people in ((row and row[0]) or {}).items()}

    def _by_item(self, table: _Table, scale: Scale) -> ByItem | None:
        """Everybody's answers to the items of a scale, and the sums of those who have a figure on all."""
        columns = table.scale(scale)
        keyed = isinstance(scale, KeyedScale)
        asked = {one.item.id: asked_of(columns) if keyed else f"{quoted(one.item.id)} IS NOT NULL" for one in columns}
        parts = ["count(*)"]
        for one in columns:
            total = f"sum(CAST(coalesce({one.figure}, 0) AS DOUBLE)) FILTER (WHERE {asked[one.item.id]})"
            parts += [f"count(*) FILTER (WHERE {asked[one.item.id]})", f"histogram({quoted(one.item.id)})", total]
        row = self.connection.execute(f"SELECT {', '.join(parts)} FROM {quoted(table.wave)}").fetchone() or (0,)
        items = {}
        for at, one in enumerate(columns):
            people, answers, total_of = row[3 * at + 1 : 3 * at + 4]
            items[one.item.id] = Asked(int(people), _answers(one, answers or {}), float(total_of or 0), int(row[0]))
        if not any(sum(one.answers.values()) or (not keyed and one.asked) for one in items.values()):
            return None
        if not keyed:
            items = {item: one for item, one in items.items() if one.asked}
        return ByItem(items, dict(self._sums(table, scale, [one for one in columns if one.item.id in items])))

    def _sums(
        self, table: _Table, scale: Scale, columns: Sequence[ItemColumn]
    ) -> Iterator[tuple[tuple[str, tuple[str, ...]], ItemSums]]:
        taught = [one for one in columns if not one.item.untaught]
        if len(taught) < 2:
            return
        keyed = isinstance(scale, KeyedScale)
        complete = asked_of(columns) if keyed else " AND ".join(f"{quoted(one.item.id)} IS NOT NULL" for one in taught)
        figures = [f"CAST(coalesce({one.figure}, 0) AS DOUBLE)" for one in taught]
        k = len(taught)
        products = [(one, other) for one in range(k) for other in range(one, k)]
        parts = [f"sum({figure})" for figure in figures]
        parts += [f"sum({figures[one]} * {figures[other]})" for one, other in products]
        row = self.connection.execute(
            f"SELECT count(*), {', '.join(parts)} FROM {quoted(table.wave)} WHERE {complete}"
        ).fetchone()
        if row is None:
            return
        n, numbers = int(row[0]), [float(one or 0) for one in row[1:]]
        square = dict(zip(products, numbers[k:], strict=True))
        whole = tuple(square[min(one, other), max(one, other)] for one in range(k) for other in range(k))
        yield ("", tuple(one.item.id for one in taught)), ItemSums(n, tuple(numbers[:k]), whole)


def _shared(table: _Table) -> str:
    return quoted(f"shared {table.wave}")


def _in(table: _Table, scale: Scale, side: str) -> str:
    """A score, of one of the tables that are joined."""
    return _of_side(score_of(scale, table.scale(scale)), table.scale(scale), side)


def _of_side(expression: str, columns: Sequence[ItemColumn], side: str) -> str:
    for one in columns:
        expression = expression.replace(quoted(one.item.id), f"{side}.{quoted(one.item.id)}")
    return expression


def _figure(column: ItemColumn, scale: Scale, table: _Table, side: str) -> str:
    columns = table.scale(scale)
    figure = column.figure
    if isinstance(scale, KeyedScale):
        figure = f"CASE WHEN {asked_of(columns)} THEN coalesce({figure}, 0) END"
    return _of_side(f"CAST({figure} AS DOUBLE)", columns, side)


def _both(before: str, after: str) -> str:
    """Two figures as one value to be counted; NULL where one is missing."""
    return f"CASE WHEN ({before}) IS NOT NULL AND ({after}) IS NOT NULL THEN {{'b': {before}, 'a': {after}}} END"


def _table(cells: Mapping[str, Sequence[Any]] | None) -> Joint:
    """A histogram of two figures: its keys in one list, its numbers of people in another."""
    found: dict[Cell, int] = {}
    for cell, people in zip(cells["key"], cells["value"], strict=True) if cells else ():
        found[float(cell["b"]), float(cell["a"])] = int(people)
    return Joint(found)


def _alone(everybody: Mapping[float, int], linked: Joint, side: int) -> Alone:
    """Everybody's scores less those of people with both."""
    left = dict(everybody)
    for cell, people in linked.cells.items():
        left[cell[side]] -= people
    return Alone({score: people for score, people in left.items() if people})


def _answers(column: ItemColumn, given: Mapping[float, int]) -> dict[str, int]:
    """How many gave each answer, as the form has it."""
    if column.kind == "choice":
        counts = {option: int(given.get(at, 0)) for at, option in enumerate(column.options)}
        return {option: people for option, people in counts.items() if people or option in column.item.options}
    if len(given) > MOST_ANSWERS:
        return {}
    return {f"{answer:g}": int(people) for answer, people in sorted(given.items())}
