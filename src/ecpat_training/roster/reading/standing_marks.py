"""Where a list says of one person that they are out: by a note beside the name, in a remark, by a name that is struck
through."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ecpat_training.core.text import fold
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import NO_HEADER, OF_REMARKS, RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.rows import NAMES, RosterRow
from ecpat_training.roster.reading.standing_hints import part_hint, standing_alone, standing_hint
from ecpat_training.roster.reading.standing_words import (
    MAX_STANDING_LENGTH,
    StandingWords,
    is_out,
    is_status,
    standing_in,
)
from ecpat_training.roster.reading.values import has_meaning
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.lists.answers import NO
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.statuses import ASKS_WHO_COMES, BESIDE_A_STATUS, GRANTED, UNANSWERED
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import has_small_word

Place = Literal["heading", "name", "column", "colour", "strike", "title", "sheet", "line", "another sheet"]
"""The kind of place in which words say where people stand."""
STRUCK_THROUGH_TEXT = "struck through"
"""What a mapping calls names that are struck through."""
ON_CELLS = -1
"""The place of notes on cells, beside those of columns."""
_BEHIND = re.compile(
    r"(?P<name>[^()\[\]]*\w[^()\[\]]*?)\s*(?:[(\[](?P<note>[^()\[\]]+)[)\]]|(?:\s[–—-]+|\s*(?:[,;:]|/(?!\d)))\s*"
    r"(?P<end>(?:[^–—,;:/]|(?<=\d)/(?=\d))+))"
)
_BEFORE = re.compile(r"(?:[(\[](?P<note>[^()\[\]]+)[)\]]|(?P<end>[^–—:]+?)\s*(?::|[–—]|\s-\s))\s*(?P<name>.*\w.*)")
_DASHED = re.compile(r"[(\[]|\s[–—-]+\s")
_SIGNS = re.compile(r"[()\[\],;:/–—-]")
_FEW_CAPITALS = 4
_LONGEST_NOTE = 3  # words beside a name without a sign between
_UNREAD_REASONS = ("", OF_REMARKS, NO_HEADER)
_WORDS = re.compile(r"\w+")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_WITH_NOTES: tuple[Field, ...] = ("organisation", "role", "profession", "position", "rank")


class StandingMark(NamedTuple):
    """The kind of place, its words, the row in which they stand, and a row that they are about; the place of the column
    in which they stand beside that person, where they do."""

    place: Place
    words: StandingWords
    first: int
    row: RosterRow
    column: int | None = None


def names_of(layout: RosterLayout) -> list[int]:
    """The places of the columns that hold names."""
    return [column.position for field in NAMES for column in layout.of(field)]


def notes_beside_names(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """What is written beside names. A note that is plain is taken out of the name of its row: `Ana Popa (cancelled)`,
    `DECLINED - Ben Ilie`; one that is doubted stays."""
    full_name_positions = {column.position for column in layout.of("full name")}
    has_capital_surnames = _surnames_in_capitals(
        row.texts.get(position, "") for row in people for position in full_name_positions
    )
    for row in people:
        for position in names_of(layout):
            text = row.texts.get(position, "")
            note = _note(text) if _SIGNS.search(text) and len(text) <= MAX_STANDING_LENGTH else None
            if note is None and position in full_name_positions:
                note = _at_an_edge(text, has_capital_surnames=has_capital_surnames) or _instead_of_a_name(text)
            if note is not None:
                row.texts[position], words = note
                yield StandingMark("name", words, row.index, row, position)


def _note(text: str) -> tuple[str, StandingWords] | None:
    """A name without the note beside it, and the note; None where none says where somebody stands."""
    for pattern in (_BEHIND, _BEFORE):
        if match := pattern.fullmatch(text.strip()):
            words = standing_in(match["note"] or match["end"])
            if words is not None and is_out(words.meaning):
                return match["name"].strip(), words
            possible_standing = (
                words
                if words is not None and words.perhaps in (*STATUSES_OUT, Status.INVITED)  # no answer, so far
                else standing_alone(match["note"] or match["end"])
            )
            if possible_standing is None and (match["note"] or is_no_name(match["end"], text)):
                note = match["note"] or match["end"]
                possible_standing = standing_hint(note) or part_hint(note)
            if possible_standing is not None:
                return text, possible_standing.as_doubted
    return None


def note_beside(text: str) -> str:
    """What stands behind a name in brackets, or behind a dash, a comma or the like, or before it in brackets, and isn't
    written as names are: in small letters, in letters that have no others, or, in brackets, in a few capitals (`L4`);
    no text where nothing does."""
    trimmed_text = (
        text.strip() if _SIGNS.search(text) and len(text) <= MAX_STANDING_LENGTH and "[/" not in text else ""
    )  # no markup
    match = _BEHIND.fullmatch(trimmed_text) or _BEFORE.fullmatch(trimmed_text)
    if match is None or (match.re is _BEFORE and not match["note"]):
        return ""
    note = match["note"] or match["end"]
    is_short_code = bool(match["note"]) and note.isupper() and len(note) <= _FEW_CAPITALS
    return note if is_short_code or is_no_name(note, text) else ""


def is_no_name(note: str, text: str) -> bool:
    """Whether a note in a text of a name is written as no name is: with a word in small letters where the rest of the
    text has capitals; or, in letters that have no others, behind a dash or in brackets."""
    if text.lower() == text.upper():
        return _DASHED.search(text) is not None
    return text != text.lower() and (note == note.lower() or has_small_word(note))


def _at_an_edge(text: str, *, has_capital_surnames: bool) -> tuple[str, StandingWords] | None:
    """A name of two words and more, and a status before or behind it that is written as no name is: `CANCELLED Ben
    Hoxha`, `Ben Hoxha declined`. Where a list writes surnames in capitals, one in capitals is doubted."""
    words = text.split() if not _SIGNS.search(text) else []
    for length in range(1, min(_LONGEST_NOTE, len(words) - 2) + 1):
        for note, name in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            status = None if note[0].istitle() else standing_in(" ".join(note))
            if status is not None and status.meaning in STATUSES_OUT:
                is_doubted = has_capital_surnames and note[0].isupper()
                return (text, status.as_doubted) if is_doubted else (" ".join(name), status)
    return None


def _instead_of_a_name(text: str) -> tuple[str, StandingWords] | None:
    """A status in the place of a name: `CANCELLED`."""
    words = standing_in(text) if is_status(text) else None
    return (text, words) if words is not None and isinstance(words.meaning, Status) else None


def _surnames_in_capitals(names: Iterable[str]) -> bool:
    """Whether any name has a word in capitals beside another that isn't, and that is no status."""
    for name in names:
        words = [word for word in name.split() if len(word) > 1]
        capital_words = [word for word in words if word.isupper()]
        if len(capital_words) < len(words) and any(standing_in(word) is None for word in capital_words):
            return True
    return False


_CellReader = Callable[[str], StandingWords | None]


def remarks_in_columns(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """What columns say by which nobody is counted. In one of remarks, or without a name, a plain word counts, and what
    may say it is asked: `cancelled on 12 May`. In others all is asked: a hotel may be cancelled. So are a no where a
    header asks who comes, and anything under `Reason for absence`."""
    readers = {column.position: _reader_of(column) for column in layout.columns}
    for row in people:
        for position, text in row.texts.items():
            reader = readers.get(position, in_a_remark)
            if reader is not None and (words := reader(text)) is not None:
                yield StandingMark("column", words, row.index, row, position)


def notes_on_cells(table: CellTable, people: Sequence[RosterRow]) -> Iterator[StandingMark]:
    """What notes (comments) on cells of people's rows say, or may say."""
    notes_by_row: dict[int, list[str]] = {}
    for (row_index, _), note in table.notes.items():
        notes_by_row.setdefault(row_index, []).append(note)
    for row in people if notes_by_row else ():
        for note in notes_by_row.get(row.index, ()):
            if (words := in_a_remark(note)) is not None:
                yield StandingMark("column", words, row.index, row, ON_CELLS)


def _reader_of(column: RosterColumn) -> _CellReader | None:
    """How the cells of a column are asked for where somebody stands; None where something else is read from them."""
    if column.field == "number":
        return in_a_remark
    asks_attendance = asks_who_comes(column.header)
    if column.field == "confirmed":
        return _no_under(column.header) if asks_attendance else None
    if column.field in _WITH_NOTES and not column.why:
        return _in_brackets
    if column.field is not None or column.why not in _UNREAD_REASONS:
        return None
    if not column.header or column.why == OF_REMARKS:
        return in_a_remark
    header = standing_in(column.header)
    if header is not None and (header.perhaps in STATUSES_OUT or is_out(header.meaning)):
        return lambda text: StandingWords(shortened(column.header), None, header.perhaps) if _is_given(text) else None
    if asks_attendance:
        read_no = _no_under(column.header)
        return lambda text: read_no(text) or in_a_remark(text)
    return _anywhere


def in_a_remark(text: str) -> StandingWords | None:
    """What a remark says, or may say, of where somebody stands."""
    text = GRANTED.sub("", text)
    words = standing_in(text)
    if words is not None and (words.meaning is Status.INVITED or letters_key(words.written) in UNANSWERED):
        return words.as_doubted  # no answer, so far
    says_standing = words is not None and (
        is_out(words.meaning) or (words.meaning is None and words.perhaps in STATUSES_OUT)
    )
    return words if says_standing else standing_alone(text) or standing_hint(text) or part_hint(text)


def _anywhere(text: str) -> StandingWords | None:
    """What a column that isn't known says in as many words; not `trainer` among experiences."""
    words = standing_in(text)
    return words.as_doubted if words is not None and words.meaning in STATUSES_OUT else standing_alone(text)


def _in_brackets(text: str) -> StandingWords | None:
    """A note in brackets behind an organisation or a position, doubted: `Shelter (withdrew)`."""
    match = _IN_BRACKETS.search(text) if len(text) <= MAX_STANDING_LENGTH else None
    if match is None:
        return None
    words = standing_in(match[1])
    return words.as_doubted if words is not None and words.meaning in STATUSES_OUT else standing_alone(match[1])


def _no_under(header: str) -> _CellReader:
    """A no under a header that asks who comes: it may mean `not yet`."""

    def no(text: str) -> StandingWords | None:
        if fold(text) not in NO:
            return None
        return StandingWords(f"{shortened(header)}: {shortened(text)}", None, Status.DECLINED)

    return no


def _is_given(text: str) -> bool:
    return has_meaning(text) and fold(text) not in NO


def asks_who_comes(header: str) -> bool:
    """Whether a header asks who comes, and nothing else: `Coming?`, but not `Coming by car`."""
    words = [letters_key(word) for word in _WORDS.findall(header)]
    asking_words = [word for word in words if word in ASKS_WHO_COMES]
    asks_nothing_else = bool(asking_words) and all(word in ASKS_WHO_COMES or word in BESIDE_A_STATUS for word in words)
    return asks_nothing_else or letters_key(header) in ASKS_WHO_COMES


def struck_names(table: CellTable, people: Iterable[RosterRow], layout: RosterLayout) -> Iterator[StandingMark]:
    """Names that are struck through, in rows that aren't."""
    positions = names_of(layout)
    words = StandingWords(STRUCK_THROUGH_TEXT, Status.WITHDRAWN, Status.WITHDRAWN)
    for row in people if table.struck_cells else ():
        if any((row.index, position) in table.struck_cells for position in positions):
            yield StandingMark("strike", words, row.index, row)
