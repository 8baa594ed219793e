"""Where an outsider helps, one is there; the frame is held by the training's own people."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, lacks_staff, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase


class ExternalExpertParameters(Noun):
    """Nothing to set: a session says `expert: welcome`. The weight is for each such session without an external
    expert among its trainers, and for each expert in a session of the frame that doesn't welcome one; a hard rule
    asks for the former only, since an expert may be the last resort. A guest who speaks is one."""


class ExternalExpert(AgendaRule):
    """Where an outsider helps, one is there; the frame is held by the training's own people (the rule `external
    expert`)."""

    MEANING = "A session welcomes an external expert, and has none."
    DO = "Invite an expert for the session, and add the expert to its trainers."
    parameters: ExternalExpertParameters
    WEIGHT = 3
    CONCERNS = frozenset({"trainers"})
    READS = frozenset({"expert"})
    WISH = "team wish"

    @property
    def states(self) -> str:
        return "Where a session welcomes an external expert, one is lead or second; others hold the frame."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that lack an expert, and experts who hold the frame."""
        if lacks_staff(agenda):
            return self.result([])
        breaks = [
            self.broken(
                phrase("{item} welcomes an external expert, and has none.", item=item_label(day, item)), item.where
            )
            for day, item, session, _ in list_sessions_on_days(agenda)
            if session.expert == "welcome"
            and not session.guests
            and not any(
                context.trainers[code].external_expert for code in item.trainers[:2] if code in context.trainers
            )
        ]
        breaks += [
            self.broken(
                phrase(
                    "{item} opens or closes, and is held by the external expert {code}.",
                    item=item_label(day, item),
                    code=code,
                ),
                item.where,
            )
            for day, item, session, _ in list_sessions_on_days(agenda)
            for code in item.trainers[:2]
            if _is_insider_session(session)
            and not self.hard
            and code in context.trainers
            and context.trainers[code].external_expert
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions that lack an expert, and experts who hold the frame."""
        for piece in draft.pieces:
            if piece.session.expert == "welcome" and not piece.session.guests:
                lacks_expert = draft.flag(f"no expert {piece.key}")
                experts = [draft.trains(piece, trainer) for trainer in draft.trainers if trainer.external_expert]
                draft.add(sum(experts) + lacks_expert >= draft.is_held(piece) + draft.staffed() - 1)
                draft.charge(self, lacks_expert)
            elif _is_insider_session(piece.session) and not self.hard:
                experts = [draft.trains(piece, trainer) for trainer in draft.trainers if trainer.external_expert]
                draft.charge(self, sum(experts))


def _is_insider_session(session: Session) -> bool:
    """Whether the training's own people should hold it: what opens and closes a training and its days."""
    return session.place != "anywhere" and session.expert != "welcome"
