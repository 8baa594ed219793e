"""The SELECT in the words of an engine: sqlglot puts names, types and functions; what it doesn't know is said here.

| | why |
| --- | --- |
| `ecpat_code` | codes are compared without case, accents, marks and leading zeros, for which each has its own words |
| `TRY_CAST` | Snowflake tries texts alone; ClickHouse has functions of its own |
| `LOWER` | ClickHouse's is for ASCII |
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal

from ecpat_training.effect.counting.select import CODE

if TYPE_CHECKING:
    from sqlglot import exp

Dialect = Literal["duckdb", "spark", "bigquery", "snowflake", "clickhouse"]
_ZEROS = "(^|[^0-9])0+([0-9])"
_TO_CHANGE = "[^a-z0-9]|(^|[^0-9])0[0-9]"  # to look is quicker than to replace, and most codes are as they should be
_LETTERS = range(0xC0, 0x530), range(0x1E00, 0x2000)


def code_sql(dialect: Dialect, cell: str) -> str:
    """A code made comparable, in the words of an engine."""
    if dialect == "spark":
        plain = f"regexp_replace({_unaccented(f'lower({cell})')}, '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _twice("regexp_replace({}, '" + _ZEROS + "', '$1$2')", plain)
    if dialect == "bigquery":
        plain = f"REGEXP_REPLACE(NORMALIZE(LOWER({cell}), NFD), '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _twice("REGEXP_REPLACE({}, '" + _ZEROS + "', '\\\\1\\\\2')", plain)
    if dialect == "snowflake":
        plain = f"REGEXP_REPLACE({_unaccented(f'LOWER({cell})')}, '[[:punct:][:space:]]', '')"
        return _twice("REGEXP_REPLACE({}, '" + _ZEROS + "', '\\\\1\\\\2')", plain)
    if dialect == "clickhouse":
        plain = f"replaceRegexpAll(normalizeUTF8NFD(lowerUTF8({cell})), '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _twice("replaceRegexpAll({}, '" + _ZEROS + "', '\\\\1\\\\2')", plain)
    small = f"lower(strip_accents({cell}))"
    plain = f"regexp_replace({small}, '[^\\p{{L}}\\p{{N}}]', '', 'g')"
    without = _twice("regexp_replace({}, '" + _ZEROS + "', '\\1\\2', 'g')", plain)
    return f"CASE WHEN regexp_matches({small}, '{_TO_CHANGE}') THEN {without} ELSE {small} END"


def _twice(change: str, cell: str) -> str:
    return change.replace("{}", change.replace("{}", cell, 1), 1)


def _unaccented(cell: str) -> str:
    accented, plain = _accents()
    return f"translate({cell}, '{accented}', '{plain}')"


@cache
def _accents() -> tuple[str, str]:
    """Small letters with accents, and the same without."""
    pairs = [
        (letter, base)
        for letters in _LETTERS
        for letter in map(chr, letters)
        if letter.islower() and (base := unicodedata.normalize("NFD", letter)[0]) != letter and base.isalpha()
    ]
    return "".join(letter for letter, _ in pairs), "".join(base for _, base in pairs)


def translated(dialect: Dialect, sql: str) -> str:
    """A SELECT, written for DuckDB, in the dialect of another engine."""
    import sqlglot

    def put(node: "exp.Expression") -> "exp.Expression":
        return _adapt_node(dialect, node)

    tree = sqlglot.parse_one(sql, read="duckdb").transform(put)
    return tree.sql(dialect=dialect, pretty=True)


def _adapt_node(dialect: Dialect, node: "exp.Expression") -> "exp.Expression":
    from sqlglot import exp

    if isinstance(node, exp.Anonymous) and node.name == CODE:
        return exp.Var(this=code_sql(dialect, node.expressions[0].sql(dialect=dialect)))  # put as it is
    if isinstance(node, exp.TryCast) and dialect == "snowflake":
        return exp.TryCast(this=exp.cast(node.this, "VARCHAR"), to=node.to, requires_string=True)
    if isinstance(node, exp.TryCast) and dialect == "clickhouse":
        return exp.Anonymous(
            this="toFloat64OrNull", expressions=[exp.Anonymous(this="toString", expressions=[node.this])]
        )
    if isinstance(node, exp.Lower) and dialect == "clickhouse":
        return exp.Anonymous(this="lowerUTF8", expressions=[node.this])
    return node
