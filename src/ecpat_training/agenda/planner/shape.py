"""The shape of an agenda before anything is decided: which sessions it may hold, and where sessions and breaks can
stand."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import coffees, edge_breaks, half_days, lunch_of, sort_by_start, stretches
from ecpat_training.agenda.rule_parts.day_room import MOST_COFFEES
from ecpat_training.agenda.rule_parts.draft import STEP, Block, Gap, Piece, Slot, gaps_of_half_days, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Limits
from ecpat_training.values.quantity import Range

BreakKind = Literal["break", "lunch"]
MOST_PLACES = 25_000
"""The most pairs of a session and a slot that it may stand in, of a model that is searched in a minute and half a
gigabyte; a training that would have more has fewer slots than its rules leave possible."""
DAY = 24 * 60 // STEP


@dataclass(frozen=True, slots=True)
class AgendaShape:
    """Pieces, blocks and gaps of a training, in their order. `longest` are the steps that any session may last (None:
    each its own most minutes). `vacancies` says whether a session may lack a trainer. `around` says whether fixed
    breaks may stand before the first session of a day or after the last; such as stand at an end of the day's hours
    always may. `pauses` are the fewest and the most steps of a lunch and of a coffee break. What has no room in it
    costs `beyond` at least: infinitely much where there is room for whatever the rules leave possible, so that what
    isn't found there doesn't exist."""

    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    longest: int | None = None
    vacancies: bool = False
    around: bool = True
    pauses: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    beyond: float = math.inf
    slots_of: Mapping[str, frozenset[int]] | None = None

    def has_place(self, piece: Piece, slot: Slot) -> bool:
        """Whether a piece may stand in a slot."""
        return piece.day in (None, slot.day) and (self.slots_of is None or slot.index in self.slots_of[piece.key])

    @property
    def places(self) -> int:
        """In how many slots its sessions may stand, all together."""
        return len(self.pieces) * sum(len(block.slots) for block in self.blocks)

    @property
    def is_too_large(self) -> bool:
        """Whether it is far too much to be searched."""
        return self.places > MOST_PLACES


def shape_in_bounds(context: Context, rules: Sequence[AgendaRule]) -> AgendaShape:
    """The shape of a training's agenda, with room for whatever is usual under the rules if that isn't far too much to
    be searched; else with fewer coffee breaks in a half day, and fewer sessions between two breaks."""
    agenda_shape = shape(context, rules, is_usual=True)
    day = -(-len(agenda_shape.pieces) // context.training.days)
    for most_counts in ((2, day), (2, max(4, day // 2)), (1, max(4, day // 2))):
        if not agenda_shape.is_too_large:
            break
        agenda_shape = shape(context, rules, is_usual=True, max_sizes=most_counts)
    return agenda_shape


def shape_around(context: Context, rules: Sequence[AgendaRule], agenda: Agenda) -> AgendaShape:
    """The shape of agendas like one that there is: what is usual under the rules if that one is, else room for whatever
    they leave possible."""
    usual_shape = shape(context, rules, is_usual=True)
    return usual_shape if math.isinf(usual_shape.beyond) or _has_room(usual_shape, agenda) else shape(context, rules)


def _has_room(days: AgendaShape, agenda: Agenda) -> bool:
    for day in agenda.days:
        size = max((len(block.slots) for block in days.blocks if block.day == day.number), default=0)
        gaps = [gap for gap in days.gaps if gap.day == day.number]
        longest_break = max((gap.high for gap in gaps), default=0) * STEP
        items = sort_by_start(day)
        half_day_pairs = zip(half_days(items, lunch_of(items)), gaps_of_half_days(gaps), strict=False)
        inner_items = [item for item in items if item.kind != "session" and item not in edge_breaks(day)]
        if (
            any(len({item.start for item in row}) > size for row in stretches(day))
            or any(
                len(coffees(half_day)) > sum(gap.kind == "break" for gap in places)
                for half_day, places in half_day_pairs
            )
            or any(item.minutes > longest_break for item in inner_items)
        ):
            return False
    return True


def shape(
    context: Context,
    rules: Sequence[AgendaRule],
    optional: frozenset[str] = frozenset(),
    *,
    breaks: bool = True,
    is_usual: bool = False,
    max_sizes: tuple[int, int] | None = None,
) -> AgendaShape:
    """The shape of a training's agenda: room for whatever these rules, and no others, leave possible. So a rule more
    never makes room. A place may stay empty. `optional` are sessions that need not be held, whatever their chapter
    says. Without `breaks` it has no places for any: each day is one block. With `is_usual` there is room only for what
    rules call usual, and for what costs less than the rest. `max_sizes` are the most coffee breaks of a half day and
    the most sessions of a block, if there are to be fewer than possible."""
    pieces = _pieces(context, optional)
    limits = [rule.limits(context) for rule in rules]
    usual_bounds = [
        usual_limits
        for rule in rules
        if is_usual and not rule.is_off and (usual_limits := rule.usual(context)) is not None
    ]
    limits += [narrower_bounds.limits for narrower_bounds in usual_bounds]
    max_stretch = min([limit.stretch for limit in limits if limit.stretch is not None] + [DAY * STEP]) // STEP
    lengths = any(limit.lengths for limit in limits)
    minutes = {break_kind: _pause(limits, break_kind) for break_kind in get_args(BreakKind)}
    blocks: list[Block] = []
    gaps: list[Gap] = []
    slots = 0
    for day in range(1, context.training.days + 1):
        first_track_pieces, *_ = pieces_per_track(
            pieces, context.tracks
        )  # sessions that stand beside each other need one slot
        day_pieces = [piece for piece in first_track_pieces if piece.day in (None, day)]
        piece_parts = len(day_pieces) + sum(piece.session.may_be_split for piece in day_pieces)
        gap_kinds = _gap_kinds(limits, piece_parts, max_sizes[0] if max_sizes else MOST_COFFEES) if breaks else []
        # Without limits on lengths, sessions may be as short as a step, and as many fit as the stretch has steps.
        size = _size(day_pieces, max_stretch) if lengths else max(1, min(len(day_pieces), max_stretch))
        size = min(size, max_sizes[1]) if max_sizes else size
        for number in range(len(gap_kinds) + 1):
            block = len(blocks)
            blocks.append(Block(block, day, tuple(Slot(slots + place, day, block, place) for place in range(size))))
            slots += size
            if number < len(gap_kinds):
                gap_kind = gap_kinds[number]
                gaps.append(Gap(len(gaps), day, gap_kind, block, block + 1, *minutes[gap_kind]))
    # Vacant posts need variables of their own: they are made only where no rule forbids vacancies.
    has_vacancies = not any(rule.hard and rule.two_trainers(context) for rule in rules)
    longest_block = None if lengths else max_stretch
    other_shapes_bound = (
        0 if max_sizes else min((narrower_bounds.beyond for narrower_bounds in usual_bounds), default=math.inf)
    )
    return AgendaShape(
        pieces, tuple(blocks), tuple(gaps), longest_block, has_vacancies, pauses=minutes, beyond=other_shapes_bound
    )


def _pieces(context: Context, optional: frozenset[str]) -> tuple[Piece, ...]:
    pieces = []
    for session in context.sessions.values():
        cover = "may" if session.id in optional else context.covers[session.id]
        if held_daily(session):
            days = days_of(session.place, context.training.days)
            pieces += [Piece(f"{session.id} on day {day}", session, cover, day) for day in days]
        else:
            pieces.append(Piece(session.id, session, cover, None))
    return tuple(pieces)


def _gap_kinds(limits: Sequence[Limits], sessions: int, most: int) -> list[BreakKind]:
    """The places for breaks of one day with so many sessions and parts of them: lunch, and coffee, so often at `most`,
    in the half days before and after it. A day without a lunch has its sessions before that place."""
    coffee_limit = min([limit.coffees for limit in limits if limit.coffees is not None] + [most])
    coffees: list[BreakKind] = ["break"] * min(coffee_limit, sessions - 1)
    return [*coffees, "lunch", *coffees] if sessions > 1 else []


def _pause(limits: Sequence[Limits], break_kind: BreakKind) -> tuple[int, int]:
    wished_ranges = [limit.lunch if break_kind == "lunch" else limit.coffee for limit in limits]
    ranges = [wished_range for wished_range in wished_ranges if wished_range is not None] or [Range()]
    min_steps = max(-(-int(span.low or STEP) // STEP) for span in ranges)
    max_steps = min(int(span.high) // STEP if span.high is not None else DAY for span in ranges)
    return min_steps, max_steps


def _size(pieces: Sequence[Piece], max_stretch: int) -> int:
    """How many sessions fit into one block at most: as many of the shortest as its longest stretch holds. Of a session
    that may be split, a part of five minutes may be."""
    remaining_steps, size = max_stretch, 0
    for session_steps in sorted(min_piece_steps(piece) for piece in pieces):
        # The shortest sessions first give the most that fit: a bound that cuts no possible agenda.
        remaining_steps -= session_steps
        if remaining_steps < 0:
            break
        size += 1
    return max(1, size)


def min_piece_steps(piece: Piece) -> int:
    """The fewest steps that a piece, or a part of it, takes of a block."""
    return 1 if piece.session.may_be_split else int(piece.session.minutes.low or 0) // STEP
