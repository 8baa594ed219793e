"""Lunches and coffee breaks that a training fixes: which an agenda lacks, and what an agenda in the making is asked."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Gap, Literal01
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import Hours, Range

_DAY = 24 * 60 // STEP
CALLED: dict[ItemKind, str] = {"lunch": "lunch", "break": "coffee break"}


def missed(day: AgendaDay, context: Context) -> Iterator[tuple[ItemKind, Hours, AgendaItem | None]]:
    """The fixed breaks that a day doesn't have at their time; with a lunch the one that it has instead."""
    for kind, at in context.training.breaks_of(day.number):
        there = [item for item in day.items if item.kind == kind]
        if not any((item.start, item.end) == (at.start, at.end) for item in there):
            yield kind, at, next(iter(there), None) if kind == "lunch" else None


def lasting(context: Context, kind: ItemKind, otherwise: Range) -> Range:
    """The minutes that breaks of a kind may last so that those fit in that are fixed."""
    days = range(1, context.training.days + 1)
    fixed = [at.minutes for day in days for one, at in context.training.breaks_of(day) if one == kind]
    if not fixed:
        return otherwise
    low, high = min(fixed), max(fixed)
    if kind == "break" or len(fixed) < context.training.days:
        low, high = min(low, int(otherwise.low or low)), max(high, int(otherwise.high or high))
    return Range(low=low, high=high, ideal=None)


def stands_at(draft: Draft, day: int, kind: ItemKind, at: Hours) -> Literal01:
    """At most whether a break of a kind stands then on a day."""
    beside = draft.context.training.hours.on(day).start % STEP
    if (at.start - beside) % STEP or at.minutes % STEP:
        return 0
    gaps = [gap for gap in draft.gaps if gap.day == day and gap.kind == kind]
    return sum(_stands_in(draft, gap, (at.start - beside) // STEP, at.minutes // STEP) for gap in gaps)


def _stands_in(draft: Draft, gap: Gap, start: int, length: int) -> Literal01:
    here = draft.flag(f"{gap.kind} at {start} in gap {gap.index}")
    before = next(block for block in draft.blocks if block.index == gap.before)
    begins = draft.block_start(before) + draft.block_length(before)
    draft.add(here <= draft.has_break(gap))
    for amount, wanted in ((begins, start), (draft.break_length(gap), length)):
        draft.add(amount + _DAY * here <= wanted + _DAY)
        draft.add(amount + _DAY >= wanted + _DAY * here)
    return here
