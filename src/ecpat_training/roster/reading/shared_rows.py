"""Rows that speak of several people: two names in one cell, or a number of people. Each counts as one, and is asked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, squeeze
from ecpat_training.files.places import MAX_PLACES_KEPT, join_places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.headers import RosterColumn, RosterLayout
from ecpat_training.roster.reading.rows import IDENTIFYING, NAMES, RosterRow, is_of_a_heading
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.names import TITLES
from ecpat_training.words.lists.rows import HEADCOUNTS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import loose_key, strip_titles
from ecpat_training.words.totals import is_number

_MAX_NUMBER_DIGITS = 4  # longer numbers are codes or telephones
_BRACKETS = re.compile(r"\([^()]*\)")
_SEPARATE_ROWS_REQUEST = "Please give each person a row."
_WORD = re.compile(r"[^\W\d_]+")
_LIST_NUMBER = re.compile(r"(?:^|\s)\d{1,2}[.)]\s*(?=[^\W\d])")
_AND = "and|und|et|dhe|en|og|och|ja|oraz|și|şi|и|та"
# `i` stands within Catalan names (Puig i Cadafalch), `a` is an initial: only between two words and two.
_WEAK_AND = "i|a|si|і"
_ARROWS = "[→➔➜⇒➡]|[-=]>"  # from whoever was named first to whoever comes
_PERSON_SEPARATOR = re.compile(rf"\s*(?:[&+;/\n]|{_ARROWS}|\s(?:{_AND})\s)\s*", re.IGNORECASE)
_BETWEEN_SURNAMES = re.compile(rf"\s*(?:[&+/]|\s(?:{_AND}|{_WEAK_AND})\s)\s*", re.IGNORECASE)
_PLUS_PERSON = re.compile(r"\+\s?[1-9](?!\d)|\bplus one\b", re.IGNORECASE)
_OF_A_COMPANY = frozenset(("sons", "co", "partners", "company", "brothers", "fils", "freres", "sohne"))
_WITHOUT_COMMA = 2  # names at least, so that one with a comma may be two
_BETWEEN_TWO = re.compile(rf"\s(?:{_WEAK_AND})\s")
_ANY = re.compile(
    rf"[&+;/\n,]|{_ARROWS}|plus one|\d[.)]|\s(?:{_AND}|{_WEAK_AND})\s", re.IGNORECASE
)  # most names hold none, and are done
_NAME_CONJUNCTION = re.compile(r"\s*&\s*|\s(?:and|und|et|dhe|i|и)\s", re.IGNORECASE)


def several_people(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Finding]:
    """A warning for the cells of a column in which clearly two people are named."""
    for column in (column for field in NAMES for column in layout.of(field)):
        is_full_name = column.field == "full name"
        given_positions = (
            [given_column.position for given_column in layout.of("given name")] if column.field == "surname" else []
        )
        pair = _pair_by_comma(rows, column.position) if is_full_name else None
        row_indices = [
            row.index
            for row in rows
            if not row.why
            and _ANY.search(str(table.rows[row.index][column.position]) if column.position in row.texts else "")
            and (
                _names_several(_multiline_text(table, row.index, column.position), is_full_name)
                or row.texts[column.position] == pair
                or _are_surnames(
                    row.texts[column.position],
                    [row.texts.get(position, "") for position in given_positions],
                    is_full_name,
                )
            )
        ]
        if row_indices:
            cells = [table.location_of(index, column.position) for index in row_indices[:MAX_PLACES_KEPT]]
            subject_of_many = (
                f"{count(len(row_indices), 'cell')} ({join_places(cells, len(row_indices))}) seem to name several"
                " people each"
            )
            subject = subject_of_many if len(row_indices) > 1 else "this cell seems to name several people"
            rows_are = "each row is" if len(row_indices) > 1 else "the row is"
            yield Finding(
                "roster.several-people",
                Severity.WARNING,
                phrase("{subject}; {rows_are} counted as one person.", subject=subject, rows_are=rows_are),
                cells[0],
                _SEPARATE_ROWS_REQUEST,
                tuple(cells[1:]),
            )


def numbers_of_people(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Finding]:
    """A warning for each column that says how many people a row stands for: `Org A | NGO | 3`. A running number, and
    ones throughout, ask for nothing."""
    counted_rows = [row for row in rows if not row.why]
    for column in layout.columns:
        numbers = _numbers(row.texts.get(column.position) for row in counted_rows)
        if not numbers:
            continue
        is_running_number = all(earlier < later for earlier, later in pairwise(numbers)) and not _counts(column)
        if max(numbers) > 1 and not is_running_number and (_counts(column) or _may_count(column, layout)):
            column_kind, _, name = table.column_name(column.position).partition(" ")
            message = phrase(
                "{kind} {column} seems to give numbers of people; each row is counted as one person.",
                kind=column_kind,
                column=name,
            )
            location = table.location_of(layout.header_row, column.position)
            yield Finding("roster.several-people", Severity.WARNING, message, location, _SEPARATE_ROWS_REQUEST)


def numbers_for_names(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Finding]:
    """A warning for people who are called by a number, in a list in which most have a name."""
    people = [row for row in rows if not row.why]
    columns = [column.position for field in NAMES for column in layout.of(field)]
    named_rows = [row for row in people if any(position in row.texts for position in columns)]
    numbered_rows = [
        row
        for row in named_rows
        if all(is_number(row.texts[position]) for position in columns if position in row.texts)
    ]
    if numbered_rows and 2 * len(numbered_rows) <= len(named_rows):
        cells = [
            table.location_of(row.index, next(position for position in columns if position in row.texts))
            for row in numbered_rows[:MAX_PLACES_KEPT]
        ]
        message = "this name is only a number, perhaps of people; the row is counted as one person."
        if len(numbered_rows) > 1:
            message = phrase(
                "{names:,} {names:name|names} ({places}) are only numbers, perhaps of people; each row is "
                "counted as one person.",
                names=len(numbered_rows),
                places=join_places(cells, len(numbered_rows)),
            )
        yield Finding(
            "roster.several-people", Severity.WARNING, message, cells[0], _SEPARATE_ROWS_REQUEST, tuple(cells[1:])
        )


def _numbers(texts: Iterable[str | None]) -> list[int]:
    """The numbers that a column gives, where nothing else stands there; most columns show it in their first cell."""
    numbers = []
    for text in texts:
        if text and text.isdecimal() and len(text) <= _MAX_NUMBER_DIGITS:
            numbers.append(int(text))
        elif text and values.has_meaning(text):
            return []
    return numbers


def _counts(column: RosterColumn) -> bool:
    """Whether a header says that numbers of people stand below: `Number of participants`, or `Women` beside `Men`. The
    Greek `Α/Α` numbers the rows, though its letter alone is a gender."""
    header = column.header
    is_gender = bool(header) and column.field != "number" and values.gender(header) is not None
    return is_gender or letters_key(_BRACKETS.sub(" ", header)) in HEADCOUNTS


def _may_count(column: RosterColumn, layout: RosterLayout) -> bool:
    """Whether numbers may count people: under `Participants`, or under `No` in a list that names nobody."""
    return column.field == "full name" or (column.field == "number" and not layout.has(*IDENTIFYING))


def _multiline_text(table: CellTable, row: int, position: int) -> str:
    """A cell with its line breaks, which tell two people apart."""
    return "\n".join(map(squeeze, str(table.rows[row][position]).split("\n")))


def _names_several(text: str, is_full_name: bool) -> bool:
    """Whether a text names two people for sure: `Petrovic, Jovan` and `Maria de Jesus y Santos` are one."""
    if "&" in text and all(map(_WORD.search, text.split("&"))):
        return True
    if _is_a_couple(text) or _PLUS_PERSON.search(text):
        return True
    name_pieces = [
        name_piece
        for numbered_piece in _LIST_NUMBER.split(text)
        for name_piece in _PERSON_SEPARATOR.split(numbered_piece)
        if name_piece
    ]
    if is_full_name and _different([name_piece for name_piece in name_pieces if len(words_of_name(name_piece)) > 1]):
        return True
    names_in_pair = [squeeze(name_piece) for name_piece in _BETWEEN_TWO.split(text)]
    return (
        is_full_name
        and all(len(words_of_name(name)) == len(name.split()) == 2 for name in names_in_pair)
        and _different(names_in_pair)
    )


def _are_surnames(text: str, given_names: Sequence[str], is_full_name: bool) -> bool:
    """`Sow / Ba` where one writes whole names, or as many given names beside them; alone it may be a double surname."""
    surnames = _BETWEEN_SURNAMES.split(text)
    given_count = max((len(_BETWEEN_SURNAMES.split(given_name)) for given_name in given_names), default=0)
    return (is_full_name or given_count == len(surnames)) and _are_apart(surnames)


def _pair_by_comma(rows: Sequence[RosterRow], position: int) -> str | None:
    """`Sow, Ba`, the only name of a column with a comma; in one where several have it, it stands behind the surname."""
    names = [row.texts[position] for row in rows if not row.why and position in row.texts]
    pairs = [name for name in names if "," in name]
    is_only_pair = len(pairs) == 1 and len(names) > _WITHOUT_COMMA and _are_apart(pairs[0].split(","))
    return pairs[0] if is_only_pair else None


def _are_apart(name_pieces: Sequence[str]) -> bool:
    """Whether parts of a name are words with a capital each, of different people."""
    if len(name_pieces) == 1 or not all(
        len(name_piece.split()) == len(words_of_name(name_piece)) == 1 for name_piece in name_pieces
    ):
        return False
    non_name_words = {letters_key(name_piece) for name_piece in name_pieces} & (_OF_A_COMPANY | TITLES)
    return (
        all(name_piece.strip()[0].isupper() for name_piece in name_pieces)
        and not non_name_words
        and _different(name_pieces)
    )


def _is_a_couple(text: str) -> bool:
    """`Mr & Mrs Savic`, but not `Dr and Prof Savic`, who may be one, or `Mr/Ms Savic`, who is."""
    first_form, *other_forms = _NAME_CONJUNCTION.split(text)
    forms = [
        values.form_of_address(form_text.split()[0]) for form_text in (first_form, *other_forms) if form_text.split()
    ]
    return len(first_form.split()) == 1 and len(forms) > 1 and None not in forms and len(set(forms)) > 1


def words_of_name(text: str) -> list[str]:
    """The words of a full name with their capitals, `de` and `van` left out; none where the text is no name."""
    if any(map(str.isdigit, text)) or "@" in text or values.stakeholder(text) or values.names_work(text):
        return []
    if is_of_a_heading(text):
        return []
    words = [word for word in strip_titles(text) if _WORD.search(word)]
    return [word for word in words if not word[0].islower()] if text != text.lower() else words


def _different(names: Sequence[str]) -> bool:
    """Whether names are those of different people: not one name in two alphabets, or with and without accents."""
    alphabets = {unicodedata.name(_letter(name), "").partition(" ")[0] for name in names}
    return len(alphabets) == 1 and len({loose_key(name) for name in names}) > 1


def _letter(text: str) -> str:
    return next(filter(str.isalpha, text))
