"""The variables of an agenda as CP-SAT knows them.

Which session stands in which slot is one 0-1 variable each. What a session lasts is split over the blocks that it could
stand in, so that a block's length is a plain sum: the linear relaxation then is the convex hull of "in this block, from
low to high minutes", which is what makes the proof of optimality quick. The same holds for trainers and days.
"""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ecpat_training.model.chapter import TRACKS
from ecpat_training.model.trainer import Trainer
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.draft import STEP, Block, Gap, Literal01, Piece, Slot, Steps, lived
from ecpat_training.solve.agenda.shape import Shape

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

DAY = 24 * 60 // STEP


class CpDraft:
    """An agenda in the making, over a CP-SAT model; see `rules.draft.Draft` for its words."""

    def __init__(self, model: "CpModel", context: Context, shape: Shape) -> None:
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
        self._place_second_parts()
        self._place_sessions()
        self._place_tracks()
        self._place_breaks()
        self._place_trainers()

    # -- how the agenda hangs together --

    def _place_second_parts(self) -> None:
        """A piece that goes on behind a gap."""
        may = [piece for piece in self.pieces if piece.session.may_be_split]
        gaps = [(piece, gap) for piece in may for gap in self.gaps if piece.day in (None, gap.day)]
        self._goes_on = {
            (piece.key, gap.index): self.flag(f"{piece.key} goes on behind {gap.index}") for piece, gap in gaps
        }
        self._rest = {
            (piece.key, gap.index): self.steps(f"rest of {piece.key} behind {gap.index}", self.longest(piece))
            for piece, gap in gaps
        }
        for piece, gap in gaps:
            self.add(self.rest(piece, gap) >= self.goes_on(piece, gap))
            self.add(self.rest(piece, gap) <= self.longest(piece) * self.goes_on(piece, gap))

    def _place_sessions(self) -> None:
        self._held = {piece.key: self.flag(f"held {piece.key}") for piece in self.pieces}
        self._within: dict[tuple[str, int], Any] = {}
        self._spent: dict[tuple[str, int], Any] = {}
        for piece in self.pieces:
            blocks = [block for block in self.blocks if piece.day in (None, block.day)]
            for block in blocks:
                inside = self.flag(f"{piece.key} in block {block.index}")
                spent = self.steps(f"minutes of {piece.key} in block {block.index}", self.longest(piece))
                self.add(sum(self.at(piece, slot) for slot in block.slots) == inside)
                self.add(spent <= self.longest(piece) * inside)
                self.add(spent >= inside)
                self._within[piece.key, block.index], self._spent[piece.key, block.index] = inside, spent
                for gap in self.gaps if piece.session.may_be_split else ():
                    if gap.after == block.index:
                        self._spent[piece.key, block.index] = spent + self.rest(piece, gap)
            self.add(sum(self.within(piece, block) for block in blocks) == self._held[piece.key])
        for block in self.blocks:
            for slot, following in zip(block.slots, [*block.slots[1:], None], strict=True):
                self.add(self._filled(slot) <= 1)
                if following:
                    self.add(self._filled(following) <= self._filled(slot))

    def _place_tracks(self) -> None:
        """Beside each piece of law enforcement stands one of care that lasts as long."""
        police = [piece for piece in self.pieces if piece.session.track == TRACKS[0]]
        care = [piece for piece in self.pieces if piece.session.track == TRACKS[1]]
        self._beside = {
            (one.key, other.key): self.flag(f"{one.key} beside {other.key}") for one in police for other in care
        }
        for one in police:
            self.add(sum(self.beside(one, other) for other in care) == self.held(one))
            for other in care:
                apart = 1 - self.beside(one, other)
                longest = max(self.longest(one), self.longest(other))
                self.add(self.minutes(one) <= self.minutes(other) + longest * apart)
                self.add(self.minutes(other) <= self.minutes(one) + longest * apart)
                for slot in self._slots:
                    self.add(self.at(one, slot) <= self.at(other, slot) + apart)
        for other in care:
            self.add(sum(self.beside(one, other) for one in police) == self.held(other))

    def _place_breaks(self) -> None:
        """A break stands between sessions. Where a day has no break, the rest of that part of the day stands empty, so
        that blocks never touch."""
        self._has = {gap.index: self.flag(f"break {gap.index}") for gap in self.gaps}
        self._pause = {gap.index: self.steps(f"minutes of break {gap.index}", gap.high) for gap in self.gaps}
        for gap in self.gaps:
            morning = next(block for block in self.blocks if block.day == gap.day)
            before = morning if gap.kind == "lunch" else self.blocks[gap.before]
            self.add(self.has(gap) <= self._filled(before.slots[0]))
            self.add(self.has(gap) == self._filled(self.blocks[gap.after].slots[0]))
            self.add(self.pause(gap) >= gap.low * self.has(gap))
            self.add(self.pause(gap) <= gap.high * self.has(gap))
        for piece in (piece for piece in self.pieces if piece.session.may_be_split):
            self._split(piece)

    def _split(self, piece: Piece) -> None:
        """The first part is the last before the break: it stands in the last slot that is filled of the last block that
        is filled."""
        split = sum(self.goes_on(piece, gap) for gap in self.gaps)
        self.add(split <= self.held(piece))
        for block in self.blocks:
            for slot, following in pairwise(block.slots):
                self.add(self.at(piece, slot) + split + self._filled(following) <= 2)
        for gap in self.gaps:
            morning = [block for block in self.blocks if block.day == gap.day and block.index <= gap.before]
            before = morning if gap.kind == "lunch" else morning[-1:]
            self.add(self.goes_on(piece, gap) <= self.has(gap))
            self.add(self.goes_on(piece, gap) <= sum(self.within(piece, block) for block in before))
            for block, later in pairwise(before):
                filled = self._filled(later.slots[0])
                self.add(self.goes_on(piece, gap) + self.within(piece, block) + filled <= 2)

    def _place_trainers(self) -> None:
        self._leads: dict[tuple[str, str], Any] = {}
        self._seconds: dict[tuple[str, str], Any] = {}
        if not self.trainers:
            return
        for piece in self.pieces:
            for trainer in self.trainers:
                self._leads[piece.key, trainer.id] = self.flag(f"{trainer.id} leads {piece.key}")
                self._seconds[piece.key, trainer.id] = self.flag(f"{trainer.id} seconds {piece.key}")
                self.add(self.trains(piece, trainer) <= self.held(piece))
            lead, second = self._filled_posts(piece)
            if self.vacancies:
                self.add(lead <= self.held(piece))
                self.add(second <= lead)
            else:
                self.add(lead == self.held(piece))
                self.add(second == self.held(piece))

    def _filled_posts(self, piece: Piece) -> tuple[Any, Any]:
        """How many lead the piece, and how many are its second: one or nobody."""
        lead = sum(self.leads(piece, trainer) for trainer in self.trainers)
        return lead, sum(self.seconds(piece, trainer) for trainer in self.trainers)

    def _filled(self, slot: Slot) -> Any:
        return sum(self.fills(piece, slot) for piece in self._first)

    # -- what rules ask and add --

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

    def leads(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer leads the piece."""
        return self._leads[piece.key, trainer.id]

    def seconds(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is the second of the piece."""
        return self._seconds[piece.key, trainer.id]

    def trains(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is lead or second of the piece."""
        return self.leads(piece, trainer) + self.seconds(piece, trainer)

    def vacant(self, piece: Piece) -> Steps:
        """How many of the piece's two posts nobody fills, 0 if it isn't held."""
        return 2 * self.held(piece) - sum(self._filled_posts(piece)) if self.vacancies or not self.trainers else 0

    def paired(self, piece: Piece) -> Literal01:
        """Whether the piece has a lead and a second."""
        return self._filled_posts(piece)[1]

    def staffed(self) -> Literal01:
        """Whether any piece has a trainer."""
        return self._staffed

    @cached_property
    def _staffed(self) -> Any:
        staffed_if_held = self.trainers and not self.vacancies
        leads = [self.held(piece) if staffed_if_held else self._filled_posts(piece)[0] for piece in self.pieces]
        staffed = self.flag("somebody trains")
        for lead in leads:
            self.add(lead <= staffed)
        self.add(sum(leads) >= staffed)
        return staffed

    def comes(self, trainer: Trainer) -> Literal01:
        """Whether the trainer has any piece."""
        return self._comes[trainer.id]

    @cached_property
    def _comes(self) -> dict[str, Any]:
        comes = {trainer.id: self.flag(f"{trainer.id} comes") for trainer in self.trainers}
        for trainer in self.trainers:
            for piece in self.pieces:
                self.add(self.trains(piece, trainer) <= comes[trainer.id])
            self.add(sum(self.trains(piece, trainer) for piece in self.pieces) >= comes[trainer.id])
        return comes

    def works(self, trainer: Trainer, day: int) -> Steps:
        """What the trainer trains on that day."""
        pieces = [piece for piece in self.pieces if piece.day in (None, day)]
        return sum(self._worked[piece.key, trainer.id, day] for piece in pieces)

    @cached_property
    def _worked(self) -> dict[tuple[str, str, int], Any]:
        """What a trainer trains in one piece on one day. Two trainers, or whoever stands for a vacant post, share each
        piece and neither can have more than it lasts, so each has exactly what it lasts."""
        worked = {}
        for piece in self.pieces:
            longest = self.longest(piece)
            for day in (piece.day,) if piece.day else range(1, self.context.training.days + 1):
                lasts = sum(self.spent(piece, block) for block in self.blocks if block.day == day)
                for trainer in self.trainers:
                    has = self.steps(f"{trainer.id} trains {piece.key} on day {day}", longest)
                    self.add(has <= lasts)
                    self.add(has <= longest * self.trains(piece, trainer))
                    worked[piece.key, trainer.id, day] = has
                shared = sum(worked[piece.key, trainer.id, day] for trainer in self.trainers)
                for filled in self._filled_posts(piece) if self.vacancies else ():
                    nobody = self.steps(f"nobody trains {piece.key} on day {day}", longest)
                    self.add(nobody <= lasts)
                    self.add(nobody <= longest * (self.held(piece) - filled))
                    shared += nobody
                self.add(shared == 2 * lasts)
        return worked
