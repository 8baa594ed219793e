"""After lunch people do something."""

from collections.abc import Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start, track_views
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

LISTENING = frozenset({"lecture", "plenary", "film"})
"""Methods in which most people listen or watch."""


class ActivityAfterLunchParameters(Noun):
    """Nothing to set. The weight is for each session after a lunch in which people listen."""


class ActivityAfterLunch(AgendaRule):
    """After lunch people do something (the rule `activity after lunch`)."""

    MEANING = "A session right after lunch is a lecture."
    DO = "Move an active session to the time after lunch."
    parameters: ActivityAfterLunchParameters
    WEIGHT = 5
    CONCERNS = frozenset()

    @property
    def states(self) -> str:
        return "After lunch comes an activity: no lecture, plenary or film."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds lunches that are followed by listening."""
        breaks = []
        for day in agenda.days:
            items_after_lunch = {
                id(item): item
                for _, track_items in track_views(sort_by_start(day), day.tracks)
                for item in _find_items_after_lunch(track_items)
            }
            for item in items_after_lunch.values():
                if item.session is not None and item.session.counted_method in LISTENING:
                    message = phrase(
                        "{item} comes right after lunch, and is a {method}.",
                        item=item_label(day, item),
                        method=item.session.counted_method,
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """The first slot after a lunch; amounts are sessions of listening there."""
        listening = [piece for piece in draft.pieces if piece.session.counted_method in LISTENING]
        for gap in (gap for gap in draft.gaps if gap.kind == "lunch"):
            block_after = next(block for block in draft.blocks if block.index == gap.after)
            draft.charge(self, sum(draft.occupies(piece, block_after.slots[0]) for piece in listening))


def _find_items_after_lunch(items: list[AgendaItem]) -> Iterator[AgendaItem]:
    """The sessions that follow a lunch: coffee after it wakes nobody."""
    had_lunch = False
    for item in items:
        if had_lunch and item.kind == "session":
            yield item
        had_lunch = item.kind == "lunch" or (had_lunch and item.kind == "break")
