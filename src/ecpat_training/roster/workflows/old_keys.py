"""Keys that `ecpat roster split` wrote before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.own_codes import is_code
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.reading.written import as_written
from ecpat_training.roster.report.split import CODE, ORGANISATION, ORGANISATION_CODE
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Command, phrase

_KEYS_OF_OURS = phrase("Name the file that {command} wrote.", command=Command("roster split", "--keys"))


@dataclass(frozen=True, slots=True)
class OldKeys:
    """Keys that were written before: their people, with codes, and all that stands beside."""

    file: str
    people: tuple[Participant, ...]
    codes: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    sheet: str | None = None

    @property
    def organisations(self) -> dict[str, str]:
        """The code of each organisation that has one."""
        return {fold(row.get(ORGANISATION, "")): code for row in self.rows if (code := row.get(ORGANISATION_CODE, ""))}


def read_old_keys(path: Path) -> OldKeys:
    """Keys as they were written before, perhaps with corrections.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is no file of keys (but the data, for example), or a person has no code of their own.
    """
    table = read_table(path)
    try:
        people = roster_from(table).roster.participants
    except ContentError as failure:
        raise ContentError([*failure.findings[:1]]) from None
    columns = as_written(table, people)
    codes = next((column.texts for column in columns if fold(column.header) == CODE), None)
    if codes is None:
        message = "the keys have no column `code`."
        raise ContentError.because("split.no-codes", message, location=Location(table.file), hint=_KEYS_OF_OURS)
    if people and not any(person.name or person.email for person in people):
        message = "the keys hold no names or addresses: no person can be recognised."
        raise ContentError.because("split.no-names", message, location=Location(table.file), hint=_KEYS_OF_OURS)
    _check_codes(people, codes)
    rows = tuple(
        {**{column.header: column.texts[index] for column in columns if column.texts[index]}, "row": "not on the list"}
        for index in range(len(people))
    )
    return OldKeys(table.file, people, codes, rows, table.sheet)


def _check_codes(people: Sequence[Participant], codes: Sequence[str]) -> None:
    errors, used_codes = [], set()
    for person, code in zip(people, codes, strict=True):
        if not is_code(code):
            message = "there is no code of ours for this person."
            errors.append(Finding("split.code", Severity.ERROR, message, person.where, _KEYS_OF_OURS))
        elif code in used_codes:
            message = "this code is another person's too."
            errors.append(
                Finding("split.code", Severity.ERROR, message, person.where, "Give one of them another code.")
            )
        used_codes.add(code)
    if errors:
        raise ContentError(errors)
