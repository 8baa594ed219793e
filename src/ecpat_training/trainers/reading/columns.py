"""Where a table of trainers starts, and what its columns are."""

from collections.abc import Collection
from typing import NamedTuple

from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedColumn, HeadedSheet
from ecpat_training.files.table import CellTable
from ecpat_training.trainers.reading.languages import language
from ecpat_training.trainers.reading.mapping import UNUSED_TEXT, TrainerMapping
from ecpat_training.words.header_fields import BRACKETS, field_of
from ecpat_training.words.lists.answers import NO, TICKS, UNDECIDED_WORDS
from ecpat_training.words.lists.trainer_headers import NEAR_TRAINER_FIELDS, TRAINER_FIELD_OF
from ecpat_training.words.lists.trainer_words import COMPETENCE_OF
from ecpat_training.words.matching import letters_key

NAMES = ("full name", "name", "given name", "surname", "surname or middle name")
OF_LISTS = (
    *NAMES, "id", "number", "organisation", "stakeholder type", "type", "role", "profession", "position", "rank",
    "country", "confirmed", "e-mail", "phone", "gender", "form of address", "region", "status",
)  # fmt: skip
"""What columns of any list of people may be; those of them that say nothing of a trainer are read and not used."""
UNUSED_FIELDS = ("number", "e-mail", "phone", "gender", "form of address", "region", "note", "status")
UNKNOWN_MARK = "?"
"""Before what a mapping calls a column, where nobody knows what that is."""
COMPETENCE, LANGUAGE = "competence ", "language "
"""Before the competence or the language of a column of its own, in which an x says that somebody has it."""


class TrainerColumn(NamedTuple):
    """A column: its place from 0, its header, and what it is; "" where that isn't known. `proposed` is what it may
    be."""

    position: int
    header: str
    field: str
    proposed: str = ""


class TrainerLayout(NamedTuple):
    """The row of headers, from 0, and the columns from left to right."""

    header_row: int
    columns: tuple[TrainerColumn, ...]

    def of(self, *fields: str) -> list[TrainerColumn]:
        """The columns of some fields, in the order in which these are named."""
        return [column for field in fields for column in self.columns if column.field == field]

    def ticks(self, field_prefix: str) -> list[TrainerColumn]:
        """The columns of a competence or a language each."""
        return [column for column in self.columns if column.field.startswith(field_prefix)]


def known_competence(text: str, competences: Collection[str]) -> str | None:
    """The programme's competence that a word means; without a programme any that the words know."""
    key = letters_key(text)
    competence = next((candidate for candidate in competences if letters_key(candidate) == key), None)
    if competence is not None:
        return competence
    meaning = COMPETENCE_OF.get(key)
    return meaning if meaning is not None and (not competences or meaning in competences) else None


def column_field(header: str, competences: Collection[str]) -> str:
    """What a header means; "" where no table knows it."""
    for text in (header, BRACKETS.sub(" ", header)):
        if field := TRAINER_FIELD_OF.get(letters_key(text)):
            return field
    list_field = field_of(header)
    if list_field in OF_LISTS:
        return list_field or ""
    if competence := known_competence(header, competences):
        return COMPETENCE + competence
    spoken_language = language(header)
    return LANGUAGE + spoken_language if spoken_language and len(header) > len("en") else ""


def layout_of(table: CellTable, mapping: TrainerMapping, competences: Collection[str]) -> TrainerLayout | None:
    """The header row and its columns; None where no row names a person and something about trainers."""
    row = mapping.header_row - 1 if mapping.header_row and mapping.header_row <= len(table.rows) else None
    reader = SheetReader(
        meaning_by_text(lambda text: _header_field(text, mapping, competences)), ((*NAMES, "id"),), min_fields=2
    )
    sheet = reader.read(table, row)
    if row is None and not sheet.is_complete:
        return None
    columns = [_column(sheet, column) for column in sheet.columns]
    columns += [TrainerColumn(position, "", "") for position in sheet.columns_without_header]
    return TrainerLayout(sheet.header_row, tuple(sorted(columns)))


def _header_field(text: str, mapping: TrainerMapping, competences: Collection[str]) -> str | None:
    """What a header is: as the mapping says, else by the tables."""
    decided_field = mapping.column(text)
    return (
        _as_decided(decided_field, competences) if decided_field is not None else column_field(text, competences)
    ) or None


def _column(sheet: HeadedSheet[str], column: HeadedColumn[str]) -> TrainerColumn:
    """A column with what it is, or may be."""
    position, header = column.position, column.header
    if column.field is not None:
        return TrainerColumn(position, header, column.field)
    near_fields = NEAR_TRAINER_FIELDS.find_similar(header)
    proposed_field: str = near_fields[0].meaning if len(near_fields) == 1 else ""
    if not proposed_field and _holds_ticks(sheet.table, sheet.header_row, position):
        proposed_field = f"{COMPETENCE}{visible(header).casefold()}"
    return TrainerColumn(position, header, "", proposed_field)


def _as_decided(decided_field: str, competences: Collection[str]) -> str:
    """A column as a mapping says it: `languages`, `competence law`, `language de`."""
    for field_prefix in (COMPETENCE, LANGUAGE):
        if decided_field.casefold().startswith(field_prefix):
            word = decided_field[len(field_prefix) :].strip()
            meaning = (
                known_competence(word, competences) or word if field_prefix == COMPETENCE else language(word) or word
            )
            return field_prefix + meaning
    if decided_field.casefold() == UNUSED_TEXT:
        return UNUSED_TEXT
    return column_field(decided_field, competences) or f"{UNKNOWN_MARK}{decided_field}"


def _holds_ticks(table: CellTable, row: int, position: int) -> bool:
    """Whether a column below its header holds nothing but ticks and empty boxes, and one tick at least."""
    texts = {as_text(cell).casefold() for cell in table.cells_below(row, position)} - {""}
    return bool(texts & TICKS) and texts <= TICKS | UNDECIDED_WORDS | NO
