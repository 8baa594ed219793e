"""What an agenda in the making shares with one that is there, in the words of the solver."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.draft import CpAgendaDraft
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

    def __init__(self, draft: CpAgendaDraft, sessions: tuple[KeptSession, ...], breaks: tuple[KeptBreak, ...]) -> None:
        self.draft, self.sessions, self.breaks = draft, sessions, breaks

    def stays(self, kept_session: KeptSession) -> Literal01:
        """Whether the session starts at its old time on its old day; it may last longer or shorter."""
        return self._stays[kept_session.piece.key]

    def moves(self, kept_session: KeptSession) -> Literal01:
        """Whether the session is held on another day or starts at another time."""
        return self.draft.is_held(kept_session.piece) - self.stays(kept_session)

    @cached_property
    def _stays(self) -> dict[str, Literal01]:
        # A start beside the 5-minute grid can't be kept by any draft, so it counts as moved.
        on_grid_sessions = [candidate for candidate in self.sessions if not candidate.item.start % STEP]
        stay_literals: dict[str, Literal01] = dict.fromkeys((candidate.piece.key for candidate in self.sessions), 0)
        for kept_session in on_grid_sessions:
            stay_literals[kept_session.piece.key] = self.draft.starts_at(
                kept_session.piece, kept_session.day, kept_session.item.start
            )
        return stay_literals

    def handed_over(self, kept_session: KeptSession) -> Steps:
        """How many posts of the session, lead and second, are no longer in the same hands, or no longer vacant; 0 if it
        isn't held."""
        posts = (self.draft.leads, self.draft.is_co_trainer)[: kept_session.piece.session.posts]
        trainers = {trainer.id: trainer for trainer in self.draft.trainers}
        is_held, filled_posts, lost_posts = self.draft.is_held(kept_session.piece), [], []
        for holds_post, code in zip_longest(posts if trainers else (), kept_session.item.trainers):
            if holds_post and code is None:
                filled_posts += [holds_post(kept_session.piece, trainer) for trainer in self.draft.trainers]
            else:
                lost_posts.append(
                    is_held - (holds_post(kept_session.piece, trainers[code]) if holds_post and code in trainers else 0)
                )
        return sum(lost_posts, start=sum(filled_posts))  # OR-tools 9.12 can't add a sum to a difference

    def length_change(self, kept_session: KeptSession) -> Steps:
        """By how many steps the session lasts longer or shorter than it did; 0 if it isn't held."""
        old_length, is_held = -(-kept_session.minutes // STEP), self.draft.is_held(kept_session.piece)
        length_difference = self.draft.steps(
            f"other length of {kept_session.piece.key}", max(old_length, self.draft.longest(kept_session.piece))
        )
        # Two bounds from below make an absolute value, as long as the search wants it small.
        self.draft.add(length_difference >= self.draft.length(kept_session.piece) - old_length * is_held)
        self.draft.add(length_difference >= old_length * is_held - self.draft.length(kept_session.piece))
        return length_difference

    def changed_breaks(self) -> Steps:
        """An amount: for each day and kind of break, how many old breaks are gone or how many new ones there are, the
        larger."""
        changed_sum: Steps = 0
        for day, break_kind in dict.fromkeys((gap.day, gap.kind) for gap in self.draft.gaps):
            old_breaks = [
                old_break for old_break in self.breaks if (old_break.day, old_break.item.kind) == (day, break_kind)
            ]
            gaps = [gap for gap in self.draft.gaps if (gap.day, gap.kind) == (day, break_kind)]
            same_count = sum(self.same_break(old_break) for old_break in old_breaks)
            changed_count = self.draft.steps(f"other {break_kind} on day {day}", len(old_breaks) + len(gaps))
            self.draft.add(changed_count >= len(old_breaks) - same_count)
            self.draft.add(changed_count >= sum(self.draft.has_break(gap) for gap in gaps) - same_count)
            changed_sum += changed_count
        return changed_sum

    def same_break(self, kept_break: KeptBreak) -> Literal01:
        """Whether a break of the kind stands at the old one's time, as long as that did."""
        return self._same_breaks[kept_break.day, kept_break.item.kind, kept_break.item.start]

    @cached_property
    def _same_breaks(self) -> dict[tuple[int, ItemKind, int], Literal01]:
        same_breaks: dict[tuple[int, ItemKind, int], Literal01] = {}
        for kept_break in self.breaks:
            gaps = [gap for gap in self.draft.gaps if (gap.day, gap.kind) == (kept_break.day, kept_break.item.kind)]
            is_on_grid = not kept_break.item.start % STEP and not kept_break.item.end % STEP
            matching_literals = [self._same_here(kept_break, gap) for gap in gaps if is_on_grid]
            same_breaks[kept_break.day, kept_break.item.kind, kept_break.item.start] = sum(matching_literals)
        return same_breaks

    def _same_here(self, kept_break: KeptBreak, gap: Gap) -> Literal01:
        same_in_gap = self.draft.flag(
            f"{kept_break.item.kind} of day {kept_break.day}, {kept_break.item.start} in gap {gap.index}"
        )
        block_before = self.draft.blocks[gap.before]
        start = self.draft.block_start(block_before) + self.draft.block_length(block_before)
        self.draft.add(same_in_gap <= self.draft.has_break(gap))
        self.draft.model.add(start == kept_break.item.start // STEP).only_enforce_if(same_in_gap)
        self.draft.model.add(self.draft.break_length(gap) == kept_break.item.minutes // STEP).only_enforce_if(
            same_in_gap
        )
        return same_in_gap


def kept_sessions(pieces: Iterable[Piece], old_agenda: Agenda) -> tuple[KeptSession, ...]:
    """The pieces that an agenda holds: each by its session, one that is held daily by its day as well. What is held
    twice is taken once: the first that is pinned, else the first."""
    first_items: dict[tuple[str, int | None], tuple[int, tuple[AgendaItem, ...]]] = {}
    held_items = [(day.number, tuple(items)) for day in old_agenda.days for items in split_parts(day)]
    # The sort is stable: pinned ones come first, and the others stay in the order of the agenda.
    for day, items in sorted(held_items, key=lambda day_items: not any(item.pinned for item in day_items[1])):
        if items[0].session is not None:
            first_items.setdefault((items[0].session.id, day), (day, items))
            first_items.setdefault((items[0].session.id, None), (day, items))
    names = {piece.key: (piece.session.id, piece.day) for piece in pieces}
    return tuple(
        KeptSession(piece, *first_items[names[piece.key]]) for piece in pieces if names[piece.key] in first_items
    )
