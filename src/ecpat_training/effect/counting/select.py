"""The one SELECT that counts two tables of answers, whatever the engine.

Each row of what it gives is a cell: `part` says of what, `place` of which scale, item or pair, `cell` or `before` and
`after` which scores, `word` which group, `people` how many; `total` is a sum. Two scores that are whole numbers stand
in one number, so that each table is counted by one column, and all tables in one pass (GROUPING SETS). Products of
answers are floats, which no engine checks for overflow at each row; of whole answers they are exact up to 2^53.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecpat_training.effect.counting.columns import SCORE_FACTOR, Named, is_asked_sql, quote_name, score_sql, text
from ecpat_training.effect.counting.layout import Layout, WaveColumns, taught_columns
from ecpat_training.survey.instrument.instrument import KeyedScale
from ecpat_training.words.comparable_codes import PLACEHOLDERS

SCORE_SHIFT = 1_000_000_000  # more than any score that is a whole number
BYTE = 256  # more than twice any figure of an item that is a whole number
TOTAL_PLACE = -1  # the place of how many there are
CODE = "ecpat_code"  # a function that each dialect says in its own words
RESULT = ("part", "place", "cell", "before", "after", "word", "people", "total")


class SelectStep(NamedTuple):
    """A table on the way, and the SELECT that makes it. Those `kept` are read several times, or after what they are
    made of; one comes `instead_of` another, which nothing reads any more."""

    name: str
    sql: str
    kept: bool = False
    instead_of: str = ""


def select(layout: Layout) -> str:
    """The SELECT, in DuckDB's dialect but for the function `CODE`."""
    return f"WITH {', '.join(f'{step.name} AS ({step.sql})' for step in steps(layout))} {result(layout)}"


def steps(layout: Layout) -> list[SelectStep]:
    """The tables that it is made of, in their order."""
    waves = _numbered_waves(layout)
    tables = [step for n, wave in waves for step in _steps(layout, n, wave)]
    shared_codes_sql = " UNION ALL ".join(
        f"SELECT code FROM again{n} GROUP BY code HAVING COUNT(*) > 1" for n, _ in waves
    )
    tables.append(SelectStep("shared", f"SELECT DISTINCT code FROM ({shared_codes_sql}) AS several"))
    tables.append(SelectStep("linked", _linked(layout), bool(_groups(layout))))
    tables.append(SelectStep("digits", " UNION ALL ".join(f"SELECT {digit} AS digit" for digit in range(10))))
    return tables


def result(layout: Layout) -> str:
    """The SELECT over these tables."""
    table_queries = [_tables("both", "linked", _of_both(layout), includes_everybody=True)]
    for n, wave in _numbered_waves(layout):
        table_queries += [
            _row(f"shared {n}", people="COUNT(*)") + f" FROM wave{n} AS w JOIN shared AS s ON w.code = s.code",
            _tables(f"wave {n}", f"wave{n}", _of_wave(layout, wave)),
            _wide(f"sums {n}", f"sums{n}", len(list(layout.sums(wave)))),
            _wide(f"unread {n}", f"unread{n}", sum(len(columns) for _, _, columns in layout.of(wave))),
        ]
    scales = [variable for variable in _of_both(layout) if variable[0] < len(layout.scales)]
    table_queries += [_tables(f"group {number}", "linked", scales, f"g{number}") for number in _groups(layout)]
    return " UNION ALL ".join(filter(None, table_queries))


def _numbered_waves(layout: Layout) -> tuple[tuple[int, WaveColumns], tuple[int, WaveColumns]]:
    return (1, layout.before), (2, layout.after)


def _row(part_name: str, **columns: str) -> str:
    """The columns of a result, in their order, those that aren't given empty."""
    column_types = {"place": "INTEGER", "cell": "BIGINT", "word": "VARCHAR", "people": "BIGINT"}
    values = {name: columns.get(name, f"CAST(NULL AS {column_types.get(name, 'DOUBLE')})") for name in RESULT[1:]}
    return f"SELECT {text(part_name)} AS part, " + ", ".join(
        f"{value} AS {quote_name(name)}" for name, value in values.items()
    )


def _steps(layout: Layout, n: int, wave: WaveColumns) -> Iterator[SelectStep]:
    """A wave, step by step: read, each response once, with its scores, its sums."""
    all_columns = [column for _, _, columns in layout.of(wave) for column in columns]
    type_by_kind = {"choice": "TINYINT", "whole": "TINYINT", "number": "DOUBLE"}
    items = [f"CAST({column.read} AS {type_by_kind[column.kind]}) AS {layout.name(column)}" for column in all_columns]
    group_sql = [
        f"nullif(trim(CAST({quote_name(column)} AS VARCHAR)), '') AS g{number}"
        for number, column in enumerate(layout.instrument.groups)
        if column in wave.groups
    ]
    code_parts = [f"coalesce(CAST({quote_name(column)} AS VARCHAR), '')" for column in layout.instrument.code.columns]
    code = f"{CODE}(concat({', '.join([*code_parts, text('')])}))"
    placeholders = ", ".join(map(text, sorted(PLACEHOLDERS)))
    coded_rows_sql = f"SELECT {code} AS code, {', '.join([*items, *group_sql])} FROM {wave.table}"
    names = ", ".join([*map(layout.name, all_columns), *(sql.rpartition(" AS ")[2] for sql in group_sql)])
    yield SelectStep(
        f"read{n}",
        f"SELECT CASE WHEN code IN ({placeholders}) THEN '' ELSE code END AS code, {names} FROM "
        f"({coded_rows_sql}) AS coded",
        True,
    )
    unread_sums = [
        f"SUM(CASE WHEN {layout.name(column)} = {column.unread} THEN 1 ELSE 0 END) AS v{k}"
        for k, column in enumerate(all_columns)
    ]
    yield SelectStep(f"unread{n}", f"SELECT {', '.join(unread_sums)} FROM read{n}", True)
    yield SelectStep(f"twice{n}", f"SELECT code FROM read{n} WHERE code <> '' GROUP BY code HAVING COUNT(*) > 1", True)
    answered_sql = " OR ".join(f"{layout.name(column)} IS NOT NULL" for column in all_columns)
    row = "r"
    qualified = ", ".join(f"{row}.{name}" for name in ("code", *names.split(", ")))
    joined_sql = f"read{n} AS r JOIN twice{n} AS t ON r.code = t.code"
    yield SelectStep(f"again{n}", f"SELECT DISTINCT {qualified} FROM {joined_sql} WHERE {answered_sql}", True)
    scores = [
        f"{score_sql(scale, columns, layout.name, has_whole_numbers=layout.whole(scale))} AS s{place}"
        for place, scale, columns in layout.of(wave)
    ]
    sent_once_sql = (
        f"SELECT {qualified} FROM read{n} AS r LEFT JOIN twice{n} AS t ON r.code = t.code WHERE t.code IS NULL"
    )
    responses = f"{sent_once_sql} AND ({answered_sql}) UNION ALL SELECT code, {names} FROM again{n}"
    yield SelectStep(
        f"wave{n}", f"SELECT code, {names}, {', '.join(scores)} FROM ({responses}) AS once", True, f"read{n}"
    )
    yield from _sums(layout, n, wave)


def _sums(layout: Layout, n: int, wave: WaveColumns) -> Iterator[SelectStep]:
    """Sums over everybody, and over those who have a figure on all items that anybody answered."""
    complete_flags, figures, presence_flags = [], [], []
    for place, scale, columns in layout.of(wave):
        figured = taught_columns(columns)
        if not figured:
            continue
        is_keyed = isinstance(scale, KeyedScale)
        presence_flags += [f"MAX(CASE WHEN {x} IS NULL THEN 0 ELSE 1 END) AS t{x}" for x in map(layout.name, figured)]
        all_present = " AND ".join(f"({x} IS NOT NULL OR t{x} = 0)" for x in map(layout.name, figured))
        complete_flags.append(
            f"({is_asked_sql(scale, columns, figured[0], layout.name) if is_keyed else all_present}) AS c{place}"
        )
        for column in figured:
            figure = column.figure(layout.name(column))
            filled_figure = f"coalesce({figure}, 0)" if is_keyed else figure
            figures.append(f"CASE WHEN c{place} THEN CAST({filled_figure} AS DOUBLE) END AS f{layout.place(column)}")
    yield SelectStep(f"there{n}", f"SELECT {', '.join([*presence_flags, 'COUNT(*) AS everybody'])} FROM wave{n}")
    source = f"(SELECT {', '.join(['w.*', *complete_flags])} FROM wave{n} AS w CROSS JOIN there{n} AS t) AS c"
    if figures:
        source = f"(SELECT {', '.join(['c.*', *figures])} FROM {source}) AS f"
    sums = (f"SUM({sql}) AS v{k}" for k, (_, _, sql) in enumerate(layout.sums(wave)))
    yield SelectStep(f"sums{n}", f"SELECT {', '.join(sums)} FROM {source}")


Variable = tuple[int, str, str, str]  # its place; the column of whole numbers, or those of two figures


def _linked(layout: Layout) -> str:
    """The people who are in both waves: both scores of each scale and item as one number, or as two."""
    columns = []
    for number, scale in ((place, layout.scales[place]) for place in layout.both):
        columns.append(
            _pair(f"s{number}", *(f"{side}.s{number}" for side in "ba"), is_whole_number=layout.whole(scale))
        )
    for n, scale, *pair in layout.items_of_both():
        side_figures = []
        for side, wave, column in zip("ba", (layout.before, layout.after), pair, strict=True):
            figure = column.figure(f"{side}.x{n}")
            if isinstance(scale, KeyedScale):
                is_asked = is_asked_sql(scale, wave.columns[scale.id], column, _of_side(layout, side))
                figure = f"CASE WHEN {is_asked} THEN coalesce({figure}, 0) END"
            side_figures.append(figure)
        if all(item_column.kind != "number" for item_column in pair):
            columns.append(f"CAST(({side_figures[0]}) * {BYTE} + ({side_figures[1]}) AS SMALLINT) AS x{n}")
        else:
            columns.append(_pair(f"x{n}", *side_figures, is_whole_number=False))
    for number, sources in _groups(layout).items():
        columns.append(f"coalesce({', '.join([*sources, text('')])}) AS g{number}")
    return (
        f"SELECT {', '.join(columns or ['b.*'])} FROM wave1 AS b JOIN wave2 AS a ON b.code = a.code "
        "LEFT JOIN shared AS s ON b.code = s.code WHERE b.code <> '' AND s.code IS NULL"
    )


def _of_side(layout: Layout, side: str) -> Named:
    return lambda column: f"{side}.{layout.name(column)}"


def _groups(layout: Layout) -> dict[int, list[str]]:
    """The columns of groups, with who says them."""
    wave_sides = ("b", layout.before), ("a", layout.after)
    sources = {
        number: [f"{side}.g{number}" for side, wave in wave_sides if column in wave.groups]
        for number, column in enumerate(layout.instrument.groups)
    }
    return {number: group_sources for number, group_sources in sources.items() if group_sources}


def _pair(name: str, before: str, after: str, *, is_whole_number: bool) -> str:
    if is_whole_number:
        return f"(CAST({before} AS BIGINT) + {SCORE_FACTOR}) * {SCORE_SHIFT} + ({after}) + {SCORE_FACTOR} AS {name}"
    has_both_sql = f"({before}) IS NOT NULL AND ({after}) IS NOT NULL"
    return (
        f"CASE WHEN {has_both_sql} THEN {before} END AS {name}b, CASE WHEN {has_both_sql} THEN {after} END AS {name}a"
    )


def _of_both(layout: Layout) -> list[Variable]:
    variables = [_variable(place, f"s{place}", layout.whole(layout.scales[place])) for place in layout.both]
    for n, _, *pair in layout.items_of_both():
        variables.append(_variable(len(layout.scales) + n, f"x{n}", all(column.kind != "number" for column in pair)))
    return variables


def _variable(place: int, name: str, is_whole_number: bool) -> Variable:
    return (place, name, "", "") if is_whole_number else (place, "", f"{name}b", f"{name}a")


def _of_wave(layout: Layout, wave: WaveColumns) -> list[Variable]:
    variables: list[Variable] = []
    for number, scale, columns in layout.of(wave):
        variables.append((number, f"s{number}", "", "") if layout.whole(scale) else (number, "", f"s{number}", ""))
        for column in columns:
            place, name = len(layout.scales) + layout.place(column), layout.name(column)
            variables.append((place, "", name, "") if column.kind == "number" else (place, name, "", ""))
    return variables


def _tables(
    part_name: str, table: str, variables: Sequence[Variable], group: str = "", *, includes_everybody: bool = False
) -> str:
    """All tables in one pass: how many people have which value of each variable, and with `includes_everybody` how many
    there are of all."""
    if not variables:
        return (
            f"{_row(part_name, place=str(TOTAL_PLACE), people='COUNT(*)')} FROM {table}" if includes_everybody else ""
        )
    sets = [[column for column in (group, cell, before, after) if column] for _, cell, before, after in variables]
    cases = " ".join(f"WHEN GROUPING({cell or before}) = 0 THEN {place}" for place, cell, before, after in variables)
    values = {"place": f"CASE {cases} ELSE {TOTAL_PLACE} END", "people": "COUNT(*)"}
    if group:
        values["word"] = group
    for index, (name, sql_type) in enumerate((("cell", "BIGINT"), ("before", "DOUBLE"), ("after", "DOUBLE")), start=1):
        columns = [f"CAST({variable[index]} AS {sql_type})" for variable in variables if variable[index]]
        if columns:
            values[name] = f"coalesce({', '.join([*columns, f'CAST(NULL AS {sql_type})'])})"
    grouping_sets = ", ".join(f"({', '.join(grouping)})" for grouping in [*sets, *([[]] if includes_everybody else [])])
    return f"{_row(part_name, **values)} FROM {table} GROUP BY GROUPING SETS ({grouping_sets})"


def _wide(part_name: str, table: str, columns: int) -> str:
    """One row of many sums as many rows."""
    place = "h.digit * 1000 + i.digit * 100 + j.digit * 10 + k.digit"
    cases = " ".join(f"WHEN {number} THEN v{number}" for number in range(columns))
    values = {"place": place, "total": f"CAST(CASE {place} {cases} END AS DOUBLE)"}
    digit_joins = "".join(f" CROSS JOIN digits AS {name}" for name in "hijk")
    return f"{_row(part_name, **values)} FROM {table}{digit_joins} WHERE {place} < {columns}"
