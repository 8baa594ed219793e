"""What stands below the headers of a table, whatever they are called: days, amounts, marks."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellValue
from ecpat_training.words.written_date import parse_written_date

_ROWS = 200  # rows that are looked at
_MIN_CELL_SHARE = 0.8  # of the filled cells of a column, which say what it holds
_AMOUNT = re.compile(r"\d+[.,]\d{1,2}")
_MONEY = re.compile(r"(?:[€$£]|[A-Z]{3})\s?\d[\d.,\s]*|\d[\d.,\s]*?\s?(?:[€$£]|[A-Z]{3})")
_ROUND, _LEAST_ROUND, _MOST_ROUND = 10, 20, 1000  # from there on it may be the number of a post office
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\.?")
_DATE_PATTERN = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?")
_DATE_TIME_PATTERN = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[T ]+\d{1,2}:\d{2}")
_CLOCK = re.compile(r"(?:^|[\s,])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?$", re.IGNORECASE)
_NO_DAY = 1900  # the year that a workbook gives to times of no day
_MARK = re.compile(r"[^\w\s]|[xXхХ+pPaA01vV]|\w{1,2}\.?|yes|no", re.IGNORECASE)
_NUMBER_PATTERN = re.compile(r"\d|\b[IVX]{1,3}\b")
_MAX_TEXT_SHOWN = 40
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
        return isinstance(value, str) and bool(parse_written_date(value))
    except ValueError:
        return False


def is_moment(value: CellValue) -> bool:
    """Whether a cell holds a day with a time of it."""
    if isinstance(value, datetime):
        return value.year > _NO_DAY and bool(value.hour or value.minute)
    return isinstance(value, str) and _DATE_TIME_PATTERN.search(value) is not None


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
    cell_text = as_text(value).strip()
    if not cell_text.isdecimal():
        return _MONEY.fullmatch(cell_text) is not None
    return _LEAST_ROUND <= int(cell_text) < _MOST_ROUND and int(cell_text) % _ROUND == 0


def is_mark(value: CellValue) -> bool:
    """Whether a cell holds a cross, a tick or such a sign."""
    return _MARK.fullmatch(as_text(value).strip()) is not None


def is_sent_together(rows: Rows, row: int) -> bool:
    """Whether a column holds the moments at which people signed in: on each day several rows, within a few hours."""
    for position in range(len(rows[row])):
        timestamps = [timestamp for cell in _cells_below(rows, row, position) if (timestamp := _read_moment(cell))]
        timestamps_by_day: dict[date, list[datetime]] = {}
        for timestamp in timestamps:
            timestamps_by_day.setdefault(timestamp.date(), []).append(timestamp)
        if timestamps_by_day and all(
            len(day) >= _SEVERAL and max(day) - min(day) <= _HOURS for day in timestamps_by_day.values()
        ):
            return True
    return False


def _read_moment(value: CellValue) -> datetime | None:
    if isinstance(value, datetime):
        return value if is_moment(value) else None
    with suppress(ValueError):
        return datetime.fromisoformat(as_text(value).strip()).replace(tzinfo=None) if is_moment(value) else None
    return None


def columns_of(rows: Rows, row: int, positions: Iterable[int], cell_test: Callable[[CellValue], bool]) -> list[str]:
    """The headers, in a row, of the columns of which nearly all filled cells hold something, in two rows at least."""
    headers = []
    for position in positions:
        cells = _cells_below(rows, row, position)
        if len(cells) > 1 and sum(map(cell_test, cells)) >= _MIN_CELL_SHARE * len(cells):
            headers.append(as_text(rows[row][position]) if position < len(rows[row]) else "")
    return headers


def empty_columns_of_days(rows: Rows, row: int, positions: Iterable[int]) -> list[str]:
    """The headers, in a row, that hold a date over columns in which nothing stands: there people are to sign."""
    texts = {position: as_text(rows[row][position]) for position in positions if position < len(rows[row])}
    return [
        text for position, text in texts.items() if _DATE_PATTERN.search(text) and not _cells_below(rows, row, position)
    ]


def has_few_values(rows: Rows, row: int, positions: Iterable[int], max_distinct: int = _FEW_MARKS) -> bool:
    """Whether columns are empty or repeat a few short marks, as where people sign or are ticked off: of shifts there
    are three and more."""
    values = [as_text(cell).strip() for position in positions for cell in _cells_below(rows, row, position)]
    max_values = min(max_distinct, max(len(values) - 1, 0))
    return len(set(values)) <= max_values and all(len(value) <= _SHORT for value in values)


def find_numbered_headers(headers: Sequence[str]) -> list[str]:
    """Those of some headers that carry a number, as days of a training do in every language."""
    return [header for header in headers if _NUMBER_PATTERN.search(header)]


def has_halves(headers: Sequence[str]) -> bool:
    """Whether a number stands in two headers, as that of a day does over its morning and its afternoon."""
    numbers = [tuple(_NUMBER_PATTERN.findall(header)) for header in headers]
    return len(set(numbers)) < len(numbers) and len(set(headers)) == len(headers)


def quote_headers(headers: Sequence[str]) -> str:
    """Headers as a sentence quotes them."""
    return listing([f"`{visible(header)[:_MAX_TEXT_SHOWN]}`" for header in headers], 3)
