"""Columns that say who was there, half-day by half-day or day by day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count, takewhile

from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading.totals import beside_sum
from ecpat_training.values.participant import Status
from ecpat_training.words.lists.answers import CROSSES, NO, NONE_WORDS, UNDECIDED_WORDS, YES_WORDS
from ecpat_training.words.lists.calendar_words import are_days, is_date, is_half_day
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.totals import is_number

_MOST_SUMS = 2  # rows: points are no ticks
_ANSWERS = YES_WORDS | NO | NONE_WORDS | UNDECIDED_WORDS


def says_who_came(table: CellTable, row: int, place: int, header: str) -> bool:
    """Whether a column under a header in a row says who was there: `Day 1 AM` over cells of which half do, `12.05` over
    ticks alone; over anything else it is no half-day to sign in for."""
    dated = is_date(header)
    if not (dated or is_half_day(header)):
        return False
    rows = (cells for cells in table.rows[row + 1 :] if place < len(cells) and cells[place] is not None)
    written = ((fold(as_text(cells[place])), cells) for cells in rows)
    below = Counter(text for text, cells in written if text and not (is_number(text) and _counts_people(cells)))
    answer_count = sum(number for text, number in below.items() if _is_answer(text))
    enough = (
        answer_count == below.total() and not YES_WORDS.isdisjoint(below)
        if dated
        else 2 * answer_count >= below.total()
    )
    return bool(answer_count) and enough and CROSSES.isdisjoint(below)


def short_days(table: CellTable, row: int, headers: Mapping[int, str]) -> set[int]:
    """The places of columns side by side that are days by their order, `J1` and `J2`, `Mon` and `Tue`, over nothing but
    ticks. Somebody is ticked in two of them: who has a tick in each of `T1` and `T2` sits at one table or the other."""
    places: set[int] = set()
    for start in sorted(headers):
        run = [place for place in takewhile(headers.__contains__, count(start)) if not headers[place].isdecimal()]
        longest = next((end for end in range(len(run), 1, -1) if are_days([headers[place] for place in run[:end]])), 0)
        if start not in places and _are_ticked(table, row, run[:longest]):
            places |= {*run[:longest]}
    return places


def _are_ticked(table: CellTable, row: int, places: Sequence[int]) -> bool:
    """Whether columns hold nothing but answers, and somebody has a yes in two of them."""
    people = [cells for cells in table.rows[row + 1 :] if not _counts_people(cells)]
    sums = [cells for cells in people if _sums_ticks(cells, places)]
    people = [cells for cells in people if cells not in sums] if len(sums) <= _MOST_SUMS else people
    answers = [[fold(as_text(cells[place])) for place in places if place < len(cells)] for cells in people]
    texts = {text for row_answers in answers for text in row_answers}
    return (
        all(not text or _is_answer(text) for text in texts)
        and CROSSES.isdisjoint(texts)
        and any(sum(text in YES_WORDS for text in row_answers) > 1 for row_answers in answers)
    )


def _sums_ticks(cells: list[CellValue], places: Sequence[int]) -> bool:
    """Whether a row holds one text, whatever its word, and numbers of ticks."""
    texts = list(filter(None, map(as_text, cells)))
    ticks = [as_text(cells[place]) for place in places if place < len(cells)]
    return sum(not is_number(text) for text in texts) == 1 and any(
        is_number(text) and text not in "01" for text in ticks
    )


def _is_answer(text: str) -> bool:
    return text in _ANSWERS or _is_word_for_it(text)


def _counts_people(cells: list[CellValue]) -> bool:
    """Whether a row is a total: its figures are no ticks."""
    first = [text for cell in cells if (text := as_text(cell)) and not is_number(text)][:2]
    return any(beside_sum(text) is not None for text in first)


def _is_word_for_it(text: str) -> bool:
    """`present`, `absent`, in any of the languages of lists."""
    return STATUS_OF.get(letters_key(text)) in (Status.ATTENDED, Status.ABSENT)
