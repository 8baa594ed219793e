"""Rows that were moved with their times, so that the clock runs back from one row to the next: which times would follow
if the rows are taken in their order, each with the minutes that it has."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.training import Training
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import Message, Option, phrase, sentences

_DAY = 24 * 60
_MOST_NAMED = 12
_SHOWN = 40
_HOW = sentences(
    phrase("To take these times, add {retime_option};", retime_option=Option("--retime")),
    "or correct the times of the rows that were moved.",
)


def retimed(agenda: Agenda, training: Training | None = None) -> tuple[Agenda, list[Finding]]:
    """Gives new times to the days of which a row starts before the row above it is over.

    A day starts when it did, and time that nobody planned, such as the hours before a dinner, stays free.

    Returns:
        The agenda with the new times, and a finding for each change.
    """
    days, findings = [], []
    for day in agenda.days:
        offer = _offer(day, _fixed(day, training))
        days.append(offer.day if offer else day)
        if offer and _changes(day, offer):
            message = phrase(
                "day {day} was re-timed in the order of its rows: {changes}.",
                day=day.number,
                changes=_changes(day, offer),
            )
            message = sentences(message, *_fixed_session_obstacles(day, offer))
            findings.append(
                Finding("agenda.order", Severity.NOTE, message, offer.item.where, "Please check the times.")
            )
    return agenda.model_copy(update={"days": tuple(days)}), findings


def order_findings(agenda: Agenda, training: Training | None = None) -> Iterator[Finding]:
    """Yields a finding for each day on which a row starts before the one above it is over, with the times that would
    follow from the order of the rows."""
    for day in agenda.days:
        if offer := _offer(day, _fixed(day, training)):
            item, item_above = offer.item, offer.above
            goes_back = item.start < item_above.start
            changes, obstacles = _changes(day, offer), [*_fixed_session_obstacles(day, offer)]
            if not changes and not obstacles:  # the rows stand in their order: what overlaps is the rules' to say
                continue
            order_sentences = [_out_of_order(item, item_above)]
            if changes:
                would_change = phrase(
                    "In the order of the rows, with the minutes that they have, day {day} would change so: {changes}.",
                    day=day.number,
                    changes=changes,
                )
                order_sentences.append(would_change)
            message = sentences(*order_sentences, *obstacles)
            yield Finding("agenda.order", Severity.WARNING if goes_back else Severity.NOTE, message, item.where, _HOW)


def _out_of_order(item: AgendaItem, item_above: AgendaItem) -> Message:
    """How an item stands to the one in the row above it, before whose end it starts."""
    if item.start < item_above.start:
        return phrase(
            '"{title}" ({start}) stands below "{above}" ({above_start}).',
            title=item.title,
            start=clock(item.start),
            above=item_above.title,
            above_start=clock(item_above.start),
        )
    return phrase(
        '"{title}" ({start}) starts before "{above}" ends ({above_end}).',
        title=item.title,
        start=clock(item.start),
        above=item_above.title,
        above_end=clock(item_above.end),
    )


class _Offer(NamedTuple):
    """A day with the times that follow from the order of its rows, since an item starts too early for the one above."""

    day: AgendaDay
    item: AgendaItem
    above: AgendaItem
    fixed: tuple[AgendaItem, ...]


def _offer(day: AgendaDay, fixed_items: tuple[AgendaItem, ...]) -> _Offer | None:
    for track in dict.fromkeys(item.track for item in day.items):
        track_items = [item for item in day.items if item.track in (track, "together")]
        for item_above, item in pairwise(track_items):
            if item.start < item_above.end and not _may_overlap(item, item_above):
                retimed_day = _in_row_order(day, fixed_items)
                is_late = max(new_item.end for new_item in retimed_day.items) > max(
                    _DAY, *(old_item.end for old_item in day.items)
                )
                return None if is_late else _Offer(retimed_day, item, item_above, fixed_items)
    return None


def _changes(day: AgendaDay, offer: _Offer) -> str:
    pairs = zip(day.items, offer.day.items, strict=True)
    moved_items = [
        new_item for old_item, new_item in pairs if (old_item.start, old_item.end) != (new_item.start, new_item.end)
    ]
    return listing(
        [f"{clock(item.start)}-{clock(item.end)} {visible(item.title)[:_SHOWN]}" for item in moved_items], _MOST_NAMED
    )


def _fixed_session_obstacles(day: AgendaDay, offer: _Offer) -> Iterator[Message]:
    """What is said of a session that is fixed by the programme, where what stands above it doesn't fit before it, and
    of a pinned item that can't stay."""
    for old_item, new_item in zip(day.items, offer.day.items, strict=True):
        rivals = [item for item in offer.day.items if item is not new_item and not _may_overlap(item, new_item)]
        overlapping_item = next(
            (rival for rival in rivals if rival.start < new_item.end and new_item.start < rival.end), None
        )
        if any(old_item is fixed_item for fixed_item in offer.fixed) and overlapping_item is not None:
            yield phrase(
                '"{title}" stays at {start}, where the programme fixes it, and "{over}" overlaps with it: please '
                "shorten or move that.",
                title=old_item.title,
                start=clock(new_item.start),
                over=overlapping_item.title,
            )
        elif old_item.pinned and new_item.start != old_item.start:
            yield phrase(
                '"{title}" is pinned at {start} and can\'t stay there.',
                title=old_item.title,
                start=clock(old_item.start),
            )


def _fixed(day: AgendaDay, training: Training | None) -> tuple[AgendaItem, ...]:
    """What stands where the programme fixes it: sessions, and the breaks of the training."""
    breaks = (
        [(break_kind, hours.start, hours.end) for break_kind, hours in training.breaks_of(day.number)]
        if training
        else []
    )
    return tuple(
        item
        for item in day.items
        if (item.kind, item.start, item.end) in breaks
        or (item.session and item.session.at and item.session.at.minute == item.start
            and item.session.at.day in (None, day.number))
    )  # fmt: skip


def _may_overlap(first: AgendaItem, second: AgendaItem) -> bool:
    """Whether two items may be held at a time: for other people, or in other rooms where they are."""
    tracks = {first.track, second.track}
    at_a_time = first.start < second.end and second.start < first.end
    return (len(tracks) == 2 and "together" not in tracks) or (
        at_a_time and bool(first.room and second.room) and first.room != second.room
    )


def _in_row_order(day: AgendaDay, fixed_items: tuple[AgendaItem, ...]) -> AgendaDay:
    free_times = _free(day)
    first = min(item.start for item in day.items)
    items: list[AgendaItem] = []
    for item in day.items:
        before = [
            new_item.end
            for old_item, new_item in zip(day.items, items, strict=False)
            if not _may_overlap(item, old_item)
        ]
        start = _after_free(max(before, default=first), item, free_times)
        if any(item is fixed_item for fixed_item in fixed_items) or (item.pinned and item.start > start):
            start = item.start
        items.append(item.model_copy(update={"start": start, "end": start + item.minutes}))
    return day.model_copy(update={"items": tuple(items)})


def _free(day: AgendaDay) -> list[tuple[int, int]]:
    """From when to when nobody planned anything."""
    free_times: list[tuple[int, int]] = []
    latest_end = min(item.start for item in day.items)
    for item in sorted(day.items, key=lambda day_item: day_item.start):
        if item.start > latest_end:
            free_times.append((latest_end, item.start))
        latest_end = max(latest_end, item.end)
    return free_times


def _after_free(earliest: int, item: AgendaItem, free: list[tuple[int, int]]) -> int:
    """When an item starts: at once, or behind the free time behind which it stood."""
    return next((end for start, end in free if start <= earliest < end <= item.start), earliest)
