"""What a cell says, as text: ids `1` and `03` stay apart, and no name becomes a number."""

from collections.abc import Iterable
from datetime import datetime, time

from ecpat_training.core.text import squeeze
from ecpat_training.files.table import CellValue


def as_text(value: CellValue) -> str:
    """A cell's content as a person reads it, without outer white space; an empty cell is an empty text. Whole numbers
    have no decimals (1.0 is `1`), truth values are `TRUE` and `FALSE` as spreadsheets show them."""
    if isinstance(value, str):
        return squeeze(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def different_texts(cells: Iterable[CellValue]) -> set[str]:
    """What cells say, each different text once: those of a long column are few."""
    cells = list(cells)
    texts = {cell for cell in cells if cell.__class__ is str}
    non_texts = [cell for cell in cells if cell.__class__ is not str]  # 1, 1.0 and TRUE are one in a set
    return {as_text(cell) for cell in (*texts, *non_texts)}
