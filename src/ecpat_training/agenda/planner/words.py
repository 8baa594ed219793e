"""What an agenda in the making is asked in: which session stands where, what it lasts, where breaks are."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ecpat_training.agenda.planner.shape import AgendaShape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Block, Gap, Literal01, Piece, Slot, Steps, lived
from ecpat_training.programme.rules.book import Rule

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

DAY = 24 * 60 // STEP


class Words:
    """The words of `agenda.rule_parts.draft.Draft` about sessions and breaks, each a variable or a sum of variables.
    What makes them hang together, and fills `_goes_on` to `_pause`, is `CpDraft`'s."""

    _goes_on: dict[tuple[str, int], Any]
    _rest: dict[tuple[str, int], Any]
    _held: dict[str, Any]
    _within: dict[tuple[str, int], Any]
    _spent: dict[tuple[str, int], Any]
    _beside: dict[tuple[str, str], Any]
    _has: dict[int, Any]
    _pause: dict[int, Any]

    def __init__(self, model: "CpModel", context: Context, shape: AgendaShape) -> None:
        self.model = model
        self.context = context
        self.pieces, self.blocks, self.gaps = shape.pieces, shape.blocks, shape.gaps
        self._longest_any, self.vacancies = shape.longest, shape.vacancies
        self.trainers = context.pool
        self.charges: list[tuple[Rule, Any]] = []
        self._slots = [slot for block in self.blocks for slot in block.slots]
        self._at = {
            (piece.key, slot.index): self.flag(f"{piece.key} in slot {slot.index}")
            for piece in self.pieces
            for slot in self._slots
            if piece.day in (None, slot.day)
        }
        self._until: dict[tuple[str, int], Any] = {}
        midnight = context.training.hours.start // STEP
        self._delay = {
            day: model.new_int_var(-midnight, DAY - midnight, f"delay of day {day}")
            for day in range(1, context.training.days + 1)
        }
        self._first, *self._others = lived(self.pieces)

    def add(self, constraint: Any) -> None:
        """Demands that a linear relation hold."""
        self.model.add(constraint)

    def flag(self, name: str) -> Literal01:
        """A new 0-1 variable."""
        return self.model.new_bool_var(name)

    def steps(self, name: str, most: int) -> Steps:
        """A new whole-number variable from 0 to `most`."""
        return self.model.new_int_var(0, most, name)

    def charge(self, rule: Rule, amount: Any) -> None:
        """Prices an amount at the rule's weight; under a hard rule it must be 0."""
        if isinstance(amount, int) and amount == 0:
            return
        if rule.hard:
            self.add(amount == 0)
        else:
            self.charges.append((rule, amount))

    def held(self, piece: Piece) -> Literal01:
        """Whether the agenda holds the piece."""
        return self._held[piece.key]

    def at(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot, its first part where a break splits it."""
        return self._at.get((piece.key, slot.index), 0)

    def fills(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece or its second part stands in that slot."""
        if not piece.session.may_be_split or slot.position:
            return self.at(piece, slot)
        return self.at(piece, slot) + sum(self.goes_on(piece, gap) for gap in self.gaps if gap.after == slot.block)

    def goes_on(self, piece: Piece, gap: Gap) -> Literal01:
        """Whether the break in that gap splits the piece."""
        return self._goes_on.get((piece.key, gap.index), 0)

    def rest(self, piece: Piece, gap: Gap) -> Steps:
        """What the second part of the piece lasts behind the break in that gap, 0 if it doesn't go on there."""
        return self._rest.get((piece.key, gap.index), 0)

    def beside(self, piece: Piece, other: Piece) -> Literal01:
        """Whether two pieces, of law enforcement and of care in this order, stand beside each other."""
        return self._beside[piece.key, other.key]

    def within(self, piece: Piece, block: Block) -> Literal01:
        """Whether the piece stands in that block, its first part where a break splits it."""
        return self._within.get((piece.key, block.index), 0)

    def on(self, piece: Piece, day: int) -> Literal01:
        """Whether the piece is held on that day."""
        if piece.day is not None:
            return self.held(piece) if piece.day == day else 0
        return sum(self.within(piece, block) for block in self.blocks if block.day == day)

    def until(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot or before it."""
        if (piece.key, slot.index) not in self._until:
            so_far: Any = 0
            for each in self._slots:
                here = self.at(piece, each)
                if not isinstance(here, int):
                    reached = self.flag(f"{piece.key} until slot {each.index}")
                    self.add(reached == so_far + here)
                    so_far = reached
                self._until[piece.key, each.index] = so_far
        return self._until[piece.key, slot.index]

    def before(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands before that slot."""
        return self.until(piece, self._slots[slot.index - 1]) if slot.index else 0

    def spent(self, piece: Piece, block: Block) -> Steps:
        """What the piece, or the part of it that stands there, lasts in that block; 0 if it stands elsewhere."""
        return self._spent.get((piece.key, block.index), 0)

    def longest(self, piece: Piece) -> int:
        """The most steps that the piece can last: the manual's, unless nothing holds it to them."""
        parts = 2 if piece.session.may_be_split else 1
        return parts * self._longest_any if self._longest_any else int(piece.session.minutes.high or 0) // STEP

    def minutes(self, piece: Piece) -> Steps:
        """What the piece lasts, 0 if it isn't held."""
        return sum(self.spent(piece, block) for block in self.blocks)

    def length(self, block: Block) -> Steps:
        """What the block lasts."""
        return self._lengths[block.index]

    @cached_property
    def _lengths(self) -> dict[int, Any]:
        lengths = {}
        for block in self.blocks:
            lengths[block.index] = self.steps(f"length of block {block.index}", DAY)
            self.add(lengths[block.index] == sum(self.spent(piece, block) for piece in self._first))
        return lengths

    def has(self, gap: Gap) -> Literal01:
        """Whether a break stands in that gap."""
        return self._has[gap.index]

    def pause(self, gap: Gap) -> Steps:
        """What the break in that gap lasts, 0 if there is none."""
        return self._pause[gap.index]

    def delay(self, day: int) -> Steps:
        """How much later than the training's hours the day starts, below 0 if earlier."""
        return self._delay[day]

    def start(self, block: Block) -> Steps:
        """When the block starts, after midnight."""
        earlier = [one for one in self.blocks if one.day == block.day and one.index < block.index]
        gaps = [gap for gap in self.gaps if gap.day == block.day and gap.after <= block.index]
        start = self.context.training.hours.start // STEP + self.delay(block.day)
        return start + sum(self.length(one) for one in earlier) + sum(self.pause(gap) for gap in gaps)

    def day_length(self, day: int) -> Steps:
        """From the day's start to its end."""
        blocks = [self.length(block) for block in self.blocks if block.day == day]
        return sum(blocks) + sum(self.pause(gap) for gap in self.gaps if gap.day == day)

    def _filled(self, slot: Slot) -> Any:
        return sum(self.fills(piece, slot) for piece in self._first)
