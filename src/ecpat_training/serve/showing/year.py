"""The year as a picture that one can work with: each training a bar that is moved by the mouse or the keyboard."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ecpat_training.documents.document import CalendarBar, CalendarChart
from ecpat_training.words.catalogue.marked_text import marked

DAY = 5
"""Units of the picture that a day is wide."""
_NAME_WIDTH, _ROW_HEIGHT, _HEADER_HEIGHT = 120, 28, 24
_HEADINGS = marked(
    {"Countries": "Countries", "Trainers who come to several countries": "Trainers who come to several countries"}
)
_KIND_TEXTS = marked(
    {
        "training": "training",
        "fixed": "training with a fixed date",
        "person": "a trainer's training",
        "event": "another event",
        "closed": "holiday, or closed",
    }
)
_TWIN_TEXT = marked("{country}, with {twin}")
_WEEKDAYS = marked(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))


@dataclass(frozen=True, slots=True)
class YearBar:
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
    bars: tuple[YearBar, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The whole picture, in its own units."""

    rows: tuple[Row, ...]
    months: tuple[tuple[int, date], ...]
    width: int
    height: int
    names: int = _NAME_WIDTH
    day: int = DAY

    @property
    def legend(self) -> list[tuple[str, str]]:
        """Each kind of bar that the year has, and what it means."""
        shown_kinds = {bar.kind for row in self.rows for bar in row.bars}
        return [(bar_kind, str(label)) for bar_kind, label in _KIND_TEXTS.items() if bar_kind in shown_kinds]


def weekday(day: date) -> str:
    """`Wed`."""
    return str(_WEEKDAYS[day.weekday()])


def year_of(chart: CalendarChart, movable: Collection[str], wrong_ids: Collection[str]) -> Year:
    """The picture of a chart of a series. `movable` are the ids of its trainings, `wrong_ids` those by which a rule is
    broken."""
    rows, row_top = [], _HEADER_HEIGHT
    for heading, lines in chart.groups:
        row_top += _ROW_HEIGHT  # of the heading
        for index, (name, line_bars) in enumerate(lines):
            drawn_bars = tuple(
                _build_bar(bar, chart.first, movable, wrong_ids) for bar in _join_adjacent_bars(line_bars)
            )
            rows.append(
                Row(_row_name(name), row_top, drawn_bars, str(_HEADINGS.get(heading, heading)) if index == 0 else "")
            )
            row_top += _ROW_HEIGHT
    months = tuple((_x(month, chart.first), month) for month in _months(chart.first, chart.last))
    return Year(tuple(rows), months, _x(chart.last, chart.first) + DAY + 10, row_top + 10)


def _row_name(name: str) -> str:
    """A country with its twin, or a trainer."""
    country, has_twin, twin = name.partition(", with ")
    return _TWIN_TEXT.format(country=country, twin=twin) if has_twin else name


def _join_adjacent_bars(calendar_bars: tuple[CalendarBar, ...]) -> Iterator[CalendarBar]:
    """Closed days on end as one bar, since nobody moves them; the others after them, so that they lie above."""
    first_bar: CalendarBar | None = None
    last_day = date.min
    for closed_bar in (calendar_bar for calendar_bar in calendar_bars if calendar_bar.kind == "closed"):
        if first_bar is not None and closed_bar.first <= last_day + timedelta(1):
            last_day = max(last_day, closed_bar.last)
            continue
        if first_bar is not None:
            yield CalendarBar(first_bar.first, last_day, "closed")
        first_bar, last_day = closed_bar, closed_bar.last
    if first_bar is not None:
        yield CalendarBar(first_bar.first, last_day, "closed")
    yield from (calendar_bar for calendar_bar in calendar_bars if calendar_bar.kind != "closed")


def _build_bar(
    calendar_bar: CalendarBar, first_day: date, movable: Collection[str], wrong_ids: Collection[str]
) -> YearBar:
    id_ = calendar_bar.label.partition(" ")[0]
    is_movable = id_ in movable and calendar_bar.kind in ("training", "fixed")
    dates_text = (
        f"{calendar_bar.first}"
        if calendar_bar.first == calendar_bar.last
        else f"{calendar_bar.first} – {calendar_bar.last}"
    )
    return YearBar(
        _x(calendar_bar.first, first_day),
        (calendar_bar.last - calendar_bar.first).days * DAY + DAY,
        calendar_bar.kind,
        calendar_bar.label,
        f"{id_} {dates_text}".strip(),
        id_ if is_movable else "",
        calendar_bar.first if is_movable else None,
        is_movable and id_ in wrong_ids,
    )


def _x(day: date, first_day: date) -> int:
    return _NAME_WIDTH + (day - first_day).days * DAY


def _months(first_day: date, last_day: date) -> Iterator[date]:
    month = first_day.replace(day=1)
    while month <= last_day:
        yield month
        month = (month + timedelta(32)).replace(day=1)
