"""Lists with a column for each answer and a cross in one of them, as sign-in sheets have it: GO | IGO | NGO, M | F."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import column_letters
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import texts_of
from ecpat_training.files.sheets.reader import SEARCHED_ROWS
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading import values
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.answers import TICKS, UNDECIDED_WORDS
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number, is_total

_LEAST = 2
_MEANINGS: Mapping[str, Callable[[str], object]] = {
    "Stakeholder type": values.stakeholder,
    "Gender": values.gender,
    "Profession": values.occupation,
}


class TickBoxes(NamedTuple):
    """Columns side by side that answer one question, under their words in the row `row`; whether that row is a header
    for sure, so that the same words below are ticks."""

    row: int
    title: str
    words: dict[int, str]
    heads: bool = False


def tick_boxes(table: CellTable) -> list[TickBoxes]:
    """The groups of tick boxes of a list, of which most have none."""
    return next(filter(None, (_groups(table, row) for row in range(min(len(table.rows), SEARCHED_ROWS)))), [])


def without_tick_boxes(table: CellTable, groups: Sequence[TickBoxes], findings: list[Finding]) -> CellTable:
    """The table in which each group of tick boxes is one column, the first of the group, with the words over the boxes
    ticked. Two boxes ticked are two words, which is asked about like any other value. Other cells stay as they are."""
    rows = [list(row) for row in table.rows]
    words_row = groups[0].row
    title_row_index = words_row - 1 if _belongs_to_the_row_above(table, groups) else words_row
    for group in groups:
        for index in range(words_row + 1, len(rows)):
            _fold(rows[index], group)
        for position in group.words:
            rows[words_row][position] = None
        position = min(group.words)
        rows[title_row_index].extend([None] * (position + 1 - len(rows[title_row_index])))
        rows[title_row_index][position] = group.title
    if title_row_index != words_row:
        rows[words_row] = []  # what is left there stands in the row above as well
    findings += [_tick_boxes_finding(table, group) for group in groups]
    return replace(table, rows=rows)


def _groups(table: CellTable, row: int) -> list[TickBoxes]:
    """The groups of tick boxes under the words of a row."""
    words = [(place, as_text(cell)) for place, cell in enumerate(table.rows[row])]
    groups = []
    for title, adjacent_words in groupby(words, key=lambda word: _title(word[1])):
        group = dict(adjacent_words)
        if title and len(group) >= _LEAST and len({str(_MEANINGS[title](text)) for text in group.values()}) > 1:
            groups.append(TickBoxes(row, title, group))
    if not groups:
        return []
    is_column_header = _is_header(table, row, {place for group in groups for place in group.words})
    return [group for group in (group._replace(heads=is_column_header) for group in groups) if _all_ticks(table, group)]


def _is_header(table: CellTable, row: int, boxes: set[int]) -> bool:
    """Whether a row names columns beside the boxes, or holds their words alone; a person who is `care | police officer`
    stands under two headers."""
    other_texts = [text for position, text in texts_of(table, row).items() if position not in boxes]
    fields_above = {field_of(text) for text in _texts(table.rows[row - 1], boxes)} if row else set()
    return any(map(field_of, other_texts)) if other_texts else len(fields_above - {None}) < _LEAST


@lru_cache(maxsize=10_000)  # the same words stand in many rows
def _title(text: str) -> str:
    return next((title for title, meaning in _MEANINGS.items() if text and meaning(text) is not None), "")


def _all_ticks(table: CellTable, group: TickBoxes) -> bool:
    """Whether nothing but ticks and empty boxes stands below, and at least one tick. The first row that holds anything
    else ends the search, lest a long list be read through for each of its first rows."""
    has_any_tick = False
    for index in range(group.row + 1, len(table.rows)):
        row = table.rows[index]
        boxes = dict(zip(group.words, _texts(row, group.words), strict=True))
        ticks = {position for position, text in boxes.items() if _is_tick(group, position, text)}
        holds_only_ticks = all(
            fold(text) in UNDECIDED_WORDS for position, text in boxes.items() if position not in ticks
        )
        if holds_only_ticks and (has_any_tick or not ticks):
            continue
        repeats_words = _repeats(row, group)
        if repeats_words and index == group.row + 1:
            return False  # two people who do the same, or a header of two rows, of which the second is the one
        if repeats_words or any(map(is_total, _texts(row, range(len(row))))):
            continue
        if not holds_only_ticks:
            return False
        has_any_tick = True
    return has_any_tick


def _is_tick(group: TickBoxes, place: int, text: str) -> bool:
    """Whether a box holds a cross, or the word above it in any spelling: `N.G.O.` under NGO."""
    if fold(text) in TICKS:
        return True
    meaning = _MEANINGS[group.title]
    box_meaning = meaning(text) if group.heads and fold(text) not in UNDECIDED_WORDS else None
    return box_meaning is not None and box_meaning == meaning(group.words[place])


def _repeats(row: list[CellValue], group: TickBoxes) -> bool:
    """Whether every box holds the word above it: a header printed on every page."""
    return list(map(fold, _texts(row, group.words))) == list(map(fold, group.words.values()))


def _texts(row: list[CellValue], places: Iterable[int]) -> Iterator[str]:
    return (as_text(row[position]) if position < len(row) else "" for position in places)


def _fold(row: list[CellValue], group: TickBoxes) -> None:
    """Writes the words of the boxes ticked into the first of them; the figures of a total stay."""
    texts = dict(zip(group.words, _texts(row, group.words), strict=True))
    if any(map(is_total, _texts(row, range(len(row))))) and all(not text or is_number(text) for text in texts.values()):
        return  # somebody called Suma has a cross
    repeats_words = _repeats(row, group)
    ticked_words = [
        word
        for position, word in group.words.items()
        if not repeats_words and _is_tick(group, position, texts[position])
    ]
    for position in group.words:
        if position < len(row):
            row[position] = None
    if ticked_words:
        first_place = min(group.words)
        row.extend([None] * (first_place + 1 - len(row)))
        row[first_place] = " / ".join(ticked_words)


def _belongs_to_the_row_above(table: CellTable, groups: Sequence[TickBoxes]) -> bool:
    """Whether the row above names the other columns: beside the boxes' words, nothing stands here that isn't there."""
    row = groups[0].row
    if row == 0:
        return False
    boxes = {place for group in groups for place in group.words}
    texts_above = texts_of(table, row - 1)
    other_texts = {position: text for position, text in texts_of(table, row).items() if position not in boxes}
    return not boxes.issuperset(texts_above) and all(
        letters_key(texts_above.get(position, "")) == letters_key(text) for position, text in other_texts.items()
    )


def _tick_boxes_finding(table: CellTable, group: TickBoxes) -> Finding:
    places = sorted(group.words)
    names = [column_letters(place) if table.sheet is not None else str(place + 1) for place in (places[0], places[-1])]
    message = phrase(
        "columns {first_column} to {last_column} are tick boxes, read as the {field}.",
        first_column=names[0],
        last_column=names[1],
        field=group.title.lower(),
    )
    return Finding("roster.tick-boxes", Severity.NOTE, message, table.location_of(group.row, places[0]))
