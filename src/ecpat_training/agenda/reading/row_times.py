"""When the rows of a day are: from whatever columns say it, and from the rows below where only starts are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from ecpat_training.agenda.reading.clock_cell import DAY, When, clock_of, minutes_of, when_of
from ecpat_training.agenda.reading.table_day import AgendaRow
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.values.quantity import clock, ends_past_midnight
from ecpat_training.words.lists.agenda_headers import AgendaField
from ecpat_training.words.matching import letters_key

_AT_THE_END = re.compile(r"(?P<title>.*\S)[\s,:(–-]+(?P<when>\d{1,2}[:.h]\d{2}\s*[-–—]\s*\d{1,2}[:.h]\d{2})\W*")
_WHENS: tuple[AgendaField, ...] = ("time", "start", "end", "minutes")
_END_WORDS = (
    "end; the end; end of day; end of the day; end of training; departure; finish; ende; ende des tages; abreise; "
    "fin; fin de la journée; einde; vertrek; sfârșit; sfârșitul zilei; plecare; kraj; kraj dana; konec; lõpp; "
    "край; край на деня; конец; конец дня; кінець; кінець дня; fundi; slut; slutt; fine"
)
_ENDS = frozenset(letters_key(word) for word in _END_WORDS.split(";"))
_SHOWN = 60


@dataclass(frozen=True)
class TimedRow:
    """A row that says when and what; without `end` and `minutes` it lasts until the next one starts."""

    row: AgendaRow
    title: str
    when: When

    @property
    def is_end(self) -> bool:
        """Whether it only says when the day is over."""
        only_start = self.when.end is None and self.when.minutes is None
        return only_start and (not self.title or letters_key(self.title) in _ENDS)


def has_times(row: AgendaRow) -> bool:
    """Whether a row has anything in the columns that say when."""
    return any(row.value(name) is not None for name in _WHENS)


def timed(row: AgendaRow, findings: list[Finding]) -> TimedRow | None:
    """A row with its time; what is wrong with the time is added to the findings, and then there is none."""
    try:
        when = _written(row, findings)
    except _CellError as error:
        title = row.text("title")
        found = _AT_THE_END.fullmatch(row.text("time")) if not title and error.name == "time" else None
        if found:  # one cell for all: `Lunch 12:30-13:30`
            return TimedRow(row, found["title"], when_of(found["when"]))
        findings.append(_error("agenda.time", f"{error}.", row, error.name))
        return None
    title = row.text("title") or when.rest
    if row.text("title") and when.rest:
        what = f"`{visible(when.rest)[:_SHOWN]}` beside the time was not read."
        findings.append(Finding("agenda.beside-time", Severity.WARNING, what, row.where("time")))
    return TimedRow(row, title, when)


class _CellError(ValueError):
    def __init__(self, problem: str, name: AgendaField) -> None:
        super().__init__(problem)
        self.name = name


def _written(row: AgendaRow, findings: list[Finding]) -> When:
    """What the row's cells say together.

    Raises:
        _CellError: one can't be read, or they contradict each other.
    """
    found = When()
    name: AgendaField = "time"
    try:
        if (value := row.value("time")) is not None:
            found = when_of(value)
        name = "start"
        if (value := row.value("start")) is not None:
            found = _with_start(found, value)
        name = "end"
        if (value := row.value("end")) is not None:
            found = replace(found, end=clock_of(value))
        if found.start is not None and found.end is not None and ends_past_midnight(found.start, found.end):
            found = replace(found, end=found.end + DAY)
        if found.start is not None and found.end is not None and found.start >= found.end:
            raise ValueError(f"it ends ({clock(found.end)}) before it starts ({clock(found.start)})")
        name = "minutes"
        if (value := row.value("minutes")) is not None:
            found = replace(found, minutes=minutes_of(value))
        if found.start is None and found.minutes is None:
            name = "end"
            raise ValueError("it says when this ends, but not when it starts")
        return _settled(found, row, findings)
    except ValueError as error:
        raise _CellError(str(error), name) from None


def _with_start(found: When, value: object) -> When:
    """The `Start` column may hold a whole span, where its end is empty."""
    both = when_of(value)  # type: ignore[arg-type]
    start = both.start if both.start is not None else clock_of(value)  # type: ignore[arg-type]
    return replace(
        found, start=start, end=both.end if both.end is not None else found.end, rest=found.rest or both.rest
    )


def _settled(found: When, row: AgendaRow, findings: list[Finding]) -> When:
    if found.start is None or found.minutes is None:
        return found
    if found.end is None:
        end = found.start + found.minutes
        if end >= DAY and not ends_past_midnight(found.start, end - DAY):
            raise ValueError("it would last beyond midnight")
        return replace(found, end=end, minutes=None)
    if found.end - found.start != found.minutes:
        what = f"it lasts {found.end - found.start} minutes by the clock, and {found.minutes} by the column beside."
        findings.append(
            Finding("agenda.minutes", Severity.WARNING, what, row.where("minutes"), "The clock was believed.")
        )
    return replace(found, minutes=None)


def with_ends(
    rows: list[TimedRow], findings: list[Finding], is_evening: Callable[[TimedRow], bool] = lambda _: False
) -> list[TimedRow]:
    """The rows of a day, those with only a start ended by the start of the next one; the row that only says when the
    day is over is taken out. Where rows were moved with their starts, the next one is that by the clock: so long a row
    lasted where it stood. No row of the day lasts until the evening begins: between the two is free time."""
    done = []
    moved = _were_moved(rows)
    evening = [is_evening(one) and not one.is_end for one in rows]
    for at, one in enumerate(rows):
        if one.is_end and all(evening[at + 1 :]) and rows[0] is not one:
            continue
        if one.when.end is not None or one.when.minutes is not None:
            done.append(one)
            continue
        begin = one.when.start or 0
        first = 0 if moved else at + 1
        starts = [
            other.when.start
            for other, is_later in zip(rows[first:], evening[first:], strict=True)
            if other.when.start is not None and is_later <= evening[at]
        ]
        ends = [start + DAY if ends_past_midnight(begin, start) else start for start in starts]
        later = [end for end in ends if end > begin]
        end = min(later, default=None) if moved else next(iter(later), None)
        if end is None:
            hint = "Write start and end, such as `16:00-16:30`, or a last row with the time at which the day is over."
            findings.append(_error("agenda.time", "it isn't said when this ends.", one.row, "time", hint))
            continue
        done.append(replace(one, when=replace(one.when, end=end)))
    return done


def _were_moved(rows: list[TimedRow]) -> bool:
    """Whether starts run back, where no columns say that rows are for other people or in other rooms."""
    starts = [one.when.start for one in rows if one.when.start is not None]
    back = any(after < before for before, after in pairwise(starts))
    return back and not any(one.row.text("track") or one.row.text("room") for one in rows)


def _error(code: str, message: str, row: AgendaRow, name: AgendaField, hint: str | None = None) -> Finding:
    at = name if row.columns.of.get(name) is not None else "start"
    return Finding(code, Severity.ERROR, message, row.where(at), hint)
