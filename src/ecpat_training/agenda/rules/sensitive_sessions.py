"""What weighs on people is followed by something that lifts it, and never sends them home."""

from itertools import pairwise

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import by_start, item_label, last_break, track_views
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
        lifting = [[piece for piece in track_pieces if piece.session.care in LIFTS] for track_pieces in pieces_by_track]
        tracks = [{piece.session.track for piece in track_pieces} for track_pieces in pieces_by_track]
        for piece in (piece for piece in draft.pieces if piece.session.care == "sensitive"):
            is_not_lifted, is_last = draft.flag(f"not lifted {piece.key}"), draft.flag(f"last block {piece.key}")
            for block in draft.blocks:
                next_slots: list[Slot | None] = [*block.slots[1:], None]
                for slot, after in zip(block.slots, next_slots, strict=True):
                    for track, lifting_pieces in zip(tracks, lifting, strict=True):
                        lifted = (
                            sum(draft.starts_in(other_piece, after) for other_piece in lifting_pieces) if after else 0
                        )
                        if piece.session.track in track:
                            draft.add(draft.starts_in(piece, slot) <= lifted + is_not_lifted)
                later = sum(
                    draft.has_break(gap) for gap in draft.gaps if gap.day == block.day and gap.before >= block.index
                )
                draft.add(draft.in_block(piece, block) <= later + is_last)
            draft.charge(self, is_not_lifted + is_last)


def _day(rule: SensitiveSessions, day: AgendaDay) -> list[Finding]:
    final_break = last_break(day)
    unlifted = {
        id(item)
        for _, track_items in track_views(by_start(day), day.tracks)
        for item, after in pairwise([*track_items, None])
        if item and (after is None or after.session is None or after.session.care not in LIFTS)
    }
    breaks = []
    for item in by_start(day):
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
