"""Data for statistics programs: CSV in UTF-8 with its mark, numbers in full, texts in quotes, and none that a
spreadsheet runs."""

import codecs
import csv
import io
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ecpat_training.files.csv.list import harmless

if TYPE_CHECKING:
    import pandas


def data_csv(tables: "Iterable[pandas.DataFrame]") -> bytes:
    """Tables of the same columns one below the other, without their index; missing values are empty cells. Each is
    written before the next is asked for, so that no more than one is there at a time."""
    written = io.BytesIO()
    written.write(codecs.BOM_UTF8)
    for lines in map(_lines, tables, chain((True,), repeat(False))):
        written.write(lines)
    return written.getvalue()


def _lines(table: "pandas.DataFrame", header: bool) -> bytes:
    return (
        _harmless(table).to_csv(index=False, header=header, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").encode()
    )


def _harmless(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """The table with texts that no spreadsheet runs."""
    from pandas.api.types import is_numeric_dtype

    shown = table.copy()
    for column in shown.columns:
        if not is_numeric_dtype(shown[column]):
            words = {word: _safe(str(word)) for word in shown[column].dropna().unique()}
            shown[column] = shown[column].map(words)
    shown.columns = [_safe(str(column)) for column in shown.columns]
    return shown


@lru_cache(maxsize=1 << 20)  # everybody's number stands in the table of each question
def _safe(text: str) -> str:
    return harmless(text)
