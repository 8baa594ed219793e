"""What weighs on people is followed by something that lifts it, and never sends them home."""

from itertools import pairwise

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import find_last_break, item_label, sort_by_start, track_views
from ecpat_training.agenda.rule_parts.draft import Draft, Slot, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

LIFTS = frozenset({"debrief", "restoring"})


class SensitiveSessionsParameters(Noun):
    """Nothing to set: a session says its `care`. Directly means without a break, so that nobody is left alone with it
    over coffee; where tracks are apart, each needs it of its own. That a hard topic is followed by a resource exercise
    is Minnesota Advocates' (StopVAW); that it never stands in the last block of a day is our experts' rule, without a
    published source."""


class SensitiveSessions(AgendaRule):
    """What weighs on people is followed by something that lifts it, and never sends them home (the rule `sensitive
    sessions`)."""

    MEANING = "No debrief or restoring session follows directly after a sensitive session."
    DO = "Put a debrief or a restoring session directly behind the sensitive session."
    parameters: SensitiveSessionsParameters
    CONCERNS = frozenset({"pauses", "places"})
    READS = frozenset({"care"})
    WISH = None

    @property
    def states(self) -> str:
        return (
            "A sensitive session is followed directly, without a break, by a debrief or a restoring session, and is "
            "not in the last block of a day."
        )

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds sensitive sessions that nothing lifts, and those after the last break that sessions follow."""
        breaks = [finding for day in agenda.days for finding in _day(self, day)]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Slot by slot; amounts are sessions not lifted, and sessions in a last block."""
        pieces_by_track = pieces_per_track(draft.pieces, draft.context.tracks)
        lifting_by_track = [
            [piece for piece in track_pieces if piece.session.care in LIFTS] for track_pieces in pieces_by_track
        ]
        tracks = [{piece.session.track for piece in track_pieces} for track_pieces in pieces_by_track]
        for piece in (piece for piece in draft.pieces if piece.session.care == "sensitive"):
            is_not_lifted, in_last_block = draft.flag(f"not lifted {piece.key}"), draft.flag(f"last block {piece.key}")
            for block in draft.blocks:
                next_slots: list[Slot | None] = [*block.slots[1:], None]
                for slot, next_slot in zip(block.slots, next_slots, strict=True):
                    for track, lifting_pieces in zip(tracks, lifting_by_track, strict=True):
                        is_lifted = (
                            sum(draft.starts_in(other_piece, next_slot) for other_piece in lifting_pieces)
                            if next_slot
                            else 0
                        )
                        if piece.session.track in track:
                            draft.add(draft.starts_in(piece, slot) <= is_lifted + is_not_lifted)
                later_breaks = sum(
                    draft.has_break(gap) for gap in draft.gaps if gap.day == block.day and gap.before >= block.index
                )
                draft.add(draft.in_block(piece, block) <= later_breaks + in_last_block)
            draft.charge(self, is_not_lifted + in_last_block)


def _day(rule: SensitiveSessions, day: AgendaDay) -> list[Finding]:
    final_break = find_last_break(day)
    unlifted = {
        id(item)
        for _, track_items in track_views(sort_by_start(day), day.tracks)
        for item, next_item in pairwise([*track_items, None])
        if item and (next_item is None or next_item.session is None or next_item.session.care not in LIFTS)
    }
    breaks = []
    for item in sort_by_start(day):
        if item.session is None or item.session.care != "sensitive":
            continue
        if id(item) in unlifted:
            message = phrase(
                "{item} is sensitive, and no debrief or restoring session follows directly.", item=item_label(day, item)
            )
            breaks.append(rule.broken(message, item.where))
        if final_break is None or item.start > final_break.start:
            message = phrase("{item} is sensitive, and in the last block of the day.", item=item_label(day, item))
            breaks.append(rule.broken(message, item.where))
    return breaks
