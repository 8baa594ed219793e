"""Where a participant list starts, and what its columns mean."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location, column_letters
from ecpat_training.core.text import fold, squeeze, visible
from ecpat_training.files.cell import as_text, different_texts
from ecpat_training.files.mapping_decisions import Decision
from ecpat_training.files.sheets.column_names import STEP
from ecpat_training.files.sheets.header import HeaderPath
from ecpat_training.files.sheets.reader import SEARCHED_ROWS, SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.half_days import says_who_came, short_days
from ecpat_training.roster.reading.header_groups import NAME_FIELDS, field_of_path, is_of_another
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.two_languages import known_halves
from ecpat_training.values.participant import Gender
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.header_fields import BRACKETS, field_of
from ecpat_training.words.lists.calendar_words import half_day_of
from ecpat_training.words.lists.headers import NEAR_FIELDS, REMARK_HEADERS, TITLES_OF_EITHER_KIND, Field
from ecpat_training.words.lists.names import TITLES
from ecpat_training.words.matching import letters_key
from ecpat_training.words.nearness import SimilarWord

_MAX_HEADER_SHOWN = 60
_MAX_TITLE_ROWS = 500  # rows
_ANY_OF: dict[Field, tuple[Field, ...]] = {  # what the columns beside settle
    "name": ("full name", "given name", "surname"),
    "surname or middle name": ("surname",),
    "type": ("stakeholder type",),
}
_IDENTIFYING: tuple[Field, ...] = ("name", "full name", "given name", "surname", "id")
_WANTED = (
    "Give each column a header such as Given name, Surname, Organisation, Stakeholder type, Profession, Gender, "
    "Country, E-mail: at least two of them."
)
_OR_MAPPED = phrase(
    "{wanted} Or leave the list as it is, and say what its columns are in a file that {command} writes.",
    wanted=_WANTED,
    command=Command("roster map"),
)


class RosterColumn(NamedTuple):
    """A column of the list: its place, its header as written, and what it means; `why` says why it is not used. Where
    the header has several rows, `path` are all words over it, and the header is these together where the lowest alone
    don't tell: `INSTITUTION / Name`."""

    position: int
    header: str
    field: Field | None
    why: str = ""
    path: HeaderPath = ()


class RosterLayout(NamedTuple):
    """A list's header row (counted from 0) and its columns, from left to right; `clashes` are those that claim to be
    the same and disagree, of which the first counts. A header of several rows begins in `first_row`."""

    header_row: int
    columns: tuple[RosterColumn, ...]
    clashes: tuple[Finding, ...] = ()
    first_row: int = 0

    def of(self, field: Field) -> list[RosterColumn]:
        """The columns that give a field; a later one fills the gaps of the first."""
        return [column for column in self.columns if column.field == field and not column.why]

    def has(self, *fields: Field) -> bool:
        """Whether any of these fields has a column."""
        return any(self.of(field) for field in fields)


_BY_MAPPING = "the mapping says so"
_OTHER_PERSON_TEXT = "it stands under another word than the participant's, and other columns give the same"
OF_REMARKS = "remarks, in which it is read who is out, and nothing else"
"""Why a column of remarks isn't used."""
NO_HEADER = "it has no header"


def near_fields(header: str, language: str | None = None) -> list[SimilarWord[Field]]:
    """The words for columns that a header is nearly, as where a letter is missing, those of the list's language first:
    a question, no more."""
    return NEAR_FIELDS.find_similar(BRACKETS.sub(" ", header), language)


def may_mean(word: Field, field: Field | None) -> bool:
    """Whether a header's word may stand over a column of a field: `Name` over any part of the name."""
    return word == field or field in _ANY_OF.get(word, ())


def layout_of(table: CellTable, mapping: RosterMapping = NO_MAPPING, *, with_clashes: bool = False) -> RosterLayout:
    """Finds the header row and reads it, as the mapping says where it says anything.

    Raises:
        ContentError: there is no header row; or two columns claim to be the same and disagree, unless the layout may
            have such clashes.
    """
    sheet = _headed(table, mapping)
    row = sheet.header_row
    columns = _without_others(_in_two_languages(_under_headers(sheet)))
    columns += [RosterColumn(position, "", None, NO_HEADER) for position in sheet.columns_without_header]
    lowest = Counter(letters_key(column.header) for column in sheet.columns)
    columns = [_decided(table, column, mapping, lowest) for column in columns]
    columns = _titles(table, row, _settled(_genders(table, row, columns)), mapping)
    columns = [_remarks(column) for column in _half_days(table, row, columns)]
    clashes = _clashes(table, row, columns)
    if clashes and not with_clashes:
        raise ContentError(clashes)
    in_order = tuple(sorted(columns, key=lambda column: column.position))
    return RosterLayout(row, in_order, tuple(clashes), sheet.first_row)


def shortened(text: str) -> str:
    """A text from a file, safe to show and short."""
    safe = visible(text)
    return safe if len(safe) <= _MAX_HEADER_SHOWN else f"{safe[: _MAX_HEADER_SHOWN - 1]}…"


def _under_headers(sheet: HeadedSheet[Field]) -> list[RosterColumn]:
    """The columns under their headers; under several rows with all words over them, where the lowest stand over two
    columns or mean something else alone."""
    times = Counter(letters_key(column.header) for column in sheet.columns)
    return [
        RosterColumn(
            column.position,
            column.header
            if times[letters_key(column.header)] == 1 and field_of(column.header) == column.field
            else STEP.join(column.path),
            column.field,
            path=column.path,
        )
        for column in sheet.columns
    ]


def _in_two_languages(columns: list[RosterColumn]) -> list[RosterColumn]:
    """The columns, of which those whose headers have a half that nobody knows are what the other halves say."""
    half_of = known_halves([column.header for column in columns], field_of)
    return [
        column._replace(field=field_of(half_of[column.header]))
        if column.field is None and column.header in half_of
        else column
        for column in columns
    ]


def _without_others(columns: list[RosterColumn]) -> list[RosterColumn]:
    """The columns without those that say of somebody else what others say of the participant: the name under
    `Supervisor`, where one stands under no such word."""
    own_fields = {column.field for column in columns if not is_of_another(column.path)}
    has_name = not own_fields.isdisjoint(NAME_FIELDS)
    return [
        column._replace(field=None, why=_OTHER_PERSON_TEXT)
        if is_of_another(column.path) and (column.field in own_fields or (has_name and column.field in NAME_FIELDS))
        else column
        for column in columns
    ]


def decision_on(
    table: CellTable, column: RosterColumn, mapping: RosterMapping, lowest: Mapping[str, int] | None = None
) -> Decision | None:
    """What the mapping says of a column by all words over it, by the lowest or by its letter; where several columns
    have the same lowest words (`lowest` counts them), the letter comes first."""
    letter = column_letters(column.position)
    places = (table.column_name(column.position), f"column {letter}", letter)
    word = column.path[-1] if column.path else column.header
    is_shared = lowest is not None and lowest.get(letters_key(word), 0) > 1
    path = STEP.join(column.path) if len(column.path) > 1 else ""
    names = (path, *(places if is_shared else ()), word, *places)
    decisions = (mapping.decision("columns", name) for name in names if name)
    return next((decision for decision in decisions if decision is not None), None)


def _decided(table: CellTable, column: RosterColumn, mapping: RosterMapping, lowest: Mapping[str, int]) -> RosterColumn:
    """The column as the mapping has it."""
    decision = decision_on(table, column, mapping, lowest)
    if decision is None:
        return column
    if decision.meaning is None:
        return column._replace(field=None, why=_BY_MAPPING)
    return column._replace(field=cast(Field, decision.meaning), why="")


def _headed(table: CellTable, mapping: RosterMapping) -> HeadedSheet[Field]:
    """The list under its header: of all rows in which one may stand, the one that names most. What the mapping calls a
    column counts as well, and beside a name or a code a half-day, as on a list to sign."""

    def meaning(path: HeaderPath) -> Field | None:
        decision = mapping.decision("columns", STEP.join(path)) if len(path) > 1 else None
        return field_of_path(path) if decision is None else cast(Field | None, decision.meaning)

    def also(texts: Sequence[str]) -> int:
        decisions = [mapping.decision("columns", text) for text in texts]
        decided = {decision.meaning for decision in decisions if decision and decision.meaning is not None}
        named = set(filter(None, map(field_of, texts)))
        decided |= set(map(field_of, known_halves(texts, field_of).values()))
        is_anybody = not decided.union(named).isdisjoint(_IDENTIFYING)
        return len(decided - named) + (is_anybody and any(half_day_of(text) is not None for text in texts))

    reader: SheetReader[Field] = SheetReader(
        meaning, (), min_fields=2, count_further=also, most_rows=3, near_rows=SEARCHED_ROWS
    )
    row = mapping.header_row - 1 if mapping.header_row and mapping.header_row <= len(table.rows) else None
    sheet = reader.read(table, row)
    if sheet.first_row < sheet.header_row and sheet.places.keys().isdisjoint(_IDENTIFYING):
        sheet = replace(reader, most_rows=1).read(table, row)  # `Institution: ` above `Name` says where, not whose
    if row is not None or sheet.is_complete:
        return sheet
    if not any(as_text(cell) for row in table.rows for cell in row):
        raise ContentError.because(
            "roster.empty", "the list is empty.", location=Location(table.file, sheet=table.sheet), hint=_WANTED
        )
    message = phrase(
        "no row names the columns of a participant list (the first {rows} rows were looked at).",
        rows=min(SEARCHED_ROWS, len(table.rows)),
    )
    raise ContentError(
        [*table.findings, Finding("roster.no-header", Severity.ERROR, message, table.location_of(0), _OR_MAPPED)]
    )


def _settled(columns: list[RosterColumn]) -> list[RosterColumn]:
    """Settles what depends on the columns beside: `Type`, and the words that mean the whole name, one half of it, or
    a middle name."""
    fields_present = {column.field for column in columns}
    halves: set[Field] = {"given name", "surname"}
    whole_field: Field = "full name"
    if "given name" in fields_present:
        whole_field = "surname"
    elif fields_present & {"surname", "surname or middle name"}:
        whole_field = "given name"

    def settled(column: RosterColumn) -> RosterColumn:
        if column.field in ("name", "full name") and halves <= fields_present:
            return column._replace(field=None, why="given name and surname have columns of their own")
        if column.field == "type":
            return column._replace(field=None if "stakeholder type" in fields_present else "stakeholder type")
        if column.field == "name":
            return column._replace(field=whole_field)
        if column.field == "surname or middle name":
            return column._replace(field="surname") if "surname" not in fields_present else column._replace(field=None)
        return column

    return [settled(column) for column in columns]


def _genders(table: CellTable, row: int, columns: list[RosterColumn]) -> list[RosterColumn]:
    """A `Type` over nothing but genders is the gender, unless another column is: Arabic `النوع` means both."""
    if any(column.field == "gender" for column in columns):
        return columns
    return [
        column._replace(field="gender") if column.field == "type" and _holds_genders(table, row, column) else column
        for column in columns
    ]


def _holds_genders(table: CellTable, row: int, column: RosterColumn) -> bool:
    texts = {text for text in different_texts(table.cells_below(row, column.position)) if values.has_meaning(text)}
    genders = {values.gender(text) for text in texts}
    return None not in genders and not genders.isdisjoint((Gender.FEMALE, Gender.MALE))  # `other` is a type as well


def _titles(table: CellTable, row: int, columns: list[RosterColumn], mapping: RosterMapping) -> list[RosterColumn]:
    """`Title` stands over `Ms` and `Dr`, and over job titles: what stands below says which."""
    has_position = any(column.field == "position" and not column.why for column in columns)

    def settled(column: RosterColumn) -> RosterColumn:
        if column.field != "form of address" or letters_key(column.header) not in TITLES_OF_EITHER_KIND:
            return column
        if decision_on(table, column, mapping) is not None:
            return column
        cells = table.cells_below(row, column.position, _MAX_TITLE_ROWS)
        texts = {text for cell in cells if (text := as_text(cell)) and values.has_meaning(text)}
        if 2 * sum(map(_is_form, texts)) >= len(texts):
            return column
        return (
            column._replace(field=None, why="job titles, which another column gives")
            if has_position
            else column._replace(field="position")
        )

    return list(map(settled, columns))


def _is_form(text: str) -> bool:
    """Whether a text is a form of address, or several: `Ms`, `Prof. Dr.`, `Dr. (Mrs)`."""
    words = re.findall(r"[^\W\d_]+", text)
    is_title = values.form_of_address(text) is not None or values.says_no_gender(text)
    return is_title or all(letters_key(word) in TITLES or values.says_no_gender(word) for word in words)


def _remarks(column: RosterColumn) -> RosterColumn:
    """A column that nobody counts by, if its header says that it holds remarks."""
    unknown = column.field is None and column.why in ("", _BY_MAPPING)
    of_remarks = unknown and all(letters_key(half) in REMARK_HEADERS for half in re.split(r"[/|\n]", column.header))
    return column._replace(why=OF_REMARKS) if of_remarks else column


def _half_days(table: CellTable, row: int, columns: Sequence[RosterColumn]) -> list[RosterColumn]:
    """The columns, of which those that say who was there do so by their headers and their cells."""
    headers = {column.position: column.header for column in columns if column.field is None and not column.why}
    signed = {place for place, header in headers.items() if says_who_came(table, row, place, header)}
    signed |= short_days(table, row, {place: headers[place] for place in headers.keys() - signed})
    return [column._replace(field="half-day") if column.position in signed else column for column in columns]


def _clashes(table: CellTable, row: int, columns: list[RosterColumn]) -> list[Finding]:
    """Columns that claim one field and contradict each other: which one holds is asked, never assumed."""
    leading: dict[Field, RosterColumn] = {}
    clashes = []
    for column in columns:
        if column.field in (None, "number", "half-day"):
            continue
        first = leading.setdefault(column.field, column)
        row_index = None if first is column else _disagreement(table, row, first.position, column.position)
        if row_index is not None:
            clashes.append(_clash(table, row, (first, column), row_index))
    return clashes


def _disagreement(table: CellTable, row: int, first: int, second: int) -> int | None:
    for index in range(row + 1, len(table.rows)):
        cells = table.rows[index]
        texts = [fold(as_text(cells[position])) if position < len(cells) else "" for position in (first, second)]
        if all(texts) and texts[0] != texts[1]:
            return index
    return None


def _clash(table: CellTable, row: int, pair: tuple[RosterColumn, RosterColumn], row_index: int) -> Finding:
    cells = [table.location_of(row, column.position) for column in pair]
    # Without brackets: what is left is a word that a table knows, so that it is nobody's name.
    shown_headers = [shortened(squeeze(BRACKETS.sub(" ", column.header))) for column in pair]
    first, second = (
        f"{table.column_name(column.position)} (`{shown_header}`)"
        for column, shown_header in zip(pair, shown_headers, strict=True)
    )
    return Finding(
        "roster.two-columns",
        Severity.ERROR,
        phrase(
            "{first_column} and {second_column} both say the {field}, and differ, first in {place}.",
            first_column=first,
            second_column=second,
            field=pair[0].field,
            place=table.location_of(row_index).place_in_file,
        ),
        cells[0],
        phrase(
            "Rename or delete the header of the one that doesn't count: {first_cell} or {second_cell}.",
            first_cell=cells[0],
            second_cell=cells[1],
        ),
    )
