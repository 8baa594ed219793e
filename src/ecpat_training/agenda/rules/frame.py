"""The frame that holds a training together: what opens and closes it and each of its days."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start
from ecpat_training.agenda.rule_parts.draft import Draft, Literal01, Piece
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.model.chapter import Place, Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

OPENING_PLACES: tuple[Place, ...] = ("start of training", "start of each later day")


class FrameParameters(Noun):
    """Nothing to set: a session says its `place`. Sessions of one place keep the manual's order. A weight is for each
    session out of place; what is held daily, such as a recap, is held on its days whatever the weight."""


class Frame(AgendaRule):
    """The frame that holds a training together: what opens and closes it and each of its days (the rule `frame`)."""

    MEANING = "An opening or closing session is at another place than it belongs."
    DO = "Move the session to its place in the manual's order: openings at the start, closings at the end."
    parameters: FrameParameters
    CONCERNS = frozenset({"order"})
    READS = frozenset({"places"})
    UNWRITTEN = 12
    WISH = None

    @property
    def states(self) -> str:
        return (
            "Opening and closing sessions are at the start and end of the training and its days, in the manual's order."
        )

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions of the frame that are out of place."""
        rank_by_id = {id_: number for number, id_ in enumerate(context.sessions)}
        breaks = []
        for day in agenda.days:
            sessions = [(item, item.session) for item in sort_by_start(day) if item.session is not None]
            misplaced = _misplaced([session for _, session in sessions], rank_by_id)
            for index, (item, session) in enumerate(sessions):
                is_on_another_day = day.number not in days_of(session.place, len(agenda.days))
                if (
                    session.place != "anywhere"
                    and session.id in rank_by_id
                    and (index in misplaced or is_on_another_day)
                ):
                    message = phrase("{item} belongs at the {place}.", item=item_label(day, item), place=session.place)
                    is_always_hard = is_on_another_day and held_daily(session)
                    breaks.append(self.broken(message, item.where, always_hard=is_always_hard))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Each piece of the frame shuts out whatever would stand outside it; amounts are pieces out of place."""
        days = draft.context.training.days
        for piece_rank, piece in enumerate(draft.pieces):
            place = piece.session.place
            if place == "anywhere":
                continue
            day = piece.day or days_of(place, days)[0]
            is_misplaced = draft.flag(f"out of place {piece.key}")
            draft.add(draft.on_day(piece, day) + is_misplaced >= draft.is_held(piece))
            for other_rank, other_piece in enumerate(draft.pieces):
                lies_further_inside = other_rank > piece_rank if place in OPENING_PLACES else other_rank < piece_rank
                if other_piece.session.place != place or lies_further_inside:
                    _stands_inside(draft, other_piece, piece, day, is_misplaced)
            draft.charge(self, is_misplaced)


def _misplaced(sessions: list[Session], rank_by_id: dict[str, int]) -> set[int]:
    """The indices of sessions of the frame between which and their end of the day something stands that may not: it
    belongs elsewhere, or comes after them in the manual's order (before them, at the end of a day)."""
    misplaced = set()
    for opens_day in (True, False):
        indices = range(len(sessions)) if opens_day else reversed(range(len(sessions)))
        outer_places: set[Place | None] = set()  # where what stands outside belongs; None: nowhere in this training
        furthest_rank = -1
        for index in indices:
            session = sessions[index]
            place_rank = rank_by_id.get(session.id, -1)
            inward_rank = place_rank if opens_day else len(rank_by_id) - 1 - place_rank
            # The same once more closes, but never opens.
            breaks_order = furthest_rank >= inward_rank if opens_day else furthest_rank > inward_rank
            if (session.place in OPENING_PLACES) == opens_day and (outer_places - {session.place} or breaks_order):
                misplaced.add(index)
            outer_places.add(session.place if session.id in rank_by_id else None)
            furthest_rank = max(furthest_rank, inward_rank)
    return misplaced


def _stands_inside(draft: Draft, other_piece: Piece, piece: Piece, day: int, is_misplaced: Literal01) -> None:
    """On that day, `other_piece` stands after `piece` if that opens the day, before it if it closes it."""
    if other_piece.key == piece.key or other_piece.day not in (None, day):
        return
    for slot in (slot for block in draft.blocks if block.day == day for slot in block.slots):
        if piece.session.place in OPENING_PLACES:
            draft.add(
                draft.starts_in(other_piece, slot)
                <= draft.before_slot(piece, slot) + (1 - draft.is_held(piece)) + is_misplaced
            )
        else:
            draft.add(draft.starts_in(other_piece, slot) + draft.before_slot(piece, slot) <= 1 + is_misplaced)
