"""Participant lists as they come: any layout, other words, and nothing lost."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity, Term, Terms
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.places import Places
from ecpat_training.files.sheets.sheet import RowStanding
from ecpat_training.files.table import CellTable
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.adjacent_lists import merge_adjacent_lists
from ecpat_training.roster.reading.column_looks import names_columns
from ecpat_training.roster.reading.countries import countries_for_regions
from ecpat_training.roster.reading.ditto import fill_ditto_cells
from ecpat_training.roster.reading.duplicates import remove_duplicates
from ecpat_training.roster.reading.headers import (
    OF_REMARKS,
    RosterColumn,
    RosterLayout,
    layout_of,
    near_fields,
    shortened,
)
from ecpat_training.roster.reading.list_language import column_texts, language_of_list
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.mojibake import about_mojibake
from ecpat_training.roster.reading.names import NamesOnList, hide_names, titles_of_people, without_titles
from ecpat_training.roster.reading.numbered_names import without_name_numbers
from ecpat_training.roster.reading.organisations import counted_bodies, distinguish_organisations
from ecpat_training.roster.reading.own_codes import call_by_own_codes
from ecpat_training.roster.reading.people import PeopleReader
from ecpat_training.roster.reading.rows import EARLIER_HEADER_TEXT, RosterRow, rows_of
from ecpat_training.roster.reading.shared_rows import numbers_for_names, numbers_of_people, several_people
from ecpat_training.roster.reading.standing import mark_absent
from ecpat_training.roster.reading.standing_blocks import (
    StandingBlock,
    about_standing,
    apply_standing,
    read_standing_blocks,
    with_hidden_names,
)
from ecpat_training.roster.reading.standing_lines import about_lines, about_unread_lines
from ecpat_training.roster.reading.tick_boxes import tick_boxes, without_tick_boxes
from ecpat_training.roster.reading.totals import IS_TOTAL, CountingRow
from ecpat_training.roster.reading.two_rows import join_header_rows
from ecpat_training.roster.reading.words import WordRead
from ecpat_training.values.participant import Participant, Roster, Status
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.calendar_words import is_half_day

HIDDEN_VALUE_TEXT = "(not shown, it may be a name)"
_UNSTRIKE = "If it is a participant, undo the striking out; if it isn't, delete the row."
_MAX_PROPOSAL_ROWS = 200  # rows that are looked at before a column's meaning is proposed


@dataclass(frozen=True, slots=True)
class RosterReading:
    """A roster, and how it was read: the rows that are nobody, what each column was taken for, which words were read
    as which, every remark, and where the columns are, from 0. `proposed` are the places of columns that no table knows,
    with what they may be; `words` gives every word that was needed, when somebody asks. `bodies` are groups of names
    that may be one organisation's, the likeliest first; `blocks` what the list says of who is out of the room. `table`
    are its cells as they were read: in one list, under one header, with nothing that repeats what is above.
    roster.rows == len(roster.participants) + len(not_used)."""

    roster: Roster
    not_used: tuple[UnusedRow, ...]
    columns: tuple[tuple[str, str], ...]
    read_as: tuple[ReadAs, ...]
    findings: tuple[Finding, ...]
    positions: tuple[int, ...]
    layout: RosterLayout
    words: Callable[[], tuple[WordRead, ...]] = field(compare=False, repr=False)
    proposed: tuple[tuple[int, str], ...]
    bodies: tuple[tuple[str, ...], ...]
    blocks: tuple[StandingBlock, ...]
    table: CellTable = field(compare=False, repr=False)


def roster_from(table: CellTable, mapping: RosterMapping = NO_MAPPING, *, with_clashes: bool = False) -> RosterReading:
    """The roster that a table holds. What can't be read is None in a participant and a finding here; nobody is
    counted as anything by guess.

    Args:
        table: the list as its file holds it.
        mapping: what a person has decided of its columns and words.
        with_clashes: says of columns that contradict each other among the findings, instead of raising; the first
            counts.

    Raises:
        ContentError: no row names the columns, or two columns contradict each other.
    """
    looked, findings = _look(table, mapping, with_clashes=with_clashes)
    table, layout, rows, names, blocks = looked
    reader = PeopleReader(table, layout, names, mapping)
    people = [reader.person(row) for row in rows if not row.why]
    mark_absent(people)
    settled = {person.row - 1 for person in people if person.is_out}
    came = {person.row - 1 for person in people if person.status is Status.ATTENDED}
    apply_standing(people, blocks)
    for unknown in reader.unknown():
        names.learn(unknown)
    findings += layout.clashes
    findings += _about_the_list(table, layout, rows, {block.first for block in blocks if block.rows})
    findings += about_standing(table, blocks, settled, came)
    repeated = remove_duplicates(people, findings)
    findings += call_by_own_codes(people, table, layout, names)
    findings += reader.findings()
    hide_names(people, names)
    bodies = distinguish_organisations(people, table, layout, findings, mapping)
    findings += mapping.remarks()
    return _reading(looked, reader, _JudgedPeople(people, repeated, findings, tuple(bodies)))


class _ListTable(NamedTuple):
    """A table whose columns and rows are known, whose headers may be quoted, and what it says of who is out."""

    table: CellTable
    layout: RosterLayout
    rows: Sequence[RosterRow]
    names: NamesOnList
    blocks: tuple[StandingBlock, ...]


class _JudgedPeople(NamedTuple):
    """Who is left once everything was judged, the rows of people who are there already, what was remarked, and names
    that may be one organisation's."""

    people: Sequence[Participant]
    repeated: Sequence[UnusedRow]
    findings: Sequence[Finding]
    bodies: tuple[tuple[str, ...], ...]


def _look(table: CellTable, mapping: RosterMapping, *, with_clashes: bool) -> tuple[_ListTable, list[Finding]]:
    """Finds headers, columns and rows, and what of them is somebody's name; nobody is read yet."""
    findings = [*table.findings]
    table = merge_adjacent_lists(table, findings)
    table, about_header = join_header_rows(table)
    findings += about_header
    if boxes := tick_boxes(table):
        table = without_tick_boxes(table, boxes, findings)
    layout = layout_of(table, mapping, with_clashes=with_clashes)
    table = without_name_numbers(fill_ditto_cells(table, layout, findings), layout)
    layout = countries_for_regions(table, layout, mapping)
    rows = rows_of(table, layout)
    blocks = read_standing_blocks(table, layout, rows, mapping)
    names = NamesOnList.of([row for row in rows if row.why != RowStanding.HEADER.value], layout)
    if titles := titles_of_people(table, NamesOnList.of([row for row in rows if not row.why], layout)):
        table = without_titles(table, titles, findings)
    layout = _without_names(table, layout, names, NamesOnList.elsewhere(rows, layout))
    return _ListTable(table, layout, rows, names, tuple(with_hidden_names(blocks, names))), findings


def _reading(looked: _ListTable, reader: PeopleReader, judged: _JudgedPeople) -> RosterReading:
    """The roster, with how each row and column was read."""
    table, layout = looked.table, looked.layout
    non_people = [UnusedRow(table.location_of(row.index), row.why) for row in looked.rows if row.why]
    not_used = tuple(sorted([*non_people, *judged.repeated], key=lambda entry: _order(entry.location)))
    columns = tuple((_described(table, column), _meaning(column)) for column in layout.columns)
    roster = Roster.model_construct(  # each value is of its type already: pydantic needs no schema of a participant
        file=table.file,
        sheet=table.sheet,
        rows=len(looked.rows),
        participants=tuple(judged.people),
        not_used=tuple(entry.location for entry in not_used),
        columns=dict(columns),
        same_bodies=counted_bodies(judged.bodies, judged.people),
    )
    return RosterReading(
        roster,
        not_used,
        columns,
        reader.read_as(),
        tuple(judged.findings),
        tuple(column.position for column in layout.columns),
        layout,
        reader.words,
        tuple(
            (column.position, proposal) for column in layout.columns if (proposal := _proposed(table, layout, column))
        ),
        judged.bodies,
        looked.blocks,
        looked.table,
    )


def _about_the_list(
    table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow], headings: Collection[int]
) -> Iterator[Finding]:
    """What is said of the list as a whole, its columns and its rows; `headings` are rows of which more is said."""
    if all(row.why for row in rows):
        yield _about_nobody(table, layout)
    yield from _about_columns(table, layout)
    yield from _about_days(table, layout)
    yield from (_perhaps_somebody(table, row) for row in rows if row.asked and row.index not in headings)
    yield from about_lines(table, layout, rows, headings)
    yield from _about_another_table(table, layout, rows)
    yield from about_unread_lines(table)
    yield from about_mojibake(table, rows)
    yield from several_people(table, layout, rows)
    yield from numbers_of_people(table, layout, rows)
    yield from numbers_for_names(table, layout, rows)
    yield from _about_its_total(table, layout, rows)


def _about_another_table(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Finding]:
    """A warning where the people of a first table aren't read, since a second one names more columns."""
    lost = [row for row in rows if row.why == EARLIER_HEADER_TEXT]
    if lost:
        places = [table.location_of(row.index) for row in lost]
        message = phrase(
            "{rows} {count:stands|stand} above the header in {place}, under another header, and {count:isn't|aren't}"
            " read.",
            rows=Places(places),
            count=len(places),
            place=table.location_of(layout.header_row).place_in_file,
        )
        hint = "Please put all people under one header, or each table on a sheet of its own."
        yield Finding("roster.second-table", Severity.WARNING, message, places[0], hint, tuple(places[1:]))


def _about_its_total(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Finding]:
    """A note where the list says of itself how many people it holds, once, and others were read."""
    fields = {column.position: column.field for column in layout.columns if column.field and not column.why}
    totals = [row for row in rows if row.why == IS_TOTAL]
    stated = [(row, number) for row in totals if (number := CountingRow(row.texts, fields).says_in_all()) is not None]
    read = sum(not row.why for row in rows)
    if len(stated) == 1 and stated[0][1] != read:
        row, number = stated[0]
        message = phrase(
            "the list says it has {people:,} {people:person|people}, {read:,} {read:was|were} read.",
            people=number,
            read=read,
        )
        hint = "Please look whether somebody is missing, or a row isn't a person."
        yield Finding("roster.total", Severity.NOTE, message, table.location_of(row.index), hint)


def _proposed(table: CellTable, layout: RosterLayout, column: RosterColumn) -> str | None:
    """What a column that no table knows may be, by its values or by its header."""
    if column.field is not None or column.why:
        return None
    if proposal := _proposal(table, layout, column):
        return proposal
    near = near_fields(column.header, _language(table, layout)) if column.header != HIDDEN_VALUE_TEXT else []
    return near[0].meaning if len(near) == 1 else None


def _language(table: CellTable, layout: RosterLayout) -> str | None:
    """The language of the list: of its headers, and of its words of work."""
    return language_of_list(layout, column_texts(table, layout))


def _without_names(table: CellTable, layout: RosterLayout, names: NamesOnList, elsewhere: NamesOnList) -> RosterLayout:
    """The layout with its headers as they may be quoted: not one that holds a name, be it of somebody who stands in a
    column that isn't known, and not one over values that look like another column's, which is perhaps no header at
    all, unless the row names columns by all that stands below it."""
    unknown = [column for column in layout.columns if column.header and not column.field]
    proposed = {column.position for column in unknown if _proposal(table, layout, column) is not None}
    is_header = bool(proposed) and names_columns(table, layout.header_row)
    columns = []
    for column in layout.columns:
        hidden = names.hides(column.header) or elsewhere.holds_whole(column.header)
        hidden = hidden or (column.position in proposed and not is_header)
        columns.append(column._replace(header=HIDDEN_VALUE_TEXT) if column.header and hidden else column)
    return layout._replace(columns=tuple(columns))


def _order(location: Location) -> int:
    """The place of a row in its file, for sorting."""
    return location.line if location.line is not None else int("".join(filter(str.isdigit, location.cell or "")) or 0)


def _described(table: CellTable, column: RosterColumn) -> str:
    place = table.column_name(column.position)
    return f"{place}: {shortened(column.header)}" if column.header else place


def _meaning(column: RosterColumn) -> str:
    if column.field in ("number", "phone"):
        return f"{column.field} (counts for nothing)"
    return column.field or (f"not used: {column.why}" if column.why else "not used")


def _perhaps_somebody(table: CellTable, row: RosterRow) -> Finding:
    return Finding(
        "roster.nobody",
        Severity.WARNING,
        phrase("this row isn't counted: {reason}.", reason=row.why),
        table.location_of(row.index),
        _UNSTRIKE if row.why == RowStanding.STRUCK.value else "If it is a participant, please fill in the name.",
    )


def _about_nobody(table: CellTable, layout: RosterLayout) -> Finding:
    message = phrase(
        "the list holds no participant: there is a header in {place}, and nobody below it.",
        place=table.location_of(layout.header_row).place_in_file,
    )
    hint = "Are the participants on another sheet, or in another file?"
    return Finding("roster.no-participants", Severity.WARNING, message, table.location_of(layout.header_row), hint)


def _about_days(table: CellTable, layout: RosterLayout) -> Iterator[Finding]:
    """A note that columns under a date, or a few signs, are read as days."""
    days = [column for column in layout.of("half-day") if not is_half_day(column.header)]
    if days:
        headers = listing([f"`{shortened(column.header)}`" for column in days])
        message = phrase(
            "{days:column|columns} {headers} {days:is read as a day|are read as days}: a tick says who came.",
            days=len(days),
            headers=headers,
        )
        location = table.location_of(layout.header_row, days[0].position)
        yield Finding("roster.days", Severity.NOTE, message, location)


def _about_half_day(column: RosterColumn, location: Location) -> Finding:
    """What stands under a half-day and doesn't say who was there is asked: people may be counted who did not come."""
    message = phrase("column `{header}` isn't known or used.", header=shortened(column.header))
    hint = "If it says who was there, write x in the cells of those who were, and nothing in the others."
    return Finding("roster.unknown-column", Severity.WARNING, message, location, hint)


def _about_columns(table: CellTable, layout: RosterLayout) -> list[Finding]:
    """Columns that nobody used: what they look like is proposed, never assumed."""
    findings = []
    for column in layout.columns:
        location = table.location_of(layout.header_row, column.position)
        if column.field is not None or column.why not in ("", OF_REMARKS):
            continue
        if is_half_day(column.header) and any(map(as_text, table.cells_below(layout.header_row, column.position))):
            findings.append(_about_half_day(column, location))
            continue
        place = table.column_name(column.position)
        name = place if column.header == HIDDEN_VALUE_TEXT else f"column `{shortened(column.header)}`"
        called = name.partition(" ")[2].strip("`")
        if proposal := _proposal(table, layout, column):
            message = phrase(
                "{name} isn't known; its values look like a {what}.",
                name=name,
                column=called,
                what=Terms([Term(proposal)]),
            )
            hint = phrase("If so, call it {what}.", what=Term(proposal))
            findings.append(Finding("roster.unknown-column", Severity.WARNING, message, location, hint))
        elif column.why == OF_REMARKS:
            findings.append(
                Finding(
                    "roster.unknown-column",
                    Severity.NOTE,
                    phrase("{name} holds {content}.", name=name, content=OF_REMARKS),
                    location,
                )
            )
        elif column.header != HIDDEN_VALUE_TEXT and (near := near_fields(column.header, _language(table, layout))):
            words, meanings = (
                " or ".join(terms)
                for terms in zip(
                    *((near_field.word, near_field.meaning.capitalize()) for near_field in near), strict=True
                )
            )
            message = phrase(
                "{name} isn't known; did you mean {words}?",
                name=name,
                words=words,
                column=called,
                what=Terms(Term(near_field.meaning) for near_field in near),
            )
            hint = phrase("If so, call it {meanings}.", meanings=meanings)
            findings.append(Finding("roster.unknown-column", Severity.WARNING, message, location, hint))
        else:
            findings.append(
                Finding(
                    "roster.unknown-column", Severity.NOTE, phrase("{name} isn't known or used.", name=name), location
                )
            )
    return findings


def _proposal(table: CellTable, layout: RosterLayout, column: RosterColumn) -> str | None:
    cells = table.cells_below(layout.header_row, column.position, _MAX_PROPOSAL_ROWS)
    texts = {text for text in map(as_text, cells) if values.has_meaning(text)}
    if not texts:
        return None
    if not layout.has("stakeholder type") and all(values.stakeholder(text) for text in texts):
        return "stakeholder type"
    if not layout.has("gender", "form of address") and all(values.gender(text) for text in texts):
        return "gender"
    if not layout.has("gender", "form of address") and all(values.form_of_address(text) for text in texts):
        return "form of address"
    no_work = not layout.has("role", "profession", "position", "rank")
    return "profession" if no_work and all(map(values.names_work, texts)) else None
