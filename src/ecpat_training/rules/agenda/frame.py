"""The frame that holds a training together: what opens and closes it and each of its days."""

from ecpat_training.model.agenda import Agenda
from ecpat_training.model.base import Noun
from ecpat_training.model.chapter import Place, Session
from ecpat_training.results.check import RuleResult
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context, days_of
from ecpat_training.rules.day import held, named
from ecpat_training.rules.draft import Draft, Literal01, Piece

WEIGHT = None
OPENS: tuple[Place, ...] = ("start of training", "start of each later day")


class Parameters(Noun):
    """Nothing to set: a session says its `place`. Sessions of one place keep the manual's order."""


def states(_: Parameters) -> str:
    """The rule in one sentence."""
    return "What opens and closes the training and its days stands there, in the manual's order."


def check(rule: Rule, agenda: Agenda, context: Context) -> RuleResult:
    """Finds sessions of the frame that are out of place."""
    order = {id_: number for number, id_ in enumerate(context.sessions)}
    breaks = []
    for day in agenda.days:
        items = [(item, session) for of_day, item, session in held(agenda) if of_day is day]
        for index, (item, session) in enumerate(items):
            if session.place == "anywhere" or session.id not in order:
                continue
            outside = items[:index] if session.place in OPENS else items[index + 1 :]
            if day.number not in days_of(session.place, len(agenda.days)) or not all(
                _may_stand_outside(other, session, order) for _, other in outside
            ):
                breaks.append(rule.broken(f"{named(day, item)} belongs at the {session.place}.", item.where))
    return rule.result(breaks, cost=rule.cost(len(breaks)))


def _may_stand_outside(other: Session, session: Session, order: dict[str, int]) -> bool:
    """Whether `other` may stand between a session of the frame and its end of the day."""
    if other.place != session.place or other.id not in order:
        return False
    earlier = order[other.id] < order[session.id]
    return earlier if session.place in OPENS else not earlier


def constrain(rule: Rule, draft: Draft) -> None:
    """Each piece of the frame shuts out whatever would stand outside it; amounts are pieces out of place."""
    days = draft.context.training.days
    for rank, piece in enumerate(draft.pieces):
        place = piece.session.place
        if place == "anywhere":
            continue
        day = piece.day or days_of(place, days)[0]
        wrong = draft.flag(f"out of place {piece.key}")
        draft.add(draft.on(piece, day) + wrong >= draft.held(piece))
        for other_rank, other in enumerate(draft.pieces):
            inner = other_rank > rank if place in OPENS else other_rank < rank
            if other.session.place != place or inner:
                _stands_inside(draft, other, piece, day, wrong)
        draft.charge(rule, wrong)


def _stands_inside(draft: Draft, other: Piece, piece: Piece, day: int, wrong: Literal01) -> None:
    """On that day, `other` stands after `piece` if that opens the day, before it if it closes it."""
    if other.key == piece.key or other.day not in (None, day):
        return
    for slot in (slot for block in draft.blocks if block.day == day for slot in block.slots):
        if piece.session.place in OPENS:
            draft.add(draft.at(other, slot) <= draft.before(piece, slot) + (1 - draft.held(piece)) + wrong)
        else:
            draft.add(draft.at(other, slot) + draft.before(piece, slot) <= 1 + wrong)
