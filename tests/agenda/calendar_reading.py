"""A calendar file read by other code than what writes it: lines, components, texts, and clocks by its own VTIMEZONE."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?:;(?P<parameters>[^:]*))?:(?P<value>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_NEEDED = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND"},
}
_ICALCHECK = Path(__file__).with_name("icalcheck.c")


@dataclass
class Component:
    """A component: its properties by name, each with its parameters, and the components in it."""

    name: str
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A property's text, its escapes undone."""
        return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.values[name][1])

    def all(self, name: str) -> list["Component"]:
        """The components of that name in it."""
        return [part for part in self.parts if part.name == name]


def read(data: bytes) -> Component:
    """The calendar, with everything that RFC 5545 forbids among what was looked at."""
    lines, problems = _lines(data)
    stack = [Component("")]
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            problems.append(f"no property: {line[:60]!r}")
        elif match["name"] == "BEGIN":
            stack.append(Component(match["value"]))
        elif match["name"] == "END":
            done = stack.pop()
            problems += [
                f"{done.name} lacks {name}" for name in sorted(_NEEDED.get(done.name, set()) - set(done.values))
            ]
            stack[-1].parts.append(done)
        else:
            if match["name"] in stack[-1].values:
                problems.append(f"{match['name']} stands twice")
            stack[-1].values[match["name"]] = (match["parameters"] or "", match["value"])
    (calendar,) = stack[0].parts
    calendar.problems = problems + _between(calendar)
    return calendar


def _lines(data: bytes) -> tuple[list[str], list[str]]:
    problems = [] if data.endswith(b"\r\n") else ["the last line has no end"]
    rows = data.removesuffix(b"\r\n").split(b"\r\n")
    for row in rows:
        if len(row) > 75:
            problems.append(f"{len(row)} octets: {row[:30]!r}")
        if b"\n" in row or b"\r" in row:
            problems.append(f"a bare line end: {row[:30]!r}")
        try:
            text = row.decode()
        except UnicodeDecodeError:
            problems.append(f"folded inside of a letter: {row[-30:]!r}")
        else:
            problems += [f"{letter!r} steers" for letter in text if letter < " " or letter == "\x7f"]
    return b"\r\n".join(rows).replace(b"\r\n ", b"").decode().split("\r\n"), problems


def _between(calendar: Component) -> list[str]:
    """What is wrong between components."""
    events, zones = calendar.all("VEVENT"), {zone.values["TZID"][1]: zone for zone in calendar.all("VTIMEZONE")}
    uids = [event.values["UID"][1] for event in events if "UID" in event.values]
    problems = [f"{uid} stands twice" for uid in set(uids) if uids.count(uid) > 1]
    problems += ["METHOD without an organiser"] if "METHOD" in calendar.values else []
    problems += [] if calendar.parts else ["nothing is in it"]
    problems += [f"{name} has no clock" for name, zone in zones.items() if not zone.parts]
    for event in events:
        if not _NEEDED["VEVENT"] <= set(event.values):
            continue
        named = {event.values[name][0].removeprefix("TZID=") for name in ("DTSTART", "DTEND")}
        problems += [f"{name} is no VTIMEZONE" for name in named if name not in zones]
        problems += [] if event.values["DTSTART"][1] < event.values["DTEND"][1] else ["an event ends before it starts"]
        problems += [] if event.values["DTSTAMP"][1].endswith("Z") else ["DTSTAMP is not in UTC"]
    return problems


def instant(calendar: Component, event: Component, name: str) -> datetime:
    """When an event starts or ends, by the clock in the file."""
    parameters, value = event.values[name]
    zone = next(zone for zone in calendar.all("VTIMEZONE") if parameters == f"TZID={zone.values['TZID'][1]}")
    return by_clock(clock(zone), _moment(value))


Clock = list[tuple[datetime, timezone]]
"""What is added to UTC from when on, the onset by the clock as it was until then."""


def clock(zone: Component) -> Clock:
    """The onsets of a VTIMEZONE, in order."""
    onsets = [(part.values["DTSTART"][1], part.values["TZOFFSETTO"][1]) for part in zone.parts]
    return sorted(((_moment(onset), timezone(_offset(to))) for onset, to in onsets), key=lambda pair: pair[0])


def by_clock(clock: Clock, local: datetime) -> datetime:
    """The instant of a local time: the last onset before it says what is added to UTC (RFC 5545, 3.6.5)."""
    return local.replace(tzinfo=[to for onset, to in clock if onset <= local][-1])


def _moment(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%S")


def _offset(value: str) -> timedelta:
    sign = -1 if value[0] == "-" else 1
    return sign * timedelta(hours=int(value[1:3]), minutes=int(value[3:5]), seconds=int(value[5:] or 0))


def libical(folder: Path) -> Path | None:
    """The program beside this file, built in a folder; None on a machine without libical or without a compiler."""
    compiler, finder = shutil.which("cc"), shutil.which("pkg-config")
    found = finder and subprocess.run([finder, "--cflags", "--libs", "libical"], capture_output=True, text=True)
    if not compiler or not found or found.returncode:
        return None
    program = folder / "icalcheck"
    subprocess.run([compiler, "-o", program, _ICALCHECK, *found.stdout.split()], check=True)
    return program


def by_libical(program: Path, data: bytes) -> list[tuple[str, int, int]]:
    """Each event's UID, start and end in seconds since 1970 as libical reads them.

    The file's own clock has to be used: its name is changed to one that no machine knows.
    """
    unknown = re.sub(rb"TZID([=:])[A-Za-z/_]+", rb"TZID\1ours", data)
    told = subprocess.run([program], input=unknown, capture_output=True, check=False).stdout.decode().splitlines()
    assert not [line for line in told if line.startswith("fault")], told
    return [(uid, int(start), int(end)) for uid, start, end in map(str.split, told)]
