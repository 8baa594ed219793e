"""What an agenda in the making shares with one that is there, in the words of the solver."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.draft import CpDraft
from ecpat_training.agenda.rule_parts.day import split_parts
from ecpat_training.agenda.rule_parts.draft import STEP, Gap, Literal01, Piece, Steps
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
    """Over a draft: whether a session starts where it did, who leads it as before, which breaks are as they were."""

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
        # A start beside the 5-minute grid can't be kept by any draft, so it counts as moved.
        on_the_clock = [kept for kept in self.sessions if not kept.item.start % STEP]
        stays: dict[str, Literal01] = dict.fromkeys((kept.piece.key for kept in self.sessions), 0)
        for kept in on_the_clock:
            stays[kept.piece.key] = self.draft.starts_at(kept.piece, kept.day, kept.item.start)
        return stays

    def handed_over(self, kept: KeptSession) -> Steps:
        """How many posts of the session, lead and second, are no longer in the same hands, or no longer vacant; 0 if it
        isn't held."""
        posts = (self.draft.leads, self.draft.is_co_trainer)[: kept.piece.session.posts]
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
        # Two bounds from below make an absolute value, as long as the search wants it small.
        self.draft.add(off >= self.draft.length(kept.piece) - was * held)
        self.draft.add(off >= was * held - self.draft.length(kept.piece))
        return off

    def changed_breaks(self) -> Steps:
        """An amount: for each day and kind of break, how many old breaks are gone or how many new ones there are, the
        larger."""
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
    # The sort is stable: pinned ones come first, and the others stay in the order of the agenda.
    for day, items in sorted(everything, key=lambda one: not any(item.pinned for item in one[1])):
        if items[0].session is not None:
            found.setdefault((items[0].session.id, day), (day, items))
            found.setdefault((items[0].session.id, None), (day, items))
    names = {piece.key: (piece.session.id, piece.day) for piece in pieces}
    return tuple(KeptSession(piece, *found[names[piece.key]]) for piece in pieces if names[piece.key] in found)
