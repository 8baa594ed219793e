"""Sessions stand in the order in which the manual tells them."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sessions_held
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

MOST_NAMED = 3


class ManualOrderParameters(Noun):
    """Nothing to set: whoever wrote the manual had an order in mind. Sessions with a `place` of their own are not
    meant. The weight is for each two sessions that stand in the reverse of the manual's order: what is moved over many
    others costs more than what changes places with its neighbour."""


class ManualOrder(AgendaRule):
    """Sessions stand in the order in which the manual tells them (the rule `manual order`)."""

    MEANING = "A session comes before others that the manual has before it."
    DO = "Move the session behind them, or change their order in the manual."
    parameters: ManualOrderParameters
    WEIGHT = 10
    CONCERNS = frozenset({"order"})
    OF_ORDER = True
    UNWRITTEN = 25

    @property
    def states(self) -> str:
        return "Sessions come in the manual's order."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds each two sessions that stand the other way round than in the manual."""
        first_held: dict[str, tuple[AgendaDay, AgendaItem]] = {}
        for day, item, session, _ in sessions_held(agenda):
            first_held.setdefault(session.id, (day, item))
        order = [id_ for id_, session in context.sessions.items() if session.place == "anywhere" and id_ in first_held]
        starts = {id_: (first_held[id_][0].number, first_held[id_][1].start) for id_ in order}
        breaks, pairs = [], 0
        for position, after in enumerate(order):
            overtaken_ids = [before for before in order[:position] if starts[after] < starts[before]]
            if overtaken_ids:
                pairs += len(overtaken_ids)
                day, item = first_held[after]

                titles = [f'"{context.sessions[before].title}"' for before in overtaken_ids]
                message = phrase(
                    "{item} comes before {titles}; the manual has it after {sessions:that|them}.",
                    item=item_label(day, item),
                    titles=_few(titles),
                    sessions=len(overtaken_ids),
                )
                breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(pairs))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, those before it in the manual stand there or earlier; amounts are those
        that don't. One number for each session is enough: all pairs, without a variable for each."""
        order = [piece for piece in draft.pieces if piece.session.place == "anywhere"]
        for position, after in enumerate(order[1:], start=1):
            overtaken_count = draft.steps(f"overtaken by {after.key}", position)
            for block in draft.blocks:
                for slot in block.slots:
                    later = sum(draft.is_held(before) - draft.by_slot(before, slot) for before in order[:position])
                    draft.add(later + position * draft.starts_in(after, slot) <= overtaken_count + position)
                    is_placed = draft.by_slot(order[position - 1], slot) + (1 - draft.is_held(order[position - 1]))
                    # Implied, and quicker to prove.
                    draft.add(draft.starts_in(after, slot) <= is_placed + overtaken_count)
            draft.charge(self, overtaken_count)


def _few(titles: list[str]) -> str:
    """Three at most, and how many more."""
    unlisted_count = len(titles) - MOST_NAMED
    return listing(titles if unlisted_count <= 0 else [*titles[:MOST_NAMED], f"{unlisted_count} more"])
