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
_MAX_ITEMS_NAMED = 12
_MAX_TITLE_LENGTH = 40
_RETIMING_HINT = sentences(
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
        retiming_offer = _propose_times(day, _list_fixed_items(day, training))
        days.append(retiming_offer.day if retiming_offer else day)
        if retiming_offer and _changes(day, retiming_offer):
            message = phrase(
                "day {day} was re-timed in the order of its rows: {changes}.",
                day=day.number,
                changes=_changes(day, retiming_offer),
            )
            message = sentences(message, *_fixed_session_obstacles(day, retiming_offer))
            findings.append(
                Finding("agenda.order", Severity.NOTE, message, retiming_offer.item.where, "Please check the times.")
            )
    return agenda.model_copy(update={"days": tuple(days)}), findings


def order_findings(agenda: Agenda, training: Training | None = None) -> Iterator[Finding]:
    """Yields a finding for each day on which a row starts before the one above it is over, with the times that would
    follow from the order of the rows."""
    for day in agenda.days:
        if retiming_offer := _propose_times(day, _list_fixed_items(day, training)):
            item, earlier_item = retiming_offer.item, retiming_offer.above
            starts_earlier = item.start < earlier_item.start
            changes, obstacles = _changes(day, retiming_offer), [*_fixed_session_obstacles(day, retiming_offer)]
            if not changes and not obstacles:  # the rows stand in their order: what overlaps is the rules' to say
                continue
            order_sentences = [_out_of_order(item, earlier_item)]
            if changes:
                would_change = phrase(
                    "In the order of the rows, with the minutes that they have, day {day} would change so: {changes}.",
                    day=day.number,
                    changes=changes,
                )
                order_sentences.append(would_change)
            message = sentences(*order_sentences, *obstacles)
            yield Finding(
                "agenda.order",
                Severity.WARNING if starts_earlier else Severity.NOTE,
                message,
                item.where,
                _RETIMING_HINT,
            )


def _out_of_order(item: AgendaItem, earlier_item: AgendaItem) -> Message:
    """How an item stands to the one in the row above it, before whose end it starts."""
    if item.start < earlier_item.start:
        return phrase(
            '"{title}" ({start}) stands below "{above}" ({above_start}).',
            title=item.title,
            start=clock(item.start),
            above=earlier_item.title,
            above_start=clock(earlier_item.start),
        )
    return phrase(
        '"{title}" ({start}) starts before "{above}" ends ({above_end}).',
        title=item.title,
        start=clock(item.start),
        above=earlier_item.title,
        above_end=clock(earlier_item.end),
    )


class _Offer(NamedTuple):
    """A day with the times that follow from the order of its rows, since an item starts too early for the one above."""

    day: AgendaDay
    item: AgendaItem
    above: AgendaItem
    fixed: tuple[AgendaItem, ...]


def _propose_times(day: AgendaDay, fixed_items: tuple[AgendaItem, ...]) -> _Offer | None:
    for track in dict.fromkeys(item.track for item in day.items):
        track_items = [item for item in day.items if item.track in (track, "together")]
        for earlier_item, item in pairwise(track_items):
            if item.start < earlier_item.end and not _may_overlap(item, earlier_item):
                retimed_day = _sort_by_row(day, fixed_items)
                is_late = max(new_item.end for new_item in retimed_day.items) > max(
                    _DAY, *(old_item.end for old_item in day.items)
                )
                return None if is_late else _Offer(retimed_day, item, earlier_item, fixed_items)
    return None


def _changes(day: AgendaDay, retiming_offer: _Offer) -> str:
    pairs = zip(day.items, retiming_offer.day.items, strict=True)
    moved_items = [
        new_item for old_item, new_item in pairs if (old_item.start, old_item.end) != (new_item.start, new_item.end)
    ]
    return listing(
        [f"{clock(item.start)}-{clock(item.end)} {visible(item.title)[:_MAX_TITLE_LENGTH]}" for item in moved_items],
        _MAX_ITEMS_NAMED,
    )


def _fixed_session_obstacles(day: AgendaDay, retiming_offer: _Offer) -> Iterator[Message]:
    """What is said of a session that is fixed by the programme, where what stands above it doesn't fit before it, and
    of a pinned item that can't stay."""
    for old_item, new_item in zip(day.items, retiming_offer.day.items, strict=True):
        rivals = [
            item for item in retiming_offer.day.items if item is not new_item and not _may_overlap(item, new_item)
        ]
        overlapping_item = next(
            (rival for rival in rivals if rival.start < new_item.end and new_item.start < rival.end), None
        )
        if any(old_item is fixed_item for fixed_item in retiming_offer.fixed) and overlapping_item is not None:
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


def _list_fixed_items(day: AgendaDay, training: Training | None) -> tuple[AgendaItem, ...]:
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


def _may_overlap(first_item: AgendaItem, second_item: AgendaItem) -> bool:
    """Whether two items may be held at a time: for other people, or in other rooms where they are."""
    tracks = {first_item.track, second_item.track}
    times_overlap = first_item.start < second_item.end and second_item.start < first_item.end
    return (len(tracks) == 2 and "together" not in tracks) or (
        times_overlap and bool(first_item.room and second_item.room) and first_item.room != second_item.room
    )


def _sort_by_row(day: AgendaDay, fixed_items: tuple[AgendaItem, ...]) -> AgendaDay:
    free_times = _list_free_intervals(day)
    day_start = min(item.start for item in day.items)
    items: list[AgendaItem] = []
    for item in day.items:
        ends_before = [
            new_item.end
            for old_item, new_item in zip(day.items, items, strict=False)
            if not _may_overlap(item, old_item)
        ]
        start = _next_free_start(max(ends_before, default=day_start), item, free_times)
        if any(item is fixed_item for fixed_item in fixed_items) or (item.pinned and item.start > start):
            start = item.start
        items.append(item.model_copy(update={"start": start, "end": start + item.minutes}))
    return day.model_copy(update={"items": tuple(items)})


def _list_free_intervals(day: AgendaDay) -> list[tuple[int, int]]:
    """From when to when nobody planned anything."""
    free_times: list[tuple[int, int]] = []
    latest_end = min(item.start for item in day.items)
    for item in sorted(day.items, key=lambda day_item: day_item.start):
        if item.start > latest_end:
            free_times.append((latest_end, item.start))
        latest_end = max(latest_end, item.end)
    return free_times


def _next_free_start(earliest_start: int, item: AgendaItem, free_times: list[tuple[int, int]]) -> int:
    """When an item starts: at once, or behind the free time behind which it stood."""
    return next((end for start, end in free_times if start <= earliest_start < end <= item.start), earliest_start)
