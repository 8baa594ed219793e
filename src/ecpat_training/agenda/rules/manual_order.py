"""Sessions stand in the order in which the manual tells them."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

MAX_TITLES_NAMED = 3


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
        first_items: dict[str, tuple[AgendaDay, AgendaItem]] = {}
        for day, item, session, _ in list_sessions_on_days(agenda):
            first_items.setdefault(session.id, (day, item))
        ordered_ids = [
            id_ for id_, session in context.sessions.items() if session.place == "anywhere" and id_ in first_items
        ]
        starts = {id_: (first_items[id_][0].number, first_items[id_][1].start) for id_ in ordered_ids}
        breaks, pairs = [], 0
        for position, later_id in enumerate(ordered_ids):
            overtaken_ids = [
                earlier_id for earlier_id in ordered_ids[:position] if starts[later_id] < starts[earlier_id]
            ]
            if overtaken_ids:
                pairs += len(overtaken_ids)
                day, item = first_items[later_id]

                titles = [f'"{context.sessions[earlier_id].title}"' for earlier_id in overtaken_ids]
                message = phrase(
                    "{item} comes before {titles}; the manual has it after {sessions:that|them}.",
                    item=item_label(day, item),
                    titles=_list_few_titles(titles),
                    sessions=len(overtaken_ids),
                )
                breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(pairs))

    def constrain(self, draft: Draft) -> None:
        """Whatever slot a session stands in, those before it in the manual stand there or earlier; amounts are those
        that don't. One number for each session is enough: all pairs, without a variable for each."""
        ordered_pieces = [piece for piece in draft.pieces if piece.session.place == "anywhere"]
        for position, later_piece in enumerate(ordered_pieces[1:], start=1):
            overtaken_count = draft.steps(f"overtaken by {later_piece.key}", position)
            for block in draft.blocks:
                for slot in block.slots:
                    overtaken_sum = sum(
                        draft.is_held(earlier_piece) - draft.by_slot(earlier_piece, slot)
                        for earlier_piece in ordered_pieces[:position]
                    )
                    draft.add(
                        overtaken_sum + position * draft.starts_in(later_piece, slot) <= overtaken_count + position
                    )
                    is_placed = draft.by_slot(ordered_pieces[position - 1], slot) + (
                        1 - draft.is_held(ordered_pieces[position - 1])
                    )
                    # Implied, and quicker to prove.
                    draft.add(draft.starts_in(later_piece, slot) <= is_placed + overtaken_count)
            draft.charge(self, overtaken_count)


def _list_few_titles(titles: list[str]) -> str:
    """Three at most, and how many more."""
    unlisted_count = len(titles) - MAX_TITLES_NAMED
    return listing(titles if unlisted_count <= 0 else [*titles[:MAX_TITLES_NAMED], f"{unlisted_count} more"])
