"""The variables of an agenda as CP-SAT knows them.

Which session stands in which slot is one 0-1 variable each. What a session lasts is split over the blocks that it could
stand in, so that a block's length is a plain sum: the linear relaxation then is the convex hull of "in this block, from
low to high minutes", which is what makes the proof of optimality quick. The same holds for trainers and days.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise, product

from ecpat_training.agenda.planner.cp_sat import AgendaModel, total
from ecpat_training.agenda.planner.shape import AgendaShape
from ecpat_training.agenda.planner.team import TeamDraft
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import needs_lunch
from ecpat_training.agenda.rule_parts.draft import Amount, Gap, Literal01, Piece, Steps
from ecpat_training.agenda.rule_parts.rule import AgendaRule


class CpAgendaDraft(TeamDraft):
    """An agenda in the making, over a CP-SAT model; see `agenda.rule_parts.draft.Draft` for what can be asked of it."""

    def __init__(self, model: AgendaModel, context: Context, shape: AgendaShape) -> None:
        super().__init__(model, context, shape)
        self._place_second_parts()
        self._place_sessions()
        self._place_tracks()
        self._place_breaks()
        self._place_trainers()

    def _place_second_parts(self) -> None:
        """A piece that goes on behind a gap."""
        splittable_pieces = [piece for piece in self.pieces if piece.session.may_be_split]
        gaps = [(piece, gap) for piece in splittable_pieces for gap in self.gaps if piece.day in (None, gap.day)]
        self._continues_after = {
            (piece.key, gap.index): self.flag(f"{piece.key} goes on behind {gap.index}") for piece, gap in gaps
        }
        self._second_part_length = {
            (piece.key, gap.index): self.steps(f"rest of {piece.key} behind {gap.index}", self.longest(piece))
            for piece, gap in gaps
        }
        for piece, gap in gaps:
            # At least a step and at most the longest: the length tells 0 from "goes on here" without a conditional.
            self.add(self.second_part_length(piece, gap) >= self.continues_after(piece, gap))
            self.add(self.second_part_length(piece, gap) <= self.longest(piece) * self.continues_after(piece, gap))

    def _place_sessions(self) -> None:
        self._is_held = {piece.key: self.flag(f"held {piece.key}") for piece in self.pieces}
        self._in_block: dict[tuple[str, int], Literal01] = {}
        self._length_in: dict[tuple[str, int], Steps] = {}
        for piece in self.pieces:
            blocks = [block for block in self.blocks if any(self._has_slot(piece, slot) for slot in block.slots)]
            for block in blocks:
                is_in_block = self.flag(f"{piece.key} in block {block.index}")
                block_steps = self.steps(f"minutes of {piece.key} in block {block.index}", self.longest(piece))
                # The sum of 0-1 slots is itself 0 or 1: the piece stands in one slot of the block at most.
                self.add(sum(self.starts_in(piece, slot) for slot in block.slots) == is_in_block)
                self.add(block_steps <= self.longest(piece) * is_in_block)
                self.add(block_steps >= is_in_block)
                self._in_block[piece.key, block.index], self._length_in[piece.key, block.index] = (
                    is_in_block,
                    block_steps,
                )
                for gap in self.gaps if piece.session.may_be_split else ():
                    if gap.after == block.index:
                        self._length_in[piece.key, block.index] = block_steps + self.second_part_length(piece, gap)
            self.add(sum(self.in_block(piece, block) for block in blocks) == self._is_held[piece.key])
        for block in self.blocks:
            for slot, next_slot in zip(block.slots, [*block.slots[1:], None], strict=True):
                self.add(self._is_filled(slot) <= 1)
                if next_slot:
                    # Breaks symmetry: slots of a block fill from the front, so one order of sessions has one solution,
                    # not many.
                    self.add(self._is_filled(next_slot) <= self._is_filled(slot))

    def _place_tracks(self) -> None:
        """Beside each piece of a track stands one of each other track that lasts as long."""
        self._beside: dict[tuple[str, str], Literal01] = {}
        tracks = self.context.tracks
        first_track_pieces, *other_tracks = (
            [piece for piece in self.pieces if piece.session.track == track] for track in tracks
        )
        for track_pieces in other_tracks:
            self._pair(first_track_pieces, track_pieces)
            for first_piece, second_piece in product(first_track_pieces, track_pieces):
                self._constrain_joined_pieces(first_piece, second_piece)
        # Where both stand beside the same piece of the first track.
        for second_track_pieces, third_pieces in combinations(other_tracks, 2):
            self._pair(second_track_pieces, third_pieces)
            for first_piece, second_piece, third_piece in product(
                second_track_pieces, third_pieces, first_track_pieces
            ):
                # "Beside" carries over: flags of the first track decide those between the others.
                self.add(
                    self.beside(third_piece, first_piece) + self.beside(third_piece, second_piece)
                    <= 1 + self.beside(first_piece, second_piece)
                )

    def _pair(self, track_pieces: Sequence[Piece], other_pieces: Sequence[Piece]) -> None:
        """Each piece of a track that is held has exactly one of another track beside it."""
        for first_piece, second_piece in product(track_pieces, other_pieces):
            self._beside[first_piece.key, second_piece.key] = self.flag(f"{first_piece.key} beside {second_piece.key}")
        for first_piece in track_pieces:
            self.add(
                sum(self.beside(first_piece, second_piece) for second_piece in other_pieces)
                == self.is_held(first_piece)
            )
        for second_piece in other_pieces:
            self.add(sum(self.beside(partner, second_piece) for partner in track_pieces) == self.is_held(second_piece))

    def _constrain_joined_pieces(self, first_piece: Piece, second_piece: Piece) -> None:
        """Two pieces that are beside each other stand in one slot and last equally long."""
        is_separate = 1 - self.beside(first_piece, second_piece)
        longest_length = max(self.longest(first_piece), self.longest(second_piece))
        self.add(self.length(first_piece) <= self.length(second_piece) + longest_length * is_separate)
        self.add(self.length(second_piece) <= self.length(first_piece) + longest_length * is_separate)
        # One direction is enough: each piece that is held stands in exactly one slot.
        for slot in self._slots:
            self.add(self.starts_in(first_piece, slot) <= self.starts_in(second_piece, slot) + is_separate)

    def _place_breaks(self) -> None:
        """A break stands between sessions. Where a day has no break, the rest of that part of the day stands empty, so
        that blocks never touch."""
        self._has_break = {gap.index: self.flag(f"break {gap.index}") for gap in self.gaps}
        self._break_length = {gap.index: self.steps(f"minutes of break {gap.index}", gap.high) for gap in self.gaps}
        for gap in self.gaps:
            # A day may have no coffee break before lunch: then only its first block is filled, not the one just before.
            morning = next(block for block in self.blocks if block.day == gap.day)
            block_before = morning if gap.kind == "lunch" else self.blocks[gap.before]
            self.add(self.has_break(gap) <= self._is_filled(block_before.slots[0]))
            # Nothing stands behind a place without a break, so an empty gap can't join two blocks into one long
            # stretch.
            self.add(self.has_break(gap) == self._is_filled(self.blocks[gap.after].slots[0]))
            self.add(self.break_length(gap) >= gap.low * self.has_break(gap))
            self.add(self.break_length(gap) <= gap.high * self.has_break(gap))
        for piece in (piece for piece in self.pieces if piece.session.may_be_split):
            self._constrain_split_piece(piece)

    def _constrain_split_piece(self, piece: Piece) -> None:
        """The first part is the last before the break: it stands in the last slot that is filled of the last block that
        is filled."""
        split_count = sum(self.continues_after(piece, gap) for gap in self.gaps)
        self.add(split_count <= self.is_held(piece))
        for block in self.blocks:
            for slot, next_slot in pairwise(block.slots):
                self.add(self.starts_in(piece, slot) + split_count + self._is_filled(next_slot) <= 2)
        for gap in self.gaps:
            morning = [block for block in self.blocks if block.day == gap.day and block.index <= gap.before]
            blocks_before = morning if gap.kind == "lunch" else morning[-1:]
            self.add(self.continues_after(piece, gap) <= self.has_break(gap))
            self.add(self.continues_after(piece, gap) <= sum(self.in_block(piece, block) for block in blocks_before))
            for block, next_block in pairwise(blocks_before):
                is_filled = self._is_filled(next_block.slots[0])
                self.add(self.continues_after(piece, gap) + self.in_block(piece, block) + is_filled <= 2)


def wishes_cost(draft: CpAgendaDraft) -> Amount:
    """What the wishes that give way cost in all."""
    return total(rule.weight * amount for rule, amount in draft.charges)


def tie_breaker(draft: CpAgendaDraft, rules: Sequence[AgendaRule]) -> tuple[Amount, int]:
    """Returns an amount that is better small and that no rule prices, and the most that it can be.

    It counts posts that stay vacant, lunches on days that are too short to need one, and, where no rule asks for any,
    breaks. Where rules price everything, both are 0.
    """
    vacant_posts = [draft.vacant_posts(piece) for piece in draft.pieces] if draft.trainers and draft.vacancies else []
    has_coffee_rule = any(rule.limits(draft.context).coffee is not None for rule in rules)
    idle_breaks = [gap for gap in draft.gaps if _needless(draft, gap, has_coffee_rule=has_coffee_rule)]
    posts_total = sum(piece.session.posts for piece in draft.pieces) if vacant_posts else 0
    return sum(vacant_posts) + sum(draft.break_length(gap) for gap in idle_breaks), posts_total + sum(
        gap.high for gap in idle_breaks
    )


def _needless(draft: CpAgendaDraft, gap: Gap, *, has_coffee_rule: bool) -> bool:
    return not has_coffee_rule or (
        gap.kind == "lunch" and not needs_lunch(draft.context.training.hours.hours_on(gap.day))
    )
