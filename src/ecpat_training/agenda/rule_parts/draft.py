"""What a rule can say about an agenda that is still being made.

The words of the solver's side, without the solver: `agenda/planner/` provides the variables behind them. Times are in
steps of five minutes. A day consists of blocks of sessions with gaps between them, in which breaks may stand; a block
has slots, filled from the first, each for one session, or for one of each track beside each other. A session that may
be split stands in the last slot before a break and goes on in the first one after it. Order is the order of slots; the
clock follows from what blocks and breaks last, because a day has no holes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.programme.model.chapter import Cover, Session
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import ItemKind, Track
from ecpat_training.values.quantity import Hours

STEP = 5


class AgendaRelation(Protocol):
    """What a comparison of linear expressions makes, for `Draft.add`; of two numbers, whether it holds."""

    def __bool__(self) -> bool: ...


class AgendaLinear(Protocol):
    """A variable of the solver, or a sum of multiples of variables: what every library for integer programmes has."""

    def __add__(self, operand: "AgendaLinear | int", /) -> "AgendaLinear": ...
    def __radd__(self, operand: "AgendaLinear | int", /) -> "AgendaLinear": ...
    def __sub__(self, operand: "AgendaLinear | int", /) -> "AgendaLinear": ...
    def __rsub__(self, operand: "AgendaLinear | int", /) -> "AgendaLinear": ...
    def __neg__(self) -> "AgendaLinear": ...
    def __mul__(self, factor: int, /) -> "AgendaLinear": ...
    def __rmul__(self, factor: int, /) -> "AgendaLinear": ...
    def __le__(self, operand: "AgendaLinear | int", /) -> AgendaRelation: ...
    def __ge__(self, operand: "AgendaLinear | int", /) -> AgendaRelation: ...
    def __eq__(self, operand: object, /) -> AgendaRelation: ...  # type: ignore[override]


Literal01 = AgendaLinear | int
"""A variable or constant that is 0 or 1."""
Steps = AgendaLinear | int
"""A linear expression in steps of five minutes."""
Amount = AgendaLinear | int
"""A linear expression in whatever its rule counts."""


class Piece(NamedTuple):
    """A session that the agenda may hold; a session held daily is a piece for each of its days."""

    key: str
    session: Session
    cover: Cover
    day: int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the order of the whole training, for one session."""

    index: int
    day: int
    block: int
    position: int


@dataclass(frozen=True, slots=True)
class Block:
    """The sessions between two breaks. `index` counts through all days."""

    index: int
    day: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A place for a break, between the blocks `before` and `after`, of minutes from `low` to `high` (in steps)."""

    index: int
    day: int
    kind: Literal["break", "lunch"]
    before: int
    after: int
    low: int
    high: int


def gaps_of_half_days(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """The places for coffee breaks of one day before and after its lunch. A day without a lunch uses the first only."""
    lunch = next((index for index, gap in enumerate(gaps) if gap.kind == "lunch"), None)
    return [list(gaps)] if lunch is None else [list(gaps[:lunch]), list(gaps[lunch + 1 :])]


def pieces_per_track(pieces: Sequence[Piece], tracks: Sequence[Track]) -> list[list[Piece]]:
    """The ways through a training: the pieces that each track may live through, a single way where no piece belongs to
    a track. What one way lasts, every other lasts as well."""
    if all(piece.session.track == "together" for piece in pieces):
        return [list(pieces)]
    return [[piece for piece in pieces if piece.session.track in ("together", track)] for track in tracks]


class Draft(Protocol):
    """The variables of an agenda in the making, and how to add to what is asked of it."""

    context: Context
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    trainers: tuple[Trainer, ...]

    def may_stand_around(self, day: int, kind: ItemKind, fixed_hours: Hours) -> bool:
        """Whether a fixed break may stand before the first session of a day, or after the last."""

    def add(self, constraint: AgendaRelation) -> None:
        """Demands that a linear relation hold."""

    def flag(self, name: str) -> Literal01:
        """A new 0-1 variable."""

    def steps(self, name: str, most: int) -> Steps:
        """A new whole-number variable from 0 to `most`."""

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Prices an amount, never negative, at the rule's weight; under a hard rule it must be 0."""

    def is_held(self, piece: Piece) -> Literal01:
        """Whether the agenda holds the piece."""

    def starts_in(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot, its first part where a break splits it."""

    def occupies(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece or its second part stands in that slot."""

    def continues_after(self, piece: Piece, gap: Gap) -> Literal01:
        """Whether the break in that gap splits the piece."""

    def second_part_length(self, piece: Piece, gap: Gap) -> Steps:
        """What the second part of the piece lasts behind the break in that gap, 0 if it doesn't go on there."""

    def beside(self, piece: Piece, other_piece: Piece) -> Literal01:
        """Whether two pieces of different tracks stand beside each other."""

    def in_block(self, piece: Piece, block: Block) -> Literal01:
        """Whether the piece stands in that block, its first part where a break splits it."""

    def on_day(self, piece: Piece, day: int) -> Literal01:
        """Whether the piece is held on that day."""

    def by_slot(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands in that slot or before it."""

    def before_slot(self, piece: Piece, slot: Slot) -> Literal01:
        """Whether the piece stands before that slot."""

    def length_in(self, piece: Piece, block: Block) -> Steps:
        """What the piece, or the part of it that stands there, lasts in that block; 0 if it stands elsewhere."""

    def longest(self, piece: Piece) -> int:
        """The most steps that the piece can last: the manual's, unless nothing holds it to them."""

    def length(self, piece: Piece) -> Steps:
        """What the piece lasts, 0 if it isn't held."""

    def block_length(self, block: Block) -> Steps:
        """What the block lasts."""

    def has_break(self, gap: Gap) -> Literal01:
        """Whether a break stands in that gap."""

    def break_length(self, gap: Gap) -> Steps:
        """What the break in that gap lasts, 0 if there is none."""

    def start_delay(self, day: int) -> Steps:
        """How much later than the training's hours the day starts, below 0 if earlier."""

    def block_start(self, block: Block) -> Steps:
        """When the block starts, after midnight."""

    def starts_at(self, piece: Piece, day: int, minute: int) -> Literal01:
        """A 0-1 amount that can be 1 only if the piece starts at that minute of that day; it is 1 then if a rule gains
        by it."""

    def happens_between(self, piece: Piece, day: int, start: int, end: int) -> Literal01:
        """A 0-1 amount that must be 1 if any of the piece happens on that day between two times (minutes after
        midnight)."""

    def day_length(self, day: int) -> Steps:
        """From the day's start to its end."""

    def leads(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer leads the piece."""

    def is_co_trainer(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is the co-trainer of the piece."""

    def trains(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is lead or co-trainer of the piece."""

    def is_there(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is there: trains the piece, or speaks in it or moderates it."""

    def vacant_posts(self, piece: Piece) -> Steps:
        """How many of the piece's posts, most often two, nobody fills, 0 if it isn't held."""

    def has_two_trainers(self, piece: Piece) -> Literal01:
        """Whether the piece has a lead and a co-trainer."""

    def staffed(self) -> Literal01:
        """Whether any piece has a trainer."""

    def attends(self, trainer: Trainer) -> Literal01:
        """Whether the trainer has any piece."""

    def training_time(self, trainer: Trainer, day: int) -> Steps:
        """What the trainer trains on that day."""
