"""Agendas in the manual's order: where a session can stand follows from what the others last, so that few of the places
of a large training are left, and the best of these agendas is found, and most often proven, in seconds.

It is what people would make by hand. A search over all orders begins with it, and so never ends with anything worse.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ecpat_training.agenda.planner.cp_sat import total
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.shape import AgendaShape, least_steps
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
    stretch = min([minutes for minutes in stretches if minutes is not None], default=24 * 60) // STEP
    slots: dict[str, set[int]] = {piece.key: set() for piece in days.pieces}
    left_out = _needless_blocks(days, coffees)
    for way in pieces_per_track(days.pieces, context.tracks):
        pieces = _in_the_manuals_order(way)
        earliest, latest = _days_that_fit(context, pieces, days)
        for number, piece in enumerate(pieces):
            most = _most_before(pieces[: number + 1], stretch)
            slots[piece.key] |= {
                slot.index
                for block in days.blocks
                if earliest[piece.key] <= block.day <= latest[piece.key] and block.index not in left_out
                for slot in block.slots[: most + 1]
            }
    return replace(days, slots_of={key: frozenset(places) for key, places in slots.items()})


def hold_order(draft: CpAgendaDraft) -> None:
    """Demands the manual's order of all sessions that have no place of their own."""
    if all(piece.cover == "must" and piece.day is None and piece.session.track == "together" for piece in draft.pieces):
        _hold_neighbours_together(draft)
        return
    order = [piece for piece in draft.pieces if piece.session.place == "anywhere"]
    for piece, before in _neighbours(order):
        missing = 1 - draft.is_held(before)
        _hold_in_blocks(draft, before, piece, missing)
        is_beside = "together" not in (piece.session.track, before.session.track) and (
            piece.session.track != before.session.track
        )
        for slot in (slot for block in draft.blocks for slot in block.slots):
            if not isinstance(draft.starts_in(piece, slot), int):
                earlier = draft.by_slot(before, slot) if is_beside else draft.before_slot(before, slot)
                draft.add(draft.by_slot(piece, slot) <= earlier + missing)


def _hold_in_blocks(draft: CpAgendaDraft, before: Piece, piece: Piece, missing: Literal01) -> None:
    for until, until_before in zip(_until(draft, piece), _until(draft, before), strict=True):
        draft.add(until <= until_before + missing)


def _hold_neighbours_together(draft: CpAgendaDraft) -> None:
    """Where every piece is held, whatever is not the first of its block stands right behind the one before it: that is
    all of the order within a block, and much quicker to prove than orders of two."""
    for before, piece in pairwise(_in_the_manuals_order(draft.pieces)):
        _hold_in_blocks(draft, before, piece, 0)
        for block in draft.blocks:
            for slot, following in pairwise(block.slots):
                second = draft.starts_in(piece, following)
                if not isinstance(second, int):
                    first = draft.starts_in(before, slot)
                    draft.add(second <= first)
                    draft.add(second >= first + draft.in_block(piece, block) - 1)


def _until(draft: CpAgendaDraft, piece: Piece) -> list[Amount]:
    """Whether a piece stands in a block or before it, for each block."""
    return [
        total(draft.in_block(piece, block) for block in draft.blocks[: number + 1])
        for number in range(len(draft.blocks))
    ]


def _neighbours(order: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Each piece with those before it up to the first that must be held, of those that it can't stand beside: the order
    of all others follows."""
    tracks = {piece.session.track for piece in order} - {"together"}
    for number, piece in enumerate(order):
        tracks_before: set[Track] = set()
        for before in reversed(order[:number]):
            yield piece, before
            if before.cover == "must":
                tracks_before.add(before.session.track)
            if "together" in tracks_before or (tracks and tracks_before == tracks):
                break


def _in_the_manuals_order(way: Sequence[Piece]) -> list[Piece]:
    """The pieces with a place at an end of the training before and after the others."""
    ranks = {"start of training": 0, "end of training": 2}
    return sorted(way, key=lambda piece: ranks.get(piece.session.place, 1))


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
    free = [piece for piece in pieces if piece.day is None]
    lasts = [_least(piece) for piece in free]
    earliest = _filled(lasts, room)
    latest = [len(room) + 1 - day for day in _filled(lasts[::-1], room[::-1])][::-1]
    first = {piece.key: day for piece, day in zip(free, earliest, strict=True)}
    last = {piece.key: day for piece, day in zip(free, latest, strict=True)}
    for piece in pieces:
        if piece.day is not None:
            first[piece.key] = last[piece.key] = piece.day
        elif piece.session.place != "anywhere":
            ends = days_of(piece.session.place, context.training.days)
            first[piece.key], last[piece.key] = ends[0], ends[-1]
    return first, last


def _room(context: Context, pieces: Sequence[Piece], days: AgendaShape, day: int) -> int:
    """The most steps that sessions without a day of their own can have on a day."""
    hours = context.training.hours.on(day)
    lunch = days.pauses["lunch"][0] if needs_lunch(hours) else 0
    return hours.minutes // STEP - lunch - sum(_least(piece) for piece in pieces if piece.day == day)


def _filled(lasts: Sequence[int], room: Sequence[int]) -> list[int]:
    """The day of each of some pieces, counted from 1, if each day is filled before the next begins."""
    day, used, days = 0, 0, []
    for steps in lasts:
        while used + steps > room[day] and day + 1 < len(room):
            day, used = day + 1, 0
        used += steps
        days.append(day + 1)
    return days


def _least(piece: Piece) -> int:
    """The fewest steps of a piece that must be held, else 0."""
    return int(piece.session.minutes.low or 0) // STEP if piece.cover == "must" else 0


def _most_before(pieces: Sequence[Piece], stretch: int) -> int:
    """How many pieces can stand before the last one of these in its block, of no more steps than a stretch."""
    steps, number = least_steps(pieces[-1]), 0
    for piece in reversed(pieces[:-1]):
        steps += least_steps(piece) if piece.cover == "must" else 0
        if steps > stretch:
            break
        number += 1
    return number
