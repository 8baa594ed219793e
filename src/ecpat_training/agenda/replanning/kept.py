"""What an agenda in the making shares with one that is there, in the words of the solver."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.draft import CpDraft
from ecpat_training.agenda.rule_parts.day import split_parts
from ecpat_training.agenda.rule_parts.draft import STEP, Block, Gap, Literal01, Piece, Slot, Steps
from ecpat_training.values.kinds import ItemKind


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A piece that the old agenda holds: on which day, and as which items; several where a break splits it."""

    piece: Piece
    day: int
    parts: tuple[AgendaItem, ...]

    @property
    def item(self) -> AgendaItem:
        """The first part, with which it starts."""
        return self.parts[0]

    @property
    def minutes(self) -> int:
        """What all parts last."""
        return sum(item.minutes for item in self.parts)


@dataclass(frozen=True, slots=True)
class KeptBreak:
    """A break of the old agenda and its day."""

    day: int
    item: AgendaItem


class KeptVariables:
    """Over a draft: whether a session starts where it did, who leads it as before, which breaks are as they were.

    Starts are linear: a slot starts when its block does, after what the slots before it last. What a slot lasts follows
    from the piece in it.
    """

    def __init__(self, draft: CpDraft, sessions: tuple[KeptSession, ...], breaks: tuple[KeptBreak, ...]) -> None:
        self.draft, self.sessions, self.breaks = draft, sessions, breaks

    def stays(self, kept: KeptSession) -> Literal01:
        """Whether the session starts at its old time on its old day; it may last longer or shorter."""
        return self._stays[kept.piece.key]

    def moves(self, kept: KeptSession) -> Literal01:
        """Whether the session is held on another day or starts at another time."""
        return self.draft.is_held(kept.piece) - self.stays(kept)

    @cached_property
    def _stays(self) -> dict[str, Literal01]:
        on_the_clock = [kept for kept in self.sessions if not kept.item.start % STEP]
        stays: dict[str, Literal01] = dict.fromkeys((kept.piece.key for kept in self.sessions), 0)
        for kept in on_the_clock:
            blocks = [block for block in self.draft.blocks if block.day == kept.day]
            stays[kept.piece.key] = sum(self._stays_in(kept, block) for block in blocks)
        return stays

    def _stays_in(self, kept: KeptSession, block: Block) -> Literal01:
        """At most whether the session stays, and in that block; exactly, once it is worth something to stay.

        That the block then begins no later, and ends no earlier than the session, follows from the slots; said of the
        block as a whole it makes the proof twenty times as quick.
        """
        draft, start = self.draft, kept.item.start // STEP
        here = draft.flag(f"{kept.piece.key} stays in block {block.index}")
        in_slots = []
        for slot in block.slots:
            in_slot = draft.flag(f"{kept.piece.key} stays in slot {slot.index}")
            draft.add(in_slot <= draft.starts_in(kept.piece, slot))
            draft.model.add(self._start(slot) == start).only_enforce_if(in_slot)
            in_slots.append(in_slot)
        draft.add(here == sum(in_slots))
        begins, ends = draft.block_start(block), draft.block_start(block) + draft.block_length(block)
        draft.model.add(begins <= start).only_enforce_if(here)
        draft.model.add(ends >= start + draft.length_in(kept.piece, block)).only_enforce_if(here)
        return here

    def _start(self, slot: Slot) -> Steps:
        block = self.draft.blocks[slot.block]
        return self.draft.block_start(block) + sum(self._lasts[one.index] for one in block.slots[: slot.position])

    @cached_property
    def _lasts(self) -> dict[int, Steps]:
        """What each slot lasts: what its piece lasts in the block, and the block's length in all."""
        lasts = {}
        for block in self.draft.blocks:
            for slot in block.slots:
                lasts[slot.index] = self.draft.steps(f"length of slot {slot.index}", 24 * 60 // STEP)
                filled = sum(self.draft.occupies(piece, slot) for piece in self.draft.pieces)
                self.draft.add(lasts[slot.index] <= 24 * 60 // STEP * filled)
                for piece in self.draft.pieces:
                    for here in self._occupying(piece, slot):
                        same = lasts[slot.index] == self.draft.length_in(piece, block)
                        self.draft.model.add(same).only_enforce_if(here)
            self.draft.add(sum(lasts[slot.index] for slot in block.slots) == self.draft.block_length(block))
        return lasts

    def _occupying(self, piece: Piece, slot: Slot) -> list[Literal01]:
        """The variables that say that the piece, or its second part, stands in the slot."""
        first = slot.position == 0
        goes_on = [
            self.draft.continues_after(piece, gap) for gap in self.draft.gaps if first and gap.after == slot.block
        ]
        return [one for one in (self.draft.starts_in(piece, slot), *goes_on) if not isinstance(one, int)]

    def handed_over(self, kept: KeptSession) -> Steps:
        """How many posts of the session, lead and second, are no longer in the same hands, or no longer vacant; 0 if it
        isn't held."""
        posts = (self.draft.leads, self.draft.is_co_trainer)
        trainers = {trainer.id: trainer for trainer in self.draft.trainers}
        held, filled, left = self.draft.is_held(kept.piece), [], []
        for post, code in zip_longest(posts if trainers else (), kept.item.trainers):
            if post and code is None:
                filled += [post(kept.piece, trainer) for trainer in self.draft.trainers]
            else:
                left.append(held - (post(kept.piece, trainers[code]) if post and code in trainers else 0))
        return sum(left, start=sum(filled))  # OR-tools 9.12 can't add a sum to a difference

    def length_change(self, kept: KeptSession) -> Steps:
        """By how many steps the session lasts longer or shorter than it did; 0 if it isn't held."""
        was, held = -(-kept.minutes // STEP), self.draft.is_held(kept.piece)
        off = self.draft.steps(f"other length of {kept.piece.key}", max(was, self.draft.longest(kept.piece)))
        self.draft.add(off >= self.draft.length(kept.piece) - was * held)
        self.draft.add(off >= was * held - self.draft.length(kept.piece))
        return off

    def changed_breaks(self) -> Steps:
        """How many breaks of the new agenda are not as they were, or how many of the old one: whichever is more, day by
        day, lunches and others apart."""
        changed: Steps = 0
        for day, kind in dict.fromkeys((gap.day, gap.kind) for gap in self.draft.gaps):
            old = [one for one in self.breaks if (one.day, one.item.kind) == (day, kind)]
            gaps = [gap for gap in self.draft.gaps if (gap.day, gap.kind) == (day, kind)]
            same = sum(self.same_break(one) for one in old)
            other = self.draft.steps(f"other {kind} on day {day}", len(old) + len(gaps))
            self.draft.add(other >= len(old) - same)
            self.draft.add(other >= sum(self.draft.has_break(gap) for gap in gaps) - same)
            changed += other
        return changed

    def same_break(self, kept: KeptBreak) -> Literal01:
        """Whether a break of the kind stands at the old one's time, as long as that did."""
        return self._same_breaks[kept.day, kept.item.kind, kept.item.start]

    @cached_property
    def _same_breaks(self) -> dict[tuple[int, ItemKind, int], Literal01]:
        same: dict[tuple[int, ItemKind, int], Literal01] = {}
        for kept in self.breaks:
            gaps = [gap for gap in self.draft.gaps if (gap.day, gap.kind) == (kept.day, kept.item.kind)]
            on_the_clock = not kept.item.start % STEP and not kept.item.end % STEP
            here = [self._same_here(kept, gap) for gap in gaps if on_the_clock]
            same[kept.day, kept.item.kind, kept.item.start] = sum(here)
        return same

    def _same_here(self, kept: KeptBreak, gap: Gap) -> Literal01:
        here = self.draft.flag(f"{kept.item.kind} of day {kept.day}, {kept.item.start} in gap {gap.index}")
        before = self.draft.blocks[gap.before]
        start = self.draft.block_start(before) + self.draft.block_length(before)
        self.draft.add(here <= self.draft.has_break(gap))
        self.draft.model.add(start == kept.item.start // STEP).only_enforce_if(here)
        self.draft.model.add(self.draft.break_length(gap) == kept.item.minutes // STEP).only_enforce_if(here)
        return here


def kept_sessions(pieces: Iterable[Piece], old: Agenda) -> tuple[KeptSession, ...]:
    """The pieces that an agenda holds: each by its session, one that is held daily by its day as well. What is held
    twice is taken once: the first that is pinned, else the first."""
    found: dict[tuple[str, int | None], tuple[int, tuple[AgendaItem, ...]]] = {}
    everything = [(day.number, tuple(items)) for day in old.days for items in split_parts(day)]
    for day, items in sorted(everything, key=lambda one: not any(item.pinned for item in one[1])):
        if items[0].session is not None:
            found.setdefault((items[0].session.id, day), (day, items))
            found.setdefault((items[0].session.id, None), (day, items))
    names = {piece.key: (piece.session.id, piece.day) for piece in pieces}
    return tuple(KeptSession(piece, *found[names[piece.key]]) for piece in pieces if names[piece.key] in found)
