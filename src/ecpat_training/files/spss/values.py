"""Numbers of SPSS as cells: answers, days and times of day; and what is said of its files."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import isfinite

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.files.characters import show_controls
from ecpat_training.files.table import CellValue
from ecpat_training.words.catalogue.message import Option, phrase

FILE_KIND = "SPSS data"
MOST_CELLS = 4_000_000
SYSTEM_MISSING = -1.7976931348623157e308
DATES = {20, 22, 23, 24, 38, 39, 41}  # print formats whose numbers are seconds since the Gregorian calendar began
CLOCKS = {21, 25}
_EPOCH = datetime(1582, 10, 14)


def damaged(detail: str, location: Location) -> EcpatError:
    """The error of a damaged file, with what to do."""
    return InputError.because(
        "spss.damaged",
        f"the SPSS file is damaged{detail}.",
        location=location,
        hint="Please save it again in SPSS or PSPP, or export the answers as .csv or .xlsx.",
    )


def unknown_encoding(location: Location, encoding_name: str) -> EcpatError:
    """The error of a file whose texts are in another encoding than the file or the reader names."""
    return InputError.because(
        "spss.encoding",
        f"its texts aren't {visible(encoding_name) or 'utf-8'}, and their encoding is not guessed.",
        location=location,
        hint=phrase(
            "Please save it in SPSS as Unicode, or name the encoding with {option}.", option=Option("--encoding")
        ),
    )


def missing_value_findings(missing_count: int, file: str) -> Iterable[Finding]:
    """A note of the answers that the file marks as missing."""
    if missing_count:
        message = (
            f"{count(missing_count, 'answer')} marked as missing in SPSS "
            f"{'is' if missing_count == 1 else 'are'} no answer."
        )
        yield Finding("spss.missing", Severity.NOTE, message, Location(file))


def text(text_bytes: bytes, encoding: str) -> str:
    """A text as a cell holds it."""
    return show_controls(text_bytes.decode(encoding).rstrip("\0 ").replace("\r\n", "\n").replace("\r", "\n"))


def number(value: float) -> CellValue:
    """The number as a cell: an int where it is whole, else a float; None for a missing value."""
    if value == SYSTEM_MISSING or not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def date_or_time(value: float) -> CellValue:
    """A day with its time of day, from seconds since 14 October 1582; None for a missing value."""
    if value == SYSTEM_MISSING or not isfinite(value):
        return None
    return _EPOCH + timedelta(seconds=value)


def clock(value: float) -> CellValue:
    """A time of day; a span of a day or more as a text."""
    if value == SYSTEM_MISSING or not isfinite(value):
        return None
    return (datetime.min + timedelta(seconds=value)).time() if 0 <= value < 86_400 else str(timedelta(seconds=value))


def cell_by_format(value: float, format_code: int) -> CellValue:
    """A number by its print format."""
    return date_or_time(value) if format_code in DATES else clock(value) if format_code in CLOCKS else number(value)
