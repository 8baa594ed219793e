"""What stands below the headers of a table, whatever they are called: days, amounts, marks."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue
from ecpat_training.words.written_date import date_written

_ROWS = 200  # rows that are looked at
_MOST = 0.8  # of the filled cells of a column, which say what it holds
_AMOUNT = re.compile(r"\d+[.,]\d{1,2}")
_MONEY = re.compile(r"(?:[€$£]|[A-Z]{3})\s?\d[\d.,\s]*|\d[\d.,\s]*?\s?(?:[€$£]|[A-Z]{3})")
_ROUND, _LEAST_ROUND, _MOST_ROUND = 10, 20, 1000  # from there on it may be the number of a post office
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\.?")
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?")
_MOMENT = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[T ]+\d{1,2}:\d{2}")
_CLOCK = re.compile(r"(?:^|[\s,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?$", re.IGNORECASE)
_NO_DAY = 1900  # the year that a workbook gives to times of no day
_MARK = re.compile(r"[^\w\s]|[xXхХ+pPaA01vV]|\w{1,2}\.?|yes|no", re.IGNORECASE)
_NUMBERED = re.compile(r"\d|\b[IVX]{1,3}\b")
_SHOWN = 40
_FEW_MARKS, _SHORT = 4, 16
_SEVERAL, _HOURS = 3, timedelta(hours=3)
Rows = Sequence[Sequence[CellValue]]


def _cells_below(rows: Rows, row: int, position: int) -> list[CellValue]:
    """The filled cells of a column below a row."""
    cells = (cells[position] for cells in rows[row + 1 : row + 1 + _ROWS] if position < len(cells))
    return [cell for cell in cells if cell is not None and as_text(cell)]


def is_filled(value: CellValue) -> bool:
    """Whether a cell holds anything."""
    return bool(as_text(value))


def is_day(value: CellValue) -> bool:
    """Whether a cell holds a day, and no time of it."""
    if isinstance(value, datetime):
        return not value.hour and not value.minute
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value.strip())):
        return True
    try:
        return isinstance(value, str) and bool(date_written(value))
    except ValueError:
        return False


def is_moment(value: CellValue) -> bool:
    """Whether a cell holds a day with a time of it."""
    if isinstance(value, datetime):
        return value.year > _NO_DAY and bool(value.hour or value.minute)
    return isinstance(value, str) and _MOMENT.search(value) is not None


def is_clock(value: CellValue) -> bool:
    """Whether a cell ends with a time of the day, with or without a day before it."""
    if isinstance(value, datetime):
        return bool(value.hour or value.minute)
    return isinstance(value, time) or (isinstance(value, str) and _CLOCK.search(value.strip()) is not None)


def is_amount(value: CellValue) -> bool:
    """Whether a cell holds a number with digits behind a point."""
    if isinstance(value, float):
        return not value.is_integer()
    return isinstance(value, str) and _AMOUNT.fullmatch(value.strip()) is not None


def is_sum(value: CellValue) -> bool:
    """Whether a cell holds money: a currency with a number, or a round number that no age or year is often."""
    written = as_text(value).strip()
    if not written.isdecimal():
        return _MONEY.fullmatch(written) is not None
    return _LEAST_ROUND <= int(written) < _MOST_ROUND and int(written) % _ROUND == 0


def is_mark(value: CellValue) -> bool:
    """Whether a cell holds a cross, a tick or such a sign."""
    return _MARK.fullmatch(as_text(value).strip()) is not None


def sent_together(rows: Rows, row: int) -> bool:
    """Whether a column holds the moments at which people signed in: on each day several rows, within a few hours."""
    for position in range(len(rows[row])):
        moments = [moment for cell in _cells_below(rows, row, position) if (moment := _moment(cell))]
        by_day: dict[date, list[datetime]] = {}
        for moment in moments:
            by_day.setdefault(moment.date(), []).append(moment)
        if by_day and all(len(day) >= _SEVERAL and max(day) - min(day) <= _HOURS for day in by_day.values()):
            return True
    return False


def _moment(value: CellValue) -> datetime | None:
    if isinstance(value, datetime):
        return value if is_moment(value) else None
    with suppress(ValueError):
        return datetime.fromisoformat(as_text(value).strip()).replace(tzinfo=None) if is_moment(value) else None
    return None


def columns_of(rows: Rows, row: int, positions: Iterable[int], holds: Callable[[CellValue], bool]) -> list[str]:
    """The headers, in a row, of the columns of which nearly all filled cells hold something, in two rows at least."""
    headers = []
    for position in positions:
        cells = _cells_below(rows, row, position)
        if len(cells) > 1 and sum(map(holds, cells)) >= _MOST * len(cells):
            headers.append(as_text(rows[row][position]) if position < len(rows[row]) else "")
    return headers


def empty_columns_of_days(rows: Rows, row: int, positions: Iterable[int]) -> list[str]:
    """The headers, in a row, that hold a date over columns in which nothing stands: there people are to sign."""
    texts = {position: as_text(rows[row][position]) for position in positions if position < len(rows[row])}
    return [text for position, text in texts.items() if _DATED.search(text) and not _cells_below(rows, row, position)]


def has_few_values(rows: Rows, row: int, positions: Iterable[int], at_most: int = _FEW_MARKS) -> bool:
    """Whether columns are empty or repeat a few short marks, as where people sign or are ticked off: of shifts there
    are three and more."""
    values = [as_text(cell).strip() for position in positions for cell in _cells_below(rows, row, position)]
    few = min(at_most, max(len(values) - 1, 0))
    return len(set(values)) <= few and all(len(value) <= _SHORT for value in values)


def numbered(headers: Sequence[str]) -> list[str]:
    """Those of some headers that carry a number, as days of a training do in every language."""
    return [header for header in headers if _NUMBERED.search(header)]


def has_halves(headers: Sequence[str]) -> bool:
    """Whether a number stands in two headers, as that of a day does over its morning and its afternoon."""
    numbers = [tuple(_NUMBERED.findall(header)) for header in headers]
    return len(set(numbers)) < len(numbers) and len(set(headers)) == len(headers)


def quoted(headers: Sequence[str]) -> str:
    """Headers as a sentence quotes them."""
    return listing([f"`{visible(header)[:_SHOWN]}`" for header in headers], 3)
