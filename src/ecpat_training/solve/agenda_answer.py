"""From the solver's values to an agenda."""

from collections.abc import Callable
from typing import Any

from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.rules.draft import STEP, Block, Gap, Slot
from ecpat_training.solve.agenda_draft import CpDraft


def read_agenda(draft: CpDraft, value: Callable[[Any], int]) -> Agenda:
    """The agenda that the values of a draft's variables describe; `value` gives a linear expression's value."""
    training = draft.context.training
    days = tuple(
        AgendaDay(number=day, date=draft.context.dates.get(day), items=tuple(_day(draft, day, value)))
        for day in range(1, training.days + 1)
    )
    return Agenda(training=training.id, title=training.title, days=days)


def _day(draft: CpDraft, day: int, value: Callable[[Any], int]) -> list[AgendaItem]:
    items: list[AgendaItem] = []
    clock = draft.context.training.hours.start
    for block in (block for block in draft.blocks if block.day == day):
        for slot in block.slots:
            if (item := _session(draft, block, slot, clock, value)) is not None:
                items.append(item)
                clock = item.end
        for gap in (gap for gap in draft.gaps if gap.before == block.index):
            if value(draft.has(gap)):
                items.append(_break(gap, clock, value(draft.pause(gap)) * STEP))
                clock = items[-1].end
    return items


def _break(gap: Gap, start: int, minutes: int) -> AgendaItem:
    title = "Lunch" if gap.kind == "lunch" else "Break"
    return AgendaItem(start=start, end=start + minutes, kind=gap.kind, title=title)


def _session(draft: CpDraft, block: Block, slot: Slot, start: int, value: Callable[[Any], int]) -> AgendaItem | None:
    piece = next((piece for piece in draft.pieces if value(draft.at(piece, slot))), None)
    if piece is None:
        return None
    lead = [trainer.id for trainer in draft.trainers if value(draft.leads(piece, trainer))]
    second = [trainer.id for trainer in draft.trainers if value(draft.seconds(piece, trainer))]
    return AgendaItem(
        start=start,
        end=start + value(draft.spent(piece, block)) * STEP,
        title=piece.session.title,
        session=piece.session,
        trainers=(*lead, *second),
    )
