"""The one SELECT that counts two tables of answers, whatever the engine.

Each row of what it gives is a cell: `part` says of what, `place` of which scale, item or pair, `cell` or `before` and
`after` which scores, `word` which group, `people` how many; `total` is a sum. Two scores that are whole numbers stand
in one number, so that each table is counted by one column, and all tables in one pass (GROUPING SETS). Products of
answers are floats, which no engine checks for overflow at each row; of whole answers they are exact up to 2^53.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecpat_training.effect.counting.columns import APART, Named, asked_of, quoted, side_of, text
from ecpat_training.effect.counting.layout import Layout, WaveColumns, figured_of
from ecpat_training.survey.instrument.instrument import KeyedScale
from ecpat_training.survey.model.codes import PLACEHOLDERS

SHIFT = 1_000_000_000  # more than any score that is a whole number
BYTE = 256  # more than twice any figure of an item that is a whole number
EVERYBODY = -1  # the place of how many there are
CODE = "ecpat_code"  # a function that each dialect says in its own words
RESULT = ("part", "place", "cell", "before", "after", "word", "people", "total")


class Step(NamedTuple):
    """A table on the way, and the SELECT that makes it. Those `kept` are read several times, or after what they are
    made of; one comes `instead_of` another, which nothing reads any more."""

    name: str
    sql: str
    kept: bool = False
    instead_of: str = ""


def select(layout: Layout) -> str:
    """The SELECT, in DuckDB's dialect but for the function `CODE`."""
    return f"WITH {', '.join(f'{one.name} AS ({one.sql})' for one in steps(layout))} {result(layout)}"


def steps(layout: Layout) -> list[Step]:
    """The tables that it is made of, in their order."""
    waves = _numbered(layout)
    made = [step for n, wave in waves for step in _steps(layout, n, wave)]
    shared = " UNION ALL ".join(f"SELECT code FROM again{n} GROUP BY code HAVING COUNT(*) > 1" for n, _ in waves)
    made.append(Step("shared", f"SELECT DISTINCT code FROM ({shared}) AS several"))
    made.append(Step("linked", _linked(layout), bool(_groups(layout))))
    made.append(Step("digits", " UNION ALL ".join(f"SELECT {digit} AS digit" for digit in range(10))))
    return made


def result(layout: Layout) -> str:
    """The SELECT over these tables."""
    parts = [_tables("both", "linked", _of_both(layout), everybody=True)]
    for n, wave in _numbered(layout):
        parts += [
            _row(f"shared {n}", people="COUNT(*)") + f" FROM wave{n} AS w JOIN shared AS s ON w.code = s.code",
            _tables(f"wave {n}", f"wave{n}", _of_wave(layout, wave)),
            _wide(f"sums {n}", f"sums{n}", len(list(layout.sums(wave)))),
            _wide(f"unread {n}", f"unread{n}", sum(len(columns) for _, _, columns in layout.of(wave))),
        ]
    scales = [one for one in _of_both(layout) if one[0] < len(layout.scales)]
    parts += [_tables(f"group {at}", "linked", scales, f"g{at}") for at in _groups(layout)]
    return " UNION ALL ".join(filter(None, parts))


def _numbered(layout: Layout) -> tuple[tuple[int, WaveColumns], tuple[int, WaveColumns]]:
    return (1, layout.before), (2, layout.after)


def _row(part: str, **given: str) -> str:
    """The columns of a result, in their order, those that aren't given empty."""
    kinds = {"place": "INTEGER", "cell": "BIGINT", "word": "VARCHAR", "people": "BIGINT"}
    values = {name: given.get(name, f"CAST(NULL AS {kinds.get(name, 'DOUBLE')})") for name in RESULT[1:]}
    return f"SELECT {text(part)} AS part, " + ", ".join(f"{value} AS {quoted(name)}" for name, value in values.items())


def _steps(layout: Layout, n: int, wave: WaveColumns) -> Iterator[Step]:
    """A wave, step by step: read, each response once, with its scores, its sums."""
    flat = [one for _, _, columns in layout.of(wave) for one in columns]
    kinds = {"choice": "TINYINT", "whole": "TINYINT", "number": "DOUBLE"}
    items = [f"CAST({one.read} AS {kinds[one.kind]}) AS {layout.name(one)}" for one in flat]
    said = [
        f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '') AS g{at}"
        for at, column in enumerate(layout.instrument.groups)
        if column in wave.groups
    ]
    parts = [f"coalesce(CAST({quoted(one)} AS VARCHAR), '')" for one in layout.instrument.code.columns]
    whole = f"{CODE}(concat({', '.join([*parts, text('')])}))"
    placeholders = ", ".join(map(text, sorted(PLACEHOLDERS)))
    coded = f"SELECT {whole} AS code, {', '.join([*items, *said])} FROM {wave.table}"
    names = ", ".join([*map(layout.name, flat), *(one.rpartition(" AS ")[2] for one in said)])
    yield Step(
        f"read{n}",
        f"SELECT CASE WHEN code IN ({placeholders}) THEN '' ELSE code END AS code, {names} FROM ({coded}) AS coded",
        True,
    )
    unread = [
        f"SUM(CASE WHEN {layout.name(one)} = {one.unread} THEN 1 ELSE 0 END) AS v{k}" for k, one in enumerate(flat)
    ]
    yield Step(f"unread{n}", f"SELECT {', '.join(unread)} FROM read{n}", True)
    yield Step(f"twice{n}", f"SELECT code FROM read{n} WHERE code <> '' GROUP BY code HAVING COUNT(*) > 1", True)
    answered = " OR ".join(f"{layout.name(one)} IS NOT NULL" for one in flat)
    row = "r"
    own = ", ".join(f"{row}.{name}" for name in ("code", *names.split(", ")))
    joined = f"read{n} AS r JOIN twice{n} AS t ON r.code = t.code"
    yield Step(f"again{n}", f"SELECT DISTINCT {own} FROM {joined} WHERE {answered}", True)
    scores = [
        f"{side_of(scale, columns, layout.name, whole=layout.whole(scale))} AS s{at}"
        for at, scale, columns in layout.of(wave)
    ]
    once = f"SELECT {own} FROM read{n} AS r LEFT JOIN twice{n} AS t ON r.code = t.code WHERE t.code IS NULL"
    every = f"{once} AND ({answered}) UNION ALL SELECT code, {names} FROM again{n}"
    yield Step(f"wave{n}", f"SELECT code, {names}, {', '.join(scores)} FROM ({every}) AS once", True, f"read{n}")
    yield from _sums(layout, n, wave)


def _sums(layout: Layout, n: int, wave: WaveColumns) -> Iterator[Step]:
    """Sums over everybody, and over those who have a figure on all items that anybody answered."""
    complete, figures, there = [], [], []
    for at, scale, columns in layout.of(wave):
        figured = figured_of(columns)
        if not figured:
            continue
        keyed = isinstance(scale, KeyedScale)
        there += [f"MAX(CASE WHEN {x} IS NULL THEN 0 ELSE 1 END) AS t{x}" for x in map(layout.name, figured)]
        every = " AND ".join(f"({x} IS NOT NULL OR t{x} = 0)" for x in map(layout.name, figured))
        complete.append(f"({asked_of(scale, columns, figured[0], layout.name) if keyed else every}) AS c{at}")
        for one in figured:
            figure = one.figure(layout.name(one))
            there_too = f"coalesce({figure}, 0)" if keyed else figure
            figures.append(f"CASE WHEN c{at} THEN CAST({there_too} AS DOUBLE) END AS f{layout.place(one)}")
    yield Step(f"there{n}", f"SELECT {', '.join([*there, 'COUNT(*) AS everybody'])} FROM wave{n}")
    of = f"(SELECT {', '.join(['w.*', *complete])} FROM wave{n} AS w CROSS JOIN there{n} AS t) AS c"
    if figures:
        of = f"(SELECT {', '.join(['c.*', *figures])} FROM {of}) AS f"
    sums = (f"SUM({sql}) AS v{k}" for k, (_, _, sql) in enumerate(layout.sums(wave)))
    yield Step(f"sums{n}", f"SELECT {', '.join(sums)} FROM {of}")


Variable = tuple[int, str, str, str]  # its place; the column of whole numbers, or those of two figures


def _linked(layout: Layout) -> str:
    """The people who are in both waves: both scores of each scale and item as one number, or as two."""
    columns = []
    for at, scale in ((at, layout.scales[at]) for at in layout.both):
        columns.append(_pair(f"s{at}", *(f"{side}.s{at}" for side in "ba"), whole=layout.whole(scale)))
    for n, scale, *both in layout.items_of_both():
        sides = []
        for side, wave, one in zip("ba", (layout.before, layout.after), both, strict=True):
            figure = one.figure(f"{side}.x{n}")
            if isinstance(scale, KeyedScale):
                asked = asked_of(scale, wave.columns[scale.id], one, _of_side(layout, side))
                figure = f"CASE WHEN {asked} THEN coalesce({figure}, 0) END"
            sides.append(figure)
        if all(one.kind != "number" for one in both):
            columns.append(f"CAST(({sides[0]}) * {BYTE} + ({sides[1]}) AS SMALLINT) AS x{n}")
        else:
            columns.append(_pair(f"x{n}", *sides, whole=False))
    for at, said in _groups(layout).items():
        columns.append(f"coalesce({', '.join([*said, text('')])}) AS g{at}")
    return (
        f"SELECT {', '.join(columns or ['b.*'])} FROM wave1 AS b JOIN wave2 AS a ON b.code = a.code "
        "LEFT JOIN shared AS s ON b.code = s.code WHERE b.code <> '' AND s.code IS NULL"
    )


def _of_side(layout: Layout, side: str) -> Named:
    return lambda column: f"{side}.{layout.name(column)}"


def _groups(layout: Layout) -> dict[int, list[str]]:
    """The columns of groups, with who says them."""
    sides = ("b", layout.before), ("a", layout.after)
    said = {
        at: [f"{side}.g{at}" for side, wave in sides if column in wave.groups]
        for at, column in enumerate(layout.instrument.groups)
    }
    return {at: of for at, of in said.items() if of}


def _pair(name: str, before: str, after: str, *, whole: bool) -> str:
    if whole:
        return f"(CAST({before} AS BIGINT) + {APART}) * {SHIFT} + ({after}) + {APART} AS {name}"
    there = f"({before}) IS NOT NULL AND ({after}) IS NOT NULL"
    return f"CASE WHEN {there} THEN {before} END AS {name}b, CASE WHEN {there} THEN {after} END AS {name}a"


def _of_both(layout: Layout) -> list[Variable]:
    found = [_variable(at, f"s{at}", layout.whole(layout.scales[at])) for at in layout.both]
    for n, _, *both in layout.items_of_both():
        found.append(_variable(len(layout.scales) + n, f"x{n}", all(one.kind != "number" for one in both)))
    return found


def _variable(place: int, name: str, whole: bool) -> Variable:
    return (place, name, "", "") if whole else (place, "", f"{name}b", f"{name}a")


def _of_wave(layout: Layout, wave: WaveColumns) -> list[Variable]:
    found: list[Variable] = []
    for at, scale, columns in layout.of(wave):
        found.append((at, f"s{at}", "", "") if layout.whole(scale) else (at, "", f"s{at}", ""))
        for one in columns:
            place, name = len(layout.scales) + layout.place(one), layout.name(one)
            found.append((place, "", name, "") if one.kind == "number" else (place, name, "", ""))
    return found


def _tables(part: str, table: str, variables: Sequence[Variable], group: str = "", *, everybody: bool = False) -> str:
    """All tables in one pass: how many people have which value of each variable, and how many there are of
    `everybody`."""
    if not variables:
        return f"{_row(part, place=str(EVERYBODY), people='COUNT(*)')} FROM {table}" if everybody else ""
    sets = [[one for one in (group, whole, before, after) if one] for _, whole, before, after in variables]
    cases = " ".join(f"WHEN GROUPING({whole or before}) = 0 THEN {place}" for place, whole, before, after in variables)
    found = {"place": f"CASE {cases} ELSE {EVERYBODY} END", "people": "COUNT(*)"}
    if group:
        found["word"] = group
    for at, (name, kind) in enumerate((("cell", "BIGINT"), ("before", "DOUBLE"), ("after", "DOUBLE")), start=1):
        columns = [f"CAST({one[at]} AS {kind})" for one in variables if one[at]]
        if columns:
            found[name] = f"coalesce({', '.join([*columns, f'CAST(NULL AS {kind})'])})"
    of_sets = ", ".join(f"({', '.join(one)})" for one in [*sets, *([[]] if everybody else [])])
    return f"{_row(part, **found)} FROM {table} GROUP BY GROUPING SETS ({of_sets})"


def _wide(part: str, table: str, columns: int) -> str:
    """One row of many sums as many rows."""
    place = "h.digit * 1000 + i.digit * 100 + j.digit * 10 + k.digit"
    cases = " ".join(f"WHEN {at} THEN v{at}" for at in range(columns))
    found = {"place": place, "total": f"CAST(CASE {place} {cases} END AS DOUBLE)"}
    digits = "".join(f" CROSS JOIN digits AS {name}" for name in "hijk")
    return f"{_row(part, **found)} FROM {table}{digits} WHERE {place} < {columns}"
