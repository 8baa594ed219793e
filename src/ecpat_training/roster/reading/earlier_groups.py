"""Who sat with whom before: our own file of groups, or any table of people and rounds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.own_codes import is_code

BY_PERSON = "By person"  # the sheet of our own workbooks
_PERSON = ("person", "code", "participant")
_ROUND = re.compile(r"(?:round|exercise|session)\s*([0-9]{1,3})")
_CODE = re.compile(r"[Rr]([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,9}")  # of a group: `2`, `Table 2`
_NOBODY = ("", "-", "–", "away", "absent")

CodesOfRound = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class EarlierGroups:
    """The groups of each round of a file, by people's codes, in the order of the rounds. `types` are people's
    stakeholder types as the file says them, by which a list whose rows have moved since is noticed."""

    file: str
    rounds: tuple[CodesOfRound, ...]
    findings: tuple[Finding, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)


def earlier_groups(path: Path | str, *, encoding: str | None = None) -> EarlierGroups:
    """Reads groups from a workbook or a CSV file: a column of codes (`R7`) and either a column for each round, whose
    cells name the group, or a column `Round` and a column `Group`.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file lacks these columns, or a person isn't named by a code.
    """
    table = read_table(path, encoding=encoding)
    if BY_PERSON in table.sheets and table.sheet != BY_PERSON:
        table = read_table(path, encoding=encoding, sheet=BY_PERSON)
    for index, row in enumerate(table.rows):
        titles = [fold(as_text(cell)) for cell in row]
        if any(title in _PERSON for title in titles):
            if rounds := _rounds_of(titles):
                return _read(table, index, titles, rounds)
            if "round" in titles and "group" in titles:
                return _read_long(table, index, titles)
    hint = (
        f"It needs a column Person with codes (R7), and columns Round 1, Round 2 ...; the sheet {BY_PERSON} has them."
    )
    raise _unread("groups.earlier", "no row names the columns of earlier groups.", table, hint)


def _unread(code: str, message: str, table: CellTable, hint: str) -> ContentError:
    return ContentError([Finding(code, Severity.ERROR, message, table.where(0), hint)])


def _rounds_of(titles: Sequence[str]) -> dict[int, int]:
    """The column of each round, by the round's number, in order."""
    column_by_round = {
        int(match[1]): column for column, title in enumerate(titles) if (match := _ROUND.fullmatch(title)) is not None
    }
    return dict(sorted(column_by_round.items()))


def _read(table: CellTable, header: int, titles: Sequence[str], rounds: dict[int, int]) -> EarlierGroups:
    seats, people = [], _people(table, header, titles)
    for row, code in people:
        for number, column in rounds.items():
            seats.append((number, _cell_text(table.rows[row], column), code))
    types = (
        {code: _cell_text(table.rows[row], titles.index("type")) for row, code in people} if "type" in titles else {}
    )
    return EarlierGroups(table.file, _grouped(seats, list(rounds)), tuple(table.findings), types)


def _read_long(table: CellTable, header: int, titles: Sequence[str]) -> EarlierGroups:
    seats, faults = [], []
    for row, code in _people(table, header, titles):
        written = _cell_text(table.rows[row], titles.index("round"))
        match = re.fullmatch(r"\D*([0-9]{1,3})", written)
        if match is None:
            location = table.where(row, titles.index("round"))
            hint = "Please write its number."
            faults.append(Finding("groups.round", Severity.ERROR, "this round has no number.", location, hint))
        else:
            seats.append((int(match[1]), _cell_text(table.rows[row], titles.index("group")), code))
    if faults:
        raise ContentError(faults)
    return EarlierGroups(table.file, _grouped(seats, sorted({number for number, _, _ in seats})), tuple(table.findings))


def _people(table: CellTable, header: int, titles: Sequence[str]) -> list[tuple[int, str]]:
    """The rows below the header and the code in each. What is no code isn't shown: it may be a name."""
    column = next(place for place, title in enumerate(titles) if title in _PERSON)
    row_codes, faults = [], []
    for row in range(header + 1, len(table.rows)):
        written = _cell_text(table.rows[row], column)
        if match := _CODE.fullmatch(written):
            row_codes.append((row, f"R{int(match[1])}"))
        elif is_code(written):
            row_codes.append((row, written))
        elif written:
            hint = "People are called by the list's own codes, or by the row of the list that holds them: R7."
            location = table.where(row, column)
            faults.append(Finding("groups.code", Severity.ERROR, "this is no code of a person.", location, hint))
    if faults:
        raise ContentError(faults)
    return row_codes


def _cell_text(row: Sequence[CellValue], column: int) -> str:
    return as_text(row[column]) if column < len(row) else ""


def _grouped(seats: Sequence[tuple[int, str, str]], rounds: Sequence[int]) -> tuple[CodesOfRound, ...]:
    groups: dict[int, dict[str, list[str]]] = {number: {} for number in rounds}
    for number, group, code in seats:
        if fold(group) not in _NOBODY:
            groups[number].setdefault(fold(group), []).append(code)
    return tuple(
        tuple(tuple(round_groups[group]) for group in _in_order(round_groups)) for round_groups in groups.values()
    )


def _in_order(groups: Iterable[str]) -> list[str]:
    """Groups as they are numbered, so that a table keeps its number; as they come where one has no number."""
    numbers = {group: _NUMBER.search(group) for group in groups}
    if not all(numbers.values()):
        return list(numbers)
    return sorted(numbers, key=lambda group: int(match[0]) if (match := numbers[group]) else 0)
