"""What speaks for an agenda in tables, and against it."""

from itertools import pairwise
from typing import TYPE_CHECKING

from ecpat_training.agenda.reading.clock_cell import when_of
from ecpat_training.commands.training_files import TABLES
from ecpat_training.core.text import count, visible
from ecpat_training.folder.kind_parts.cells import columns_of, is_day, is_moment, quoted
from ecpat_training.folder.kind_parts.looked_file import Evidence, LookedFile

if TYPE_CHECKING:
    from ecpat_training.agenda.reading.table_day import AgendaRow
    from ecpat_training.agenda.reading.tables import AgendaTables

_RISING = 0.8  # of the rows of a day, which begin no earlier than the one above
_TEXT, _TIMES = 100, 2  # words beside the tables: so many, and so many times those within them
_FIELDS = ("trainers", "lead", "speakers", "method", "minutes", "materials", "goal", "room")


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
    known = [(earlier, later) for earlier, later in steps if earlier is not None and later is not None]
    if known and sum(earlier <= later for earlier, later in known) >= _RISING * len(known):
        signs.append(Evidence(2, "the clock goes on from row to row"))
    fields = {field for row in rows for field in row.columns.of}
    if beside := [field for field in _FIELDS if field in fields]:
        signs.append(Evidence(1, f"a column of {beside[0]}"))
    return signs


def _signs_against(tables: "AgendaTables", file: LookedFile) -> list[Evidence]:
    signs = []
    if file.ending in TABLES and file.form:
        signs.append(Evidence(-8, f"an export of {file.form}, in which people answer"))
    first = next((row for day in tables.layout.days for row in day.rows), None)
    if first is not None:
        header, width = max(first.number - 1, 0), max(map(len, first.grid.rows))
        moments = columns_of(first.grid.rows, header, range(width), is_moment)
        days = columns_of(first.grid.rows, header, range(width), is_day)
        if moments:
            signs.append(Evidence(-6, f"{quoted(moments)}: a day and a time in each row, as when somebody answers"))
        if len(days) > 1:
            signs.append(Evidence(-4, f"{quoted(days)}: two days in each row, as in a calendar"))
    within = sum(len(text.split()) for grid in tables.grids for texts in grid.texts for text in texts)
    beside = sum(len(line.text.split()) for line in tables.texts)
    if beside > max(_TEXT, _TIMES * within):
        signs.append(Evidence(-4, f"{beside} words of text beside the {within} of its tables, as in a note"))
    return signs


def _start(row: "AgendaRow") -> int | None:
    try:
        value = row.value("start") if row.value("start") is not None else row.value("time")
        return None if value is None else when_of(value).start
    except ValueError:
        return None
