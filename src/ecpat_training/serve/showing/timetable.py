"""An agenda as a timetable: where each line stands on the grid of its day, which chapter it is of, and what the rules
say of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.core.finding import Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import sentence
from ecpat_training.programme.model.chapter import Chapter
from ecpat_training.values.quantity import Hours, clock_span
from ecpat_training.words.catalogue.marked_text import marked

STEP = 5
_BREAKS = marked({"break": "Break", "lunch": "Lunch"})
_COLOURS = 8
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class ShownBreak:
    """A rule that is broken, or a wish that gives way, in one place."""

    rule: str
    must: bool
    error: bool
    said: str
    why: str
    at: LinePlace | None


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with all places in which it is broken, or in which it gives way."""

    rule: str
    error: bool
    why: str
    breaks: Sequence[ShownBreak]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter of the manual: its letter and its colour, of which there are a few."""

    title: str
    letter: str
    colour: int


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a day. It begins in a row of the grid and covers some, of 5 minutes each; of the lanes that lie side by
    side there it takes one."""

    place: LinePlace
    item: AgendaItem
    row: int
    rows: int
    lane: int = 1
    lanes: int = 1
    chapter: ShownChapter | None = None
    breaks: Sequence[ShownBreak] = ()

    @property
    def when(self) -> str:
        """`09:00–09:30`."""
        return clock_span(self.item.start, self.item.end)

    @property
    def title(self) -> str:
        """What it is called."""
        return line_title(self.item)

    @property
    def errors(self) -> list[ShownBreak]:
        """What must hold and doesn't."""
        return [shown_break for shown_break in self.breaks if shown_break.error]

    @property
    def wishes(self) -> int:
        """How many wishes give way here."""
        return sum(not shown_break.error for shown_break in self.breaks)


@dataclass(frozen=True, slots=True)
class ShownFree:
    """Time for which nothing is planned."""

    start: int
    end: int
    row: int
    rows: int

    @property
    def when(self) -> str:
        """`09:00–09:30`."""
        return clock_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day with its lines, and the free time between them, in the order of the clock."""

    day: AgendaDay
    lines: Sequence[ShownLine | ShownFree]


@dataclass(frozen=True)
class ShownTimetable:
    """The days, the chapters that are in use, and everything that the rules say."""

    days: Sequence[ShownDay]
    chapters: Sequence[ShownChapter]
    rules: Sequence[ShownRule]
    titles: Mapping[LinePlace, str]
    pinned: bool

    @property
    def lanes(self) -> int:
        """How many lines lie side by side at most."""
        return max((line.lanes for day in self.days for line in day.lines if isinstance(line, ShownLine)), default=1)


def line_title(item: AgendaItem) -> str:
    """What a line is called: a break that has no title of its own is so in the language that is spoken."""
    if item.session is None and item.kind in _BREAKS and item.title == item.kind.capitalize():
        return str(_BREAKS[item.kind])
    return item.title


def timetable_of(check: AgendaCheck) -> ShownTimetable:
    """The timetable of an agenda that was checked."""
    planned_training = check.planned
    days = planned_training.agenda.days
    places = {
        item.where: LinePlace(day.number, index) for day in days for index, item in enumerate(day.items) if item.where
    }
    breaks = sorted(_breaks(check, places), key=lambda shown_break: (not shown_break.error, not shown_break.must))
    chapters = _chapters(planned_training.programme.manual, days)
    shown_lines = [
        ShownDay(day, _lines(day, planned_training.training.hours.hours_on(day.number), breaks, chapters))
        for day in days
    ]
    titles = {LinePlace(day.number, index): line_title(item) for day in days for index, item in enumerate(day.items)}
    has_pins = any(item.pinned for day in days for item in day.items)
    return ShownTimetable(shown_lines, list(dict.fromkeys(chapters.values())), _by_rule(breaks), titles, has_pins)


def _breaks(check: AgendaCheck, places: Mapping[Location, LinePlace]) -> Iterator[ShownBreak]:
    for rule in check.rules:
        for finding, message in zip(rule.breaks, rule.messages, strict=True):
            error = finding.severity is Severity.ERROR
            place = places.get(finding.where) if finding.where else None
            yield ShownBreak(rule.rule, rule.hard, error, sentence(f"{message}"), rule.because, place)


def _by_rule(breaks: Sequence[ShownBreak]) -> list[ShownRule]:
    keys = dict.fromkeys((shown_break.rule, shown_break.error, shown_break.why) for shown_break in breaks)
    return [
        ShownRule(
            *key,
            [shown_break for shown_break in breaks if (shown_break.rule, shown_break.error, shown_break.why) == key],
        )
        for key in keys
    ]


def _chapters(chapters: Sequence[Chapter], days: Sequence[AgendaDay]) -> dict[str, ShownChapter]:
    """The chapters in use by the ids of their sessions, lettered in the manual's order."""
    used_ids = {item.session.id for day in days for item in day.items if item.session}
    used_chapters = [chapter for chapter in chapters if used_ids & {session.id for session in chapter.sessions}]
    return {
        session.id: ShownChapter(chapter.chapter, _LETTERS[index % len(_LETTERS)], index % _COLOURS + 1)
        for index, chapter in enumerate(used_chapters)
        for session in chapter.sessions
    }


def _lines(
    day: AgendaDay, hours: Hours, breaks: Sequence[ShownBreak], chapters: Mapping[str, ShownChapter]
) -> list[ShownLine | ShownFree]:
    first_minute = min([hours.start, *(item.start for item in day.items)])
    shown_lines: list[ShownLine | ShownFree] = []
    for cluster in _clusters(day, hours):
        if isinstance(cluster, Hours):
            row = _row(cluster.start, first_minute)
            if cluster.start < hours.end:
                shown_lines.append(ShownFree(cluster.start, cluster.end, row, _row(cluster.end, first_minute) - row))
            else:  # before what is fixed for the evening nobody plans anything, and the grid shows none of it
                first_minute += cluster.minutes
            continue
        lanes = _lanes([item for _, item in cluster])
        for (line, item), lane in zip(cluster, lanes, strict=True):
            place, row = LinePlace(day.number, line), _row(item.start, first_minute)
            chapter = chapters.get(item.session.id) if item.session else None
            line_breaks = [shown_break for shown_break in breaks if shown_break.at == place]
            rows = max(1, _row(item.end, first_minute) - row)
            shown_lines.append(ShownLine(place, item, row, rows, lane, max(lanes), chapter, line_breaks))
    return shown_lines


def _row(minutes: int, first_minute: int) -> int:
    return (minutes - first_minute) // STEP + 1


def _clusters(day: AgendaDay, hours: Hours) -> Iterator[list[tuple[int, AgendaItem]] | Hours]:
    """The lines that overlap in time, one with the next, and the free time between them within the hours of the day."""
    cluster: list[tuple[int, AgendaItem]] = []
    end = hours.start
    for line, item in sorted(
        enumerate(day.items), key=lambda numbered_item: (numbered_item[1].start, numbered_item[0])
    ):
        if item.start >= end:
            if cluster:
                yield cluster
            hours_end = max(end, min(item.start, hours.end))
            yield from (
                Hours(start=free_start, end=free_end)
                for free_start, free_end in ((end, hours_end), (hours_end, item.start))
                if free_start < free_end
            )
            cluster = []
        cluster.append((line, item))
        end = max(end, item.end)
    if cluster:
        yield cluster
    if end < hours.end:
        yield Hours(start=end, end=hours.end)


def _lanes(items: Sequence[AgendaItem]) -> list[int]:
    """A lane for each item, such that what overlaps lies side by side."""
    lane_ends: list[int] = []
    lanes = []
    for item in items:
        lane = next((index for index, end in enumerate(lane_ends) if end <= item.start), len(lane_ends))
        lane_ends[lane : lane + 1] = [item.end]
        lanes.append(lane + 1)
    return lanes
