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
from ecpat_training.roster.reading.rows import EXPLANATIONS, HEADING, UNDER_ANOTHER, RosterRow
from ecpat_training.roster.reading.standing_marks import StandingMark, in_a_remark, names_of
from ecpat_training.roster.reading.standing_unknown import is_denied_remark, unknown
from ecpat_training.roster.reading.standing_words import StandingWords, is_out, standing_in
from ecpat_training.values.participant import OUTSIDE, Status
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.headers import REMARK_HEADERS
from ecpat_training.words.lists.names import TITLES
from ecpat_training.words.lists.rows import ABOUT, FOOTNOTES
from ecpat_training.words.lists.statuses import INSTEADS, INSTEADS_BEHIND, REPLACEMENTS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.person_name import name_words, without_titles

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_PIECES = re.compile(r"(?<=[^\W\d_]{3})[.]\s+|;|\n")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){1,3}")
_REPLACING = tuple({key[:5] for key in REPLACEMENTS if len(key) > 5})  # as its words begin
_INSTEAD, _INSTEAD_BEHIND = (
    re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(' '.join(words.split())) for words in table)})(?!\w)", re.IGNORECASE)
    for table in (INSTEADS, INSTEADS_BEHIND)
)
_DATED = re.compile(r"\d\W*$"), re.compile(r"\W*\d")
_NO_LINES = (RowStanding.STRUCK.value, RowStanding.HEADER.value, UNDER_ANOTHER)
_SHORTEST = 3  # letters of a word that names somebody
_ENDINGS = 3  # letters by which a name is longer or shorter in another case: `Бондаря`
_LEAST_OF_A_STEM = 4
_LONGEST = 2_000  # letters of a line that is looked at
_WHOLE = 2  # words of a name that is whole
_MOST_OF_A_NAME = 4  # words
_LEAST_SMALL = 2  # words in small letters of a sentence
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

    def named(self, text: str, *, is_whole_only: bool = False) -> NamedPeople | None:
        """Whom a text names; None where it is nobody. Somebody is passed over whose words all belong to others of whom
        the text has more: `Ana Ilic` is no `Ana Popa`."""
        hits: dict[int, dict[int, str]] = defaultdict(dict)
        words = list(_WORD.finditer(text))
        for place, word in enumerate(words):
            for person in self._by_word(word[0]):
                hits[person].setdefault(place, word[0])
        best: dict[int, dict[int, str]] = {}
        taken: set[int] = set()
        for count in sorted({len(places) for places in hits.values()}, reverse=True):
            alike = {person: places for person, places in hits.items() if len(places) == count}
            new = {person: places for person, places in alike.items() if not taken.issuperset(places)}
            if count == 1:
                new = {person: places for person, places in new.items() if _is_name(text, words[next(iter(places))])}
                new = {} if is_whole_only else new
            best |= new
            taken.update(*new.values())
        if not best:
            return None
        rest, begin = [], 0
        for place in sorted(taken):
            rest.append(text[begin : words[place].start()])
            begin = words[place].end()
        is_whole = all(len(places) >= _WHOLE for places in best.values())
        return NamedPeople(
            tuple(self._people[person] for person in sorted(best)), " ".join((*rest, text[begin:])), is_whole
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
            words = _WORD.findall(" ".join(row.texts.get(place, "") for place in self._places))
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
            bare = " ".join(without_titles(match[0]))
            if len(bare.split()) >= _WHOLE:
                yield bare


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
        is_named = finder.named(text, is_whole_only=in_a_remark(text) is None) is not None
        if is_named or any(_replaced(text, row.index, finder)):
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
    names = [name for name in table.sheets if name != table.sheet] if table.sheet_called is not None else []
    for name in names:
        words = standing_in(name) or in_a_remark(name)
        words = words if words is not None and words.perhaps in OUTSIDE else None
        if words is None and letters_key(name) not in REMARK_HEADERS | FOOTNOTES:
            continue
        sheet = table.sheet_called(name) if table.sheet_called is not None else None
        lines = [" ".join(filter(None, map(as_text, cells))) for cells in sheet.rows[:_MOST_LINES]] if sheet else []
        for line in lines:
            if words is None:
                yield from (
                    mark._replace(place="another sheet", first=mark.row.index) for mark in in_line(line, 0, finder)
                )
                continue
            named = finder.named(line, is_whole_only=True)
            is_plain = words.meaning is not Status.WAITING  # who has come up may be on that sheet still
            for row in named.rows if named is not None else ():
                yield StandingMark("another sheet", words if is_plain else words.as_doubted, row.index, row)


def about_lines(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], known: Collection[int]
) -> Iterator[Finding]:
    """A note on each line below the header that names people by their whole name, from which nothing is read; `known`
    are lines of which more is said."""
    finder = NameFinder([row for row in rows if not row.why], names_of(layout))
    for row in rows:
        text = " ".join(row.texts.values())
        is_line = row.why in EXPLANATIONS and not row.asked and row.index not in known and len(text) <= _LONGEST
        named = finder.named(text, is_whole_only=True) if is_line and not _is_of_the_list(text) else None
        if named is not None and (quoted := _without_capitals(named.rest)):
            message = phrase(
                "a line speaks of {people:,} {people:person|people} of the list by name ({rows}): `{quoted}`. Nothing"
                " is read from it.",
                people=len(named.rows),
                rows=Places(table.where(person.index) for person in named.rows),
                quoted=quoted,
            )
            yield Finding("roster.standing", Severity.NOTE, message, table.where(row.index), _TO_SAY)


def about_unread_lines(table: CellTable) -> Iterator[Finding]:
    """A note on the last sheet of a list that was proposed: what stands there isn't read."""
    names = [name for name in table.sheets if lists_marks(name) and name.startswith(UNREAD_SHEET)]
    sheet = table.sheet_called(names[0]) if names and table.sheet_called is not None else None
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
    carried: StandingWords | None = None
    pieces = _PIECES.split(text) if len(text) <= _LONGEST else []
    replaced = {piece: [*_replaced(piece, index, finder)] for piece in pieces}
    yield from (mark for marks in replaced.values() for mark in marks)
    for piece in (piece for piece in pieces if not replaced[piece]):
        label, colon, after = piece.partition(":")
        if colon and letters_key(label) in FOOTNOTES | REMARK_HEADERS:
            piece = after
        words, named = _of_somebody(piece), None
        if words is not None and _is_replacing(words.written):  # who stands behind `replaced by` comes
            named = finder.named(piece[: piece.find(words.written)])
        if named is None and (words is not None or carried is not None or is_denied_remark(piece)):
            named = finder.named(piece)
        if named is None:
            carried = words if colon else None
            continue
        words = _of_named(_WORD.sub(_without_title, named.rest).strip(" ,.:–—-*•"), piece)
        if is_title and words is not None and words.meaning is None and not isinstance(words.perhaps, Status):
            continue
        if words is None and not any(map(str.isalpha, named.rest.replace(" ", ""))):
            words = carried
        carried = words
        words = words or _of_denied(named, is_title=is_title)
        if words is None or (words.perhaps not in OUTSIDE and not words.is_unknown and _is_of_the_list(piece)):
            continue
        for row in named.rows:
            yield StandingMark("line", words.as_doubted if is_title else words, index, row)


def _replaced(piece: str, index: int, finder: NameFinder) -> Iterator[StandingMark]:
    """Those in whose place another person comes: `Umesto Ane Ilić dolazi Vera Simić`."""
    for pattern, is_before in ((_INSTEAD, True), (_INSTEAD_BEHIND, False)):
        for match in pattern.finditer(piece):
            words = piece[match.end() :].split() if is_before else piece[: match.start()].split()[::-1]
            is_article = is_before and words[:1] != [] and words[0].islower()  # `αντί για τον Νικολάου`
            bare = (word for word in words[is_article:] if letters_key(word) not in TITLES)
            name = [*takewhile(lambda word: not word.islower(), bare)][:_MOST_OF_A_NAME]
            named = finder.named(" ".join(name if is_before else name[::-1]))
            for row in named.rows if named is not None else ():
                yield StandingMark("line", StandingWords(match[0], None, Status.DECLINED), index, row)


def _of_somebody(piece: str) -> StandingWords | None:
    """What a piece of a line may say of people whom it names, who aren't known yet: their names may be all that makes
    it unclear."""
    words = in_a_remark(piece) or standing_in(piece)
    is_about = words is not None and (is_out(words.perhaps) or words.perhaps is Status.INVITED)
    return words if is_about else None


def _of_denied(named: NamedPeople, *, is_title: bool) -> StandingWords | None:
    """What a line with a no may say of somebody whom it names by the whole name, in words that nobody knows."""
    is_about = named.is_whole and not is_title and is_denied_remark(named.rest)
    return unknown(_without_capitals(named.rest)) if is_about else None


def _of_named(rest: str, piece: str) -> StandingWords | None:
    """What a piece of a line says, of which `rest` is left without names; a part in the training is doubted there."""
    words = standing_in(rest)
    part = words.as_doubted if words is not None and is_out(words.perhaps) else None
    return in_a_remark(rest) or part or in_a_remark(piece)


def _is_replacing(written: str) -> bool:
    return letters_key(written).startswith(_REPLACING)


def _without_title(word: re.Match[str]) -> str:
    return "" if letters_key(word[0]) in TITLES else word[0]


def _is_sentence(text: str) -> bool:
    is_long = sum(word.islower() for word in text.split()) >= _LEAST_SMALL
    return is_long or any(pattern.search(text) for pattern in (_INSTEAD, _INSTEAD_BEHIND))


def _is_of_the_list(text: str) -> bool:
    """Whether a line says who made the list or whom to ask: `Prepared by: Ana Popa`."""
    return letters_key(text.partition(":")[0]) in ABOUT - FOOTNOTES


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word alone may be a name as it is written: not in small letters, nor a month beside a day."""
    is_small = word[0][0] != word[0][0].upper()
    is_dated = _DATED[0].search(text[: word.start()]) or _DATED[1].match(text[word.end() :])
    return not (is_small or is_dated)


def _is_in_another_case(key: str, name: str) -> bool:
    """Whether two words differ by their last letters alone, as the cases of a name do."""
    shorter = min(len(key), len(name)) - 1
    return shorter >= _LEAST_OF_A_STEM and abs(len(key) - len(name)) <= _ENDINGS and key[:shorter] == name[:shorter]
