"""Rows of a participant list as participants."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.model.participant import Gender, Participant, StakeholderType
from ecpat_training.read.aliases.headers import Field
from ecpat_training.read.roster import values
from ecpat_training.read.roster.headers import Layout, shortened
from ecpat_training.read.roster.names import Names
from ecpat_training.read.roster.rows import Row
from ecpat_training.read.roster.spellings import FIELDS, Spellings
from ecpat_training.read.roster.standing import StandingReader
from ecpat_training.read.roster.words import Answer, ColumnWords, Vocabulary
from ecpat_training.read.roster.work import Work
from ecpat_training.read.table import Table
from ecpat_training.results.check import ReadAs

_STAKEHOLDER = Vocabulary("stakeholder type", values.stakeholder, values.ask_stakeholder)
_GENDER = Vocabulary("gender", values.gender, values.ask_gender)
_FORM = Vocabulary("form of address", values.form_of_address, values.ask_form_of_address, values.says_no_gender)


class PeopleReader:
    """Reads row after row, and collects what was read as what and what couldn't be."""

    def __init__(self, table: Table, layout: Layout, names: Names) -> None:
        self._table, self._layout = table, layout
        self._stakeholder: Answer[StakeholderType] = Answer(
            table,
            "stakeholder type",
            [ColumnWords(table, column, _STAKEHOLDER, names) for column in layout.of("stakeholder type")],
        )
        self._work = Work(table, layout, names)
        self._gender: Answer[Gender] = Answer(
            table,
            "gender",
            [
                *(ColumnWords(table, column, _GENDER, names) for column in layout.of("gender")),
                *(ColumnWords(table, column, _FORM, names) for column in layout.of("form of address")),
            ],
        )
        self._standing = StandingReader(table, layout, names)
        self._positions: dict[Field, list[int]] = {
            column.field: [other.position for other in layout.of(column.field)]
            for column in layout.columns
            if column.field is not None
        }
        self._addresses: list[Finding] = []
        self._spellings = [Spellings(table, layout, field, names) for field in FIELDS]

    def person(self, row: Row) -> Participant:
        """The participant of a row; what can't be read is None there and a finding here."""
        side, profession = self._work.of(row.texts, row.index)
        standing = self._standing.of(row.texts, row.index)
        full = self._text(row, "full name")
        for spellings in self._spellings:
            spellings.note(row.texts, row.index)
        return Participant.model_construct(  # every value is typed here already; 100,000 rows shall be quick
            row=row.index + 1,
            where=self._table.where(row.index),
            id=self._text(row, "id") or None,
            given_name="" if full else self._text(row, "given name"),
            surname=full or self._text(row, "surname"),
            organisation=self._given(row, "organisation"),
            stakeholder=self._stakeholder.read(row.texts, row.index),
            role=side,
            profession=profession,
            gender=self._gender.read(row.texts, row.index),
            country=values.country(self._text(row, "country")),
            region=self._given(row, "region"),
            email=self._email(row),
            phone=self._text(row, "phone") or None,
            status=standing.status,
            reached=standing.reached,
            half_days=standing.half_days,
        )

    def unknown(self) -> list[list[str]]:
        """The values that no table knows, of each column that has words of its own."""
        answers = (self._stakeholder, self._work, self._gender)
        columns = [column.unknown() for answer in answers for column in answer.columns]
        return [*columns, *(column.unknown() for column in self._standing.columns)]

    def read_as(self) -> tuple[ReadAs, ...]:
        """Every word that was read as something it doesn't say itself."""
        spelled = [entry for spellings in self._spellings for entry in spellings.read_as()]
        answered = (*self._stakeholder.read_as(), *self._work.read_as(), *self._gender.read_as())
        return (*answered, *self._standing.read_as(), *spelled)

    def findings(self) -> list[Finding]:
        """Bad addresses, words that aren't known, and what nobody says."""
        return [
            *self._addresses,
            *self._stakeholder.findings(),
            *self._work.findings(),
            *self._gender.findings(),
            *self._standing.findings(),
        ]

    def _text(self, row: Row, field: Field) -> str:
        """A row's text of a field, letter for letter: a person may be called None."""
        texts = row.texts
        for place in self._positions.get(field, ()):
            if place in texts:
                return texts[place]
        return ""

    def _given(self, row: Row, field: Field) -> str | None:
        """A row's text of a field, unless it is only a sign that there is none."""
        text = self._text(row, field)
        return text if values.given(text) else None

    def _email(self, row: Row) -> str | None:
        text = self._text(row, "e-mail")
        if not values.given(text) or values.is_email(text):
            return text if values.given(text) else None
        column = next(column for column in self._layout.of("e-mail") if column.position in row.texts)
        self._addresses.append(
            Finding(
                "roster.email",
                Severity.ERROR,
                f"this is no e-mail address (column `{shortened(column.header)}`).",
                self._table.where(row.index, column.position),
                "Write one email address, such as name@example.org, and nothing else; or leave the cell empty.",
            )
        )
        return None
