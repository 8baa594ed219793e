"""People of whom a list says in one place that they are out of the room: under a heading, by a note beside the name, by
a remark, by a name that is struck through, by the name of the sheet. Each place is quoted with its people, and asked
once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from ecpat_training.core.finding import Finding, Severity, Term
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.places import Places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import NO_HEADER, OF_REMARKS, RosterColumn, RosterLayout, shortened
from ecpat_training.roster.reading.legends import Legend, legends_of
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.rows import HEADINGS, NAMES, RosterRow
from ecpat_training.roster.reading.standing import IMPLIED
from ecpat_training.roster.reading.standing_words import LONGEST, Seat, Standing, StandingWords, is_out, standing_in
from ecpat_training.roster.reading.values import has_meaning
from ecpat_training.values.participant import OUTSIDE, Participant, Status
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.lists.answers import NO
from ecpat_training.words.lists.statuses import ASKS_WHO_COMES, BESIDE_A_STATUS
from ecpat_training.words.matching import letters_key

_BEHIND = re.compile(
    r"(?P<name>[^()\[\]]*\w[^()\[\]]*?)\s*(?:[(\[](?P<note>[^()\[\]]+)[)\]]|(?:\s[–—-]+|\s*[,;:/])\s*(?P<end>[^–—,;:/]+))"
)
_BEFORE = re.compile(r"(?:[(\[](?P<note>[^()\[\]]+)[)\]]|(?P<end>[^–—:]+?)\s*(?::|[–—]|\s-\s))\s*(?P<name>.*\w.*)")
_LONGEST_NOTE = 3  # words beside a name without a sign between
_NOT_READ = ("", OF_REMARKS, NO_HEADER)
_WORDS = re.compile(r"\w+")
_SENTENCES = {
    "heading": "{people:,} {people:person stands|people stand} under `{written}` ({rows}); {outcome}.",
    "name": "`{written}` stands beside the {people:name|names} of {people:,} {people:person|people} ({rows}); "
    "{outcome}.",
    "column": "`{written}` is remarked of {people:,} {people:person|people} ({rows}); {outcome}.",
    "strike": "the {people:name|names} of {people:,} {people:person is|people are} struck through ({rows}); {outcome}.",
    "colour": "a legend says `{written}` of a colour or a sign, which {people:,} {people:person has|people have} "
    "({rows}); {outcome}.",
    "title": "`{written}` stands above the list of {people:,} {people:person|people}; {outcome}.",
    "sheet": "the sheet is called `{written}`, with {people:,} {people:person|people}; {outcome}.",
}
_HINT = sentences(
    "If they take part, delete these words from the list;",
    phrase(
        "or decide it once in a mapping file, under `standing`: {command:run}.", command=Command("roster map", "LIST")
    ),
)
_NOBODY_SO = "a legend says `{written}` of a colour or a sign, and no name with it was found; everybody counts."
_HOW = "If somebody is out, please write it in a column `Status`."
STRUCK = "struck through"
"""What a mapping calls names that are struck through."""


class StandingBlock(NamedTuple):
    """The words of a list that say where people stand, the kind of place in which they stand (`heading`, `name`,
    `column`, `colour`, `strike` or `sheet`), the first row in which they stand, and the rows that they are about, from
    0. `meaning` is what they are read as, None where that isn't clear, so that these people count; `is_decided` says
    that a person has decided it."""

    written: str
    place: str
    first: int
    rows: tuple[int, ...]
    meaning: Standing | None
    is_decided: bool = False


class _Mark(NamedTuple):
    """The kind of place, its words, the row in which they stand, and a row that they are about."""

    place: str
    words: StandingWords
    first: int
    row: RosterRow


def standing_blocks(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], mapping: RosterMapping = NO_MAPPING
) -> list[StandingBlock]:
    """The blocks of a list, those first that are about single people. Notes are taken out of the names of `rows`, and
    whoever is no participant becomes nobody there."""
    people = [row for row in rows if not row.why]
    legends = list(legends_of(table, layout, rows))
    marks = [
        *_by_legends(table, legends, people, layout),
        *_notes(people, layout),
        *_remarks(people, layout),
        *_struck(table, people, layout),
        *_under_headings(rows),
    ]
    marks += [
        _Mark("title", words._replace(meaning=None), row, person)
        for row, words in _in_titles(table, layout)
        for person in people
    ]
    if table.sheet is not None and (words := standing_in(table.sheet)) and is_out(words.meaning):
        marks += [_Mark("sheet", words, row.index, row) for row in people]
    gathered: dict[tuple[str, str], list[_Mark]] = {}
    for mark in marks:
        gathered.setdefault((mark.place, letters_key(mark.words.written)), []).append(mark)
    blocks = [_block(same, mapping) for same in gathered.values()]
    explained = {mark.words.written for mark in marks if mark.place == "colour"}
    blocks += [
        StandingBlock(legend.words.written, "colour", legend.row, (), None)
        for legend in legends
        if legend.label and legend.words.written not in explained
    ]
    reason_of = {index: f"a {block.place} says `{shortened(block.written)}`" for block in blocks
                 if block.meaning is Seat.NO_PARTICIPANT for index in block.rows}  # fmt: skip
    for row in people:
        row.why = reason_of.get(row.index, "")
    return blocks


def apply_standing(people: Iterable[Participant], blocks: Sequence[StandingBlock]) -> None:
    """Says of each person of a block where they stand: the first block that says it counts, and whoever came has come.
    Of a list that says it in this way alone, everybody else has registered."""
    status_of: dict[int, Status] = {}
    for block in blocks:
        if isinstance(block.meaning, Status):
            for index in block.rows:
                status_of.setdefault(index + 1, block.meaning)
    if not any(status in OUTSIDE for status in status_of.values()):
        return
    for person in people:
        status = status_of.get(person.row, Status.REGISTERED if person.status is None else person.status)
        if person.status not in (Status.ATTENDED, status):
            person.amend(status=status, reached=person.reached or IMPLIED[status])


def about_standing(table: CellTable, blocks: Iterable[StandingBlock]) -> Iterator[Finding]:
    """A question for each block that nobody has decided: how many people it is about, and what they are read as. Of a
    legend by which nobody is known, that everybody counts."""
    for block in blocks:
        if block.is_decided or not (block.meaning is None or is_out(block.meaning)):
            continue
        places = [table.where(index) for index in block.rows]
        if not places:
            message = phrase(_NOBODY_SO, written=shortened(block.written))
            yield Finding("roster.standing", Severity.WARNING, message, table.where(block.first), _HOW)
            continue
        outcome = (
            phrase("it isn't clear what that says, so {people:this person counts|they count}", people=len(places))
            if block.meaning is None
            else phrase(
                "{people:this person is|they are} read as {meaning}, and {people:doesn't|don't} count",
                people=len(places),
                meaning=Term(block.meaning),
            )
        )
        message = phrase(
            _SENTENCES[block.place],
            people=len(places),
            written=Term(STRUCK) if block.place == "strike" else shortened(block.written),
            rows=Places(places),
            outcome=outcome,
        )
        yield Finding("roster.standing", Severity.WARNING, message, table.where(block.first), _HINT, tuple(places))


def _block(marks: Sequence[_Mark], mapping: RosterMapping) -> StandingBlock:
    place, words, first, _ = marks[0]
    decision = mapping.decision("standing", words.written)
    meaning = words.meaning if decision is None else cast(Standing, decision.meaning)
    rows = tuple(dict.fromkeys(mark.row.index for mark in marks))
    return StandingBlock(words.written, place, first, rows, meaning, decision is not None)


def _notes(people: Iterable[RosterRow], layout: RosterLayout) -> Iterator[_Mark]:
    """What is written beside names, which are left without it: `Ana Popa (cancelled)`, `DECLINED - Ben Ilie`."""
    positions = [column.position for field in NAMES for column in layout.of(field)]
    full_names = {column.position for column in layout.of("full name")}
    for row in people:
        for position in positions:
            text = row.texts.get(position, "")
            if match := None if text.isalpha() else _note(text):
                row.texts[position] = match[0]
                yield _Mark("name", match[1], row.index, row)
            elif position in full_names and (edge := _at_an_edge(text)):
                row.texts[position] = edge[0]
                yield _Mark("name", edge[1], row.index, row)
            elif position in full_names and isinstance((words := standing_in(text)) and words.meaning, Status):
                yield _Mark("name", cast(StandingWords, words), row.index, row)


def _note(text: str) -> tuple[str, StandingWords] | None:
    """A name without the note beside it, and the note; None where none says where somebody stands."""
    for pattern in (_BEHIND, _BEFORE) if len(text) <= LONGEST else ():
        if match := pattern.fullmatch(text.strip()):
            words = standing_in(match["note"] or match["end"])
            if words is not None and is_out(words.meaning):
                return match["name"].strip(), words
    return None


def _at_an_edge(text: str) -> tuple[str, StandingWords] | None:
    """A name of two words and more without a status before or behind it that is written as no name is: `CANCELLED Ben
    Hoxha`, `Ben Hoxha declined`."""
    words = text.split()
    for length in range(1, min(_LONGEST_NOTE, len(words) - 2) + 1):
        for note, name in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            status = standing_in(" ".join(note))
            if status is not None and status.meaning in OUTSIDE and not note[0].istitle():
                return " ".join(name), status
    return None


def _remarks(people: Sequence[RosterRow], layout: RosterLayout) -> Iterator[_Mark]:
    """What columns say that count for nothing. In one of remarks, or without a name, what may say it is asked as well:
    `cancelled on 12 May`; so is a no where it is asked who comes, and anything under `Reason for absence`."""
    readers = {column.position: _reader_of(column) for column in layout.columns}
    for row in people:
        for position, text in row.texts.items():
            reader = readers.get(position, _free)
            if reader is not None and (words := reader(text)) is not None:
                yield _Mark("column", words, row.index, row)


_CellReader = Callable[[str], StandingWords | None]


def _reader_of(column: RosterColumn) -> _CellReader | None:
    """How the cells of a column are asked for where somebody stands; None where something else is read from them."""
    if column.field == "number":
        return _free
    if column.field == "confirmed":
        return _no
    if column.field is not None or column.why not in _NOT_READ:
        return None
    if not column.header or column.why == OF_REMARKS:
        return _free
    header = standing_in(column.header)
    if header is not None and _is_about(column.header, header):
        return lambda text: StandingWords(column.header, None, header.perhaps) if _is_given(text) else None
    if _asks_who_comes(column.header):
        return lambda text: _no(text) or _free(text)
    return _plain


def _is_about(header: str, words: StandingWords) -> bool:
    """Whether a header asks for people who are out: `Reason for absence`, `local_organiser`, not `media_kit_url`."""
    ends_so = letters_key(header).endswith(letters_key(words.written))
    return words.perhaps in OUTSIDE or (is_out(words.perhaps) and ends_so)


def _free(text: str) -> StandingWords | None:
    """What a remark says, or may say, of where somebody stands."""
    words = standing_in(text)
    is_about = words is not None and (is_out(words.meaning) or (words.meaning is None and words.perhaps in OUTSIDE))
    return words if is_about else None


def _plain(text: str) -> StandingWords | None:
    """What a column that isn't known says plainly: not `trainer` among experiences."""
    words = standing_in(text)
    return words if words is not None and words.meaning in OUTSIDE else None


def _no(text: str) -> StandingWords | None:
    """A no where it is asked who comes, which may mean `not yet`."""
    return StandingWords(text, None, Status.DECLINED) if fold(text) in NO else None


def _is_given(text: str) -> bool:
    return has_meaning(text) and fold(text) not in NO


def _asks_who_comes(header: str) -> bool:
    words = list(map(letters_key, _WORDS.findall(header)))
    return letters_key(header) in ASKS_WHO_COMES or not ASKS_WHO_COMES.isdisjoint(words)


def _by_legends(
    table: CellTable, legends: Iterable[Legend], people: Sequence[RosterRow], layout: RosterLayout
) -> Iterator[_Mark]:
    """Whoever has the colour or the sign that a legend explains. Of a colour that is only named (`grey = cancelled`) it
    isn't known which is meant, unless the rows have one alone; then whoever has any is asked of."""
    positions = [column.position for field in NAMES for column in layout.of(field)]
    colours_of = {
        row.index: {table.fills.get((row.index, position), "") for position in positions} - {""} for row in people
    }
    times = Counter(colour for colours in colours_of.values() for colour in colours)
    unusual = {colour for colour in times if 2 * times[colour] <= len(people)}
    for legend in legends:
        words, colours = legend.words, {legend.colour} if legend.colour else unusual
        if len(colours) > 1:
            words = words._replace(meaning=None)
        for row in people:
            signed = legend.sign and any(_has_sign(row.texts.get(position, ""), legend.sign) for position in positions)
            if signed or (not legend.sign and colours_of[row.index] & colours):
                yield _Mark("colour", words, row.index, row)


def _has_sign(name: str, sign: str) -> bool:
    return name.startswith(sign) or name.endswith(sign)


def _in_titles(table: CellTable, layout: RosterLayout) -> Iterator[tuple[int, StandingWords]]:
    """What a title above the header says of the whole list: `Waiting list - training in Tirana`, `List of trainers`."""
    for row, cells in enumerate(table.rows[: layout.header_row]):
        texts = [text for cell in cells if (text := as_text(cell))]
        words = standing_in(texts[0]) if len(texts) == 1 and "=" not in texts[0] else None
        if words is not None and (words.perhaps in OUTSIDE or _opens_with(texts[0], words)):
            yield row, words


def _opens_with(text: str, words: StandingWords) -> bool:
    """Whether a text begins with these words, but for `List of`: not `Training of trainers`."""
    before = _WORDS.findall(text.partition(words.written)[0])
    return is_out(words.perhaps) and all(letters_key(word) in BESIDE_A_STATUS for word in before)


def _struck(table: CellTable, people: Iterable[RosterRow], layout: RosterLayout) -> Iterator[_Mark]:
    """Names that are struck through, in rows that aren't."""
    positions = [column.position for field in NAMES for column in layout.of(field)]
    words = StandingWords(STRUCK, Status.WITHDRAWN, Status.WITHDRAWN)
    for row in people if table.struck_cells else ():
        if any((row.index, position) in table.struck_cells for position in positions):
            yield _Mark("strike", words, row.index, row)


def _under_headings(rows: Iterable[RosterRow]) -> Iterator[_Mark]:
    """People below a heading that says where they stand, until another says it of others, or speaks of participants.
    Headings of another kind part these people, as `Police` does, and end nothing: who is out would count unasked."""
    block: tuple[StandingWords, int] | None = None
    for row in rows:
        if row.why in HEADINGS:
            text = next(iter(row.texts.values()))
            if words := standing_in(text):
                words = words._replace(meaning=None) if words.perhaps is Status.INVITED else words  # no answer, so far
                block = (words, row.index) if is_out(words.perhaps) or words.perhaps is Status.INVITED else None
            elif block is not None and (
                block[0].meaning is None or not BESIDE_A_STATUS.isdisjoint(map(letters_key, _WORDS.findall(text)))
            ):
                block = None
        elif block is not None and not row.why:
            yield _Mark("heading", *block, row)
