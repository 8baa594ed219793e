"""Which rows of an agenda's table are notes or headings, and no items: `MODULE ONE`, `Registration from 12.30 on`,
`* to be confirmed`, what stands below the table. They are told, and stop nothing."""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.agenda.reading.row_names import RowNamesOfTraining, TitleMeaning
from ecpat_training.agenda.reading.row_times import TimedRow, has_time, has_times, whole_row
from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.names import OPEN_PLACES
from ecpat_training.words.matching import letters_key

_MAX_ROWS_NAMED = 12
_TIME = re.compile(r"\d[:.hu]\d|\d\s*(?:min|[ap]\.?m\b|h\b)", re.IGNORECASE)


def split_off_headings(rows: Sequence[TimedRow]) -> tuple[list[TimedRow], list[AgendaRow]]:
    """Takes out rows that only head others: `MODULE 1 (09:00-12:30)` in one cell, above the sessions that fill that
    time.

    Returns:
        The day's rows without these headings, and the headings.
    """
    headings = [
        timed_row
        for timed_row in rows
        if whole_row(timed_row.row) and sum(_is_within_row(other_row, timed_row) for other_row in rows) > 1
    ]
    return [timed_row for timed_row in rows if timed_row not in headings], [heading.row for heading in headings]


def _is_within_row(inner_row: TimedRow, outer_row: TimedRow) -> bool:
    start, end, outer_end = inner_row.when.start, inner_row.when.end or inner_row.when.start, outer_row.when.end
    has_all_times = start is not None and end is not None and outer_end is not None and outer_row.when.start is not None
    return (
        inner_row is not outer_row
        and has_all_times
        and (outer_row.when.start or 0) <= (start or 0)
        and (end or 0) <= (outer_end or 0)
    )


class Notes:
    """Tells the rows of a day that are no items."""

    def __init__(self, names: RowNamesOfTraining, rows: Sequence[AgendaRow]) -> None:
        self.names = names
        timed_positions = [position for position, row in enumerate(rows) if has_time(row)]
        outside_rows = [*rows[: timed_positions[0]], *rows[timed_positions[-1] + 1 :]] if timed_positions else []
        self._outside = {id(row) for row in outside_rows}

    def is_note(self, row: AgendaRow) -> bool:
        """Whether a row is none of the day's items, since it names no time, and nothing that has to have one."""
        if has_time(row) or whole_row(row):
            return False
        if len(row.filled_columns()) == 1:
            return not self._is_known(self._find_single_text(row))
        time = row.value("time")
        if has_times(row) and not (isinstance(time, str) and self._is_no_time(row, time)):
            return False
        return not self.is_item(row)

    def is_item(self, row: AgendaRow) -> bool:
        """Whether a row names trainers, or a session or break of the programme."""
        if row.value("trainers") is not None or row.value("lead") is not None:
            return True
        return self._is_known(row.text("title"))

    def findings(self, notes: Sequence[AgendaRow]) -> Iterator[Finding]:
        """What is said of rows that were not read; those that speak of a time apart."""
        timed_notes = [
            row
            for row in notes
            if any(_TIME.search(row.grid.text(row.number, column)) for column in row.filled_columns())
        ]
        timeless_notes = [row for row in notes if row not in timed_notes]
        for rows, description in ((timeless_notes, "without a time"), (timed_notes, "with a time only within a text")):
            if rows:
                places = listing([row.where().place_in_file for row in rows], _MAX_ROWS_NAMED)

                message = phrase(
                    "{rows:,} {rows:row|rows} {description} {rows:was|were} not read: {places}.",
                    rows=len(rows),
                    description=description,
                    places=places,
                )
                hint = "If one is an item of the agenda, write when it is."
                yield Finding("agenda.untimed", Severity.WARNING, message, rows[0].where(), hint)

    def _is_no_time(self, row: AgendaRow, text: str) -> bool:
        """Whether the cell of a time holds a mark, or words above the first item or below the last; a time that is
        still open is asked for."""
        key = letters_key(text)
        if key in OPEN_PLACES or any(map(str.isdecimal, text)):
            return False
        return not key or id(row) in self._outside

    def _is_known(self, text: str) -> bool:
        try:
            meaning = self.names.find_meaning(text) if text else TitleMeaning()
        except ValueError:
            return True
        return meaning.session is not None or meaning.kind is not None

    @staticmethod
    def _find_single_text(row: AgendaRow) -> str:
        return row.grid.text(row.number, row.filled_columns()[0])
