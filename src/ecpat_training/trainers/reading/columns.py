"""Where a table of trainers starts, and what its columns are."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.trainers.reading.languages import language
from ecpat_training.trainers.reading.mapping import NOT_USED, TrainerMapping
from ecpat_training.words.header_fields import BRACKETS, field_of
from ecpat_training.words.lists.answers import NO, OPEN, TICKS
from ecpat_training.words.lists.trainer_headers import NEAR_TRAINER_FIELDS, TRAINER_FIELD_OF
from ecpat_training.words.lists.trainer_words import COMPETENCE_OF
from ecpat_training.words.matching import letters_key

SEARCHED = 60  # rows above the header: titles, dates, a logo's empty rows
NAMES = ("full name", "name", "given name", "surname", "surname or middle name")
OF_LISTS = (
    *NAMES, "id", "number", "organisation", "stakeholder type", "type", "role", "profession", "position", "rank",
    "country", "confirmed", "e-mail", "phone", "gender", "form of address", "region", "status",
)  # fmt: skip
"""What columns of any list of people may be; those of them that say nothing of a trainer are read and not used."""
UNUSED = ("number", "e-mail", "phone", "gender", "form of address", "region", "note", "status")
UNKNOWN = "?"
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

    def ticks(self, kind: str) -> list[TrainerColumn]:
        """The columns of a competence or a language each."""
        return [column for column in self.columns if column.field.startswith(kind)]


def known_competence(text: str, known: Collection[str]) -> str | None:
    """The programme's competence that a word means; without a programme any that the words know."""
    key = letters_key(text)
    own = next((one for one in known if letters_key(one) == key), None)
    if own is not None:
        return own
    meant = COMPETENCE_OF.get(key)
    return meant if meant is not None and (not known or meant in known) else None


def field_meant(header: str, known: Collection[str]) -> str:
    """What a header means; "" where no table knows it."""
    for text in (header, BRACKETS.sub(" ", header)):
        if found := TRAINER_FIELD_OF.get(letters_key(text)):
            return found
    listed = field_of(header)
    if listed in OF_LISTS:
        return listed or ""
    if competence := known_competence(header, known):
        return COMPETENCE + competence
    spoken = language(header)
    return LANGUAGE + spoken if spoken and len(header) > len("en") else ""


def layout_of(table: CellTable, mapping: TrainerMapping, known: Collection[str]) -> TrainerLayout | None:
    """The header row and its columns; None where no row names a person and something about trainers."""
    row = mapping.header_row - 1 if mapping.header_row and mapping.header_row <= len(table.rows) else None
    if row is None:
        scores = [_score(cells, mapping, known) for cells in table.rows[:SEARCHED]]
        if max(scores, default=0) < len(("a person", "what he or she can")):
            return None
        row = scores.index(max(scores))
    headers = {place: header for place, cell in enumerate(table.rows[row]) if (header := as_text(cell))}
    below = _below(table, row, headers, mapping, known)
    last = row + 1 if below else row
    headers |= below
    columns = [_column(table, last, TrainerColumn(*one, ""), mapping, known) for one in headers.items()]
    columns += [TrainerColumn(place, "", "") for place in _without_header(table, last, headers)]
    return TrainerLayout(last, tuple(sorted(columns)))


def _below(
    table: CellTable, row: int, headers: Mapping[int, str], mapping: TrainerMapping, known: Collection[str]
) -> dict[int, str]:
    """The headers of a second row, as under `Competences`: nothing but competences and languages."""
    cells = table.rows[row + 1] if row + 1 < len(table.rows) else []
    found = {place: text for place, cell in enumerate(cells) if (text := as_text(cell))}
    kinds = (COMPETENCE, LANGUAGE)
    said = [(mapping.column(text), text) for text in found.values()]
    meant = [_as_decided(decided, known) if decided else field_meant(text, known) for decided, text in said]
    who = {place for place, text in headers.items() if field_meant(text, known) in (*NAMES, "id")}
    return found if meant and all(one.startswith(kinds) for one in meant) and not who & set(found) else {}


def _without_header(table: CellTable, row: int, headers: Mapping[int, str]) -> list[int]:
    """The places of columns that hold something under an empty header."""
    filled = {place for cells in table.rows[row + 1 :] for place, cell in enumerate(cells) if as_text(cell)}
    return sorted(filled - set(headers))


def _score(cells: Sequence[CellValue], mapping: TrainerMapping, known: Collection[str]) -> int:
    """How many different columns a row names, 0 where none of them says who somebody is."""
    texts = [text for cell in cells if (text := as_text(cell))]
    found = {mapping.column(text) or field_meant(text, known) for text in texts} - {""}
    return len(found) if found & {*NAMES, "id"} else 0


def _column(
    table: CellTable, row: int, column: TrainerColumn, mapping: TrainerMapping, known: Collection[str]
) -> TrainerColumn:
    decided = mapping.column(column.header)
    if decided is not None:
        return column._replace(field=_as_decided(decided, known))
    field = field_meant(column.header, known)
    if field:
        return column._replace(field=field)
    near = NEAR_TRAINER_FIELDS.near(column.header)
    proposed: str = near[0].meaning if len(near) == 1 else ""
    if not proposed and _holds_ticks(table, row, column.position):
        proposed = f"{COMPETENCE}{visible(column.header).casefold()}"
    return column._replace(proposed=proposed)


def _as_decided(decided: str, known: Collection[str]) -> str:
    """A column as a mapping says it: `languages`, `competence law`, `language de`."""
    for kind in (COMPETENCE, LANGUAGE):
        if decided.casefold().startswith(kind):
            said = decided[len(kind) :].strip()
            meant = known_competence(said, known) or said if kind == COMPETENCE else language(said) or said
            return kind + meant
    if decided.casefold() == NOT_USED:
        return NOT_USED
    return field_meant(decided, known) or f"{UNKNOWN}{decided}"


def _holds_ticks(table: CellTable, row: int, place: int) -> bool:
    """Whether a column below its header holds nothing but ticks and empty boxes, and one tick at least."""
    texts = {as_text(cells[place]).casefold() for cells in table.rows[row + 1 :] if place < len(cells)} - {""}
    return bool(texts & TICKS) and texts <= TICKS | OPEN | NO
