"""What an agenda in the making is asked in: which session stands where, what it lasts, where breaks are."""

from functools import cached_property

from ecpat_training.agenda.planner.cp_sat import AgendaModel
from ecpat_training.agenda.planner.limit import must_go_on
from ecpat_training.agenda.planner.shape import AgendaShape
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import (
    STEP,
    AgendaRelation,
    Amount,
    Block,
    Gap,
    Literal01,
    Piece,
    Slot,
    Steps,
    pieces_per_track,
)
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import Hours

DAY = 24 * 60 // STEP
A_LOOK_AT_THE_CLOCK = 1000
"""After so many demands a model looks whether there is time left: every few milliseconds."""


class ModelVariables:
    """What `agenda.rule_parts.draft.Draft` says of sessions and breaks, each a variable or a sum of variables.
    What makes them hang together, and fills `_continues_after` to `_break_length`, is `CpDraft`'s."""

    _continues_after: dict[tuple[str, int], Literal01]
    _second_part_length: dict[tuple[str, int], Steps]
    _is_held: dict[str, Literal01]
    _in_block: dict[tuple[str, int], Literal01]
    _length_in: dict[tuple[str, int], Steps]
    _beside: dict[tuple[str, str], Literal01]
    _has_break: dict[int, Literal01]
    _break_length: dict[int, Steps]

    def __init__(self, model: AgendaModel, context: Context, shape: AgendaShape) -> None:
        self.model = model
        self.finished = False
        self._demands = 0
        self.context = context
        self.pieces, self.blocks, self.gaps = shape.pieces, shape.blocks, shape.gaps
        self._longest_any, self.vacancies = shape.longest, shape.vacancies
        self._around, self._pauses = shape.around, shape.pauses
        self.trainers = context.pool
        self.charges: list[tuple[Rule, Amount]] = []
        self._slots = [slot for block in self.blocks for slot in block.slots]
        self._starts_in = {
            (piece.key, slot.index): self.flag(f"{piece.key} in slot {slot.index}")
            for piece in self.pieces
            for slot in self._slots
            if shape.has_place(piece, slot)
        }
        self._by_slot: dict[tuple[str, int], Literal01] = {}
        self._lasting: dict[int, dict[int, Steps]] = {}
        self._happening: dict[tuple[str, int, int, int], Literal01] = {}
        self._over: dict[tuple[int, int], Literal01] = {}
        self._begun: dict[tuple[int, int], Literal01] = {}
        day_starts = {
            day: context.training.hours.hours_on(day).start // STEP for day in range(1, context.training.days + 1)
        }
        self._start_delay = {
            day: model.new_int_var(-day_start, DAY - day_start, f"delay of day {day}")
            for day, day_start in day_starts.items()
        }
        # Pieces of other tracks stand beside those of the first: counting one track fills each slot once.
        self._first, *_ = pieces_per_track(self.pieces, context.tracks)

    def may_stand_around(self, day: int, kind: ItemKind, fixed_hours: Hours) -> bool:
        """Whether a fixed break may stand before the first session of a day, or after the last: of the minutes that
        such breaks may have, and as the shape says."""
        hours = self.context.training.hours.hours_on(day)
        min_steps, max_steps = self._pauses.get(kind, (0, DAY))
        opens_or_closes_day = fixed_hours.start == hours.start or fixed_hours.end == hours.end
        return min_steps * STEP <= fixed_hours.minutes <= max_steps * STEP and (self._around or opens_or_closes_day)

    def add(self, constraint: AgendaRelation, only_if: Literal01 | None = None) -> None:
        """Demands that a linear relation hold, or that it hold where a flag is 1.

        Raises:
            OutOfTime: a large model isn't finished in time.
        """
        self._demands += 1
        # A finished model still gets single demands, such as a ceiling, when nobody catches OutOfTime any more.
        if not self.finished and self._demands % A_LOOK_AT_THE_CLOCK == 0:
            must_go_on()
        demand = self.model.add(constraint)
        if only_if is not None:
            demand.only_enforce_if(only_if)

    def flag(self, name: str) -> Literal01:
        """A new 0-1 variable."""
        return self.model.new_bool_var(name)

    def steps(self, name: str, most: int) -> Steps:
        """A new whole-number variable from 0 to `most`."""
        return self.model.new_int_var(0, most, name)

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Prices an amount at the rule's weight; under a hard rule it must be 0."""
        if rule.is_off or (isinstance(amount, int) and amount == 0):
            return
        if rule.hard:
            self.add(amount == 0)
        else:
            self.charges.append((rule, amount))

    def is_held(self, piece: Piece) -> Literal01:
        """Whether the agenda holds the piece."""
        return self._is_held[piece.key]

    def starts_in(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot, its first part where a break splits it."""
        return self._starts_in.get((piece.key, slot.index), 0)

    def _has_slot(self, piece: Piece, slot: Slot) -> bool:
        return (piece.key, slot.index) in self._starts_in

    def occupies(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece or its second part stands in that slot."""
        if not piece.session.may_be_split or slot.position:
            return self.starts_in(piece, slot)
        return self.starts_in(piece, slot) + sum(
            self.continues_after(piece, gap) for gap in self.gaps if gap.after == slot.block
        )

    def continues_after(self, piece: Piece, gap: Gap) -> Literal01:
        """Whether the break in that gap splits the piece."""
        return self._continues_after.get((piece.key, gap.index), 0)

    def second_part_length(self, piece: Piece, gap: Gap) -> Steps:
        """What the second part of the piece lasts behind the break in that gap, 0 if it doesn't go on there."""
        return self._second_part_length.get((piece.key, gap.index), 0)

    def beside(self, piece: Piece, other_piece: Piece) -> Literal01:
        """Whether two pieces of different tracks stand beside each other."""
        key = (piece.key, other_piece.key)
        return self._beside[key] if key in self._beside else self._beside[key[::-1]]

    def in_block(self, piece: Piece, block: Block) -> Literal01:
        """Whether the piece stands in that block, its first part where a break splits it."""
        return self._in_block.get((piece.key, block.index), 0)

    def on_day(self, piece: Piece, day: int) -> Literal01:
        """Whether the piece is held on that day."""
        if piece.day is not None:
            return self.is_held(piece) if piece.day == day else 0
        return sum(self.in_block(piece, block) for block in self.blocks if block.day == day)

    def by_slot(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot or before it."""
        if (piece.key, slot.index) not in self._by_slot:
            reached_before: Literal01 = 0
            for candidate in self._slots:
                starts_here = self.starts_in(piece, candidate)
                if not isinstance(starts_here, int):
                    # A chain of prefix sums, each one flag more: orders of sessions compare two flags instead of two
                    # long sums.
                    is_reached = self.flag(f"{piece.key} until slot {candidate.index}")
                    self.add(is_reached == reached_before + starts_here)
                    reached_before = is_reached
                self._by_slot[piece.key, candidate.index] = reached_before
        return self._by_slot[piece.key, slot.index]

    def before_slot(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands before that slot."""
        return self.by_slot(piece, self._slots[slot.index - 1]) if slot.index else 0

    def length_in(self, piece: Piece, block: Block) -> Steps:
        """What the piece, or the part of it that stands there, lasts in that block; 0 if it stands elsewhere."""
        return self._length_in.get((piece.key, block.index), 0)

    def longest(self, piece: Piece) -> int:
        """The most steps that the piece can last: the manual's, unless nothing holds it to them."""
        part_count = 2 if piece.session.may_be_split else 1
        return part_count * self._longest_any if self._longest_any else int(piece.session.minutes.high or 0) // STEP

    def length(self, piece: Piece) -> Steps:
        """What the piece lasts, 0 if it isn't held."""
        return sum(self.length_in(piece, block) for block in self.blocks)

    def block_length(self, block: Block) -> Steps:
        """What the block lasts."""
        return self._block_lengths[block.index]

    @cached_property
    def _block_lengths(self) -> dict[int, Steps]:
        lengths = {}
        for block in self.blocks:
            lengths[block.index] = self.steps(f"length of block {block.index}", DAY)
            self.add(lengths[block.index] == sum(self.length_in(piece, block) for piece in self._first))
        return lengths

    def has_break(self, gap: Gap) -> Literal01:
        """Whether a break stands in that gap."""
        return self._has_break[gap.index]

    def break_length(self, gap: Gap) -> Steps:
        """What the break in that gap lasts, 0 if there is none."""
        return self._break_length[gap.index]

    def start_delay(self, day: int) -> Steps:
        """How much later than the training's hours the day starts, below 0 if earlier."""
        return self._start_delay[day]

    def block_start(self, block: Block) -> Steps:
        """When the block starts, after midnight."""
        earlier = [
            other_block
            for other_block in self.blocks
            if other_block.day == block.day and other_block.index < block.index
        ]
        gaps = [gap for gap in self.gaps if gap.day == block.day and gap.after <= block.index]
        start = self.context.training.hours.hours_on(block.day).start // STEP + self.start_delay(block.day)
        return (
            start
            + sum(self.block_length(other_block) for other_block in earlier)
            + sum(self.break_length(gap) for gap in gaps)
        )

    def day_length(self, day: int) -> Steps:
        """From the day's start to its end."""
        blocks = [self.block_length(block) for block in self.blocks if block.day == day]
        return sum(blocks) + sum(self.break_length(gap) for gap in self.gaps if gap.day == day)

    def _is_filled(self, slot: Slot) -> Literal01:
        return sum(self.occupies(piece, slot) for piece in self._first)
