"""The shape of an agenda before anything is decided: which sessions it may hold, and where sessions and breaks can
stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.model.quantity import Range
from ecpat_training.rules.agenda.breaks import DAY
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context, days_of, held_daily
from ecpat_training.rules.draft import STEP, Block, Gap, Piece, Slot, lived

BreakKind = Literal["break", "lunch"]
LONGEST_PAUSE = 24
"""The longest break in steps, where its rule names no upper bound: two hours."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Pieces, blocks and gaps of a training, in their order."""

    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]


def shape(context: Context, rules: Sequence[Rule], optional: frozenset[str] = frozenset()) -> Shape:
    """The shape of a training's agenda. A half day gets every place for coffee that the rule on breaks allows, and as
    many as it needs to keep the longest stretch allowed; without a rule on breaks there are none. A place may stay
    empty. `optional` are sessions that need not be held, whatever their chapter says."""
    pieces = _pieces(context, optional)
    stretch = _longest_stretch(context, rules)
    kinds = _gap_kinds(context, rules, stretch)
    minutes: dict[BreakKind, tuple[int, int]] = {kind: _pause(rules, kind) for kind in kinds}
    blocks: list[Block] = []
    gaps: list[Gap] = []
    slots = 0
    for day in range(1, context.training.days + 1):
        size = _size(pieces, day, stretch)
        for number in range(len(kinds) + 1):
            block = len(blocks)
            blocks.append(Block(block, day, tuple(Slot(slots + place, day, block, place) for place in range(size))))
            slots += size
            if number < len(kinds):
                kind = kinds[number]
                gaps.append(Gap(len(gaps), day, kind, block, block + 1, *minutes[kind]))
    return Shape(pieces, tuple(blocks), tuple(gaps))


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


def _named(rules: Sequence[Rule], name: str) -> list[Rule]:
    return [rule for rule in rules if rule.name == name]


def _longest_stretch(context: Context, rules: Sequence[Rule]) -> int:
    hours = context.training.hours
    limits: list[int] = [rule.parameters.never_over for rule in _named(rules, "break every")]
    return min([*limits, hours.end - hours.start]) // STEP


def _gap_kinds(context: Context, rules: Sequence[Rule], stretch: int) -> list[BreakKind]:
    """The places for breaks of one day. A day that is long enough for a lunch has one, taken to lie in the middle of
    its hours, or of the day's."""
    if not _named(rules, "breaks"):
        return []
    hours = context.training.hours
    if hours.end - hours.start <= DAY:
        return _coffees((hours.end - hours.start) // STEP, stretch, rules)
    lunch, _ = _pause(rules, "lunch")
    windows = [rule.parameters.hours for rule in _named(rules, "lunch between")] or [hours]
    middle = (windows[0].start + windows[0].end) // 2
    morning = max(0, (middle - hours.start) // STEP - lunch // 2)
    afternoon = max(0, (hours.end - middle) // STEP - lunch // 2)
    return [*_coffees(morning, stretch, rules), "lunch", *_coffees(afternoon, stretch, rules)]


def _coffees(half_day: int, stretch: int, rules: Sequence[Rule]) -> list[BreakKind]:
    coffee, _ = _pause(rules, "break")
    allowed: list[int] = [rule.parameters.at_most for rule in _named(rules, "breaks")]
    return ["break"] * max([*allowed, -(-(half_day + coffee) // (stretch + coffee)) - 1])


def _pause(rules: Sequence[Rule], kind: BreakKind) -> tuple[int, int]:
    wanted = [rule.parameters.lunch if kind == "lunch" else rule.parameters.coffee for rule in _named(rules, "breaks")]
    ranges: list[Range] = wanted or [Range(low=0, high=0)]
    low = max(-(-int(one.low or STEP) // STEP) for one in ranges)
    high = min(int(one.high) // STEP if one.high is not None else max(low, LONGEST_PAUSE) for one in ranges)
    return low, high


def _size(pieces: tuple[Piece, ...], day: int, stretch: int) -> int:
    """How many sessions fit into one block at most: as many of the shortest as its longest stretch holds. Of a session
    that may be split, a part of five minutes may be; two that stand beside each other need one slot."""
    left, size = stretch, 0
    first, *_ = lived(pieces)
    lows = [_least(piece) for piece in first if piece.day in (None, day)]
    for low in sorted(lows):
        left -= low
        if left < 0:
            break
        size += 1
    return max(1, size)


def _least(piece: Piece) -> int:
    return 1 if piece.session.may_be_split else int(piece.session.minutes.low or 0) // STEP
