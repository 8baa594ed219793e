"""In a sensitive session one trainer is free to support people whom it touches."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.absence import iterate_absence_clashes
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, lacks_staff, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft, Literal01, Piece
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER
from ecpat_training.words.catalogue.message import phrase


class SupportInSensitiveSessionsParameters(Noun):
    """`competence` is what the trainer who gives support should have. A trainer is free who comes to the training, is
    not away then and has no session at that time. The weight is for each sensitive session without anybody free.
    Guides of BCcampus and of Canada's Department of National Defence ask for a second person beside the lead."""

    competence: str = "any"


class SupportInSensitiveSessions(AgendaRule):
    """In a sensitive session one trainer is free to support people whom it touches (the rule `support in sensitive
    sessions`)."""

    MEANING = "No trainer is free to give support in a sensitive session."
    DO = "Leave one trainer of the team free at the time of the session."
    parameters: SupportInSensitiveSessionsParameters
    WEIGHT = 5
    CONCERNS = frozenset({"trainers"})
    READS = frozenset({"care"})
    WISH = None

    @property
    def states(self) -> str:
        supporter = (
            "a third trainer"
            if self.parameters.competence == "any"
            else f"a third trainer with {self.parameters.competence}"
        )
        return f"While a sensitive session lasts, {supporter} is free to give support."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sensitive sessions during which nobody is free."""
        if lacks_staff(agenda):
            return self.result([])
        team = {code for item in agenda.sessions() for code in item.trainers if code in context.trainers}
        able_codes = {code for code in team if context.trainers[code].competent(self.parameters.competence)}
        breaks = [
            self.broken(
                phrase(
                    "{item} is sensitive, and no trainer of the team is free to give support.",
                    item=item_label(day, item),
                ),
                item.where,
            )
            for day, item, session, _ in list_sessions_on_days(agenda)
            if session.care == "sensitive" and not able_codes - _busy(day, item) - _away(day, item, context)
        ]
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Somebody who comes is not on the piece, nor on any beside it, nor away; amounts are pieces without."""
        able_trainers = [candidate for candidate in draft.trainers if candidate.competent(self.parameters.competence)]
        for piece in (piece for piece in draft.pieces if piece.session.care == "sensitive"):
            lacks_support = draft.flag(f"no support in {piece.key}")
            free_trainers: Literal01 = 0
            for trainer in able_trainers:
                this = draft.flag(f"{trainer.id} is free in {piece.key}")
                draft.add(this <= draft.attends(trainer))
                draft.add(this + draft.is_there(piece, trainer) <= 1)
                for missed_part in iterate_absence_clashes(draft, piece, trainer):
                    draft.add(this + missed_part <= 1)
                for other_piece, parallel in _parallel_pieces(draft, piece):
                    draft.add(this + draft.is_there(other_piece, trainer) + parallel <= 2)
                free_trainers += this
            draft.add(free_trainers + lacks_support >= draft.is_held(piece) + draft.staffed() - 1)
            draft.charge(self, lacks_support)

    def competences(self) -> tuple[str]:
        return (self.parameters.competence,)


def _busy(day: AgendaDay, item: AgendaItem) -> set[str]:
    """Who trains, speaks or moderates while an item lasts."""
    return {
        code
        for other_item in day.sessions()
        for code in other_item.present_people
        if other_item.start < item.end and item.start < other_item.end
    }


def _away(day: AgendaDay, item: AgendaItem, context: Context) -> set[str]:
    date = day.date or context.dates.get(day.number)
    return {code for code, trainer in context.trainers.items() if trainer.is_away(date, item.start, item.end)}


def _parallel_pieces(draft: Draft, piece: Piece) -> list[tuple[Piece, Literal01]]:
    """The pieces that may stand beside a piece, with whether they do."""
    own_tracks = (TOGETHER, piece.session.track)
    split_pieces = [
        other_piece for other_piece in draft.pieces if TOGETHER not in (piece.session.track, other_piece.session.track)
    ]
    return [
        (other_piece, draft.beside(piece, other_piece))
        for other_piece in split_pieces
        if other_piece.session.track not in own_tracks
    ]
