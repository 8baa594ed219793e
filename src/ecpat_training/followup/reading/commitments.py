"""Commitments as they are typed: a row a person with columns for each statement, or a row a statement; and what became
of them, in columns of the same table or in a table of its own. Texts may name people: no message quotes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, visible
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.sheets.sheet import SheetRow
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.followup.model.commitment import CODE, MOST, Commitment, Committed, TrainingCommitments
from ecpat_training.followup.reading.columns import Column, numbers_of, sheet_of
from ecpat_training.followup.reading.listed import Listed, listed_beside
from ecpat_training.followup.reading.places import Place
from ecpat_training.values.participant import Role
from ecpat_training.words.lists.commitment_words import STATUS_OF, CommitmentField, Status
from ecpat_training.words.lists.professions import PROFESSION_OF, SIDE_OF
from ecpat_training.words.lists.stakeholders import STAKEHOLDER_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import date_written

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
class _Reader:
    """What the files of one training say together."""

    people: dict[str, _Person] = field(default_factory=dict)
    months: set[int] = field(default_factory=set)
    not_used: list[NotUsed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def asked(self, code: str, what: str, where: Location, hint: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, what, where, hint))

    def skipped(self, where: Location, why: str) -> None:
        self.not_used.append(NotUsed(where, why))


_Row = SheetRow[Column]


def _cell(row: _Row, name: CommitmentField, number: int = 0, month: int = 0) -> tuple[str, Location]:
    column = Column(name, number, month)
    return row.text(column), row.where(column)


def read_commitments(
    places: Sequence[Place], everybody: Listed | None = None, *, encoding: str | None = None
) -> tuple[TrainingCommitments, ...]:
    """The commitments of each training, in the order of the places. Codes are compared with the list of `everybody`,
    where there is none with the participant list in the training's folder, which also says the stakeholder and the
    side of whom the files say nothing.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file holds no table of commitments.
    """
    return tuple(
        _training(name, [*of], everybody, encoding)
        for name, of in groupby(places, key=lambda place: fold(place.training))
    )


def _training(
    name: str, places: Sequence[Place], everybody: Listed | None, encoding: str | None
) -> TrainingCommitments:
    reader = _Reader()
    for place in places:
        table = read_table(place.path, encoding=encoding)
        reader.findings += table.findings
        _read(table, place.month, reader)
    if (list_ := everybody or listed_beside(places[0].path.absolute().parent)) is not None:
        reader.findings += list_.findings if list_ is not everybody else ()
        _compare(list_, Location(places[0].path.name), reader)
    commitments = tuple(
        Commitment(
            person.code, number, one.where, one.text, one.by, one.topic, dict(sorted(one.statuses.items())), one.answers
        )
        for person in reader.people.values()
        for number, one in sorted(person.statements.items())
    )
    people = tuple(Committed(one.code, one.stakeholder, one.side) for one in reader.people.values())
    return TrainingCommitments(
        places[0].training or name,
        tuple(str(place.path) for place in places),
        people,
        commitments,
        tuple(sorted(reader.months)),
        tuple(reader.not_used),
        tuple(reader.findings),
    )


def _compare(list_: Listed, file: Location, reader: _Reader) -> None:
    """Asks for codes that are on no list, and takes from it what the files don't say of a person."""
    on_it = reader.people.keys() & list_.people.keys()
    if list_.people and reader.people and not on_it and not list_.named:
        what = f"no code of these is in {list_.file}; its codes are of another kind, and nobody was compared with it."
        reader.asked(
            "commitments.other-codes",
            what,
            file,
            "Please put the codes from the forms into the list, if that is agreed.",
        )
        return
    for key, person in reader.people.items():
        if (said := list_.people.get(key)) is not None:
            person.stakeholder, person.side = person.stakeholder or said.stakeholder, person.side or said.side
        elif list_.people:
            where = next((one.where for one in person.statements.values()), file)
            hint = "Please correct the code, or add the person to the list."
            reader.asked(
                "commitments.unknown-code", f"nobody of the participants has the code {person.code}.", where, hint
            )


def _read(table: CellTable, month: int | None, reader: _Reader) -> None:
    sheet = sheet_of(table, month)
    if month:
        reader.months.add(month)
    reader.findings += sheet.remarks()
    reader.not_used += sheet.not_used()
    for row in sheet.data:
        _row(row, month, reader)


def _row(row: _Row, month: int | None, reader: _Reader) -> None:
    person = _person(row, reader)
    if person is None:
        return
    numbers = [one for one in numbers_of(row.sheet) if one] or [0]
    if numbers == [0]:
        _one(row, person, 0, _numbered(row, person, month, reader), reader)
        return
    again = person.rows.get(row.sheet.table.file)
    person.rows[row.sheet.table.file] = row.position
    if again is not None and _differs(row, person, numbers):
        what = f"{person.code} stands here again, with other words than in row {again + 1}; this row isn't used."
        reader.asked("commitments.twice", what, row.where(), "Please keep one row for each person.")
        reader.skipped(row.where(), f"{person.code} has a row already")
        return
    if again is not None:
        reader.skipped(row.where(), f"it says the same as row {again + 1}")
    for number in numbers:
        _one(row, person, number, number, reader)


def _differs(row: _Row, person: _Person, numbers: Iterable[int]) -> bool:
    for number in numbers:
        if Column("statement", number, 0) not in row.sheet.places:
            continue  # what became of it is compared by itself
        text = _cell(row, "statement", number)[0]
        held = person.statements.get(number)
        if letters_key(text) != letters_key(held.text if held else ""):
            return True
    return False


def _person(row: _Row, reader: _Reader) -> _Person | None:
    """Whose row it is; a text that is no code isn't quoted, it may be a name."""
    code, where = _cell(row, "code")
    if not CODE.fullmatch(code) or not (any(map(str.isdigit, code)) or code.isupper()):
        said = "there is no code here" if not code else "what stands here isn't a code"
        hint = "Please write the code from the person's form."
        reader.asked("commitments.code", f"{said}; the row isn't used.", where, hint)
        reader.skipped(where, "it has no code")
        return None
    person = reader.people.setdefault(fold(code), _Person(code))
    text, where = _cell(row, "stakeholder")
    if text and (kind := _meant(text, STAKEHOLDER_OF, "a stakeholder type", where, reader)):
        person.stakeholder = person.stakeholder or str(kind)
    text, where = _cell(row, "side")
    if text:
        profession = PROFESSION_OF.get(letters_key(text))
        side = profession.side if profession else _meant(text, SIDE_OF, "a side or a profession", where, reader)
        person.side = person.side or side
    return person


def _meant(text: str, words: Mapping[str, _Meaning], kind: str, where: Location, reader: _Reader) -> _Meaning | None:
    meaning = words.get(letters_key(text))
    if meaning is None:
        hint = "Please correct the word, or leave the cell empty."
        reader.asked("commitments.word", f"`{visible(text)[:_LONGEST_WORD]}` isn't known as {kind}.", where, hint)
    return meaning


def _numbered(row: _Row, person: _Person, month: int | None, reader: _Reader) -> int:
    """Which statement of a person a row is about; 0 where nobody can tell."""
    said, where = _cell(row, "number")
    if said.isascii() and said.isdigit() and int(said):
        return int(said)
    text = letters_key(_cell(row, "statement")[0])
    same = [number for number, one in person.statements.items() if text and letters_key(one.text) == text]
    if month is None:
        if same:
            what = f"{person.code} has this commitment already; it counts once."
            reader.asked("commitments.twice", what, where, "Please delete the row, or correct the code.")
            reader.skipped(row.where(), "its commitment is there already")
            return same[0]
        return max(person.statements, default=0) + 1 if text else 0
    known = same or ([*person.statements] if not text and len(person.statements) == 1 else [])
    if len(known) == 1:
        return known[0]
    what = f"nobody can tell which commitment of {person.code} this row is about; it counts as not answered."
    reader.asked("commitments.which", what, row.where(), "Please add a column Number, with 1, 2 or 3.")
    reader.skipped(row.where(), "nobody can tell which commitment it is about")
    return 0


def _one(row: _Row, person: _Person, column: int, number: int, reader: _Reader) -> None:
    """Takes what a row says of one statement."""
    text, where = _cell(row, "statement", column)
    statuses = [*_statuses(row, column, reader)]
    held = person.statements.get(number)
    if number > MOST and text and held is None:
        what = f"{person.code} has more than {count(MOST, 'commitment')}; those behind the third aren't used."
        reader.asked(
            "commitments.more-than-three", what, where, "Please keep three, or ask the person which three they are."
        )
        reader.skipped(where, "a person makes three commitments at most")
        return
    if held is None and text and number:
        held = person.statements[number] = _Statement(visible(text, lines=True), where)
        held.by = _by(row, column, reader)
        held.topic = visible(_cell(row, "topic", column)[0])
    if held is None:
        for _, _, place in statuses:
            if number:
                what = f"{person.code} has no commitment {number}, and something became of it."
                reader.asked("commitments.without", what, place, "Please type the commitment, or correct the code.")
        return
    for month, status, place in statuses:
        _take(held, person, month, status, place, reader)


def _take(held: _Statement, person: _Person, month: int, status: Status | None, where: Location, of: _Reader) -> None:
    of.months.add(month)
    before = held.statuses.get(month)
    if status is None or month in held.doubtful:
        return
    if before is not None and before != status:
        what = (
            f"a commitment of {person.code} is `{before}` and `{status}` at {month} months; it isn't counted as either."
        )
        of.asked("commitments.two-statuses", what, where, "Please keep the one that is right.")
        del held.statuses[month]
        held.doubtful.add(month)
        return
    held.statuses[month] = status
    held.answers.setdefault(month, where)


def _statuses(row: _Row, number: int, reader: _Reader) -> Iterator[tuple[int, Status | None, Location]]:
    """What became of a statement, month by month; an unknown word is asked, and is no answer."""
    for column in row.sheet.places:
        if column.field != "status" or column.number != number:
            continue
        text, where = _cell(row, "status", number, column.month)
        if not text:
            continue
        if not column.month:
            hint = "Please write the months into the header, such as `Status at 3 months`, or name the file "
            reader.asked("commitments.no-month", "nobody can tell after how many months this is.", where, hint + "so.")
            continue
        status = STATUS_OF.get(letters_key(text))
        if status is None:
            quoted = f"`{visible(text)}`" if len(text) <= _LONGEST_WORD else "a long text"
            what = f"{quoted} isn't known as what became of a commitment; it counts as not answered."
            reader.asked("commitments.status", what, where, _STATUS_WORDS)
        yield column.month, status, where


def _by(row: _Row, number: int, reader: _Reader) -> date | None:
    text, where = _cell(row, "by", number)
    if not text:
        return None
    try:
        return date_written(text)
    except ValueError as problem:
        reader.asked(
            "commitments.date",
            f"this date can't be read: {problem}.",
            where,
            "Please correct it; the commitment counts.",
        )
        return None
