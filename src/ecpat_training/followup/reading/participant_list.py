"""The codes on a participant list, and what it says of each: stakeholder and side. Names of it are not kept."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import PARTICIPANTS, newest_versions
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.files.opening import display_name
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.followup.model.commitment import CommittedPerson
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.values.person_code import has_form_of_code
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.lists.commitment_words import COMMITMENT_FIELD_OF, CommitmentField

_CODES: SheetReader[CommitmentField] = SheetReader(
    meaning_by_words(COMMITMENT_FIELD_OF), (("code",),), takes_first_header=True
)


class ParticipantList(NamedTuple):
    """Who is on a list, by the code, folded; `named` says that somebody named it, so that each code is compared. A list
    in a training's folder may have codes of another kind, and then says nothing of these people."""

    file: str
    people: Mapping[str, CommittedPerson]
    named: bool
    findings: tuple[Finding, ...] = ()


def listed(path: Path) -> ParticipantList:
    """The list that somebody named.

    Raises:
        InputError, RefusedError, ContentError: the list can't be read.
    """
    return _listed(path, is_named_file=True)


def listed_beside(folder: Path) -> ParticipantList | None:
    """The participant list in a training's folder; None where there is none, or several of which one has to choose.
    One that can't be read is told, and keeps nobody's commitments from being counted."""
    files = newest_versions(folder, PARTICIPANTS)
    if len(files) != 1:
        return None
    try:
        return _listed(files[0], is_named_file=False)
    except EcpatError as failure:
        code = failure.findings[0].code if failure.findings else "input.unreadable"
        message = phrase("the participant list can't be read ({code}); codes aren't compared with it.", code=code)
        hint = sentences("Please correct it;", phrase("{command} says more.", command=Command("roster check")))
        return ParticipantList(files[0].name, {}, False, (_list_warning("commitments.list", message, files[0], hint),))


def _listed(path: Path, *, is_named_file: bool) -> ParticipantList:
    table = ListFile(path).table()
    codes = _codes(table)
    if not codes:
        message = "this list has no column of codes, so nobody can tell whether the codes of the commitments are right."
        hint = "Please add a column Code with the code from each person's form."
        findings = (_list_warning("commitments.no-codes", message, path, hint),) if is_named_file else ()
        return ParticipantList(display_name(path), {}, is_named_file, findings)
    try:
        people = roster_from(table, ListFile(path).decided()).roster.participants
    except ContentError:  # codes alone, without columns of a participant list
        people = ()
    person_by_code = {
        fold(code): CommittedPerson(code, str(person.stakeholder) if person.stakeholder else None, person.role)
        for person in people
        if (code := person.own_code or person.id)
    }
    return ParticipantList(
        display_name(path),
        {
            code: CommittedPerson(code)
            if occurrences > 1
            else person_by_code.get(code, CommittedPerson(code))  # a code of two says of neither
            for code, occurrences in codes.items()
        },
        is_named_file,
    )


def _codes(table: CellTable) -> Counter[str]:
    sheet = _CODES.read(table)
    texts = (row.text("code") for row in sheet.data) if sheet.is_complete else ()
    return Counter(fold(text) for text in texts if has_form_of_code(text))


def _list_warning(code: str, message: str, path: Path, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, message, Location(display_name(path)), hint)
