"""Agendas in the manual's order: where a session can stand follows from what the others last, so that few of the places
of a large training are left, and the best of these agendas is found, and most often proven, in seconds.

It is what people would make by hand. A search over all orders begins with it, and so never ends with anything worse.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ecpat_training.agenda.planner.cp_sat import total
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.shape import AgendaShape, min_piece_steps
from ecpat_training.agenda.rule_parts.context import Context, days_of
from ecpat_training.agenda.rule_parts.day import needs_lunch
from ecpat_training.agenda.rule_parts.draft import STEP, Amount, Literal01, Piece, gaps_of_half_days, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.values.kinds import Track


def shape_in_order(context: Context, rules: Sequence[AgendaRule], days: AgendaShape, *, coffees: int) -> AgendaShape:
    """A shape in which each piece has only those slots in which it can stand in the manual's order, within the hours of
    the training.

    Args:
        context: the programme and the training.
        rules: the rules that limit how long people sit without a break.
        days: the shape without an order.
        coffees: how many coffee breaks a half day may have.
    """
    stretches = [rule.limits(context).stretch for rule in rules]
    max_stretch = min([minutes for minutes in stretches if minutes is not None], default=24 * 60) // STEP
    slots: dict[str, set[int]] = {piece.key: set() for piece in days.pieces}
    needless_blocks = _needless_blocks(days, coffees)
    for track_pieces in pieces_per_track(days.pieces, context.tracks):
        pieces = _sort_by_manual(track_pieces)
        earliest_day, latest_day = _days_that_fit(context, pieces, days)
        for number, piece in enumerate(pieces):
            max_position = _max_pieces_before(pieces[: number + 1], max_stretch)
            slots[piece.key] |= {
                slot.index
                for block in days.blocks
                if earliest_day[piece.key] <= block.day <= latest_day[piece.key] and block.index not in needless_blocks
                for slot in block.slots[: max_position + 1]
            }
    return replace(days, slots_of={key: frozenset(places) for key, places in slots.items()})


def hold_order(draft: CpAgendaDraft) -> None:
    """Demands the manual's order of all sessions that have no place of their own."""
    if all(piece.cover == "must" and piece.day is None and piece.session.track == "together" for piece in draft.pieces):
        _require_adjacency(draft)
        return
    ordered_pieces = [piece for piece in draft.pieces if piece.session.place == "anywhere"]
    for piece, earlier_piece in _neighbours(ordered_pieces):
        is_omitted = 1 - draft.is_held(earlier_piece)
        _hold_in_blocks(draft, earlier_piece, piece, is_omitted)
        may_be_parallel = "together" not in (piece.session.track, earlier_piece.session.track) and (
            piece.session.track != earlier_piece.session.track
        )
        for slot in (slot for block in draft.blocks for slot in block.slots):
            if not isinstance(draft.starts_in(piece, slot), int):
                earlier = (
                    draft.by_slot(earlier_piece, slot) if may_be_parallel else draft.before_slot(earlier_piece, slot)
                )
                draft.add(draft.by_slot(piece, slot) <= earlier + is_omitted)


def _hold_in_blocks(draft: CpAgendaDraft, earlier_piece: Piece, piece: Piece, is_omitted: Literal01) -> None:
    for is_placed, until_before in zip(
        _in_block_or_before(draft, piece), _in_block_or_before(draft, earlier_piece), strict=True
    ):
        draft.add(is_placed <= until_before + is_omitted)


def _require_adjacency(draft: CpAgendaDraft) -> None:
    """Where every piece is held, whatever is not the first of its block stands right behind the one before it: that is
    all of the order within a block, and much quicker to prove than orders of two."""
    for earlier_piece, piece in pairwise(_sort_by_manual(draft.pieces)):
        _hold_in_blocks(draft, earlier_piece, piece, 0)
        for block in draft.blocks:
            for slot, next_slot in pairwise(block.slots):
                second_start = draft.starts_in(piece, next_slot)
                if not isinstance(second_start, int):
                    first_start = draft.starts_in(earlier_piece, slot)
                    draft.add(second_start <= first_start)
                    draft.add(second_start >= first_start + draft.in_block(piece, block) - 1)


def _in_block_or_before(draft: CpAgendaDraft, piece: Piece) -> list[Amount]:
    """Whether a piece stands in a block or before it, for each block."""
    return [
        total(draft.in_block(piece, block) for block in draft.blocks[: number + 1])
        for number in range(len(draft.blocks))
    ]


def _neighbours(ordered_pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Each piece with those before it up to the first that must be held, of those that it can't stand beside: the order
    of all others follows."""
    tracks = {piece.session.track for piece in ordered_pieces} - {"together"}
    for number, piece in enumerate(ordered_pieces):
        tracks_before: set[Track] = set()
        for earlier_piece in reversed(ordered_pieces[:number]):
            yield piece, earlier_piece
            if earlier_piece.cover == "must":
                tracks_before.add(earlier_piece.session.track)
            if "together" in tracks_before or (tracks and tracks_before == tracks):
                break


def _sort_by_manual(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a place at an end of the training before and after the others."""
    ranks = {"start of training": 0, "end of training": 2}
    return sorted(pieces, key=lambda piece: ranks.get(piece.session.place, 1))


def _needless_blocks(days: AgendaShape, coffees: int) -> set[int]:
    """The blocks behind coffee breaks that are more than so many in their half day."""
    needless: set[int] = set()
    for day in {gap.day for gap in days.gaps}:
        for half_day in gaps_of_half_days([gap for gap in days.gaps if gap.day == day]):
            needless |= {gap.after for gap in half_day[coffees:]}
    return needless


def _days_that_fit(
    context: Context, pieces: Sequence[Piece], days: AgendaShape
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The earliest and the latest day of each piece, since what stands before it, and what stands behind it, must have
    room on the days before and after, be each as short as it can be."""
    room = [_room(context, pieces, days, day) for day in range(1, context.training.days + 1)]
    unassigned_pieces = [piece for piece in pieces if piece.day is None]
    piece_steps = [_min_required_steps(piece) for piece in unassigned_pieces]
    earliest_days = _fill_blocks(piece_steps, room)
    latest_days = [len(room) + 1 - day for day in _fill_blocks(piece_steps[::-1], room[::-1])][::-1]
    earliest_by_piece = {piece.key: day for piece, day in zip(unassigned_pieces, earliest_days, strict=True)}
    latest_by_piece = {piece.key: day for piece, day in zip(unassigned_pieces, latest_days, strict=True)}
    for piece in pieces:
        if piece.day is not None:
            earliest_by_piece[piece.key] = latest_by_piece[piece.key] = piece.day
        elif piece.session.place != "anywhere":
            allowed_days = days_of(piece.session.place, context.training.days)
            earliest_by_piece[piece.key], latest_by_piece[piece.key] = allowed_days[0], allowed_days[-1]
    return earliest_by_piece, latest_by_piece


def _room(context: Context, pieces: Sequence[Piece], days: AgendaShape, day: int) -> int:
    """The most steps that sessions without a day of their own can have on a day."""
    hours = context.training.hours.hours_on(day)
    lunch = days.pauses["lunch"][0] if needs_lunch(hours) else 0
    return hours.minutes // STEP - lunch - sum(_min_required_steps(piece) for piece in pieces if piece.day == day)


def _fill_blocks(piece_steps: Sequence[int], room: Sequence[int]) -> list[int]:
    """The day of each of some pieces, counted from 1, if each day is filled before the next begins."""
    day, used_steps, days = 0, 0, []
    for steps in piece_steps:
        while used_steps + steps > room[day] and day + 1 < len(room):
            day, used_steps = day + 1, 0
        used_steps += steps
        days.append(day + 1)
    return days


def _min_required_steps(piece: Piece) -> int:
    """The fewest steps of a piece that must be held, else 0."""
    return int(piece.session.minutes.low or 0) // STEP if piece.cover == "must" else 0


def _max_pieces_before(pieces: Sequence[Piece], max_stretch: int) -> int:
    """How many pieces can stand before the last one of these in its block, of no more steps than a stretch."""
    steps, number = min_piece_steps(pieces[-1]), 0
    for piece in reversed(pieces[:-1]):
        steps += min_piece_steps(piece) if piece.cover == "must" else 0
        if steps > max_stretch:
            break
        number += 1
    return number
