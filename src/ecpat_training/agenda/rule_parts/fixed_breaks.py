"""Lunches and coffee breaks that a training fixes: which an agenda lacks, and what an agenda in the making is asked."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Gap, Literal01
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import Hours, Range

_DAY = 24 * 60 // STEP
BREAK_NAMES: dict[ItemKind, str] = {"lunch": "lunch", "break": "coffee break"}


def find_missing_breaks(day: AgendaDay, context: Context) -> Iterator[tuple[ItemKind, Hours, AgendaItem | None]]:
    """Yields each fixed break that a day doesn't have at its time: its kind, its hours, and the lunch that the day has
    instead (None for other breaks)."""
    for break_kind, hours in context.training.breaks_of(day.number):
        items = [item for item in day.items if item.kind == break_kind]
        if not any((item.start, item.end) == (hours.start, hours.end) for item in items):
            yield break_kind, hours, next(iter(items), None) if break_kind == "lunch" else None


def outer_breaks(day: AgendaDay, context: Context) -> list[AgendaItem]:
    """The fixed breaks before the first session of a day and after its last: lunch, where a day ends with it. Nothing
    need be planned between them and the sessions, as with a dinner."""
    sessions = day.sessions()
    first_start, last_end = (
        min((item.start for item in sessions), default=None),
        max((item.end for item in sessions), default=None),
    )
    fixed_breaks = [
        (break_kind, hours.start, hours.end) for break_kind, hours in context.training.breaks_of(day.number)
    ]
    return [
        item
        for item in day.items
        if (item.kind, item.start, item.end) in fixed_breaks
        and (first_start is None or last_end is None or item.end <= first_start or item.start >= last_end)
    ]


def drop_outer_breaks(agenda: Agenda, context: Context) -> Agenda:
    """The agenda without the fixed breaks around the sessions of its days: no other rule than the one that fixes them
    has a say in these."""
    edge_ids = {id(item) for day in agenda.days for item in outer_breaks(day, context)}
    if not edge_ids:
        return agenda
    days = [
        day.model_copy(update={"items": tuple(item for item in day.items if id(item) not in edge_ids)})
        for day in agenda.days
    ]
    return agenda.model_copy(update={"days": tuple(days)})


def arrival(context: Context, day: int) -> int:
    """The minutes of the fixed break with which the hours of a day begin, 0 where there is none: sessions that start
    after it are on time."""
    day_start = context.training.hours.hours_on(day).start
    return next((hours.minutes for _, hours in context.training.breaks_of(day) if hours.start == day_start), 0)


def ends_with_lunch(context: Context, day: int) -> bool:
    """Whether the hours of a day end, or begin, with its fixed lunch: sessions then need no other."""
    hours = context.training.hours.hours_on(day)
    fixed_breaks = context.training.breaks_of(day)
    return any(
        break_kind == "lunch" and (fixed_hours.start == hours.start or fixed_hours.end == hours.end)
        for break_kind, fixed_hours in fixed_breaks
    )


def break_length_range(context: Context, break_kind: ItemKind, default_range: Range) -> Range:
    """Returns the minutes that breaks of a kind may last, so that all fixed ones fit.

    Where none is fixed, it is `default_range`. Where each day has its fixed lunch, it is from the shortest to the
    longest of them.
    """
    days = range(1, context.training.days + 1)
    fixed_hours = [
        hours.minutes
        for day in days
        for fixed_kind, hours in context.training.breaks_of(day)
        if fixed_kind == break_kind
    ]
    if not fixed_hours:
        return default_range
    min_minutes, max_minutes = min(fixed_hours), max(fixed_hours)
    if break_kind == "break" or len(fixed_hours) < context.training.days:
        min_minutes, max_minutes = (
            min(min_minutes, int(default_range.low or min_minutes)),
            max(max_minutes, int(default_range.high or max_minutes)),
        )
    return Range(low=min_minutes, high=max_minutes, ideal=None)


def break_is_at_hours(draft: Draft, day: int, break_kind: ItemKind, hours: Hours) -> Literal01:
    """A 0-1 amount that can be 1 only if a break of this kind stands on a day at its fixed time: between sessions, or
    before the first or after the last session where the draft allows it."""
    offset = draft.context.training.hours.hours_on(day).start % STEP
    outer_flag = (
        _break_is_around_sessions(draft, day, break_kind, hours)
        if draft.may_stand_around(day, break_kind, hours)
        else 0
    )
    if (hours.start - offset) % STEP or hours.minutes % STEP:
        return outer_flag
    gaps = [gap for gap in draft.gaps if gap.day == day and gap.kind == break_kind]
    inside_sum = sum(
        _break_is_in_gap(draft, gap, (hours.start - offset) // STEP, hours.minutes // STEP) for gap in gaps
    )
    return inside_sum + outer_flag


def _break_is_around_sessions(draft: Draft, day: int, break_kind: ItemKind, hours: Hours) -> Literal01:
    offset = draft.context.training.hours.hours_on(day).start % STEP
    day_start = draft.block_start(next(block for block in draft.blocks if block.day == day))
    stands_before, stands_after = (
        draft.flag(f"{break_kind} at {hours} before day {day}"),
        draft.flag(f"{break_kind} at {hours} after day {day}"),
    )
    # Where the flag is 0, a whole day of slack makes the relation hold anyhow ("big M"); twice one below, for evenings.
    draft.add(day_start + _DAY >= -(-(hours.end - offset) // STEP) + _DAY * stands_before)
    draft.add(day_start + draft.day_length(day) + 2 * _DAY * stands_after <= (hours.start - offset) // STEP + 2 * _DAY)
    if break_kind == "lunch":  # nobody eats twice
        lunches = [gap for gap in draft.gaps if gap.day == day and gap.kind == "lunch"]
        draft.add(stands_before + stands_after + sum(draft.has_break(gap) for gap in lunches) <= 1)
    return stands_before + stands_after


def _break_is_in_gap(draft: Draft, gap: Gap, start: int, length: int) -> Literal01:
    stands_in_gap = draft.flag(f"{gap.kind} at {start} in gap {gap.index}")
    block_before = next(block for block in draft.blocks if block.index == gap.before)
    break_start = draft.block_start(block_before) + draft.block_length(block_before)
    draft.add(stands_in_gap <= draft.has_break(gap))
    for amount, target in ((break_start, start), (draft.break_length(gap), length)):
        draft.add(amount + _DAY * stands_in_gap <= target + _DAY)
        draft.add(amount + _DAY >= target + _DAY * stands_in_gap)
    return stands_in_gap
