"""An agenda in the making in which everything stands where it stood, so that only trainers are left to be chosen."""

from dataclasses import dataclass, field

from ecpat_training.agenda.replanning.kept import KeptBreak, KeptSession, KeptVariables
from ecpat_training.agenda.rule_parts.draft import STEP, Slot


@dataclass
class _Order:
    """Which slot each piece has, by its key, and how many steps each break lasts, by its gap."""

    slots: dict[str, Slot] = field(default_factory=dict)
    pauses: dict[int, int] = field(default_factory=dict)


def pin_all_places(kept: KeptVariables) -> bool:
    """Demands that sessions and breaks stand as they stood, and nothing else is held. False, with nothing demanded,
    where the draft has no place for one of them, one isn't on the 5-minute clock, or a break splits one."""
    items = [item for one in kept.sessions for item in one.parts] + [one.item for one in kept.breaks]
    on_the_clock = not any(item.start % STEP or item.end % STEP for item in items)
    order = _Order()
    days = range(1, kept.draft.context.training.days + 1)
    split = any(len(one.parts) > 1 for one in kept.sessions)
    if split or not on_the_clock or not all(_placed(kept, day, order) for day in days):
        return False
    if len(order.slots) < len(kept.sessions):  # some stood on a day that there isn't any more
        return False
    _demand(kept, order)
    return True


def _placed(kept: KeptVariables, day: int, order: _Order) -> bool:
    """Goes through a day from break to break; whether there was a slot and a gap for each item."""
    blocks = [block for block in kept.draft.blocks if block.day == day]
    block, position, start = blocks[0], 0, -1
    everything: list[KeptSession | KeptBreak] = [*kept.sessions, *kept.breaks]
    for one in sorted((one for one in everything if one.day == day), key=lambda one: one.item.start):
        if isinstance(one, KeptSession):
            if position and one.item.start == start and one.item.track != "together":
                position -= 1  # beside the one before it
            start = one.item.start
            if position == len(block.slots):
                return False
            order.slots[one.piece.key], position = block.slots[position], position + 1
            continue
        later = [gap for gap in kept.draft.gaps if gap.day == day and gap.before >= block.index]
        gap = next((gap for gap in later if gap.kind == one.item.kind), None)
        if gap is None:
            return False
        order.pauses[gap.index] = one.item.minutes // STEP
        block, position = kept.draft.blocks[gap.after], 0
    return True


def _demand(kept: KeptVariables, order: _Order) -> None:
    draft = kept.draft
    for piece in draft.pieces:
        draft.add(draft.is_held(piece) == (piece.key in order.slots))
    for one in kept.sessions:
        draft.add(draft.starts_in(one.piece, order.slots[one.piece.key]) == 1)
        draft.add(draft.length(one.piece) == one.item.minutes // STEP)
        draft.add(kept.stays(one) == 1)
    for gap in draft.gaps:
        draft.add(draft.has_break(gap) == (gap.index in order.pauses))
        draft.add(draft.break_length(gap) == order.pauses.get(gap.index, 0))
        draft.add(sum(draft.continues_after(piece, gap) for piece in draft.pieces) == 0)
