"""Commitments as they are typed: a row a person with columns for each statement, or a row a statement; and what became
of them, in columns of the same table or in a table of its own. Texts may name people: no message quotes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.sheets.sheet import SheetRow
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.followup.model.commitment import MOST, Commitment, CommittedPerson, TrainingCommitments
from ecpat_training.followup.reading.columns import Column, numbers_of, sheet_of
from ecpat_training.followup.reading.participant_list import ParticipantList, listed_beside
from ecpat_training.followup.reading.places import CommitmentFile
from ecpat_training.values.participant import Role
from ecpat_training.values.person_code import is_person_code
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.commitment_words import STATUS_OF, CommitmentField, Status
from ecpat_training.words.lists.professions import PROFESSION_OF, SIDE_OF
from ecpat_training.words.lists.stakeholders import STAKEHOLDER_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import parse_written_date

_LONGEST_WORD = 40
_Meaning = TypeVar("_Meaning")
_STATUS_WORDS = "Please write done, partly, no or no longer relevant, or leave the cell empty where nobody answered."


@dataclass
class _Statement:
    text: str
    where: Location
    by: date | None = None
    topic: str = ""
    statuses: dict[int, Status] = field(default_factory=dict)
    answers: dict[int, Location] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)


@dataclass
class _Person:
    code: str
    stakeholder: str | None = None
    side: Role | None = None
    statements: dict[int, _Statement] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)  # by file


@dataclass
class _CommitmentsReader:
    """What the files of one training say together."""

    people: dict[str, _Person] = field(default_factory=dict)
    months: set[int] = field(default_factory=set)
    not_used: list[UnusedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def asked(self, code: str, message: str, location: Location, hint: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, message, location, hint))

    def skipped(self, location: Location, reason: str) -> None:
        self.not_used.append(UnusedRow(location, reason))


_CommitmentRow = SheetRow[Column]


def _cell(row: _CommitmentRow, name: CommitmentField, number: int = 0, month: int = 0) -> tuple[str, Location]:
    column = Column(name, number, month)
    return row.text(column), row.location_of(column)


def read_commitments(
    places: Sequence[CommitmentFile], participant_list: ParticipantList | None = None, *, encoding: str | None = None
) -> tuple[TrainingCommitments, ...]:
    """The commitments of each training, in the order of the places. Codes are compared with the list of
    `participant_list`, where there is none with the participant list in the training's folder, which also says the
    stakeholder and the side of whom the files say nothing.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file holds no table of commitments.
    """
    return tuple(
        _training(name, [*training_places], participant_list, encoding)
        for name, training_places in groupby(places, key=lambda place: fold(place.training))
    )


def _training(
    name: str, places: Sequence[CommitmentFile], participant_list: ParticipantList | None, encoding: str | None
) -> TrainingCommitments:
    reader = _CommitmentsReader()
    for place in places:
        table = read_table(place.path, encoding=encoding)
        reader.findings += table.findings
        _read(table, place.month, reader)
    if (list_ := participant_list or listed_beside(places[0].path.absolute().parent)) is not None:
        reader.findings += list_.findings if list_ is not participant_list else ()
        _compare(list_, Location(places[0].path.name), reader)
    commitments = tuple(
        Commitment(
            person.code,
            number,
            statement.where,
            statement.text,
            statement.by,
            statement.topic,
            dict(sorted(statement.statuses.items())),
            statement.answers,
        )
        for person in reader.people.values()
        for number, statement in sorted(person.statements.items())
    )
    people = tuple(CommittedPerson(person.code, person.stakeholder, person.side) for person in reader.people.values())
    return TrainingCommitments(
        places[0].training or name,
        tuple(str(place.path) for place in places),
        people,
        commitments,
        tuple(sorted(reader.months)),
        tuple(reader.not_used),
        tuple(reader.findings),
    )


def _compare(list_: ParticipantList, file: Location, reader: _CommitmentsReader) -> None:
    """Asks for codes that are on no list, and takes from it what the files don't say of a person."""
    listed_codes = reader.people.keys() & list_.people.keys()
    if list_.people and reader.people and not listed_codes and not list_.named:
        message = phrase(
            "no code of these is in {file}; its codes are of another kind, and nobody was compared with it.",
            file=list_.file,
        )
        reader.asked(
            "commitments.other-codes",
            message,
            file,
            "Please put the codes from the forms into the list, if that is agreed.",
        )
        return
    for key, person in reader.people.items():
        if (listed_person := list_.people.get(key)) is not None:
            person.stakeholder, person.side = (
                person.stakeholder or listed_person.stakeholder,
                person.side or listed_person.side,
            )
        elif list_.people:
            location = next((statement.where for statement in person.statements.values()), file)
            hint = "Please correct the code, or add the person to the list."
            reader.asked(
                "commitments.unknown-code", f"nobody of the participants has the code {person.code}.", location, hint
            )


def _read(table: CellTable, month: int | None, reader: _CommitmentsReader) -> None:
    sheet = sheet_of(table, month)
    if month:
        reader.months.add(month)
    reader.findings += sheet.remarks()
    reader.not_used += sheet.unused_rows()
    for row in sheet.data:
        _row(row, month, reader)


def _row(row: _CommitmentRow, month: int | None, reader: _CommitmentsReader) -> None:
    person = _person(row, reader)
    if person is None:
        return
    numbers = [candidate for candidate in numbers_of(row.sheet) if candidate] or [0]
    if numbers == [0]:
        _read_statement(row, person, 0, _numbered(row, person, month, reader), reader)
        return
    earlier_row = person.rows.get(row.sheet.table.file)
    person.rows[row.sheet.table.file] = row.position
    if earlier_row is not None and _differs(row, person, numbers):
        message = phrase(
            "{code} stands here again, with other words than in row {earlier_row}; this row isn't used.",
            code=person.code,
            earlier_row=earlier_row + 1,
        )
        reader.asked("commitments.twice", message, row.location_of(), "Please keep one row for each person.")
        reader.skipped(row.location_of(), f"{person.code} has a row already")
        return
    if earlier_row is not None:
        reader.skipped(row.location_of(), f"it says the same as row {earlier_row + 1}")
    for number in numbers:
        _read_statement(row, person, number, number, reader)


def _differs(row: _CommitmentRow, person: _Person, numbers: Iterable[int]) -> bool:
    for number in numbers:
        if Column("statement", number, 0) not in row.sheet.places:
            continue  # what became of it is compared by itself
        text = _cell(row, "statement", number)[0]
        statement = person.statements.get(number)
        if letters_key(text) != letters_key(statement.text if statement else ""):
            return True
    return False


def _person(row: _CommitmentRow, reader: _CommitmentsReader) -> _Person | None:
    """Whose row it is; a text that is no code isn't quoted, it may be a name."""
    code, location = _cell(row, "code")
    if not is_person_code(code):
        problem = "there is no code here" if not code else "what stands here isn't a code"
        hint = "Please write the code from the person's form."
        reader.asked("commitments.code", f"{problem}; the row isn't used.", location, hint)
        reader.skipped(location, "it has no code")
        return None
    person = reader.people.setdefault(fold(code), _Person(code))
    text, location = _cell(row, "stakeholder")
    if text and (stakeholder_type := _word_meaning(text, STAKEHOLDER_OF, "a stakeholder type", location, reader)):
        person.stakeholder = person.stakeholder or str(stakeholder_type)
    text, location = _cell(row, "side")
    if text:
        profession = PROFESSION_OF.get(letters_key(text))
        side = (
            profession.side if profession else _word_meaning(text, SIDE_OF, "a side or a profession", location, reader)
        )
        person.side = person.side or side
    return person


def _word_meaning(
    text: str, words: Mapping[str, _Meaning], word_kind: str, location: Location, reader: _CommitmentsReader
) -> _Meaning | None:
    meaning = words.get(letters_key(text))
    if meaning is None:
        hint = "Please correct the word, or leave the cell empty."
        reader.asked(
            "commitments.word", f"`{visible(text)[:_LONGEST_WORD]}` isn't known as {word_kind}.", location, hint
        )
    return meaning


def _numbered(row: _CommitmentRow, person: _Person, month: int | None, reader: _CommitmentsReader) -> int:
    """Which statement of a person a row is about; 0 where nobody can tell."""
    number_text, location = _cell(row, "number")
    if number_text.isascii() and number_text.isdigit() and int(number_text):
        return int(number_text)
    text = letters_key(_cell(row, "statement")[0])
    matching_commitments = [
        number for number, statement in person.statements.items() if text and letters_key(statement.text) == text
    ]
    if month is None:
        if matching_commitments:
            message = phrase("{code} has this commitment already; it counts once.", code=person.code)
            reader.asked("commitments.twice", message, location, "Please delete the row, or correct the code.")
            reader.skipped(row.location_of(), "its commitment is there already")
            return matching_commitments[0]
        return max(person.statements, default=0) + 1 if text else 0
    candidates = matching_commitments or ([*person.statements] if not text and len(person.statements) == 1 else [])
    if len(candidates) == 1:
        return candidates[0]
    message = phrase(
        "nobody can tell which commitment of {code} this row is about; it counts as not answered.", code=person.code
    )
    reader.asked("commitments.which", message, row.location_of(), "Please add a column Number, with 1, 2 or 3.")
    reader.skipped(row.location_of(), "nobody can tell which commitment it is about")
    return 0


def _read_statement(row: _CommitmentRow, person: _Person, column: int, number: int, reader: _CommitmentsReader) -> None:
    """Takes what a row says of one statement."""
    text, location = _cell(row, "statement", column)
    statuses = [*_statuses(row, column, reader)]
    statement = person.statements.get(number)
    if number > MOST and text and statement is None:
        message = phrase(
            "{code} has more than {commitments:,} {commitments:commitment|commitments}; those behind the third "
            "aren't used.",
            code=person.code,
            commitments=MOST,
        )
        reader.asked(
            "commitments.more-than-three",
            message,
            location,
            "Please keep three, or ask the person which three they are.",
        )
        reader.skipped(location, "a person makes three commitments at most")
        return
    if statement is None and text and number:
        statement = person.statements[number] = _Statement(visible(text, lines=True), location)
        statement.by = _by(row, column, reader)
        statement.topic = visible(_cell(row, "topic", column)[0])
    if statement is None:
        for _, _, place in statuses:
            if number:
                message = phrase(
                    "{code} has no commitment {number}, and something became of it.", code=person.code, number=number
                )
                reader.asked("commitments.without", message, place, "Please type the commitment, or correct the code.")
        return
    for month, status, place in statuses:
        _take(statement, person, month, status, place, reader)


def _take(
    statement: _Statement,
    person: _Person,
    month: int,
    status: Status | None,
    location: Location,
    reader: _CommitmentsReader,
) -> None:
    reader.months.add(month)
    earlier_status = statement.statuses.get(month)
    if status is None or month in statement.doubtful:
        return
    if earlier_status is not None and earlier_status != status:
        message = phrase(
            "a commitment of {code} is `{before}` and `{status}` at {month} months; it isn't counted as either.",
            code=person.code,
            before=earlier_status,
            status=status,
            month=month,
        )
        reader.asked("commitments.two-statuses", message, location, "Please keep the one that is right.")
        del statement.statuses[month]
        statement.doubtful.add(month)
        return
    statement.statuses[month] = status
    statement.answers.setdefault(month, location)


def _statuses(
    row: _CommitmentRow, number: int, reader: _CommitmentsReader
) -> Iterator[tuple[int, Status | None, Location]]:
    """What became of a statement, month by month; an unknown word is asked, and is no answer."""
    for column in row.sheet.places:
        if column.field != "status" or column.number != number:
            continue
        text, location = _cell(row, "status", number, column.month)
        if not text:
            continue
        if not column.month:
            hint = "Please write the months into the header, such as `Status at 3 months`, or name the file "
            reader.asked(
                "commitments.no-month", "nobody can tell after how many months this is.", location, hint + "so."
            )
            continue
        status = STATUS_OF.get(letters_key(text))
        if status is None:
            quoted_word = f"`{visible(text)}`" if len(text) <= _LONGEST_WORD else "a long text"
            message = phrase(
                "{word} isn't known as what became of a commitment; it counts as not answered.", word=quoted_word
            )
            reader.asked("commitments.status", message, location, _STATUS_WORDS)
        yield column.month, status, location


def _by(row: _CommitmentRow, number: int, reader: _CommitmentsReader) -> date | None:
    text, location = _cell(row, "by", number)
    if not text:
        return None
    try:
        return parse_written_date(text)
    except ValueError as problem:
        reader.asked(
            "commitments.date",
            f"this date can't be read: {problem}.",
            location,
            "Please correct it; the commitment counts.",
        )
        return None
