"""iCalendar (RFC 5545), as the standard has it: lines, properties, texts, components, and the clock of a time zone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from ecpat_training.core.text import visible

MOST_OCTETS = 75  # of a line, without its end (RFC 5545, 3.1)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def fold_line(line: str) -> bytes:
    """A line as octets with its end; a long one goes on behind a blank, never inside of a letter."""
    rows, row = [], b""
    for letter in line:
        octets = letter.encode()
        if len(row) + len(octets) > MOST_OCTETS:
            rows.append(row)
            row = b" "
        row += octets
    return b"".join(part + b"\r\n" for part in (*rows, row))


def text_line(name: str, *texts: str) -> str:
    """A property that holds text, or several; whatever they hold is text."""
    return f"{name}:{','.join(map(_escaped, texts))}"


def _escaped(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return visible(text, lines=True).replace("\n", "\\n")


def moment_line(name: str, time: datetime) -> str:
    """A property that holds a moment: in UTC, or by the clock of the moment's time zone."""
    if time.tzinfo is UTC:
        return f"{name}:{time:%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={time.tzinfo}:{time:%Y%m%dT%H%M%S}"


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a component between their begin and end."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"


def time_zone(place: ZoneInfo, first_date: date, last_date: date) -> Iterator[str]:
    """The clock of a time zone in the years of two dates, change by change.

    The changes are looked up, not put as a yearly rule, so that what a parliament decided for one year is right too.
    """
    start = datetime(first_date.year, 1, 1, tzinfo=UTC) - _DAY
    end = datetime(last_date.year + 1, 1, 1, tzinfo=UTC) + _DAY
    lines = [f"TZID:{place}", *_observance(start, _clock(place, start), _clock(place, start))]
    for change in _changes(place, start, end):
        lines += _observance(change, _clock(place, change - _SECOND), _clock(place, change))
    return component("VTIMEZONE", lines)


_Clock = tuple[timedelta, bool, str]


def _clock(place: ZoneInfo, time: datetime) -> _Clock:
    """What is added to UTC, whether that is daylight-saving time, and what people call it."""
    local = time.astimezone(place)
    return local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or ""


def _changes(place: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments, to the second, at which a clock changes; two lie more than a day apart."""
    old_clock = _clock(place, start)
    for days in range(1, (end - start) // _DAY + 1):
        after = start + days * _DAY
        new_clock = _clock(place, after)
        if new_clock != old_clock:
            yield _change(place, after - _DAY, after)
        old_clock = new_clock


def _change(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of another clock than that of `before`."""
    old_clock = _clock(place, before)
    while after - before > _SECOND:
        middle_time = before + (after - before) // 2 // _SECOND * _SECOND
        before, after = (middle_time, after) if _clock(place, middle_time) == old_clock else (before, middle_time)
    return after


def _observance(onset: datetime, old_clock: _Clock, new_clock: _Clock) -> Iterator[str]:
    """From when on clocks show what; the onset is told by the clock as it was until then (RFC 5545, 3.6.5)."""
    local_onset = (onset + old_clock[0]).replace(tzinfo=None)
    lines = [
        f"DTSTART:{local_onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(old_clock[0])}",
        f"TZOFFSETTO:{_offset(new_clock[0])}",
    ]
    return component("DAYLIGHT" if new_clock[1] else "STANDARD", [*lines, text_line("TZNAME", new_clock[2])])


def _offset(offset: timedelta) -> str:
    hours, remainder = divmod(abs(offset), timedelta(hours=1))
    minutes, seconds = divmod(int(remainder.total_seconds()), 60)
    seconds_text = f"{seconds:02d}" if seconds else ""
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{minutes:02d}{seconds_text}"
