"""`calendar.csv`: the days of a programme's countries, written from the library, corrected by people, read again."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.list import harmless
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.model.absence import Absence, parse_absence
from ecpat_training.series.model.calendar import CALENDAR_KINDS, CalendarDay
from ecpat_training.values.countries import require_country
from ecpat_training.words.catalogue.message import Command, message_of, phrase, sentences
from ecpat_training.words.written_date import parse_written_date

_MOST_ON_END = 366
COLUMNS = ("country", "date", "name", "kind", "source")
_HEADER_WORDS = {
    "country": ("country", "countrycode", "country code"), "date": ("date", "day"), "name": ("name", "holiday"),
    "kind": ("kind", "type"), "source": ("source",),
}  # fmt: skip
"""What a column is called, the first that is there: beside a date the day may be a weekday."""
_HEADERS = {word for words in _HEADER_WORDS.values() for word in words}
_CALENDAR: SheetReader[str] = SheetReader(
    meaning_by_text(lambda text: word if (word := text.casefold()) in _HEADERS else None),
    [_HEADER_WORDS[name] for name in COLUMNS[:4]],
    takes_first_header=True,
)
_KIND_BY_WORD = {"public": "holiday", "public holiday": "holiday", "national holiday": "holiday", "national": "holiday"}
"""What calendars of other makers call the same; their other kinds, such as observances, are asked."""


class CalendarReading(NamedTuple):
    """The days of a file, and what is wrong with the others."""

    days: tuple[CalendarDay, ...]
    findings: tuple[Finding, ...]


def read_calendar(path: Path) -> CalendarReading:
    """Reads the days of a calendar's file.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table.
    """
    table = read_table(path)
    sheet = _CALENDAR.read(table)
    column_words = {
        name: next((word for word in words if word in sheet.places), "") for name, words in _HEADER_WORDS.items()
    }
    if not sheet.is_complete:
        header_reading = _CALENDAR.read(table, 0)
        missing_columns = [name for name in COLUMNS[:4] if header_reading.places.keys().isdisjoint(_HEADER_WORDS[name])]
        message: str = phrase(
            "a calendar has the columns {columns}; {missing} {count:is|are} missing.",
            columns=listing([*COLUMNS]),
            missing=listing(missing_columns),
            count=len(missing_columns),
        )
        hint: str = sentences(
            "Please write these headers into the first row;",
            phrase("{command} writes a file to begin with.", command=Command("series calendar")),
        )
        return CalendarReading(
            (),
            (*table.findings, Finding("series.calendar-columns", Severity.ERROR, message, Location(table.file), hint)),
        )
    days: list[CalendarDay] = []
    findings = [*table.findings, *sheet.repeated_column_findings(), *sheet.remarks(lists_rows=False)]
    first_mentions: dict[tuple[str, date], tuple[CalendarDay, Location]] = {}
    for row in sheet.data:
        cells = {name: row.cell(word) for name, word in column_words.items()}
        if any(as_text(cells[name]) for name in COLUMNS):
            try:
                for day in _days(cells):
                    days.append(day)
                    findings += _conflict_warnings(day, row.location_of(), first_mentions)
            except ValueError as problem:
                message = phrase("this day of the calendar can't be read: {problem}.", problem=message_of(problem))
                hint = "Please correct the row; nothing is planned with a calendar that is read in part."
                findings.append(Finding("series.calendar-row", Severity.ERROR, message, row.location_of(), hint))
    return CalendarReading(tuple(days), tuple(findings))


def _conflict_warnings(
    day: CalendarDay, location: Location, first_mentions: dict[tuple[str, date], tuple[CalendarDay, Location]]
) -> Iterator[Finding]:
    """A warning where another row says the contrary of a date: a working day stands for whatever else is said, as a
    person who knows better writes it, but two people may also not know of each other."""
    earlier_day, earlier_location = first_mentions.setdefault((day.country, day.day), (day, location))
    if (day.kind == "working day") is not (earlier_day.kind == "working day"):
        message = phrase(
            "{day} is a {kind} of {country} here, and a {earlier_kind} in another row; counted as a working day.",
            day=day.day,
            kind=day.kind,
            country=day.country,
            earlier_kind=earlier_day.kind,
        )
        hint = "If that is wrong, please delete the row of the working day."
        yield Finding("series.calendar-twice", Severity.WARNING, message, location, hint, also=(earlier_location,))


def calendar_bytes(days: Iterable[CalendarDay]) -> bytes:
    """The days as the text of a file, in the order of countries and dates."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for day in sorted(
        days, key=lambda calendar_day: (calendar_day.country, calendar_day.day, calendar_day.kind, calendar_day.name)
    ):
        writer.writerow(map(harmless, [day.country, day.day.isoformat(), day.name, day.kind, day.source]))
    return text.getvalue().encode()


def _days(cells: dict[str, CellValue]) -> list[CalendarDay]:
    """A row as a day, or as each of several days on end: `2005-10-01 to 2005-10-31`.

    Raises:
        ValueError: with what is wrong with it.
    """
    country = require_country(as_text(cells.get("country")).strip().upper())
    kind_text = squeeze(as_text(cells.get("kind"))).casefold()
    day_kind = next(
        (candidate for candidate in CALENDAR_KINDS if candidate == _KIND_BY_WORD.get(kind_text, kind_text)), None
    )
    if day_kind is None:
        raise ValueError(
            phrase(
                "the kind `{kind}` is none of {kinds}", kind=visible(kind_text[:40]), kinds=listing([*CALENDAR_KINDS])
            )
        )
    name = squeeze(as_text(cells.get("name"))) or day_kind
    source = squeeze(as_text(cells.get("source"))) or "a person"
    first_day, last_day = _dates(cells.get("date"))
    if (last_day - first_day).days >= _MOST_ON_END:
        raise ValueError(phrase("from {first} to {last} is more than a year", first=first_day, last=last_day))
    day_offsets = range((last_day - first_day).days + 1)
    return [CalendarDay(country, first_day + timedelta(after), name, day_kind, source) for after in day_offsets]


def _dates(cell: CellValue) -> tuple[date, date]:
    """The first and the last day of a cell."""
    if isinstance(cell, datetime):
        return cell.date(), cell.date()
    if isinstance(cell, date):
        return cell, cell
    text = as_text(cell).strip()
    with suppress(ValueError):
        absence = parse_absence(text)
        if isinstance(absence, Absence) and absence.all_day and absence.first < absence.last:
            return absence.first, absence.last
    single_day = parse_written_date(text)
    return single_day, single_day
