"""What stands beside people where lists say who is out, in words that nobody knows: it is quoted and asked, all of one
place in one question, rather than counted in silence."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from ecpat_training.core.text import fold
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.countries import country
from ecpat_training.roster.reading.headers import NO_HEADER, OF_REMARKS, RosterColumn, RosterLayout
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_marks import (
    ON_CELLS,
    Place,
    StandingMark,
    asks_who_comes,
    in_a_remark,
    names_of,
    note_beside,
)
from ecpat_training.roster.reading.standing_words import Seat, StandingWords, is_out, standing_in, words_in
from ecpat_training.roster.reading.values import (
    form_of_address,
    gender,
    names_work,
    stakeholder,
    suggested_side,
    suggested_stakeholder,
)
from ecpat_training.words.lists.answers import NO, NONE_WORDS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.calendar_words import DAY_WORDS, HALF_DAY_WORDS, WEEKDAYS, is_date
from ecpat_training.words.lists.statuses import (
    ARRIVALS,
    AT_WORK,
    COMINGS,
    DEPUTIES,
    LIMITS,
    NEGATIONS,
    OF_THE_STAY,
    STATUS_OF,
)
from ecpat_training.words.matching import letters_key

REPLACES = "replacement?"
"""What a list that we have proposed remarks of whoever seems to come in another's place."""
_MOST_WORDS = 8  # of a remark that is asked; a longer one is an account of something, of which hints are read
_MAX_TEXT_LENGTH = 80  # letters
_FEW_CAPITALS = 4  # letters of a word that is shown
_FEW_DIGITS = 2
_LETTERS_OF_A_COUNTRY = 3  # `PN` is Pitcairn, and sick leave in Slovakia
_FEW_PEOPLE = 2  # people, of whom what half have is nothing usual
_NO_REMARK = re.compile(r"[@<>{}=|\\]|://|www\.|\d{5}|(?<!\d)(?:19|20)\d\d(?!\d)")  # addresses, numbers, years, code
_CONTROL = re.compile(r"<U\+[0-9A-F]{4}>")  # as tables have characters that aren't seen, such as a zero-width space
_ONLY_DOUBT = re.compile(r"[¿?؟？\s]*[?؟？][?؟？\s]*")
_CLAUSE = re.compile(r"[.,;:/()]+\s*")
_AUTHOR = re.compile(r"(?:.*\n)?[^\n:]{1,60}:\s*\n\s*", re.DOTALL)  # of a note on a cell
_SHORT = 3
_DAYS = tuple(key for key in (*DAY_WORDS, *HALF_DAY_WORDS, *WEEKDAYS) if len(key) >= _SHORT)
_SHORT_DAYS = frozenset(DAY_WORDS)
_KNOWN: tuple[Callable[[str], object], ...] = (
    stakeholder, names_work, suggested_side, country, gender, form_of_address,
)  # fmt: skip


def unknown_remarks(
    table: CellTable, people: Sequence[RosterRow], layout: RosterLayout, marks: Collection[StandingMark]
) -> Iterator[StandingMark]:
    """The remarks, the notes beside names and those on cells that say nothing that is known, of the stay and the
    journey neither. `marks` are what was read: of a place that is read, and of whoever is out by it, nothing more is
    asked; nor of a text that most people have, or that stands in another column too. In a column without a header, and
    beside names, what most people have is no remark."""
    marked_places = {(mark.row.index, mark.column) for mark in marks}
    rows_out = {mark.row.index for mark in marks if is_out(mark.words.meaning)}
    texts_in_columns = {
        fold(row.texts[column.position])
        for row in people
        for column in layout.columns
        if column.field is not None and column.position in row.texts
    }
    for position, texts in _places_of_remarks(people, layout):
        count_by_text = Counter(map(fold, texts))
        for row, text in zip(people, texts, strict=True):
            may_ask = (
                row.index not in rows_out
                and (row.index, position) not in marked_places
                and fold(text) not in texts_in_columns
            )
            is_common_text = 2 * count_by_text[fold(text)] > len(people) > _FEW_PEOPLE
            if may_ask and not is_common_text and is_unknown_remark(text):
                mark_place: Place = "name" if position in names_of(layout) else "column"
                yield StandingMark(mark_place, unknown(text), row.index, row, position)
    yield from _on_cells(table, [row for row in people if row.index not in rows_out], marked_places)


def _places_of_remarks(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[tuple[int, list[str]]]:
    """The places of columns in which remarks may stand, with what stands there of each person."""
    names = names_of(layout)
    columns = {column.position: column for column in layout.columns}
    for position in sorted({position for row in people for position in row.texts}):
        column = columns.get(position)
        if position not in names and not _holds_remarks(column, names):
            continue
        texts = [row.texts.get(position, "") for row in people]
        texts = list(map(note_beside, texts)) if position in names else texts
        has_remark_header = column is not None and (column.why == OF_REMARKS or _asks_and_is_answered(column, texts))
        if has_remark_header or 2 * sum(map(bool, texts)) <= len(people):
            yield position, texts


def unknown(text: str) -> StandingWords:
    """Words of which nobody knows whether they say that people are out."""
    return StandingWords(text, None, Seat.COUNTED)


def is_unknown_remark(text: str) -> bool:
    """Whether nobody knows what a short text says, and it may be of who comes: no answer, no stage on the way into the
    room, no word of work, of a country or of how somebody stays or travels."""
    text = _CONTROL.sub("", text)
    if _ONLY_DOUBT.fullmatch(text):
        return True
    words = words_in(text) if len(text) <= _MAX_TEXT_LENGTH else []
    if not 0 < len(words) <= _MOST_WORDS or max(len(word.key) for word in words) == 1:
        return False
    if (
        fold(text) in {*YES_WORDS, *NO, *NONE_WORDS, *UNDECIDED_WORDS, REPLACES}
        or is_date(text)
        or _NO_REMARK.search(text)
        or in_a_remark(text)
    ):
        return False
    if any(map(_is_partial, _CLAUSE.split(text))):
        return True
    is_name = len(words) > 1 and all(word.written[0].isupper() and not word.written.isupper() for word in words)
    if is_name or standing_in(text) is not None or any(map(_is_ordinary, _CLAUSE.split(text))):
        return False
    if text != text.lower() and suggested_stakeholder(text):  # a body's name has capitals: not so `court that day`
        return False
    # A country has a capital where letters have; its names in all languages take time to load.
    may_be_country = len(text) > _LETTERS_OF_A_COUNTRY and (text != text.lower() or text == text.upper())
    return not any(reader(text) for reader in _KNOWN if reader is not country or may_be_country)


def is_denied_remark(text: str) -> bool:
    """Whether a sentence about somebody denies something, and not of how they stay, travel or work."""
    has_negation = any(word.key in NEGATIONS for word in words_in(text))
    return has_negation and not any(map(_is_ordinary, _CLAUSE.split(text)))


def _is_ordinary(clause: str) -> bool:
    """Whether a clause is about how somebody stays, travels or works, or says that they come."""
    keys = [word.key for word in words_in(clause)]
    concerns_another_person = any(key in NEGATIONS for key in keys) or "".join(keys[:1]).startswith(
        DEPUTIES
    )  # `colleague comes`
    beginnings = (*OF_THE_STAY, *AT_WORK, *(() if concerns_another_person else ARRIVALS))
    return any(key.startswith(beginnings) for key in keys)


def _is_partial(clause: str) -> bool:
    """Whether a clause says that somebody comes for a part of the time: `only day 1`, `dolazi samo prvi dan`."""
    keys = [word.key for word in words_in(clause)]
    if LIMITS.isdisjoint(keys):
        return False
    concerns_stay = any(key.startswith(OF_THE_STAY) for key in keys)
    names_day = any(key.startswith(_DAYS) or key in _SHORT_DAYS for key in keys)
    return names_day or (not concerns_stay and any(key.startswith((*ARRIVALS, *COMINGS)) for key in keys))


def quotable(text: str) -> str:
    """A remark that nobody knows as it may be shown: capitals may be somebody's name, and digits a telephone's."""
    words = [word if _is_shown(word) else "…" for word in text.split()]
    return " ".join(word for word, _ in groupby(words)) if any(map(_is_shown, text.split())) else ""


def _is_shown(word: str) -> bool:
    if not any(map(str.isalnum, word)):
        return True
    letters = [letter for letter in word if letter.isalpha()]
    starts_lower_case = bool(letters) and letters[0] == letters[0].lower()
    is_short = len(letters) <= _FEW_CAPITALS and all(map(str.isupper, letters))
    return (starts_lower_case or is_short) and sum(map(str.isdigit, word)) <= _FEW_DIGITS


def _holds_remarks(column: RosterColumn | None, names: Sequence[int]) -> bool:
    """Whether remarks may stand in a column: it is called so, asks who comes, or has no name."""
    if column is None or column.why == NO_HEADER:
        return bool(names)
    return column.field is None and (column.why == OF_REMARKS or (not column.why and asks_who_comes(column.header)))


def _asks_and_is_answered(column: RosterColumn, texts: Sequence[str]) -> bool:
    """Whether a column asks who comes, and words that are known stand in it."""
    asks_attendance = column.field is None and not column.why and asks_who_comes(column.header)
    return asks_attendance and any(
        fold(text) in YES_WORDS | NO or letters_key(text) in STATUS_OF for text in texts if text
    )


def _on_cells(
    table: CellTable, people: Sequence[RosterRow], marked_places: Collection[tuple[int, int | None]]
) -> Iterator[StandingMark]:
    rows = {row.index: row for row in people}
    notes = [(rows[index], _AUTHOR.sub("", note)) for (index, _), note in table.notes.items() if index in rows]
    for row, note in notes if 2 * len(notes) <= len(people) else ():
        if (row.index, ON_CELLS) not in marked_places and is_unknown_remark(note):
            yield StandingMark("column", unknown(note.strip()), row.index, row, ON_CELLS)
