"""What speaks for an agenda in tables, and against it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ecpat_training.agenda.reading.clock_cell import DAY, ClockReading, clock_of, read_clock_cell
from ecpat_training.agenda.reading.columns import field_of
from ecpat_training.agenda.reading.row_names import strip_brackets
from ecpat_training.commands.training_files import TABLES
from ecpat_training.core.text import count, visible
from ecpat_training.folder.kind_parts.cells import columns_of, is_day, is_moment, quote_headers
from ecpat_training.folder.kind_parts.looked_file import Evidence, LookedFile
from ecpat_training.values.quantity import clock
from ecpat_training.words.lists.break_words import guess_break_kind
from ecpat_training.words.lists.no_agendas import HEADINGS, TABLE_OF
from ecpat_training.words.matching import letters_key

if TYPE_CHECKING:
    from ecpat_training.agenda.reading.table_day import AgendaRow
    from ecpat_training.agenda.reading.tables import AgendaTables

_MIN_RISING_SHARE = 0.8  # of the rows of a day, which begin no earlier than the one above
_TEXT, _TIMES = 100, 2  # words beside the tables: so many, and so many times those within them
_MAX_TITLE_PARAGRAPHS = 10  # paragraphs over a table that say what it is
_SHIFT_MINUTES, _STEP_MINUTES = 420, 5  # minutes: what lasts so long is a shift, and agendas are written in such steps
_FIELDS = ("trainers", "lead", "speakers", "method", "minutes", "materials", "goal", "room")
_SESSION_DETAIL_FIELDS = ("trainers", "lead", "speakers", "minutes", "goal")
_TABLES = {
    "minutes": "as in minutes of a meeting",
    "travel": "as in a plan of journeys",
    "shifts": "as in a roster of shifts",
    "money": "as in a bill or a budget",
    "visits": "as in a list of visits or cases",
}


def signs_of_agenda(tables: "AgendaTables", file: LookedFile) -> tuple[Evidence, ...]:
    """How its rows say when, and what else the file holds that no agenda has."""
    return (*_signs_of_days(tables), *_signs_against(tables, file))


def _signs_of_days(tables: "AgendaTables") -> list[Evidence]:
    days = [[row for row in day.rows if row.says_when] for day in tables.layout.days]
    rows = [row for day in days for row in day]
    if not rows:
        return [Evidence(1, "headers of an agenda")]
    example = visible(rows[0].text("time") or rows[0].text("start") or rows[0].text("minutes"))
    signs = [Evidence(3 if len(rows) > 1 else 1, f"{count(len(rows), 'row')} that say when, such as `{example}`")]
    steps = [(earlier, later) for day in days for earlier, later in pairwise(map(_start, day))]
    known_steps = [(earlier, later) for earlier, later in steps if earlier is not None and later is not None]
    if known_steps and sum(earlier <= later for earlier, later in known_steps) >= _MIN_RISING_SHARE * len(known_steps):
        signs.append(Evidence(1, "the clock goes on from row to row"))
    breaks = [
        title for row in rows if guess_break_kind(strip_brackets(title := row.text("title") or _text_behind_time(row)))
    ]
    if breaks:
        signs.append(Evidence(2, f"{quote_headers(breaks[:1])} is a break"))
    headers = {field_of(text) for row in rows for text in _texts_above(row)}
    if "title" in headers:
        signs.append(Evidence(1, "a header of sessions"))
    elif breaks:
        signs.append(Evidence(-2, "no header of sessions"))
    else:  # as before court cases and buses
        signs.append(Evidence(-4, "no column is called one of sessions, and no break stands between them"))
    fields = {field for row in rows for field in row.columns.of}
    if not breaks and fields.isdisjoint(_SESSION_DETAIL_FIELDS):
        signs.append(Evidence(-3, "nobody leads a session, and no break stands between them"))
    if other_fields := [field for field in _FIELDS if field in fields]:
        signs.append(Evidence(1, f"a column of {other_fields[0]}"))
    return signs


def _signs_against(tables: "AgendaTables", file: LookedFile) -> list[Evidence]:
    signs = []
    if file.ending in TABLES and file.form:
        signs.append(Evidence(-8, f"an export of {file.form}, in which people answer"))
    first_row = next((row for day in tables.layout.days for row in day.rows), None)
    if first_row is not None:
        header, width = max(first_row.number - 1, 0), max(map(len, first_row.grid.rows))
        timestamp_headers = columns_of(first_row.grid.rows, header, range(width), is_moment)
        days = columns_of(first_row.grid.rows, header, range(width), is_day)
        if timestamp_headers:
            signs.append(
                Evidence(
                    -6, f"{quote_headers(timestamp_headers)}: a day and a time in each row, as when somebody answers"
                )
            )
        if len(days) > 1:
            signs.append(Evidence(-8, f"{quote_headers(days)}: two days in each row, as in a calendar"))
    signs += [*_signs_of_rows(tables), *_signs_of_words(tables)]
    grid_words = sum(len(text.split()) for grid in tables.grids for texts in grid.texts for text in texts)
    words_beside = sum(len(line.text.split()) for line in tables.texts)
    if words_beside > max(_TEXT, _TIMES * grid_words):
        signs.append(Evidence(-4, f"{words_beside} words of text beside the {grid_words} of its tables, as in a note"))
    elif heading := next(filter(_is_heading, _texts(tables)), None):
        signs.append(Evidence(-5, f"{quote_headers([heading])} stands over it"))
    return signs


def _signs_of_rows(tables: "AgendaTables") -> Iterator[Evidence]:
    """What rows of agendas don't do: last as long as a shift, begin at any minute, stand alone for a day."""
    days = [[row for row in day.rows if row.says_when] for day in tables.layout.days]
    whens = [row_time for day in days for row in day if (row_time := _session_time(row)) and row_time.start is not None]
    if long_times := [
        row_time
        for row_time in whens
        if row_time.end is not None and (row_time.end - (row_time.start or 0)) % DAY >= _SHIFT_MINUTES
    ]:
        yield Evidence(-4, f"{count(len(long_times), 'row')} of seven hours and more, as in a roster of shifts")
    if len(unrounded_times := [row_time for row_time in whens if (row_time.start or 0) % _STEP_MINUTES]) * 2 > len(
        whens
    ):
        yield Evidence(
            -3,
            f"{count(len(unrounded_times), 'time')} such as {clock(unrounded_times[0].start or 0)}, as somebody "
            f"notes them",
        )
    if len(days) > 2 and all(len(day) == 1 for day in days):
        yield Evidence(-4, "a day in each row, as on a time sheet")


def _signs_of_words(tables: "AgendaTables") -> Iterator[Evidence]:
    """Headers of tables that hold times as agendas do and are none."""
    rows = [day.rows[0] for day in tables.layout.days if day.rows]
    headers = [text for row in rows for text in _texts_above(row) if field_of(text) is None]
    for name, table_description in _TABLES.items():
        if matching_headers := [text for text in dict.fromkeys(headers) if TABLE_OF.get(letters_key(text)) == name]:
            yield Evidence(-5, f"{quote_headers(matching_headers)}: {table_description}")


def _texts_above(row: "AgendaRow") -> list[str]:
    """The texts of the rows above one, back to the row above which nothing stands."""
    return [text for number in range(row.number) for text in row.grid.texts[number] if text]


def _texts(tables: "AgendaTables") -> list[str]:
    """What stands beside the tables, and in rows of their own above the first one."""
    first_row = next((row for day in tables.layout.days for row in day.rows), None)
    rows_above = (
        []
        if first_row is None
        else [row for row in first_row.grid.texts[: first_row.number] if sum(map(bool, row)) == 1]
    )
    return [line.text for line in tables.texts[:_MAX_TITLE_PARAGRAPHS]] + ["".join(row) for row in rows_above]


def _is_heading(text: str) -> bool:
    return letters_key(text).startswith(HEADINGS)


def _text_behind_time(row: "AgendaRow") -> str:
    row_time = _session_time(row)
    return row_time.rest if row_time else ""


def _session_time(row: "AgendaRow") -> ClockReading | None:
    try:
        if row.value("start") is not None:
            end_cell = row.value("end")
            return ClockReading(clock_of(row.value("start")), None if end_cell is None else clock_of(end_cell))
        return None if row.value("time") is None else read_clock_cell(row.value("time"))
    except ValueError:
        return None


def _start(row: "AgendaRow") -> int | None:
    row_time = _session_time(row)
    return row_time.start if row_time else None
