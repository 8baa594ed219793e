"""iCalendar (RFC 5545), as the standard has it: lines, properties, texts, components, and the clock of a time zone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from ecpat_training.core.text import visible

MOST_OCTETS = 75  # of a line, without its end (RFC 5545, 3.1)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def folded(line: str) -> bytes:
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


def moment_line(name: str, moment: datetime) -> str:
    """A property that holds a moment: in UTC, or by the clock of the moment's time zone."""
    if moment.tzinfo is UTC:
        return f"{name}:{moment:%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={moment.tzinfo}:{moment:%Y%m%dT%H%M%S}"


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a component between their begin and end."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"


def time_zone(place: ZoneInfo, first: date, last: date) -> Iterator[str]:
    """The clock of a time zone in the years of two dates, change by change.

    The changes are looked up, not put as a yearly rule, so that what a parliament decided for one year is right too.
    """
    begin = datetime(first.year, 1, 1, tzinfo=UTC) - _DAY
    end = datetime(last.year + 1, 1, 1, tzinfo=UTC) + _DAY
    lines = [f"TZID:{place}", *_observance(begin, _clock(place, begin), _clock(place, begin))]
    for change in _changes(place, begin, end):
        lines += _observance(change, _clock(place, change - _SECOND), _clock(place, change))
    return component("VTIMEZONE", lines)


_Clock = tuple[timedelta, bool, str]


def _clock(place: ZoneInfo, moment: datetime) -> _Clock:
    """What is added to UTC, whether that is daylight-saving time, and what people call it."""
    local = moment.astimezone(place)
    return local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or ""


def _changes(place: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments, to the second, at which a clock changes; two lie more than a day apart."""
    old = _clock(place, begin)
    for days in range(1, (end - begin) // _DAY + 1):
        after = begin + days * _DAY
        new = _clock(place, after)
        if new != old:
            yield _change(place, after - _DAY, after)
        old = new


def _change(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of another clock than that of `before`."""
    old = _clock(place, before)
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        before, after = (middle, after) if _clock(place, middle) == old else (before, middle)
    return after


def _observance(onset: datetime, old: _Clock, new: _Clock) -> Iterator[str]:
    """From when on clocks show what; the onset is told by the clock as it was until then (RFC 5545, 3.6.5)."""
    shown = (onset + old[0]).replace(tzinfo=None)
    lines = [f"DTSTART:{shown:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{_offset(old[0])}", f"TZOFFSETTO:{_offset(new[0])}"]
    return component("DAYLIGHT" if new[1] else "STANDARD", [*lines, text_line("TZNAME", new[2])])


def _offset(offset: timedelta) -> str:
    hours, remainder = divmod(abs(offset), timedelta(hours=1))
    minutes, seconds = divmod(int(remainder.total_seconds()), 60)
    tail = f"{seconds:02d}" if seconds else ""
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{minutes:02d}{tail}"
