"""When the sessions of an agenda in the making are, on the clock.

Starts are linear: a slot starts when its block does, after what the slots before it last. What a slot lasts follows
from the piece in it. These variables are made only where somebody asks, since most agendas are found without a clock.
"""

from ecpat_training.agenda.planner.variables import DAY, ModelVariables
from ecpat_training.agenda.rule_parts.draft import STEP, Block, Literal01, Piece, Slot, Steps


class ClockVariables(ModelVariables):
    """What `agenda.rule_parts.draft.Draft` says of the clock."""

    def starts_at(self, piece: Piece, day: int, minute: int) -> Literal01:
        """A 0-1 amount that can be 1 only if the piece starts at that minute of that day; it is 1 then if a rule gains
        by it."""
        if piece.day not in (None, day) or minute % STEP != self._off_the_grid(day):
            return 0
        blocks = [block for block in self.blocks if block.day == day]
        return sum(self._starts_in_block(piece, block, minute // STEP) for block in blocks)

    def _starts_in_block(self, piece: Piece, block: Block, start: int) -> Literal01:
        """That the block then begins no later, and ends no earlier than the piece, follows from the slots; said of the
        block as a whole it makes the proof twenty times as quick."""
        starts_in_block = self.flag(f"{piece.key} at {start} in block {block.index}")
        slot_flags = []
        for slot in block.slots:
            starts_in_slot = self.flag(f"{piece.key} at {start} in slot {slot.index}")
            # Only "at most": rules gain by a flag of 1, so the solver raises it by itself where it may.
            self.add(starts_in_slot <= self.starts_in(piece, slot))
            self.model.add(self._slot_start(slot) == start).only_enforce_if(starts_in_slot)
            slot_flags.append(starts_in_slot)
        self.add(starts_in_block == sum(slot_flags))
        block_start, block_end = self.block_start(block), self.block_start(block) + self.block_length(block)
        self.model.add(block_start <= start).only_enforce_if(starts_in_block)
        self.model.add(block_end >= start + self.length_in(piece, block)).only_enforce_if(starts_in_block)
        return starts_in_block

    def happens_between(self, piece: Piece, day: int, start: int, end: int) -> Literal01:
        """A 0-1 amount that must be 1 if any of the piece happens on that day between two times (minutes after
        midnight)."""
        if piece.day not in (None, day):
            return 0
        name = (piece.key, day, start, end)
        if name not in self._happening:
            happens = self.flag(f"{piece.key} on day {day} between {start} and {end}")
            for slot in (slot for block in self.blocks if block.day == day for slot in block.slots):
                # Either excuse is enough; the solver may leave both at 0, so `happens` can only be said too often,
                # never too seldom.
                is_separate = self._over_by(slot, start) + self._begins_from(slot, end)
                self.add(self.occupies(piece, slot) <= happens + is_separate)
            self._happening[name] = happens
        return self._happening[name]

    def _over_by(self, slot: Slot, minute: int) -> Literal01:
        """At most whether what stands in the slot is over by then."""
        if (slot.index, minute) not in self._over:
            ends_in_time = self.flag(f"slot {slot.index} is over by {minute}")
            latest_step = (minute - self._off_the_grid(slot.day)) // STEP
            slot_end = self._slot_start(slot) + self._slot_lengths(slot.day)[slot.index]
            self.model.add(slot_end <= latest_step).only_enforce_if(ends_in_time)
            self._over[slot.index, minute] = ends_in_time
        return self._over[slot.index, minute]

    def _begins_from(self, slot: Slot, minute: int) -> Literal01:
        """At most whether what stands in the slot begins then or later."""
        if (slot.index, minute) not in self._begun:
            starts_late = self.flag(f"slot {slot.index} begins from {minute}")
            # Rounded up, as `latest` is rounded down: a slot on the grid is never excused by a part of a step.
            earliest_step = -(-(minute - self._off_the_grid(slot.day)) // STEP)
            self.model.add(self._slot_start(slot) >= earliest_step).only_enforce_if(starts_late)
            self._begun[slot.index, minute] = starts_late
        return self._begun[slot.index, minute]

    def _off_the_grid(self, day: int) -> int:
        """The minutes by which the day's clock is beside the grid: hours from 09:02 on are counted from 09:00."""
        return self.context.training.hours.hours_on(day).start % STEP

    def _slot_start(self, slot: Slot) -> Steps:
        block, slot_lengths = self.blocks[slot.block], self._slot_lengths(slot.day)
        return self.block_start(block) + sum(
            slot_lengths[earlier_slot.index] for earlier_slot in block.slots[: slot.position]
        )

    def _slot_lengths(self, day: int) -> dict[int, Steps]:
        """What each slot of a day lasts: what its piece lasts in the block, and the block's length in all."""
        if day in self._lasting:
            return self._lasting[day]
        slot_lengths = self._lasting[day] = {}
        for block in (block for block in self.blocks if block.day == day):
            for slot in block.slots:
                slot_lengths[slot.index] = self.steps(f"length of slot {slot.index}", DAY)
                filled_count = sum(self.occupies(piece, slot) for piece in self.pieces)
                self.add(slot_lengths[slot.index] <= DAY * filled_count)
                for piece in self.pieces:
                    for variable in self._occupying(piece, slot):
                        same_length = slot_lengths[slot.index] == self.length_in(piece, block)
                        self.model.add(same_length).only_enforce_if(variable)
            self.add(sum(slot_lengths[slot.index] for slot in block.slots) == self.block_length(block))
        return slot_lengths

    def _occupying(self, piece: Piece, slot: Slot) -> list[Literal01]:
        """The variables that say that the piece, or its second part, stands in the slot."""
        opens_block = slot.position == 0
        continuations = [
            self.continues_after(piece, gap) for gap in self.gaps if opens_block and gap.after == slot.block
        ]
        return [variable for variable in (self.starts_in(piece, slot), *continuations) if not isinstance(variable, int)]
