"""Quotas as sortition tools write them: a CSV file of a feature, a value, and how many of it at least and at most."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import phrase

# In the order in which a file is asked for them: `feature` is the value where a `category` stands before it.
_FEATURE = ("category", "feature")
_VALUE = ("value", "name", "feature")
_BOUNDS, _FLEX = ("min", "max"), ("min_flex", "max_flex")
_QUOTAS: SheetReader[str] = SheetReader(
    meaning_by_text(lambda text: word if (word := fold(text)) in (*_FEATURE, *_VALUE, *_BOUNDS, *_FLEX) else None),
    (_FEATURE, _VALUE, *((word,) for word in _BOUNDS)),
)
_NUMBER = re.compile(r"\d{1,7}(?:\.0+)?", re.ASCII)
_HINT = "The first row names the columns: feature, value, min and max."


@dataclass(frozen=True, slots=True)
class ValueQuota:
    """How many people with this value of a feature a room has; `where` is its row."""

    feature: str
    value: str
    least: int
    most: int
    where: Location


@dataclass(frozen=True, slots=True)
class Quotas:
    """The quotas of a file, and remarks on it."""

    file: str
    values: tuple[ValueQuota, ...]
    findings: tuple[Finding, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The features, in the order of the file."""
        return tuple(dict.fromkeys(quota.feature for quota in self.values))


def read_quotas(path: Path) -> Quotas:
    """Reads a file of quotas.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is no table of quotas; or with every row that can't be understood.
    """
    table = read_table(path)
    sheet = _QUOTAS.read(table)
    words = _words(sheet)
    quotas, findings = [], list(table.findings)
    for row in sheet.filled_rows:
        cells = {name: row.text(word) for name, word in words.items()}
        if any(cells.values()):
            wrong = list(_wrong(row, cells, words))
            findings += wrong
            if not wrong:
                least, most = (int(float(cells[name])) for name in _BOUNDS)
                quotas.append(ValueQuota(cells["feature"], cells["value"], least, most, row.location_of()))
    findings += _twice(quotas)
    if not quotas and not findings:
        findings.append(Finding("quotas.none", Severity.ERROR, "there is no quota.", Location(table.file), _HINT))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ContentError(findings)
    if flex := [name for name in _FLEX if name in sheet.places]:
        message = phrase(
            "{columns} {number:was|were} not used: no quota is ever relaxed silently.",
            columns=listing(flex),
            number=len(flex),
        )
        hint = "If no room keeps them, the least change is said."
        findings.append(Finding("quotas.flex", Severity.NOTE, message, table.location_of(sheet.header_row), hint))
    return Quotas(table.file, tuple(quotas), tuple(findings))


def _words(sheet: HeadedSheet[str]) -> dict[str, str]:
    """Under which word a column holds what.

    Raises:
        ContentError: a column is missing.
    """
    feature = next((word for word in _FEATURE if word in sheet.places), "")
    value = next((word for word in _VALUE if word in sheet.places and word != feature), "")
    words = {"feature": feature, "value": value} | {word: word if word in sheet.places else "" for word in _BOUNDS}
    if missing := [name for name, word in words.items() if not word]:
        message = phrase("this is no table of quotas: there is no column {columns}.", columns=listing(missing))
        location = sheet.table.location_of(sheet.header_row)
        raise ContentError.because("quotas.columns", message, location=location, hint=_HINT)
    return words


def _wrong(row: SheetRow[str], cells: Mapping[str, str], words: Mapping[str, str]) -> Iterator[Finding]:
    for name in ("feature", "value"):
        if not cells[name]:
            message = phrase("the {column} is missing.", column=name)
            yield Finding("quotas.missing", Severity.ERROR, message, row.location_of(words[name]), _HINT)
    numbers = []
    for name in _BOUNDS:
        if _NUMBER.fullmatch(cells[name]):
            numbers.append(int(float(cells[name])))
        else:
            message = (
                phrase("`{text}` is no number of people.", text=cells[name])
                if cells[name]
                else phrase("{name} is missing.", name=name)
            )
            hint = "Write a whole number, such as 7; 0 at least and all seats at most ask for nothing."
            yield Finding("quotas.number", Severity.ERROR, message, row.location_of(words[name]), hint)
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        message = phrase(
            "at least {lowest:,} and at most {highest:,} can't both be.", lowest=numbers[0], highest=numbers[1]
        )
        yield Finding(
            "quotas.order",
            Severity.ERROR,
            message,
            row.location_of("min"),
            "Please swap or correct them.",
        )


def _twice(quotas: list[ValueQuota]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Location] = {}
    for quota in quotas:
        key = (fold(quota.feature), fold(quota.value))
        if key in first:
            message = phrase(
                "{feature} {value} has its quota in {place} already.",
                feature=quota.feature,
                value=quota.value,
                place=first[key],
            )
            yield Finding("quotas.twice", Severity.ERROR, message, quota.where, "Please leave one of them out.")
        first.setdefault(key, quota.where)
