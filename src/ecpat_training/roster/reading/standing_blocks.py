"""People of whom a list says in one place that they are out of the room. Each place is quoted with its people, and
asked once; what a person has decided of its words counts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from ecpat_training.core.finding import Finding, Severity, Term, Terms
from ecpat_training.core.location import Location
from ecpat_training.files.places import Places
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.legends import asks_of_nobody, by_legends, legends_of
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.names import NamesOnList
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing import IMPLIED
from ecpat_training.roster.reading.standing_columns import blocks_in_columns
from ecpat_training.roster.reading.standing_headings import in_the_sheets_name, in_titles, under_headings
from ecpat_training.roster.reading.standing_lines import NameFinder, in_lines, in_other_sheets, sentences_for_names
from ecpat_training.roster.reading.standing_marks import (
    STRUCK_THROUGH_TEXT,
    Place,
    StandingMark,
    names_of,
    notes_beside_names,
    notes_on_cells,
    remarks_in_columns,
    struck_names,
)
from ecpat_training.roster.reading.standing_misplaced import misplaced_remarks
from ecpat_training.roster.reading.standing_unknown import quotable, unknown_remarks
from ecpat_training.roster.reading.standing_words import Seat, Standing, is_out
from ecpat_training.values.participant import STATUSES_OUT, Participant, Status
from ecpat_training.words.catalogue.message import Command, Message, phrase, sentences
from ecpat_training.words.matching import letters_key


class StandingBlock(NamedTuple):
    """The words of a list that say where people stand, the kind of place in which they stand, the first row in which
    they do, and the rows that they are about, from 0. `meaning` is what they are read as, None where that isn't clear,
    so that these people count; `key` is what a mapping calls them, and `is_decided` says that a person has decided.
    `column` is the place of the column that they stand in beside people, `is_unknown` says that nobody knows what they
    say; `quoted` are the words as they may be shown, none where they may hold a name."""

    written: str
    place: Place
    first: int
    rows: tuple[int, ...]
    meaning: Standing | None
    key: str
    is_decided: bool = False
    column: int | None = None
    is_unknown: bool = False
    quoted: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether its words aren't quoted as they are, since they may hold a name."""
        return self.quoted != self.written


def read_standing_blocks(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], mapping: RosterMapping = NO_MAPPING
) -> list[StandingBlock]:
    """The blocks of a list, those first that are about single people. It changes `rows`: notes are taken out of names,
    and whoever is no participant becomes nobody."""
    sentences_for_names(rows, layout)
    people = [row for row in rows if not row.why]
    finder = NameFinder(people, names_of(layout))
    line_marks = [*in_lines(table, layout, rows, finder), *in_other_sheets(table, finder)]
    lines_about_others = {mark.first for mark in line_marks}
    legends = legends_of(table, layout, rows)
    marks = [
        *by_legends(table, legends, people, layout),
        *notes_beside_names(people, layout),
        *remarks_in_columns(people, layout),
        *notes_on_cells(table, people),
        *blocks_in_columns(people, layout),
        *struck_names(table, people, layout),
        *line_marks,
        *under_headings(rows, lines_about_others),
        *in_titles(table, layout, people, lines_about_others),
        *in_the_sheets_name(table, people),
    ]
    marks += misplaced_remarks(people, layout, marks)
    marks += unknown_remarks(table, people, layout, marks)
    marks_by_words: dict[tuple[Place, str, Standing | None], list[StandingMark]] = {}
    for mark in marks:
        marks_by_words.setdefault((mark.place, letters_key(mark.words.written), mark.words.meaning), []).append(mark)
    blocks = [_block(similar_marks, mapping) for similar_marks in marks_by_words.values()]
    explained_colours = {mark.words.written for mark in marks if mark.place == "colour"}
    for legend in legends:
        legend_text = legend.words.written
        if not asks_of_nobody(legend) and legend_text not in explained_colours:
            is_decided = mapping.decision("standing", legend_text) is not None
            blocks.append(
                StandingBlock(legend_text, "colour", legend.row, (), None, legend_text, is_decided, quoted=legend_text)
            )
    nonparticipant_blocks = [block for block in blocks if block.meaning is Seat.NO_PARTICIPANT]
    reason_by_row = {index: _REASONS[block.place].format(shortened(block.written)) for block in nonparticipant_blocks
                 for index in block.rows}  # fmt: skip
    for row in people:
        row.why = reason_by_row.get(row.index, "")
    return blocks


def with_hidden_names(blocks: Iterable[StandingBlock], names: NamesOnList) -> Iterator[StandingBlock]:
    """The blocks with their words as they may be shown: of a remark that nobody knows not one that may be a name. What
    stands beside a name, or in its column, is read as a name by `names`, and was told from names before."""
    for block in blocks:
        visible_text = quotable(block.written) if block.is_unknown else block.written
        is_name = block.is_unknown and block.place == "column" and names.within(visible_text)
        yield block._replace(quoted="" if is_name else visible_text)


def apply_standing(people: Iterable[Participant], blocks: Sequence[StandingBlock]) -> None:
    """Says of each person of a block where they stand: the first block that says it counts, and whoever came has come.
    Of a list that says it in this way alone, everybody else has registered."""
    status_by_row: dict[int, Status] = {}
    for block in blocks:
        if isinstance(block.meaning, Status):
            for index in block.rows:
                status_by_row.setdefault(index + 1, block.meaning)
    if not any(status in STATUSES_OUT for status in status_by_row.values()):
        return
    for person in people:
        status = status_by_row.get(person.row, Status.REGISTERED if person.status is None else person.status)
        if person.status not in (Status.ATTENDED, status):
            person.amend(status=status, reached=person.reached or IMPLIED[status])


def about_standing(
    table: CellTable,
    blocks: Iterable[StandingBlock],
    settled_row_indices: Collection[int] = (),
    attended_rows: Collection[int] = (),
) -> Iterator[Finding]:
    """A question for each block that nobody has decided: how many people it is about, and what they are read as. Of a
    legend by which nobody is known, that everybody counts. Nothing is asked where all rows are among
    `settled_row_indices`: a column says of them that they are out. The `attended_rows`, in which the list's own marks
    say that somebody came, count."""
    for block_group in _questions(blocks, settled_row_indices, attended_rows):
        block = block_group[0]
        places = tuple(map(table.location_of, sorted({index for block in block_group for index in block.rows})))
        is_plain_block = block.meaning is not None and block.place in ("heading", "sheet")
        hints = (_UNDO[block.place], *(() if is_plain_block else (_STATE,)), _DECIDE)
        attended_count = len({index for block in block_group for index in block.rows}.intersection(attended_rows))
        is_single_block = len(block_group) == 1 and not block.is_hidden
        yield Finding(
            "roster.standing",
            Severity.WARNING,
            _message(block, places, attended_count)
            if is_single_block
            else _of_several(block_group, places, attended_count),
            table.location_of(block.first),
            sentences(*hints) if places else _HOW,
            places,
        )


def _questions(
    blocks: Iterable[StandingBlock], settled_row_indices: Collection[int], attended_rows: Collection[int]
) -> Iterator[list[StandingBlock]]:
    """The blocks that are asked, those of one column together: whoever is out by it, and whoever may be."""
    blocks_by_key: dict[object, list[StandingBlock]] = {}
    for block in blocks:
        settled_rows = {*settled_row_indices, *attended_rows} if block.is_unknown else settled_row_indices
        is_block_settled = block.is_decided or (block.rows and {*block.rows}.issubset(settled_rows))
        if not is_block_settled and (block.meaning is None or is_out(block.meaning)):
            single_key = (block.place, block.key, block.first)
            key = single_key if block.column is None else (block.place, block.column, block.meaning is None)
            blocks_by_key.setdefault(key, []).append(block)
    yield from blocks_by_key.values()


def _of_several(block_group: Sequence[StandingBlock], places: Sequence[Location], attended_count: int) -> Message:
    """Of remarks in one column: the words of each as far as they may be shown and anybody reads on."""
    quoted_texts = [f"`{shortened(text)}`" for block in block_group if (text := block.quoted)]
    visible_quotes = quoted_texts if len(quoted_texts) <= _MOST_QUOTED + 1 else quoted_texts[:_MOST_QUOTED]
    unquoted_count = len(block_group) - len(visible_quotes)
    words: str = ", ".join(visible_quotes)
    if unquoted_count and visible_quotes:
        words = phrase("{words} and {further:,} {further:other|others}", words=words, further=unquoted_count)
    elif unquoted_count:
        words = phrase("not shown, {further:it|they} may hold a name", further=unquoted_count)
    return phrase(
        "{remarks:,} {remarks:remark|remarks} on {people:,} {people:person|people} ({rows}): {words}; {outcome}.",
        remarks=len(block_group),
        people=len(places),
        rows=Places(places),
        words=words,
        outcome=_outcome([block.meaning for block in block_group], len(places), attended_count),
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
_MOST_QUOTED = 6  # remarks in one question
_HOW = "If somebody is out, please write it in a column `Status`."


def _message(block: StandingBlock, places: Sequence[Location], attended_count: int) -> Message:
    people, quoted_text = len(places), shortened(block.written)
    if not places:
        return phrase(
            "a legend says `{written}` of a colour or a sign, and no name with it was found; everybody counts.",
            written=quoted_text,
        )
    outcome = _outcome([block.meaning], people, attended_count)
    rows = Places(places)
    match block.place:
        case "heading":
            return phrase(
                "{people:,} {people:person stands|people stand} under `{written}` ({rows}); {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "name":
            return phrase(
                "`{written}` stands beside the {people:name|names} of {people:,} {people:person|people} ({rows});"
                " {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "column":
            return phrase(
                "`{written}` is remarked of {people:,} {people:person|people} ({rows}); {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "colour":
            return phrase(
                "a legend says `{written}` of a colour or a sign, which {people:,} {people:person has|people have}"
                " ({rows}); {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "line" | "another sheet":
            return _by_name(block, rows, outcome, people)
        case "strike":
            return phrase(
                "the {people:name|names} of {people:,} {people:person is|people are} struck through ({rows});"
                " {outcome}.",
                people=people, written=Term(STRUCK_THROUGH_TEXT), rows=rows, outcome=outcome,
            )  # fmt: skip
        case "title":
            return phrase(
                "`{written}` stands above the list of {people:,} {people:person|people}; {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip
        case "sheet":
            return phrase(
                "the sheet is called `{written}`, with {people:,} {people:person|people}; {outcome}.",
                people=people, written=quoted_text, rows=rows, outcome=outcome,
            )  # fmt: skip


def _by_name(block: StandingBlock, rows: Places, outcome: Message, people: int) -> Message:
    quoted_text = shortened(block.written)
    if block.place == "line":
        return phrase(
            "a line says `{written}` of {people:,} {people:person|people} by name ({rows}); {outcome}.",
            people=people, written=quoted_text, rows=rows, outcome=outcome,
        )  # fmt: skip
    return phrase(
        "{people:,} {people:person|people} of the list ({rows}) {people:stands|stand} on another sheet under"
        " `{written}` as well; {outcome}.",
        people=people, written=quoted_text, rows=rows, outcome=outcome,
    )  # fmt: skip


def _outcome(meanings: Iterable[Standing | None], people: int, attended_count: int) -> Message:
    """What becomes of people: they count where it isn't clear, and where all came by the list's own marks
    (`attended_count`)."""
    known_meanings = tuple(dict.fromkeys(meaning for meaning in meanings if meaning is not None))
    if not known_meanings:
        return phrase("it isn't clear what that says, so {people:this person counts|they count}", people=people)
    outcome = phrase(
        "{people:this person is|they are} read as {meaning}, and {people:doesn't|don't} count",
        people=people,
        meaning=Terms(map(Term, known_meanings)),
    )
    if not attended_count or not all(isinstance(meaning, Status) for meaning in known_meanings):
        return outcome
    if attended_count == people:
        return phrase(
            "the list's own marks say that {people:this person was|they were} there, so {people:this person"
            " counts|they count}",
            people=people,
        )
    return phrase(
        "{outcome}; but {came:,} of them {came:was|were} there by the list's own marks, and {came:counts|count}",
        outcome=outcome,
        came=attended_count,
    )


def _block(marks: Sequence[StandingMark], mapping: RosterMapping) -> StandingBlock:
    place, words, first_row, _, column = marks[0]
    # Words that are doubted are decided apart from the same words said plainly.
    is_stated_plainly = words.meaning is not None or words.is_unknown
    key = words.written if is_stated_plainly else f"perhaps {words.written}"
    decision = mapping.decision("standing", key)
    meaning = words.meaning if decision is None else cast(Standing, decision.meaning)
    rows = tuple(dict.fromkeys(mark.row.index for mark in marks))
    return StandingBlock(
        words.written,
        place,
        first_row,
        rows,
        meaning,
        key,
        decision is not None,
        column,
        words.is_unknown,
        words.written,
    )
