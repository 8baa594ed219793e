"""People of whom a list says in one place that they are out of the room. Each place is quoted with its people, and
asked once; what a person has decided of its words counts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from ecpat_training.core.finding import Finding, Severity, Term
from ecpat_training.core.location import Location
from ecpat_training.files.places import Places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.legends import asks_of_nobody, by_legends, legends_of
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing import IMPLIED
from ecpat_training.roster.reading.standing_columns import blocks_in_columns
from ecpat_training.roster.reading.standing_headings import in_the_sheets_name, in_titles, under_headings
from ecpat_training.roster.reading.standing_lines import NameFinder, in_lines, in_other_sheets, sentences_for_names
from ecpat_training.roster.reading.standing_marks import (
    STRUCK,
    Place,
    StandingMark,
    names_of,
    notes_beside_names,
    notes_on_cells,
    remarks_in_columns,
    struck_names,
)
from ecpat_training.roster.reading.standing_words import Seat, Standing, is_out
from ecpat_training.values.participant import OUTSIDE, Participant, Status
from ecpat_training.words.catalogue.message import Command, Message, phrase, sentences
from ecpat_training.words.matching import letters_key


class StandingBlock(NamedTuple):
    """The words of a list that say where people stand, the kind of place in which they stand, the first row in which
    they do, and the rows that they are about, from 0. `meaning` is what they are read as, None where that isn't clear,
    so that these people count; `key` is what a mapping calls them, and `is_decided` says that a person has decided."""

    written: str
    place: Place
    first: int
    rows: tuple[int, ...]
    meaning: Standing | None
    key: str
    is_decided: bool = False


def read_standing_blocks(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], mapping: RosterMapping = NO_MAPPING
) -> list[StandingBlock]:
    """The blocks of a list, those first that are about single people. It changes `rows`: notes are taken out of names,
    and whoever is no participant becomes nobody."""
    sentences_for_names(rows, layout)
    people = [row for row in rows if not row.why]
    finder = NameFinder(people, names_of(layout))
    lines = [*in_lines(table, layout, rows, finder), *in_other_sheets(table, finder)]
    about_others = {mark.first for mark in lines}
    legends = legends_of(table, layout, rows)
    marks = [
        *by_legends(table, legends, people, layout),
        *notes_beside_names(people, layout),
        *remarks_in_columns(people, layout),
        *notes_on_cells(table, people),
        *blocks_in_columns(people, layout),
        *struck_names(table, people, layout),
        *lines,
        *under_headings(rows, about_others),
        *in_titles(table, layout, people, about_others),
        *in_the_sheets_name(table, people),
    ]
    gathered: dict[tuple[Place, str, Standing | None], list[StandingMark]] = {}
    for mark in marks:
        gathered.setdefault((mark.place, letters_key(mark.words.written), mark.words.meaning), []).append(mark)
    blocks = [_block(same, mapping) for same in gathered.values()]
    explained = {mark.words.written for mark in marks if mark.place == "colour"}
    for legend in legends:
        written = legend.words.written
        if not asks_of_nobody(legend) and written not in explained:
            is_decided = mapping.decision("standing", written) is not None
            blocks.append(StandingBlock(written, "colour", legend.row, (), None, written, is_decided))
    no_participants = [block for block in blocks if block.meaning is Seat.NO_PARTICIPANT]
    reason_of = {index: _REASONS[block.place].format(shortened(block.written)) for block in no_participants
                 for index in block.rows}  # fmt: skip
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


def about_standing(
    table: CellTable, blocks: Iterable[StandingBlock], settled: Collection[int] = (), came: Collection[int] = ()
) -> Iterator[Finding]:
    """A question for each block that nobody has decided: how many people it is about, and what they are read as. Of a
    legend by which nobody is known, that everybody counts. Nothing is asked where all rows are `settled`: a column says
    of them that they are out. Rows in which the list's own marks say that somebody `came` count."""
    for block in blocks:
        is_settled = block.is_decided or (block.rows and {*block.rows}.issubset(settled))
        if not is_settled and (block.meaning is None or is_out(block.meaning)):
            places = tuple(table.where(index) for index in block.rows)
            is_plain_block = block.meaning is not None and block.place in ("heading", "sheet")
            hints = (_UNDO[block.place], *(() if is_plain_block else (_STATE,)), _DECIDE)
            hint = sentences(*hints) if places else _HOW
            yield Finding(
                "roster.standing",
                Severity.WARNING,
                _message(block, places, len({*block.rows}.intersection(came))),
                table.where(block.first),
                hint,
                places,
            )


_REASONS: dict[Place, str] = {
    "heading": "the heading over it says `{}`",
    "name": "a note beside the name says `{}`",
    "column": "a remark says `{}`",
    "colour": "a legend says `{}` of its colour or sign",
    "strike": "its name is {}",
    "title": "the title says `{}`",
    "sheet": "the sheet is called `{}`",
    "line": "a line of the list says `{}` of this person",
    "another sheet": "another sheet says `{}` of this person",
}
_UNDO: dict[Place, str] = {
    "heading": "If they take part, put them above the heading, or delete it;",
    "name": "If they take part, delete the note;",
    "column": "If they take part, delete the remark;",
    "colour": "If they take part, take the colour or the sign away;",
    "strike": "If they take part, undo the striking out;",
    "title": "If they take part, take these words out of the title;",
    "sheet": "If they take part, rename the sheet;",
    "line": "If they take part, delete the line;",
    "another sheet": "If they take part, take them off that sheet;",
}
_STATE = "if they don't, write so in a column `Status`;"
_DECIDE = phrase(
    "or decide it once in a mapping file, under `standing`: {command:run}.", command=Command("roster map", "LIST")
)
_HOW = "If somebody is out, please write it in a column `Status`."


def _message(block: StandingBlock, places: Sequence[Location], came: int) -> Message:
    people, written = len(places), shortened(block.written)
    if not places:
        return phrase(
            "a legend says `{written}` of a colour or a sign, and no name with it was found; everybody counts.",
            written=written,
        )
    outcome = _outcome(block.meaning, people, came)
    rows = Places(places)
    match block.place:
        case "heading":
            return phrase(
                "{people:,} {people:person stands|people stand} under `{written}` ({rows}); {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "name":
            return phrase(
                "`{written}` stands beside the {people:name|names} of {people:,} {people:person|people} ({rows});"
                " {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "column":
            return phrase(
                "`{written}` is remarked of {people:,} {people:person|people} ({rows}); {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "colour":
            return phrase(
                "a legend says `{written}` of a colour or a sign, which {people:,} {people:person has|people have}"
                " ({rows}); {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "line" | "another sheet":
            return _by_name(block, rows, outcome, people)
        case "strike":
            return phrase(
                "the {people:name|names} of {people:,} {people:person is|people are} struck through ({rows});"
                " {outcome}.",
                people=people, written=Term(STRUCK), rows=rows, outcome=outcome,
            )  # fmt: skip
        case "title":
            return phrase(
                "`{written}` stands above the list of {people:,} {people:person|people}; {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "sheet":
            return phrase(
                "the sheet is called `{written}`, with {people:,} {people:person|people}; {outcome}.",
                people=people, written=written, rows=rows, outcome=outcome,
            )  # fmt: skip


def _by_name(block: StandingBlock, rows: Places, outcome: Message, people: int) -> Message:
    written = shortened(block.written)
    if block.place == "line":
        return phrase(
            "a line says `{written}` of {people:,} {people:person|people} by name ({rows}); {outcome}.",
            people=people, written=written, rows=rows, outcome=outcome,
        )  # fmt: skip
    return phrase(
        "{people:,} {people:person|people} of the list ({rows}) {people:stands|stand} on another sheet under"
        " `{written}` as well; {outcome}.",
        people=people, written=written, rows=rows, outcome=outcome,
    )  # fmt: skip


def _outcome(meaning: Standing | None, people: int, came: int) -> Message:
    """What becomes of people: they count where it isn't clear, and where they `came` by the list's own marks."""
    if meaning is None:
        return phrase("it isn't clear what that says, so {people:this person counts|they count}", people=people)
    outcome = phrase(
        "{people:this person is|they are} read as {meaning}, and {people:doesn't|don't} count",
        people=people,
        meaning=Term(meaning),
    )
    if not came or not isinstance(meaning, Status):
        return outcome
    if came == people:
        return phrase(
            "the list's own marks say that {people:this person was|they were} there, so {people:this person"
            " counts|they count}",
            people=people,
        )
    return phrase(
        "{outcome}; but {came:,} of them {came:was|were} there by the list's own marks, and {came:counts|count}",
        outcome=outcome,
        came=came,
    )


def _block(marks: Sequence[StandingMark], mapping: RosterMapping) -> StandingBlock:
    place, words, first, _ = marks[0]
    # Words that are doubted are decided apart from the same words said plainly.
    key = words.written if words.meaning is not None else f"perhaps {words.written}"
    decision = mapping.decision("standing", key)
    meaning = words.meaning if decision is None else cast(Standing, decision.meaning)
    rows = tuple(dict.fromkeys(mark.row.index for mark in marks))
    return StandingBlock(words.written, place, first, rows, meaning, key, decision is not None)
