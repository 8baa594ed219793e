"""Who sat with whom before: our own file of groups, or any table of people and rounds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.own_codes import is_code
from ecpat_training.words.catalogue.message import phrase

BY_PERSON = "By person"  # the sheet of our own workbooks
_PERSON = ("person", "code", "participant")
_COLUMNS = ("round", "group", "type")
_ROUND_NUMBER = re.compile(r"(?:round|exercise|session)\s*([0-9]{1,3})")
_CODE = re.compile(r"[Rr]([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,9}")  # of a group: `2`, `Table 2`
_NO_PERSON_TEXTS = ("", "-", "–", "away", "absent")

CodesOfRound = tuple[tuple[str, ...], ...]
GroupsField = str | int
"""What a column is; the column of a round is that round's number."""


def _field(text: str) -> GroupsField | None:
    title = fold(text)
    match = _ROUND_NUMBER.fullmatch(title)
    return int(match[1]) if match else "person" if title in _PERSON else title if title in _COLUMNS else None


_NUMBERS = range(1_000)
_GROUPS: SheetReader[GroupsField] = SheetReader(
    meaning_by_text(_field), (("person",), {*_NUMBERS, "round"}, {*_NUMBERS, "group"}), takes_first_header=True
)


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
    sheet = _GROUPS.read(table)
    if not sheet.is_complete:
        message = "no row names the columns of earlier groups."
        hint = phrase(
            "It needs a column Person with codes (R7), and columns Round 1, Round 2 ...; the sheet {sheet} has them.",
            sheet=BY_PERSON,
        )
        raise ContentError([Finding("groups.earlier", Severity.ERROR, message, table.location_of(0), hint)])
    people = _people(sheet)
    rounds = sorted(field for field in sheet.places if isinstance(field, int))
    if not rounds:
        seats = _seats_in_rows(people)
        return EarlierGroups(
            table.file, _grouped(seats, sorted({number for number, _, _ in seats})), tuple(table.findings)
        )
    seats = [(number, row.text(number), code) for row, code in people for number in rounds]
    types = {code: row.text("type") for row, code in people} if "type" in sheet.places else {}
    return EarlierGroups(table.file, _grouped(seats, rounds), tuple(table.findings), types)


def _seats_in_rows(people: Sequence[tuple[SheetRow[GroupsField], str]]) -> list[tuple[int, str, str]]:
    """The round, the group and the code of each row, where a column says the round."""
    seats, faults = [], []
    for row, code in people:
        match = re.fullmatch(r"\D*([0-9]{1,3})", row.text("round"))
        if match is None:
            hint = "Please write its number."
            message = "this round has no number."
            faults.append(Finding("groups.round", Severity.ERROR, message, row.location_of("round"), hint))
        else:
            seats.append((int(match[1]), row.text("group"), code))
    if faults:
        raise ContentError(faults)
    return seats


def _people(sheet: HeadedSheet[GroupsField]) -> list[tuple[SheetRow[GroupsField], str]]:
    """The rows below the header and the code in each. What is no code isn't shown: it may be a name."""
    row_codes, faults = [], []
    for row in sheet.filled_rows:
        written = row.text("person")
        if match := _CODE.fullmatch(written):
            row_codes.append((row, f"R{int(match[1])}"))
        elif is_code(written):
            row_codes.append((row, written))
        elif written:
            hint = "People are called by the list's own codes, or by the row of the list that holds them: R7."
            message = "this is no code of a person."
            faults.append(Finding("groups.code", Severity.ERROR, message, row.location_of("person"), hint))
    if faults:
        raise ContentError(faults)
    return row_codes


def _grouped(seats: Sequence[tuple[int, str, str]], rounds: Sequence[int]) -> tuple[CodesOfRound, ...]:
    groups: dict[int, dict[str, list[str]]] = {number: {} for number in rounds}
    for number, group, code in seats:
        if fold(group) not in _NO_PERSON_TEXTS:
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
