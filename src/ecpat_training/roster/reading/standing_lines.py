"""Lines of a list, or of another sheet of it, that say of people by name that they are out: `Excusés : Popa, Ilie`."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import groupby, takewhile
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import Places
from ecpat_training.files.sheets.sheet import RowStanding
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.marks import lists_marks
from ecpat_training.roster.model.draft import UNREAD_SHEET
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.rows import EARLIER_HEADER_TEXT, EXPLANATIONS, HEADING, RosterRow
from ecpat_training.roster.reading.standing_marks import StandingMark, in_a_remark, names_of
from ecpat_training.roster.reading.standing_unknown import is_denied_remark, unknown
from ecpat_training.roster.reading.standing_words import StandingWords, is_out, standing_in
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.headers import REMARK_HEADERS
from ecpat_training.words.lists.names import TITLES
from ecpat_training.words.lists.rows import FOOTNOTES, REMARK_WORDS
from ecpat_training.words.lists.statuses import INSTEADS, INSTEADS_BEHIND, REPLACEMENTS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import name_words, strip_titles

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_PIECES = re.compile(r"(?<=[^\W\d_]{3})[.]\s+|;|\n")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){1,3}")
_REPLACING = tuple({key[:5] for key in REPLACEMENTS if len(key) > 5})  # as its words begin
_INSTEAD, _INSTEAD_BEHIND = (
    re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(' '.join(words.split())) for words in table)})(?!\w)", re.IGNORECASE)
    for table in (INSTEADS, INSTEADS_BEHIND)
)
_DATED = re.compile(r"\d\W*$"), re.compile(r"\W*\d")
_NO_LINES = (RowStanding.STRUCK.value, RowStanding.HEADER.value, EARLIER_HEADER_TEXT)
_SHORTEST = 3  # letters of a word that names somebody
_ENDINGS = 3  # letters by which a name is longer or shorter in another case: `Бондаря`
_LEAST_OF_A_STEM = 4
_MAX_LINE_LENGTH = 2_000  # letters of a line that is looked at
_FULL_NAME_WORDS = 2  # words of a name that is whole
_MOST_OF_A_NAME = 4  # words
_MIN_LOWERCASE_WORDS = 2  # words in small letters of a sentence
_TO_SAY = "If one of them doesn't take part, write so in a column `Status`."
_MOST_LINES = 300  # of another sheet: more are a list of its own


class NamedPeople(NamedTuple):
    """The people whom a text names, by their rows; the text without their names; and whether each is named by a whole
    name."""

    rows: tuple[RosterRow, ...]
    rest: str
    is_whole: bool


class NameFinder:
    """Finds in texts the names of the people of a list, by any word of theirs, in other alphabets and cases too."""

    def __init__(self, people: Sequence[RosterRow], places: Sequence[int]) -> None:
        self._people, self._places = people, places

    def named(self, text: str, *, full_names_only: bool = False) -> NamedPeople | None:
        """Whom a text names; None where it is nobody. Somebody is passed over whose words all belong to others of whom
        the text has more: `Ana Ilic` is no `Ana Popa`."""
        words_by_person: dict[int, dict[int, str]] = defaultdict(dict)
        words = list(_WORD.finditer(text))
        for word_index, word in enumerate(words):
            for person in self._by_word(word[0]):
                words_by_person[person].setdefault(word_index, word[0])
        best_matches: dict[int, dict[int, str]] = {}
        taken_places: set[int] = set()
        for count in sorted({len(places) for places in words_by_person.values()}, reverse=True):
            equal_matches = {person: places for person, places in words_by_person.items() if len(places) == count}
            new_matches = {
                person: places for person, places in equal_matches.items() if not taken_places.issuperset(places)
            }
            if count == 1:
                new_matches = {
                    person: places
                    for person, places in new_matches.items()
                    if _is_name(text, words[next(iter(places))])
                }
                new_matches = {} if full_names_only else new_matches
            best_matches |= new_matches
            taken_places.update(*new_matches.values())
        if not best_matches:
            return None
        unnamed_texts, rest_start = [], 0
        for word_index in sorted(taken_places):
            unnamed_texts.append(text[rest_start : words[word_index].start()])
            rest_start = words[word_index].end()
        are_full_names = all(len(places) >= _FULL_NAME_WORDS for places in best_matches.values())
        return NamedPeople(
            tuple(self._people[person] for person in sorted(best_matches)),
            " ".join((*unnamed_texts, text[rest_start:])),
            are_full_names,
        )

    def _by_word(self, word: str) -> Iterator[int]:
        if len(word) < _SHORTEST:
            return
        for key in name_words(word):
            if key in self._index:
                yield from self._index[key]
            elif len(key) > _LEAST_OF_A_STEM:
                for name in self._by_stem.get(key[:_LEAST_OF_A_STEM], ()):
                    if _is_in_another_case(key, name):
                        yield from self._index[name]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self._people):
            words = _WORD.findall(" ".join(row.texts.get(position, "") for position in self._places))
            for key in name_words(" ".join(word for word in words if standing_in(word) is None)):  # `Ana Popa declined`
                if len(key) >= _SHORTEST:
                    index[key].append(number)
        return index

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = defaultdict(list)
        for key in self._index:
            names[key[:_LEAST_OF_A_STEM]].append(key)
        return names


def replacements_in(text: str) -> Iterator[str]:
    """The names that a line has besides those that are known, where it speaks of somebody who comes instead: `Drita
    Shehu will replace him`."""
    words = text.split()
    if any(letters_key(word).startswith(_REPLACING) for word in words):
        for match in _NAME.finditer(" ".join(word for word in words if not letters_key(word).startswith(_REPLACING))):
            untitled_name = " ".join(strip_titles(match[0]))
            if len(untitled_name.split()) >= _FULL_NAME_WORDS:
                yield untitled_name


def sentences_for_names(rows: Sequence[RosterRow], layout: RosterLayout) -> None:
    """Counts as nobody, and asks of, what stands in the place of a name and is a sentence about somebody else of the
    list: `Sara Pop arrives a day late`; one that says that they are out may name them by one word."""
    places = {*names_of(layout)}
    people = [row for row in rows if not row.why]
    sentences = [row for row in people if row.texts.keys() <= places and _is_sentence(" ".join(row.texts.values()))]
    if not sentences or 2 * len(sentences) > len(people):
        return
    finder = NameFinder([row for row in people if row not in sentences], names_of(layout))
    for row in sentences:
        text = " ".join(row.texts.values())
        names_somebody = finder.named(text, full_names_only=in_a_remark(text) is None) is not None
        if names_somebody or any(_replaced(text, row.index, finder)):
            row.why, row.asked = HEADING, True


def in_lines(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], finder: NameFinder
) -> Iterator[StandingMark]:
    """What lines that are no people say of some by name; of what stands above the header a word alone is doubted."""
    for index, cells in enumerate(table.rows[: layout.header_row]):
        yield from in_line(" ".join(filter(None, map(as_text, cells))), index, finder, is_title=True)
    for row in rows:
        if row.why and row.why not in _NO_LINES:
            yield from in_line(" ".join(row.texts.values()), row.index, finder)


def in_other_sheets(table: CellTable, finder: NameFinder) -> Iterator[StandingMark]:
    """Who stands by the whole name on another sheet whose name says that people are out (`Cancellations`), and what
    lines of other sheets say of people by name."""
    names = [name for name in table.sheets if name != table.sheet] if table.find_sheet is not None else []
    for name in names:
        words = standing_in(name) or in_a_remark(name)
        words = words if words is not None and words.perhaps in STATUSES_OUT else None
        if words is None and letters_key(name) not in REMARK_HEADERS | FOOTNOTES:
            continue
        sheet = table.find_sheet(name) if table.find_sheet is not None else None
        lines = [" ".join(filter(None, map(as_text, cells))) for cells in sheet.rows[:_MOST_LINES]] if sheet else []
        for line in lines:
            if words is None:
                yield from (
                    mark._replace(place="another sheet", first=mark.row.index) for mark in in_line(line, 0, finder)
                )
                continue
            named_people = finder.named(line, full_names_only=True)
            is_certain = words.meaning is not Status.WAITING  # who has come up may be on that sheet still
            for row in named_people.rows if named_people is not None else ():
                yield StandingMark("another sheet", words if is_certain else words.as_doubted, row.index, row)


def about_lines(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], known_lines: Collection[int]
) -> Iterator[Finding]:
    """A note on each line below the header that names people by their whole name, from which nothing is read;
    `known_lines` are lines of which more is said."""
    finder = NameFinder([row for row in rows if not row.why], names_of(layout))
    for row in rows:
        text = " ".join(row.texts.values())
        is_unused_line = (
            row.why in EXPLANATIONS and not row.asked and row.index not in known_lines and len(text) <= _MAX_LINE_LENGTH
        )
        named_people = (
            finder.named(text, full_names_only=True) if is_unused_line and not _is_of_the_list(text) else None
        )
        if named_people is not None and (quotable_rest := _without_capitals(named_people.rest)):
            message = phrase(
                "a line speaks of {people:,} {people:person|people} of the list by name ({rows}): `{quoted}`. Nothing"
                " is read from it.",
                people=len(named_people.rows),
                rows=Places(table.location_of(person.index) for person in named_people.rows),
                quoted=quotable_rest,
            )
            yield Finding("roster.standing", Severity.NOTE, message, table.location_of(row.index), _TO_SAY)


def about_unread_lines(table: CellTable) -> Iterator[Finding]:
    """A note on the last sheet of a list that was proposed: what stands there isn't read."""
    names = [name for name in table.sheets if lists_marks(name) and name.startswith(UNREAD_SHEET)]
    sheet = table.find_sheet(names[0]) if names and table.find_sheet is not None else None
    if sheet is not None and (lines := len(sheet.rows) - 1) > 0:
        message = phrase(
            "sheet '{name}' holds {lines:,} {lines:line|lines} that {lines:wasn't|weren't} understood when this list"
            " was proposed, and {lines:isn't|aren't} read.",
            name=names[0],
            lines=lines,
        )
        hint = "Please look whether somebody stands there, or what is said of somebody; then delete the sheet."
        yield Finding("roster.unread", Severity.NOTE, message, Location(table.file, sheet=names[0]), hint)


def _without_capitals(text: str) -> str:
    """A line as it may be quoted: what isn't in small letters may be somebody's name."""
    words = [word if word.islower() else "…" for word in text.split()]
    return shortened(" ".join(word for word, _ in groupby(words))) if any(map(str.islower, words)) else ""


def in_line(text: str, index: int, finder: NameFinder, *, is_title: bool = False) -> Iterator[StandingMark]:
    """What a line says of people by name, of whom `finder` knows the names; a label holds for the names behind it."""
    carried_words: StandingWords | None = None
    pieces = _PIECES.split(text) if len(text) <= _MAX_LINE_LENGTH else []
    marks_by_piece = {piece: [*_replaced(piece, index, finder)] for piece in pieces}
    yield from (mark for marks in marks_by_piece.values() for mark in marks)
    for piece in (piece for piece in pieces if not marks_by_piece[piece]):
        label, colon, text_after_colon = piece.partition(":")
        if colon and letters_key(label) in FOOTNOTES | REMARK_HEADERS:
            piece = text_after_colon
        words, named_people = _of_somebody(piece), None
        if words is not None and _is_replacing(words.written):  # who stands behind `replaced by` comes
            named_people = finder.named(piece[: piece.find(words.written)])
        if named_people is None and (words is not None or carried_words is not None or is_denied_remark(piece)):
            named_people = finder.named(piece)
        if named_people is None:
            carried_words = words if colon else None
            continue
        words = _of_named(_WORD.sub(_without_title, named_people.rest).strip(" ,.:–—-*•"), piece)
        if is_title and words is not None and words.meaning is None and not isinstance(words.perhaps, Status):
            continue
        if words is None and not any(map(str.isalpha, named_people.rest.replace(" ", ""))):
            words = carried_words
        carried_words = words
        words = words or _of_denied(named_people, is_title=is_title)
        if words is None or (words.perhaps not in STATUSES_OUT and not words.is_unknown and _is_of_the_list(piece)):
            continue
        for row in named_people.rows:
            yield StandingMark("line", words.as_doubted if is_title else words, index, row)


def _replaced(piece: str, index: int, finder: NameFinder) -> Iterator[StandingMark]:
    """Those in whose place another person comes: `Umesto Ane Ilić dolazi Vera Simić`."""
    for pattern, stands_before_name in ((_INSTEAD, True), (_INSTEAD_BEHIND, False)):
        for match in pattern.finditer(piece):
            words = piece[match.end() :].split() if stands_before_name else piece[: match.start()].split()[::-1]
            is_article = stands_before_name and words[:1] != [] and words[0].islower()  # `αντί για τον Νικολάου`
            untitled_words = (word for word in words[is_article:] if letters_key(word) not in TITLES)
            name = [*takewhile(lambda word: not word.islower(), untitled_words)][:_MOST_OF_A_NAME]
            named_people = finder.named(" ".join(name if stands_before_name else name[::-1]))
            for row in named_people.rows if named_people is not None else ():
                yield StandingMark("line", StandingWords(match[0], None, Status.DECLINED), index, row)


def _of_somebody(piece: str) -> StandingWords | None:
    """What a piece of a line may say of people whom it names, who aren't known yet: their names may be all that makes
    it unclear."""
    words = in_a_remark(piece) or standing_in(piece)
    says_standing = words is not None and (is_out(words.perhaps) or words.perhaps is Status.INVITED)
    return words if says_standing else None


def _of_denied(named_people: NamedPeople, *, is_title: bool) -> StandingWords | None:
    """What a line with a no may say of somebody whom it names by the whole name, in words that nobody knows."""
    is_denied_person = named_people.is_whole and not is_title and is_denied_remark(named_people.rest)
    return unknown(_without_capitals(named_people.rest)) if is_denied_person else None


def _of_named(unnamed_text: str, piece: str) -> StandingWords | None:
    """What a piece of a line says, of which `unnamed_text` is left without names; a part in the training is doubted
    there."""
    words = standing_in(unnamed_text)
    doubted_words = words.as_doubted if words is not None and is_out(words.perhaps) else None
    return in_a_remark(unnamed_text) or doubted_words or in_a_remark(piece)


def _is_replacing(word_text: str) -> bool:
    return letters_key(word_text).startswith(_REPLACING)


def _without_title(word: re.Match[str]) -> str:
    return "" if letters_key(word[0]) in TITLES else word[0]


def _is_sentence(text: str) -> bool:
    is_sentence_long = sum(word.islower() for word in text.split()) >= _MIN_LOWERCASE_WORDS
    return is_sentence_long or any(pattern.search(text) for pattern in (_INSTEAD, _INSTEAD_BEHIND))


def _is_of_the_list(text: str) -> bool:
    """Whether a line says who made the list or whom to ask: `Prepared by: Ana Popa`."""
    return letters_key(text.partition(":")[0]) in REMARK_WORDS - FOOTNOTES


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word alone may be a name as it is written: not in small letters, nor a month beside a day."""
    is_lower_case = word[0][0] != word[0][0].upper()
    is_dated = _DATED[0].search(text[: word.start()]) or _DATED[1].match(text[word.end() :])
    return not (is_lower_case or is_dated)


def _is_in_another_case(key: str, name: str) -> bool:
    """Whether two words differ by their last letters alone, as the cases of a name do."""
    shared_length = min(len(key), len(name)) - 1
    return (
        shared_length >= _LEAST_OF_A_STEM
        and abs(len(key) - len(name)) <= _ENDINGS
        and key[:shared_length] == name[:shared_length]
    )
