"""What a day of an agenda consists of, for the checks: its items in time, what each track lives through, its stretches
between breaks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import Track
from ecpat_training.values.quantity import Hours, clock
from ecpat_training.words.catalogue.message import Message, phrase

TrackView = tuple[Track, list[AgendaItem]]
DAY = 300
"""A day that is longer, in minutes, has a lunch."""
AFTER_LUNCH = 13 * 60
"""Whoever comes at that time or later has eaten, and whoever is free by then eats afterwards: half days."""


class SessionOnDay(NamedTuple):
    """A session of an agenda. Where a break splits it, `item` is its first part and `minutes` are those of all."""

    day: AgendaDay
    item: AgendaItem
    session: Session
    minutes: int


def sort_by_start(day: AgendaDay) -> list[AgendaItem]:
    """The items by their start, those that start together as they are written."""
    return sorted(day.items, key=attrgetter("start"))


def track_views(items: list[AgendaItem], tracks: Sequence[Track]) -> list[TrackView]:
    """The ways through some items: one for each track, or a single one for everybody where nothing is split."""
    if all(item.track == "together" for item in items):
        return [("together", items)]
    return [(track, [item for item in items if item.track in ("together", track)]) for track in tracks]


def consecutive_pairs(day: AgendaDay) -> list[tuple[AgendaItem, AgendaItem]]:
    """Returns each two items that follow each other on the way through the day of one track, the earlier first.

    A pair that several tracks share is there once.
    """
    items_by_track = track_views(sort_by_start(day), day.tracks)
    return list(
        {
            (id(item), id(follower)): (item, follower)
            for _, track_items in items_by_track
            for item, follower in pairwise(track_items)
        }.values()
    )


def stretches(day: AgendaDay) -> list[list[AgendaItem]]:
    """The runs of sessions that no break interrupts, in time. What nobody planned is no break."""
    runs = groupby(sort_by_start(day), key=lambda item: item.kind == "session")
    return [list(items) for is_session, items in runs if is_session]


def find_last_break(day: AgendaDay) -> AgendaItem | None:
    """The last break that sessions follow: what stands behind the last session divides nothing."""
    items = sort_by_start(day)
    last_index = max((index for index, item in enumerate(items) if item.kind == "session"), default=0)
    return next((item for item in reversed(items[:last_index]) if item.kind != "session"), None)


def edge_breaks(day: AgendaDay) -> list[AgendaItem]:
    """The breaks before the first session or lunch and after the last, such as coffee on arrival: they divide
    nothing; nor does any break of a day that has neither, such as a dinner on the evening before."""
    inner_items = [item for item in day.items if item.kind != "break"]
    if not inner_items:
        return list(day.items)
    first_start, last_end = min(item.start for item in inner_items), max(item.end for item in inner_items)
    return [item for item in day.items if item.kind == "break" and (item.end <= first_start or item.start >= last_end)]


def half_days(items: list[AgendaItem], lunch: AgendaItem | None) -> list[list[AgendaItem]]:
    """What comes before and after lunch; everything where there is none."""
    if lunch is None:
        return [items]
    return [[item for item in items if item.start < lunch.start], [item for item in items if item.start > lunch.start]]


def coffees(half_day_items: list[AgendaItem]) -> list[AgendaItem]:
    """The breaks between sessions of a half day: coffee on arrival, or right before lunch, interrupts nothing."""
    sessions = [item for item in half_day_items if item.kind == "session"]
    if not sessions:
        return []
    return [
        item
        for item, next_item in pairwise([*half_day_items, half_day_items[-1]])
        if item.kind == "break" and next_item.kind == "session" and sessions[0].start < item.start
    ]


def lunch_of(items: list[AgendaItem]) -> AgendaItem | None:
    """The first lunch of a day."""
    return next((item for item in items if item.kind == "lunch"), None)


def select_items_in_hours(day: AgendaDay, hours: Hours) -> list[AgendaItem]:
    """The items by their start that are part of the training: a registration before its hours or a dinner after them,
    around the sessions, is none."""
    outside_ids = {id(item) for item in edge_breaks(day) if item.start < hours.start or item.end > hours.end}
    return [item for item in sort_by_start(day) if id(item) not in outside_ids]


def is_half_day(hours: Hours) -> bool:
    """Whether hours lie before or after the time at which people eat, so that no lunch is needed in them."""
    return hours.start >= AFTER_LUNCH or hours.end <= AFTER_LUNCH


def needs_lunch(hours: Hours) -> bool:
    """Whether a day of those hours has a lunch if it fills them."""
    return hours.minutes > DAY and not is_half_day(hours)


def span(items: list[AgendaItem]) -> int:
    """Minutes from the first start to the last end."""
    return max(item.end for item in items) - min(item.start for item in items) if items else 0


def split_parts(day: AgendaDay) -> list[list[AgendaItem]]:
    """The sessions of a day in time, each as its parts: one item, or those around a break."""
    part_lists: list[list[AgendaItem]] = []
    latest_by_track: dict[Track, list[AgendaItem]] = {}
    breaks: Counter[Track] = Counter()
    for item in sort_by_start(day):
        own_tracks = day.tracks if item.track == "together" else (item.track,)
        previous_parts = latest_by_track.get(own_tracks[0])
        if item.session is None:
            breaks.update(day.tracks)
            continue
        if previous_parts and breaks[own_tracks[0]] == 1 and previous_parts[-1].session == item.session:
            previous_parts.append(item)
        else:
            previous_parts = [item]
            part_lists.append(previous_parts)
        for track in own_tracks:
            latest_by_track[track], breaks[track] = previous_parts, 0
    return part_lists


class _Last:
    """What is held in the agenda that was asked about last: a dozen rules ask about the same one in turn."""

    answer: tuple[Agenda | None, tuple[SessionOnDay, ...]] = (None, ())


def list_sessions_on_days(agenda: Agenda) -> tuple[SessionOnDay, ...]:
    """Every session of an agenda with its day, in time."""
    last_agenda, sessions = _Last.answer
    if last_agenda is not agenda:
        sessions = tuple(_sessions_on_days(agenda))
        _Last.answer = (agenda, sessions)
    return sessions


def _sessions_on_days(agenda: Agenda) -> Iterator[SessionOnDay]:
    for day in agenda.days:
        for items in split_parts(day):
            if items[0].session is not None:
                yield SessionOnDay(day, items[0], items[0].session, sum(item.minutes for item in items))


def item_label(day: AgendaDay, item: AgendaItem) -> Message:
    """An item as people find it: `day 2, 09:30 "First contact"`."""
    return phrase('day {day}, {start} "{title}"', day=day.number, start=clock(item.start), title=item.title)


def steps_over(minutes: float, limit: float) -> int:
    """How many 5-minute steps, begun ones included, lie over a limit."""
    return max(0, -int(-(minutes - limit) // 5))


def lacks_staff(agenda: Agenda) -> bool:
    """Whether no session names a trainer."""
    return not any(item.trainers for item in agenda.sessions())
