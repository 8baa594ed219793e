"""Quotas as sortition tools write them: a CSV file of a feature, a value, and how many of it at least and at most."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import phrase

# In the order in which a file is asked for them: `feature` is the value where a `category` stands before it.
_FEATURE = ("category", "feature")
_VALUE = ("value", "name", "feature")
_FLEX = ("min_flex", "max_flex")
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
    head = next((index for index, row in enumerate(table.rows) if any(cell is not None for cell in row)), 0)
    places = _places(table, head)
    quotas, findings = [], list(table.findings)
    for row_index, row in enumerate(table.rows[head + 1 :], head + 1):
        cells = {name: as_text(row[place]) if place < len(row) else "" for name, place in places.items()}
        if any(cells.values()):
            wrong = list(_wrong(table, row_index, cells, places))
            findings += wrong
            if not wrong:
                least, most = (int(float(cells[name])) for name in ("min", "max"))
                quotas.append(ValueQuota(cells["feature"], cells["value"], least, most, table.where(row_index)))
    findings += _twice(quotas)
    if not quotas and not findings:
        findings.append(Finding("quotas.none", Severity.ERROR, "there is no quota.", Location(table.file), _HINT))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ContentError(findings)
    headers = {fold(as_text(cell)) for cell in table.rows[head]}
    if flex := [name for name in _FLEX if name in headers]:
        message = phrase(
            "{columns} {number:was|were} not used: no quota is ever relaxed silently.",
            columns=listing(flex),
            number=len(flex),
        )
        hint = "If no room keeps them, the least change is said."
        findings.append(Finding("quotas.flex", Severity.NOTE, message, table.where(head), hint))
    return Quotas(table.file, tuple(quotas), tuple(findings))


def _places(table: CellTable, head: int) -> dict[str, int]:
    """Which column holds what.

    Raises:
        ContentError: a column is missing.
    """
    headers = [fold(as_text(cell)) for cell in table.rows[head]]
    feature = next((headers.index(name) for name in _FEATURE if name in headers), None)
    value = next((headers.index(name) for name in _VALUE if name in headers and headers.index(name) != feature), None)
    place_of = {"feature": feature, "value": value} | {
        name: headers.index(name) if name in headers else None for name in ("min", "max")
    }
    if missing := [name for name, place in place_of.items() if place is None]:
        message = phrase("this is no table of quotas: there is no column {columns}.", columns=listing(missing))
        raise ContentError.because("quotas.columns", message, location=table.where(head), hint=_HINT)
    return {name: place for name, place in place_of.items() if place is not None}


def _wrong(table: CellTable, row_index: int, cells: Mapping[str, str], places: Mapping[str, int]) -> Iterator[Finding]:
    for name in ("feature", "value"):
        if not cells[name]:
            message = phrase("the {column} is missing.", column=name)
            yield Finding("quotas.missing", Severity.ERROR, message, table.where(row_index, places[name]), _HINT)
    numbers = []
    for name in ("min", "max"):
        if _NUMBER.fullmatch(cells[name]):
            numbers.append(int(float(cells[name])))
        else:
            message = (
                phrase("`{text}` is no number of people.", text=cells[name])
                if cells[name]
                else phrase("{name} is missing.", name=name)
            )
            hint = "Write a whole number, such as 7; 0 at least and all seats at most ask for nothing."
            yield Finding("quotas.number", Severity.ERROR, message, table.where(row_index, places[name]), hint)
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        message = phrase(
            "at least {lowest:,} and at most {highest:,} can't both be.", lowest=numbers[0], highest=numbers[1]
        )
        yield Finding(
            "quotas.order",
            Severity.ERROR,
            message,
            table.where(row_index, places["min"]),
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
