"""Tables whose reading isn't certain, as a proposed list: several headers in one file, lists beside each other under
titles, questions in place of headers."""

from collections.abc import Callable, Mapping, Sequence

from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.model.draft import DraftedPerson
from ecpat_training.roster.reading.adjacent_lists import adjacent_lists
from ecpat_training.roster.reading.draft_line import NAMES, DraftLine, Read, asks_the_sender, question_field, title_of
from ecpat_training.roster.reading.standing_words import standing_in
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field

_MIN_HEADER_COLUMNS = 2  # columns that a header names
_Meaning = Callable[[str], Field | None]


def people_of_tables(lines: Sequence[DraftLine]) -> Read:
    """The people below each header; a line with a single text is a heading, and said of those below it."""
    table = CellTable("", [_row(line.cells) for line in lines])
    lists = adjacent_lists(table)
    if lists is None:
        return _below_headers(lines, field_of)
    people: list[DraftedPerson] = []
    used: set[int] = set()
    for part in range(len(lists.starts)):
        own = [
            line._replace(cells={place: text for place, text in line.cells.items() if lists.part_of(place) == part})
            for line in lines
        ]
        read = _below_headers(own, field_of)
        people += read.people
        used |= read.used
    return Read(people, frozenset(used))


def people_of_questions(lines: Sequence[DraftLine]) -> Read:
    """The people below a row of questions, as a form's answers are."""
    return _below_headers(lines, question_field, SEARCHED_ROWS)


def _row(cells: Mapping[int, str]) -> list[CellValue]:
    return [cells.get(place) for place in range(max(cells, default=-1) + 1)]


def _below_headers(lines: Sequence[DraftLine], meaning: _Meaning, searched: int | None = None) -> Read:
    people: list[DraftedPerson] = []
    used: set[int] = set()
    titles: dict[int, str] = {}
    heading: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        if (searched is None or number < searched) and (header := _header(line.cells, meaning)):
            titles = header
            used.add(number)
        elif len(line.cells) == 1 and standing_in(text := next(iter(line.cells.values()))):
            heading = number, text
        elif len(line.cells) > 1 and titles:
            cells = {titles.get(place, f"Column {place + 1}"): text for place, text in line.cells.items()}
            if any(title_of(name) in cells for name in NAMES):
                said = {"Remarks": heading[1]} if heading else {}
                people.append(DraftedPerson(line.place, {**cells, **said}))
                used |= {number, *([heading[0]] if heading else [])}
    return Read(people, frozenset(used))


def _header(cells: Mapping[int, str], meaning: _Meaning) -> dict[int, str]:
    """The headers of the proposed list by column; nothing where a row is none. Of two columns for one thing, the first
    counts that isn't about the sender, and the other keeps its own words."""
    fields = {place: field for place, text in cells.items() if (field := meaning(text))}
    if len({*fields.values()}) < _MIN_HEADER_COLUMNS or {*fields.values()}.isdisjoint(NAMES):
        return {}
    titles: dict[int, str] = {}
    for place, text in sorted(cells.items(), key=lambda cell: (asks_the_sender(cell[1]), cell[0])):
        wishes = (title_of(fields[place]) if place in fields else text, text, f"{text} ({place + 1})")
        titles[place] = next(title for title in wishes if title not in titles.values())
    return titles
