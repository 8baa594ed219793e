"""The year as a picture that one can work with: each training a bar that is moved by the mouse or the keyboard."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ecpat_training.documents.document import CalendarBar, CalendarChart
from ecpat_training.words.catalogue.marked_text import marked

DAY = 5
"""Units of the picture that a day is wide."""
_NAMES, _ROW, _HEAD = 120, 28, 24
_HEADINGS = marked(
    {"Countries": "Countries", "Trainers who come to several countries": "Trainers who come to several countries"}
)
_KINDS = marked(
    {
        "training": "training",
        "fixed": "training with a fixed date",
        "person": "a trainer's training",
        "event": "another event",
        "closed": "holiday, or closed",
    }
)
_WITH = marked("{country}, with {twin}")
_WEEKDAYS = marked(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))


@dataclass(frozen=True, slots=True)
class Bar:
    """Some days of a row: where they are in the picture, and what they are. `training` is the id of one that may be
    moved, `wrong` whether a rule is broken there."""

    x: int
    width: int
    kind: str
    label: str
    said: str
    training: str = ""
    start: date | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A country or a trainer: its name, its place from above, its bars, the closed days first."""

    name: str
    y: int
    bars: tuple[Bar, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The whole picture, in its own units."""

    rows: tuple[Row, ...]
    months: tuple[tuple[int, date], ...]
    width: int
    height: int
    names: int = _NAMES
    day: int = DAY

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Each kind of bar that the year has, and what it means."""
        kinds = {bar.kind for row in self.rows for bar in row.bars}
        return [(kind, str(label)) for kind, label in _KINDS.items() if kind in kinds]


def weekday(day: date) -> str:
    """`Wed`."""
    return str(_WEEKDAYS[day.weekday()])


def year_of(chart: CalendarChart, movable: Collection[str], wrong: Collection[str]) -> Year:
    """The picture of a chart of a series. `movable` are the ids of its trainings, `wrong` those by which a rule is
    broken."""
    rows, y = [], _HEAD
    for heading, lines in chart.groups:
        y += _ROW  # of the heading
        for index, (name, bars) in enumerate(lines):
            drawn = tuple(_bar(bar, chart.first, movable, wrong) for bar in _joined(bars))
            rows.append(Row(_row_name(name), y, drawn, str(_HEADINGS.get(heading, heading)) if index == 0 else ""))
            y += _ROW
    months = tuple((_x(month, chart.first), month) for month in _months(chart.first, chart.last))
    return Year(tuple(rows), months, _x(chart.last, chart.first) + DAY + 10, y + 10)


def _row_name(name: str) -> str:
    """A country with its twin, or a trainer."""
    country, with_, twin = name.partition(", with ")
    return _WITH.format(country=country, twin=twin) if with_ else name


def _joined(calendar_bars: tuple[CalendarBar, ...]) -> Iterator[CalendarBar]:
    """Closed days on end as one bar, since nobody moves them; the others after them, so that they lie above."""
    first: CalendarBar | None = None
    last = date.min
    for closed_bar in (bar for bar in calendar_bars if bar.kind == "closed"):
        if first is not None and closed_bar.first <= last + timedelta(1):
            last = max(last, closed_bar.last)
            continue
        if first is not None:
            yield CalendarBar(first.first, last, "closed")
        first, last = closed_bar, closed_bar.last
    if first is not None:
        yield CalendarBar(first.first, last, "closed")
    yield from (bar for bar in calendar_bars if bar.kind != "closed")


def _bar(calendar_bar: CalendarBar, begin: date, movable: Collection[str], wrong: Collection[str]) -> Bar:
    id_ = calendar_bar.label.partition(" ")[0]
    moves = id_ in movable and calendar_bar.kind in ("training", "fixed")
    dates_text = (
        f"{calendar_bar.first}"
        if calendar_bar.first == calendar_bar.last
        else f"{calendar_bar.first} – {calendar_bar.last}"
    )
    return Bar(
        _x(calendar_bar.first, begin),
        (calendar_bar.last - calendar_bar.first).days * DAY + DAY,
        calendar_bar.kind,
        calendar_bar.label,
        f"{id_} {dates_text}".strip(),
        id_ if moves else "",
        calendar_bar.first if moves else None,
        moves and id_ in wrong,
    )


def _x(day: date, begin: date) -> int:
    return _NAMES + (day - begin).days * DAY


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(32)).replace(day=1)
