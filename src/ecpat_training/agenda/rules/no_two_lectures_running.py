"""Methods alternate: no lecture follows a lecture."""

from collections.abc import Sequence
from itertools import pairwise

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import consecutive_pairs, item_label
from ecpat_training.agenda.rule_parts.draft import Draft, Literal01, Piece, Slot, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class NoTwoLecturesRunningParameters(Noun):
    """Nothing to set. The weight is for each lecture that follows a lecture without a break between them."""


class NoTwoLecturesRunning(AgendaRule):
    """Methods alternate: no lecture follows a lecture (the rule `no two lectures running`)."""

    MEANING = "A lecture follows directly after a lecture."
    DO = "Put another session or a break between the two lectures."
    parameters: NoTwoLecturesRunningParameters
    WEIGHT = 5
    CONCERNS = frozenset({"pauses"})

    @property
    def states(self) -> str:
        return "No lecture follows a lecture unless a break lies between them."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds lectures that follow a lecture."""
        breaks = [
            self.broken(
                phrase(
                    '{item} is a lecture, and so is "{before}" before it.',
                    item=item_label(day, second_item),
                    before=first_item.title,
                ),
                second_item.where,
            )
            for day in agenda.days
            for first_item, second_item in consecutive_pairs(day)
            if first_item.session is not None
            and second_item.session is not None
            and first_item.session.counted_method == second_item.session.counted_method == "lecture"
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Of two slots in a row at most one holds a lecture; amounts are pairs of lectures. Pairs in which
        another track is on its own count beside those that the first lives through."""
        first_track_pieces, *other_tracks = pieces_per_track(draft.pieces, draft.context.tracks)
        for block in draft.blocks:
            for slot, next_slot in pairwise(block.slots):
                is_double_lecture = draft.flag(f"two lectures from slot {slot.index}")
                draft.add(
                    _lectures(draft, first_track_pieces, slot) + _lectures(draft, first_track_pieces, next_slot)
                    <= 1 + is_double_lecture
                )
                draft.charge(self, is_double_lecture)
                for track_pieces in other_tracks:
                    own_pieces = [piece for piece in track_pieces if piece.session.track != "together"]
                    track_running = draft.flag(f"two more lectures from slot {slot.index}")
                    draft.add(
                        _lectures(draft, own_pieces, slot) + _lectures(draft, track_pieces, next_slot)
                        <= 1 + track_running
                    )
                    draft.add(
                        _lectures(draft, track_pieces, slot) + _lectures(draft, own_pieces, next_slot)
                        <= 1 + track_running
                    )
                    draft.charge(self, track_running)


def _lectures(draft: Draft, pieces: Sequence[Piece], slot: Slot) -> Literal01:
    return sum(draft.occupies(piece, slot) for piece in pieces if piece.session.counted_method == "lecture")
