"""The codes of those who take part: a column of any table, whose names are not kept. Of a list of people, those who
are out of it get no code."""

from collections.abc import Iterator
from pathlib import Path

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, visible
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import SheetRow
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.workflows.stages import absence_note
from ecpat_training.survey.model.codes import is_possible_name
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.rating_words import RATING_FIELD_OF, RatingField

MIN_PEOPLE = 4
"""People below whom no half has two."""
_MAX_PEOPLE = 2_000
_MAX_CODE_LENGTH = 40  # of a code
_LIST: SheetReader[RatingField] = SheetReader(meaning_by_words(RATING_FIELD_OF), (("code",),))


def read_codes(path: Path, *, encoding: str | None = None, sheet: str | None = None) -> tuple[list[str], list[Finding]]:
    """(the codes in their order, findings about the list). Whoever is out of a list of people isn't among
    them, which is said.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the list has no column of codes; a code is missing, stands there twice, or may name somebody;
            or there are too few or too many people for two halves.
    """
    table = read_table(path, encoding=encoding, sheet=sheet)
    list_ = _LIST.read(table)
    location = Location(table.file, sheet=table.sheet)
    if not list_.is_complete:
        hint = "Give it a header Code, and under it the code of each participant."
        raise ContentError.because(
            "performance.no-codes", "no column here is one of codes.", location=location, hint=hint
        )
    absent_people = _read_absent_people(ListFile(path, encoding, sheet))
    rows = [row for row in list_.data if row.position not in absent_people]
    codes = [row.text("code") for row in rows]
    errors = [*_find_wrong_rows(rows)]
    if not errors and not MIN_PEOPLE <= len(codes) <= _MAX_PEOPLE:
        message = phrase(
            "two halves need {fewest} to {most:,} people, and there are {codes:,} codes.",
            fewest=MIN_PEOPLE,
            most=_MAX_PEOPLE,
            codes=len(codes),
        )
        errors = [
            Finding("performance.people", Severity.ERROR, message, location, "Please list everybody who is expected.")
        ]
    if errors:
        raise ContentError([*table.findings, *errors])
    absence_notes = [absence_note([*absent_people.values()], ("isn't drawn", "aren't drawn"))] if absent_people else []
    return codes, [*table.findings, *list_.remarks(lists_rows=False), *absence_notes]


def _read_absent_people(list_: ListFile) -> dict[int, Participant]:
    """Those who are out of a list of people, by the place of their row; nobody of a table that is no such list."""
    try:
        people = read_roster(list_).roster.participants
    except EcpatError:
        return {}
    return {person.row - 1: person for person in people if person.is_out}


def _find_wrong_rows(rows: list[SheetRow[RatingField]]) -> Iterator[Finding]:
    row_of_code: dict[str, int] = {}
    for row in rows:
        code, location = row.text("code"), row.location_of("code")
        if not code:
            message, hint = "this row has no code.", "Please give the person a code, or delete the row."
        elif is_possible_name(code) or len(code) > _MAX_CODE_LENGTH:
            message, hint = (
                "what stands here may be a name, and isn't shown.",
                "Please use codes such as AL-01 or K7M3.",
            )
        elif fold(code) in row_of_code:
            message = phrase(
                "the code {code} stands in row {row} already.", code=visible(code), row=row_of_code[fold(code)] + 1
            )
            hint = "Please give each person a code of their own."
        else:
            row_of_code[fold(code)] = row.position
            continue
        yield Finding("performance.code", Severity.ERROR, message, location, hint)
