"""Whoever led what weighs on people is there when they come back from it."""

from collections.abc import Iterable, Iterator

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, held_daily
from ecpat_training.agenda.rule_parts.day import SessionOnDay, item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

LIFTS = frozenset({"debrief", "restoring"})


class SamePairParameters(Noun):
    """Nothing to set: the debrief of a session, or what restores after it, is what comes `after` a sensitive session
    and says `care: debrief` or `restoring`. The weight is for each trainer of the session who isn't in the debrief."""


class SamePair(AgendaRule):
    """Whoever led what weighs on people is there when they come back from it (the rule `same pair`)."""

    MEANING = "A trainer of a sensitive session does not hold its debrief."
    DO = "Give the debrief to the trainers of the session."
    parameters: SamePairParameters
    WEIGHT = 2
    CONCERNS = frozenset({"trainers", "pairs"})
    READS = frozenset({"care"})
    WISH = "team wish"
    UNWRITTEN = 28

    @property
    def states(self) -> str:
        return "The trainers of a sensitive session hold its debrief as well."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds debriefs without a trainer of the session that they belong to."""
        first_sessions: dict[str, SessionOnDay] = {}
        for held_session in list_sessions_on_days(agenda):
            first_sessions.setdefault(held_session.session.id, held_session)
        breaks, missing_count = [], 0
        for base_id, debrief_id in _debriefs(context.sessions.values()):
            if base_id not in first_sessions or debrief_id not in first_sessions:
                continue
            day, item, _, _ = first_sessions[debrief_id]
            session = first_sessions[base_id].item
            if missing_codes := [code for code in dict.fromkeys(session.trainers) if code not in item.trainers]:
                missing_count += len(missing_codes)
                message = phrase(
                    '{item}: {trainers} trained "{before}" before, and not this.',
                    item=item_label(day, item),
                    trainers=listing(missing_codes),
                    before=session.title,
                )
                breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(missing_count))

    def constrain(self, draft: Draft) -> None:
        """Amounts are trainers of a session who aren't those of its debrief."""
        pieces = {piece.session.id: piece for piece in draft.pieces if not held_daily(piece.session)}
        for base_id, debrief_id in _debriefs(draft.context.sessions.values()):
            for trainer in draft.trainers:
                is_missing = draft.flag(f"{trainer.id} is missing in {debrief_id}")
                is_present = draft.trains(pieces[debrief_id], trainer) + (1 - draft.is_held(pieces[debrief_id]))
                draft.add(draft.trains(pieces[base_id], trainer) <= is_present + is_missing)
                draft.charge(self, is_missing)


def _debriefs(sessions: Iterable[Session]) -> Iterator[tuple[str, str]]:
    """Each sensitive session and what lifts people after it, by their ids; nothing that is held every day."""
    sessions = list(sessions)
    sensitive_ids = {session.id for session in sessions if session.care == "sensitive" and not held_daily(session)}
    for session in sessions:
        if session.care in LIFTS and not held_daily(session):
            yield from ((base, session.id) for base in session.after if base in sensitive_ids)
