"""Which rows of a participant list are people, and why the others are not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from ecpat_training.core.text import fold
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.sheets.sheet import RowStanding
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading.headers import RosterLayout, may_mean
from ecpat_training.roster.reading.not_people import about_a_signature, about_people, about_the_list, is_figures
from ecpat_training.roster.reading.standing_hints import says_who_comes, standing_hint
from ecpat_training.roster.reading.standing_words import is_out, standing_in
from ecpat_training.roster.reading.totals import NUMBER_FOR_NAME, CountingRow, may_count_people
from ecpat_training.roster.reading.values import gender, names_work, stakeholder
from ecpat_training.values.participant import STATUSES_OUT
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.rows import EXAMPLES, FOOTNOTES, SECTIONS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import has_small_word, is_anonymous, is_of_a_body, is_open_place
from ecpat_training.words.totals import is_number

NAMES: tuple[Field, ...] = ("full name", "given name", "surname")
ANSWERS: tuple[Field, ...] = ("registered", "invited", "confirmed", "attended", "declined", "withdrawn")
"""Headers that are also written below themselves: `confirmed` under Confirmed."""
IDENTIFYING: tuple[Field, ...] = (*NAMES, "id", "e-mail")
_MIN_HEADER_COLUMNS = 2  # columns, of which a header names so many at least
_MAX_CACHED_CELLS = 5_000  # different cells
_STRUCK_ROW = RowStanding.STRUCK.value, True
HEADING = "it is a heading or a remark"
_LONE_WORD = "it is a single word, perhaps a heading"
_ALONE_OVER_PEOPLE = "it stands alone over people, perhaps for where they come from"
HEADINGS = (HEADING, _LONE_WORD, _ALONE_OVER_PEOPLE)
"""Why rows are nobody that may say something of the people below."""
_LEGEND, _FOOTNOTE = "it is a legend", "it is a footnote"
EXPLANATIONS = (*HEADINGS, _LEGEND, _FOOTNOTE)
"""Why rows are nobody that may explain a colour or a sign."""
_LABEL_AND_NUMBER = "it is a label and a number, perhaps a total"
OPEN_PLACE = "an open place, with no name yet"
EARLIER_HEADER_TEXT = "it stands above the header, under another one"
"""Why rows of a first table aren't read where a second one is."""
_LABEL_WORDS = 4
_FIGURE = re.compile(r"\d{1,3}|\d{1,3}(?:[.,]\d+)?\s*%|0[.,]\d+")
_MAX_NOTE_CELLS = 2  # filled cells of a line that is about the list
_NUMBERING = re.compile(r"^\s*(?:[A-Z]|[IVX]+|[0-9]+)[.)]\s+")
_WORD = re.compile(r"\w+")
_MOST_OF_A_HEADING = 4  # cells
_NUMERAL = re.compile(r"(?:[IVX]+|[A-Z])[.)]")
_EXPLAINS = re.compile(r"[^=?&/]{1,20}=\s*[^=?&/]+")
_SIGN = 2  # letters of what a legend explains
_MARKS = ("*", "†", "‡", "¹", "²", "³", "(*")


@dataclass(slots=True)
class RosterRow:
    """A row that holds anything: its index in the table and its texts by column. `why` says why it is nobody;
    `asked` that a person should look, because it might be somebody after all."""

    index: int
    texts: dict[int, str]
    why: str = ""
    asked: bool = False


class _ListHeader(NamedTuple):
    """What the header says, by column: its words and its fields; and which columns say who somebody is. `ordinary` are
    texts that were met and are no word for a column."""

    words: dict[int, str]
    all_words: frozenset[str]
    fields: dict[int, Field]
    names: set[int]
    identifying: set[int]
    numbers: set[int]
    ordinary: set[str]

    @classmethod
    def of(cls, layout: RosterLayout) -> "_ListHeader":
        fields = {column.position: column.field for column in layout.columns if column.field and not column.why}
        words = {column.position: fold(column.header) for column in layout.columns if column.header}
        return cls(
            words,
            frozenset(words.values()),
            fields,
            {position for position, field in fields.items() if field in NAMES},
            {position for position, field in fields.items() if field in IDENTIFYING},
            {position for position, field in fields.items() if field == "number"},
            set(),
        )

    def is_of_a_person(self, texts: dict[int, str]) -> bool:
        """Whether half of a row's texts, or more, were met before and are no words for columns, as in nearly all rows
        of a long list; the others of a row are looked at here, and kept."""
        if 2 * sum(map(self.ordinary.__contains__, texts.values())) >= len(texts):
            return True
        for text in texts.values() if len(self.ordinary) < _MAX_CACHED_CELLS else ():
            if fold(text) not in self.all_words and field_of(text) in (None, *ANSWERS):
                self.ordinary.add(text)
        return False

    def folded(self, texts: dict[int, str]) -> dict[int, str] | None:
        """A row's texts, folded, where all are words of the header; most rows show at once that they aren't."""
        folded = {}
        for position, text in texts.items():
            folded[position] = fold(text)
            if folded[position] not in self.all_words:
                return None
        return folded


class _CellTexts(dict[CellValue, str]):
    """What cells say, as text. Most columns of a long list hold few different values: those met first are kept."""

    def __missing__(self, cell: CellValue) -> str:
        text = as_text(cell)
        if len(self) < _MAX_CACHED_CELLS and cell.__class__ is str:  # 1, 1.0 and True are one key, and three texts
            self[cell] = text
        return text


def rows_of(table: CellTable, layout: RosterLayout) -> list[RosterRow]:
    """All rows below the header that hold anything, in their order."""
    header = _ListHeader.of(layout)
    text_of = _CellTexts()
    rows = list(_above_the_header(table, layout))
    for index in iterate_while_awaited(range(layout.header_row + 1, len(table.rows))):
        cells = enumerate(table.rows[index])
        texts = {position: text for position, cell in cells if cell is not None and (text := text_of[cell])}
        if texts:
            reason = _STRUCK_ROW if index in table.struck_rows else _nobody(texts, header, index in table.banners)
            rows.append(RosterRow(index, texts, *reason))
    _take_numbers_for_names(rows, header)
    _ask_of_lone_words(rows, header)
    _ask_of_lone_phrases(rows, header)
    _ask_of_names_over_people(rows, header)
    _ask_of_labels_and_numbers(rows, header)
    return rows


def _above_the_header(table: CellTable, layout: RosterLayout) -> Iterator[RosterRow]:
    """What stands under another header above that of the list, as where a second table names more columns."""
    for upper in range(layout.first_row):
        fields = {position: field for position, text in texts_of(table, upper).items() if (field := field_of(text))}
        names = [position for position, field in fields.items() if field in (*IDENTIFYING, "name")]
        if names and len(fields) >= _MIN_HEADER_COLUMNS:
            below = [(index, texts_of(table, index)) for index in range(upper + 1, layout.first_row)]
            yield from (
                RosterRow(index, texts, EARLIER_HEADER_TEXT) for index, texts in below if texts.keys() & {*names}
            )
            return


def _nobody(texts: dict[int, str], header: _ListHeader, is_banner: bool) -> tuple[str, bool]:
    """Why a row is nobody, and whether to ask; `("", False)` for a person."""
    if len(texts) > 1 and not header.is_of_a_person(texts) and (repeats := _repeats(texts, header)):
        return repeats
    filled = list(texts.items())
    if header.numbers:
        filled = [(place, text) for place, text in filled if place not in header.numbers or not _is_numeral(text)]
    if not filled:
        return "it holds nothing but a running number", False
    position, text = filled[0]
    filled_texts, is_name = [text for _, text in filled], position in header.names
    about = _over_people(filled_texts, header, is_name) or about_people(filled_texts, is_name)
    may_count = len(texts) > 1 and may_count_people(texts, header.names, header.numbers)
    if about := about or (CountingRow(texts, header.fields).why_nobody() if may_count else None):
        return about
    if is_example(text) or (len(texts) == 1 and _is_remark(text)):
        return f"it is {'an example' if is_example(text) else 'a footnote'}", False
    columns = len(header.words)
    if len(texts) == 1 and columns > 1 and (is_banner or _is_heading(text, position in header.identifying, columns)):
        return HEADING, is_name
    if about := _of_the_list(filled_texts, is_name, header):
        return about
    if _is_open(texts, header.names, header.identifying):
        return OPEN_PLACE, True
    if header.identifying and not header.identifying & texts.keys():
        return "it has no name, id or e-mail address", True
    return "", False


def _repeats(texts: dict[int, str], header: _ListHeader) -> tuple[str, bool] | None:
    """Whether a row is the header again: in its words, or, as in lists for two countries, in another language. Then
    more than half of its cells are words for columns; somebody called `Participant` has an answer in the others."""
    another_order = "it repeats the header in another order: the rows below may be read wrongly"
    folded = header.folded(texts)
    if folded is not None:
        in_place = all(word == header.words.get(position) for position, word in folded.items())
        return (RowStanding.HEADER.value, False) if in_place else (another_order, True)
    fields = _fields_named(texts)
    if len(fields) < _MIN_HEADER_COLUMNS:
        return None
    moved = [field for position, field in fields.items() if not may_mean(field, header.fields.get(position))]
    if any(may_mean(field, header_field) for field in moved for header_field in header.fields.values()):
        return another_order, True
    return (RowStanding.HEADER.value, False) if len(fields) - len(moved) >= _MIN_HEADER_COLUMNS else None


def _fields_named(texts: dict[int, str]) -> dict[int, Field]:
    """The fields that more than half of a row's cells name; none where it is fewer, which most rows show at once."""
    fields: dict[int, Field] = {}
    unnamed = 0
    for position, text in texts.items():
        field = field_of(text)
        if field is not None and field not in ANSWERS:
            fields[position] = field
            continue
        unnamed += 1
        if 2 * unnamed >= len(texts):
            return {}
    return fields


def _take_numbers_for_names(rows: list[RosterRow], header: _ListHeader) -> None:
    """Counts the rows whose name is a number after all, or `xx`, where most people of the list are called so."""
    for why, is_name in ((NUMBER_FOR_NAME, is_number), (OPEN_PLACE, is_anonymous)):
        if not any(row.why == why for row in rows):
            continue
        names = [[row.texts[place] for place in header.names & row.texts.keys()] for row in rows]
        named = [bool(name) and all(map(is_name, name)) for name in names]
        if 2 * sum(named) > sum(map(bool, names)):
            for row, is_named in zip(rows, named, strict=True):
                if row.why == why and is_named:
                    row.why, row.asked = "", False


def _ask_of_lone_words(rows: list[RosterRow], header: _ListHeader) -> None:
    """Counts rows that hold one word alone as nobody where most people have a name of two words, and more than a name:
    `Shelters` over those who work there. It may be a person, so it is asked."""
    people = [row for row in rows if not row.why]
    lone = [row for row in people if len(row.texts) == 1 and _words(row, header.names) == 1]
    if not lone:
        return
    full_rows = [row for row in people if len(row.texts) > len(header.names & row.texts.keys())]
    full = sum(_words(row, header.names) > 1 for row in full_rows)
    for row in lone if 2 * full > len(full_rows) else ():
        row.why, row.asked = _LONE_WORD, True


def _ask_of_lone_phrases(rows: list[RosterRow], header: _ListHeader) -> None:
    """Counts rows that hold nothing but a text in the place of a name as a heading where most people have more, and
    people stand below: with a word that no name has (`Δεν προσήλθαν`), or without a number, where others are numbered,
    in letters that have no capitals."""
    shown = [row for row in rows if not row.why]
    full = [row for row in shown if len(row.texts) > 1 and header.names & row.texts.keys()]
    if 2 * len(full) <= len(shown) or not header.names:
        return
    are_numbered = bool(header.numbers) and all(header.numbers & row.texts.keys() for row in full)
    for row, below in pairwise(shown):
        if len(row.texts) > 1 or len(below.texts) == 1 or not header.names & row.texts.keys():
            continue
        (text,) = row.texts.values()
        if has_small_word(text) or (are_numbered and text.lower() == text.upper()):
            row.why, row.asked = HEADING, True


def _ask_of_names_over_people(rows: list[RosterRow], header: _ListHeader) -> None:
    """Counts rows that hold a name alone as nobody where such a row is the first of the list, each stands over people
    with more, and these say no organisation: `Terre des hommes` over those who come from there. Asked, too."""
    bodies = {place for place, field in header.fields.items() if field == "organisation"}
    shown = [row for row in rows if not row.why or row.why in HEADINGS]
    over = [len(row.texts) == 1 or row.why in HEADINGS for row in shown]
    each_over_people = over[:1] == [True] and not over[-1] and not any(map(all, pairwise(over)))
    are_of_bodies = any(bodies & row.texts.keys() for row, is_over in zip(shown, over, strict=True) if not is_over)
    if not each_over_people or are_of_bodies or not _MAX_NOTE_CELLS <= sum(over) <= len(over) / 2:
        return
    for row in shown:
        if not row.why and len(row.texts) == 1:
            row.why, row.asked = _ALONE_OVER_PEOPLE, True


def _ask_of_labels_and_numbers(rows: list[RosterRow], header: _ListHeader) -> None:
    """Counts rows of one short text and numbers as nobody, where most people have more than that: a total in a word
    that no table knows. A number where others have one, of which it is no sum, may be a person's."""
    people = [row for row in rows if not row.why]
    figures_of = {row.index: figures for row in people if (figures := _figures_beside_a_label(row, header))}
    full_rows = [row for row in people if row.index not in figures_of and len(row.texts) > 1]
    if 2 * len(full_rows) <= len(people):
        return
    for row in people if figures_of else ():
        for place, number in figures_of.get(row.index, {}).items():
            texts = (full_row.texts.get(place, "") for full_row in full_rows)
            numbers = [figure for figure in map(_number_of_people, texts) if figure is not None]
            if 2 * len(numbers) <= len(full_rows) or number > max(numbers):
                row.why, row.asked = _LABEL_AND_NUMBER, True


def _figures_beside_a_label(row: RosterRow, header: _ListHeader) -> dict[int, float]:
    """The numbers of people, or shares of them, that a row holds with one short text and nothing else; none where it
    holds more, as most rows do."""
    figures: dict[int, float] = {}
    label = ""
    for place, text in row.texts.items():
        if place in header.numbers and is_number(text):
            continue
        number = _number_of_people(text)
        if number is not None:
            figures[place] = number
        elif label:
            return {}
        else:
            label = text
    is_label = 0 < len(label.split()) <= _LABEL_WORDS and not any(map(str.isdigit, label))
    return figures if is_label else {}


def _number_of_people(text: str) -> float | None:
    """The number that a cell holds alone, `24`, or a share, `67 %` or `0.67`; none of a telephone, a year or a day."""
    return float(text.rstrip("% \xa0").replace(",", ".")) if _FIGURE.fullmatch(text) else None


def _words(row: RosterRow, places: set[int]) -> int:
    return sum(len(text.split()) for place, text in row.texts.items() if place in places)


def _is_open(texts: dict[int, str], names: set[int], identifying: set[int]) -> bool:
    """Whether the name is `N.N.` or `to be confirmed`, or no word at all (`?`) where nothing else says who it is."""
    name = " ".join(text for place, text in texts.items() if place in names)
    if not name or is_open_place(name) or is_anonymous(name) or is_of_a_body(name):
        return bool(name)
    return not any(map(str.isalnum, name)) and not (identifying - names) & texts.keys()


def _of_the_list(filled: Sequence[str], is_name: bool, header: _ListHeader) -> tuple[str, bool] | None:
    """Why a row says something of the list: who made it, or, where it holds next to nothing, anything else."""
    is_sparse = len(filled) <= _MAX_NOTE_CELLS and len(header.words) > len(filled)
    if (
        is_sparse
        and len(header.words) > _MAX_NOTE_CELLS
        and len(letters_key(filled[0])) == 1
        and _explains_itself(filled)
    ):
        return _LEGEND, is_name
    before = list(takewhile(lambda text: not _EXPLAINS.fullmatch(text), filled))
    if len(before) < len(filled) and all(text.isalpha() and len(text) <= _SIGN for text in before):
        return _LEGEND, False
    return (about_the_list(filled, is_name) if is_sparse else None) or about_a_signature(filled, is_name)


def _explains_itself(filled: Sequence[str]) -> bool:
    """Whether a letter stands alone, or beside what it means: `F | female`."""
    first, *further = filled
    return not further or (gender(first) is not None and gender(first) == gender(further[0]))


def is_example(text: str) -> bool:
    """`Example: Maria`, as a line begins that shows how to fill in a form."""
    label, colon, _ = text.partition(":")
    return bool(colon) and letters_key(label) in EXAMPLES


def _is_remark(text: str) -> bool:
    label = text.partition(":")[0]
    return text.startswith(_MARKS) or (":" in text and letters_key(label) in FOOTNOTES) or len(text) > 120


def _is_heading(text: str, identifies: bool, columns: int) -> bool:
    """A lone text outside the name's column, or one that names a kind of people, or a list, instead of a person."""
    if not identifies:
        return columns > 2
    bare = _NUMBERING.sub("", text)
    if text.endswith(":") or stakeholder(bare) is not None or names_work(bare):
        return True
    return is_of_a_heading(bare) or "_" in text or any(map(str.isdigit, bare))


def _over_people(filled: Sequence[str], header: _ListHeader, is_name: bool) -> tuple[str, bool] | None:
    """Why a row is nobody that says where the people below stand, and how many they are at most: `Waiting list | 5`; or
    that says it among words of which one is written small, as in no name: `Interpreters and technical staff`."""
    first, *further_texts = filled
    may_be_heading = len(header.words) > 1 and len(filled) <= _MOST_OF_A_HEADING
    words = standing_in(first) if may_be_heading else None
    is_sentence = any(word.islower() for word in first.split()) and not _is_remark(first)
    if words is None:
        is_sentence = is_sentence and may_be_heading and not further_texts
        says_more = is_sentence and (standing_hint(first) is not None or says_who_comes(first))
        return (HEADING, is_name) if says_more else None
    if not all(is_figures(text) or standing_in(text) is not None for text in further_texts):
        return None
    is_plain = words.meaning is not None or words.perhaps in STATUSES_OUT
    is_heading = is_plain or (is_sentence and (is_out(words.perhaps) or says_who_comes(first)))  # `Confirmed late`
    return (HEADING, is_name) if is_heading else None


def _is_numeral(text: str) -> bool:
    """A running number, or a numeral of a section: `II.`, `B.`."""
    return is_number(text) or _NUMERAL.fullmatch(text) is not None


def is_of_a_heading(text: str) -> bool:
    """Whether a text holds a word that is in nobody's name: `Police and prosecutors`."""
    return not SECTIONS.isdisjoint(map(letters_key, _WORD.findall(text)))
