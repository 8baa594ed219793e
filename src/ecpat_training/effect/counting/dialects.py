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
_LEADING_ZEROS_PATTERN = "(^|[^0-9])0+([0-9])"
_TO_CHANGE = "[^a-z0-9]|(^|[^0-9])0[0-9]"  # to look is quicker than to replace, and most codes are as they should be
_LETTERS = range(0xC0, 0x530), range(0x1E00, 0x2000)


def code_sql(dialect: Dialect, cell: str) -> str:
    """A code made comparable, in the words of an engine."""
    if dialect == "spark":
        plain_code_sql = f"regexp_replace({_unaccented(f'lower({cell})')}, '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _apply_twice("regexp_replace({}, '" + _LEADING_ZEROS_PATTERN + "', '$1$2')", plain_code_sql)
    if dialect == "bigquery":
        plain_code_sql = f"REGEXP_REPLACE(NORMALIZE(LOWER({cell}), NFD), '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _apply_twice("REGEXP_REPLACE({}, '" + _LEADING_ZEROS_PATTERN + "', '\\\\1\\\\2')", plain_code_sql)
    if dialect == "snowflake":
        plain_code_sql = f"REGEXP_REPLACE({_unaccented(f'LOWER({cell})')}, '[[:punct:][:space:]]', '')"
        return _apply_twice("REGEXP_REPLACE({}, '" + _LEADING_ZEROS_PATTERN + "', '\\\\1\\\\2')", plain_code_sql)
    if dialect == "clickhouse":
        plain_code_sql = f"replaceRegexpAll(normalizeUTF8NFD(lowerUTF8({cell})), '[^\\\\p{{L}}\\\\p{{N}}]', '')"
        return _apply_twice("replaceRegexpAll({}, '" + _LEADING_ZEROS_PATTERN + "', '\\\\1\\\\2')", plain_code_sql)
    lowercase_sql = f"lower(strip_accents({cell}))"
    plain_code_sql = f"regexp_replace({lowercase_sql}, '[^\\p{{L}}\\p{{N}}]', '', 'g')"
    unpadded_code_sql = _apply_twice(
        "regexp_replace({}, '" + _LEADING_ZEROS_PATTERN + "', '\\1\\2', 'g')", plain_code_sql
    )
    return (
        f"CASE WHEN regexp_matches({lowercase_sql}, '{_TO_CHANGE}') THEN {unpadded_code_sql} ELSE {lowercase_sql} END"
    )


def _apply_twice(change: str, cell: str) -> str:
    return change.replace("{}", change.replace("{}", cell, 1), 1)


def _unaccented(cell: str) -> str:
    accented, plain_letters = _accents()
    return f"translate({cell}, '{accented}', '{plain_letters}')"


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


def translate_sql(dialect: Dialect, sql: str) -> str:
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
