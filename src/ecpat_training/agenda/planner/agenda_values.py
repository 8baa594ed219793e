"""What an agenda says of the variables of a draft, so that a search can begin with it, or keep to it."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.rule_parts.day import edge_breaks
from ecpat_training.agenda.rule_parts.draft import STEP, Amount, Piece


def list_amount_values(draft: CpAgendaDraft, agenda: Agenda) -> Iterator[tuple[Amount, int]]:
    """What an agenda says of the expressions of a draft: slots, minutes, breaks and trainers. Where a break splits a
    session, its second part fills the first slot behind the break."""
    for day in agenda.days:
        blocks = [block for block in draft.blocks if block.day == day.number]
        block_index, position, gap = 0, -1, None
        day_start = draft.context.training.hours.hours_on(day.number).start
        yield draft.start_delay(day.number), (day.items[0].start - day_start) // STEP if day.items else 0
        begun_keys: set[str] = set()
        start = -1
        outer_break_ids = {id(item) for item in edge_breaks(day)}  # an evening's dinner
        for item in (item for item in day.items if id(item) not in outer_break_ids):
            if item.kind != "session":
                gap = next(
                    candidate
                    for candidate in draft.gaps
                    if candidate.before >= blocks[block_index].index and candidate.kind == item.kind
                )
                block_index, position = (
                    next(number for number, block in enumerate(blocks) if block.index == gap.after),
                    -1,
                )
                yield draft.has_break(gap), 1
                yield draft.break_length(gap), item.minutes // STEP
                continue
            position += item.start != start  # what stands beside another shares its slot
            start = item.start
            piece = next(candidate for candidate in draft.pieces if is_of_piece(item, day.number, candidate))
            yield draft.length_in(piece, blocks[block_index]), item.minutes // STEP
            if piece.key in begun_keys and gap is not None:
                yield draft.continues_after(piece, gap), 1
                continue
            begun_keys.add(piece.key)
            yield draft.starts_in(piece, blocks[block_index].slots[position]), 1
            yield from _posts(draft, piece, item)


def _posts(draft: CpAgendaDraft, piece: Piece, item: AgendaItem) -> Iterator[tuple[Amount, int]]:
    for trainer in draft.trainers:
        yield draft.leads(piece, trainer), int(item.trainers[:1] == (trainer.id,))
        yield draft.is_co_trainer(piece, trainer), int(item.trainers[1:2] == (trainer.id,))


def is_of_piece(item: AgendaItem, day: int, piece: Piece) -> bool:
    """Whether what an agenda holds on a day is the piece."""
    return item.session is not None and item.session.id == piece.session.id and piece.day in (None, day)
