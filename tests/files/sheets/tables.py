"""Small sheets as people fill them in, and a reader of them."""

from collections.abc import Mapping
from typing import Any

from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.words.matching import index

Columns = dict[str, str]
WORDS = {
    "code": {"en": "code", "sr": "šifra", "ru": "код"},
    "owner": {"en": "owner", "sr": "vlasnik", "ru": "ответственный"},
    "due": {"en": "due; due date", "sr": "rok", "ru": "срок"},
    "topic": {"en": "topic", "sr": "tema", "ru": "тема"},
    "status": {"en": "status", "sr": "stanje", "ru": "статус"},
}


def reader() -> SheetReader[str]:
    """Reads decisions: a code, and an owner or a date."""
    return SheetReader(meaning_by_words(index(WORDS)), (("code",), ("owner", "due")))


def table(text: str, merged: Mapping[tuple[int, int], tuple[int, int]] | None = None, **marks: Any) -> CellTable:
    """A table whose cells `|` separates."""
    rows: list[list[Any]] = [[cell.strip() or None for cell in line.split("|")] for line in text.split("\n")]
    return CellTable("list.xlsx", rows, sheet="Sheet", merged_spans=merged or {}, **marks)
