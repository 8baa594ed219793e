"""Two waves as tables of a database, counted: in one pass over the people linked, and one over each wave."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecpat_training.core.text import squeeze
from ecpat_training.effect.counting.columns import (
    ItemColumn,
    asked_of,
    quoted,
    scales_of,
    score_of,
    whole_score_of,
)
from ecpat_training.effect.counting.counted import Alone, Asked, ByItem, Counted, Side
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.scoring.item_answers import MOST_ANSWERS
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Scale, Wave

if TYPE_CHECKING:
    import duckdb

_APART, _SHIFT = 100_000, 1_000_000  # more than any sum of whole answers


@dataclass(frozen=True)
class WaveTable:
    """A wave as a table of the same name: `code`, a column per item, `score of X` per scale, `group N` per column."""

    wave: Wave
    columns: Mapping[str, Sequence[ItemColumn]]
    groups: Mapping[str, str]

    def scale(self, scale: Scale) -> Sequence[ItemColumn]:
        return self.columns.get(scale.id, ())


class Cells:
    """Two figures of each person as one value to be counted, NULL where one is missing: a pair of whole numbers as one
    number, of which `whole` makes the figures, others as they are."""

    def __init__(self, before: str, after: str, whole: Callable[[float], float] | None = None) -> None:
        self.whole = whole
        if whole:
            self.sql = f"CAST(({before}) + {_APART} AS BIGINT) * {_SHIFT} + ({after}) + {_APART}"
        else:
            there = f"({before}) IS NOT NULL AND ({after}) IS NOT NULL"
            self.sql = f"CASE WHEN {there} THEN {{'b': {before}, 'a': {after}}} END"

    def joint(self, counted: Mapping[Any, Any] | None) -> Joint:
        """The table of a histogram: of others than whole numbers its keys stand in one list, its numbers in another."""
        if not counted:
            return Joint()
        found: dict[Cell, int] = {}
        if self.whole:
            for both, people in counted.items():
                before, after = divmod(int(both), _SHIFT)
                found[self.whole(before - _APART), self.whole(after - _APART)] = int(people)
        else:
            for cell, people in zip(counted["key"], counted["value"], strict=True):
                found[float(cell["b"]), float(cell["a"])] = int(people)
        return Joint(found)


class TableCounting:
    """Two tables, counted in one pass over the people linked, and one over each wave."""

    def __init__(
        self, connection: "duckdb.DuckDBPyConnection", instrument: Instrument, before: WaveTable, after: WaveTable
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
    def _tables(self) -> tuple[WaveTable, WaveTable]:
        return self.before, self.after

    def _codes(self, table: WaveTable) -> None:
        """The codes of a wave that several responses have: nobody can tell whose they are."""
        self.connection.execute(
            f"CREATE TEMP TABLE {_shared(table)} AS SELECT code FROM {quoted(table.wave)} WHERE code <> '' "
            "GROUP BY code HAVING count(*) > 1"
        )

    def _side(self, table: WaveTable, other: WaveTable) -> Side:
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
        scores = {scale.id: _scores_of_both(scale, self.before, self.after) for scale in self.both}
        figures = {
            first.item.id: _figures_of_both(scale, (first, self.before), (second, self.after))
            for scale in self.both
            for first, second in zip(self.before.scale(scale), self.after.scale(scale), strict=True)
        }
        told = [*scores.values(), *figures.values()]
        row = self.connection.execute(
            f"SELECT count(*), {', '.join(f'histogram({cells.sql})' for cells in told)} FROM {self._joined()}"
        ).fetchone() or (0, *(None for _ in told))
        self._linked_people = int(row[0])
        tables = [cells.joint(one) for cells, one in zip(told, row[1:], strict=True)]
        scales = dict(zip(scores, tables, strict=False))
        items = dict(zip(figures, tables[len(scores) :], strict=True))
        return scales, items, dict(self._groups(scores))

    def _groups(self, scores: Mapping[str, Cells]) -> Iterator[tuple[tuple[str, str, str], Joint]]:
        for column in self.instrument.groups:
            sides = (self.before, "b"), (self.after, "a")
            said = [f"{side}.{quoted(table.groups[column])}" for table, side in sides if column in table.groups]
            if not said:
                continue
            histograms = ", ".join(f"histogram({cells.sql})" for cells in scores.values())
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
                    found[at] = found.get(at, Joint()) + scores[scale].joint(table)
            yield from found.items()

    def _scores(self, table: WaveTable, scale: Scale) -> dict[float, int]:
        """Everybody's scores in a wave."""
        row = self.connection.execute(
            f"SELECT histogram({score_of(scale, table.scale(scale))}) FROM {quoted(table.wave)}"
        ).fetchone()
        return {float(score): int(people) for score, people in ((row and row[0]) or {}).items()}

    def _by_item(self, table: WaveTable, scale: Scale) -> ByItem | None:
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
        self, table: WaveTable, scale: Scale, columns: Sequence[ItemColumn]
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


def _shared(table: WaveTable) -> str:
    return quoted(f"shared {table.wave}")


def _of_side(expression: str, table: WaveTable, scale: Scale, side: str) -> str:
    """An expression over columns of a wave, as one over those of the tables that are joined."""
    for one in table.scale(scale):
        expression = expression.replace(quoted(one.item.id), f"{side}.{quoted(one.item.id)}")
    return expression


def _scores_of_both(scale: Scale, before: WaveTable, after: WaveTable) -> Cells:
    first, second = (whole_score_of(scale, table.scale(scale)) for table in (before, after))
    if first and second:
        sides = _of_side(first[0], before, scale, "b"), _of_side(second[0], after, scale, "a")
        return Cells(*sides, whole=first[1])
    one, other = (score_of(scale, table.scale(scale)) for table in (before, after))
    return Cells(_of_side(one, before, scale, "b"), _of_side(other, after, scale, "a"))


def _figures_of_both(scale: Scale, *both: tuple[ItemColumn, WaveTable]) -> Cells:
    sides = []
    for (column, table), side in zip(both, "ba", strict=True):
        figure = column.figure
        if isinstance(scale, KeyedScale):
            figure = f"CASE WHEN {asked_of(table.scale(scale))} THEN coalesce({figure}, 0) END"
        sides.append(_of_side(figure, table, scale, side))
    whole = all(column.kind != "number" for column, _ in both)
    return Cells(sides[0], sides[1], whole=float if whole else None)


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
