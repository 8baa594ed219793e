"""A half day is interrupted for coffee once."""

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import coffees, half_days, item_label, lunch_of, select_items_in_hours
from ecpat_training.agenda.rule_parts.draft import Draft, gaps_of_half_days
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Limits, ShorthandParameters
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.words.catalogue.message import phrase


class FewCoffeeBreaksParameters(ShorthandParameters):
    """How many coffee breaks a half day has `at most`. Each is time that sessions could have, and a break that people
    come back late from. The weight is for each one more; `breaks: {at most: 2}` sets how many there may be at all."""

    main = "at_most"
    at_most: int = Field(default=1, ge=0, le=6)


class FewCoffeeBreaks(AgendaRule):
    """A half day is interrupted for coffee once (the rule `few coffee breaks`)."""

    MEANING = "A half day has more coffee breaks than wished."
    DO = "Leave one of the breaks out."
    parameters: FewCoffeeBreaksParameters
    WEIGHT = 5
    SHORTHAND = {"type": ["string", "integer"], "examples": [1]}
    CONCERNS = frozenset({"pauses"})
    UNWRITTEN = 26

    @property
    def states(self) -> str:
        return f"A half day has at most {self.parameters.at_most} coffee {self._breaks}."

    @property
    def _breaks(self) -> str:
        return "break" if self.parameters.at_most == 1 else "breaks"

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds the coffee breaks of a half day that are more than wished."""
        breaks = []
        for day in agenda.days:
            items = select_items_in_hours(day, context.training.hours)
            for half_items in half_days(items, lunch_of(items)):
                for item in coffees(half_items)[self.parameters.at_most :]:
                    message = phrase(
                        "{item} is one more coffee break than the {most} wished of a half day.",
                        item=item_label(day, item),
                        most=self.parameters.at_most,
                    )
                    breaks.append(self.broken(message, item.where))
        return self.result(breaks, cost=self.cost(len(breaks)))

    def constrain(self, draft: Draft) -> None:
        """Breaks are used from the first of a half day on; amounts are those behind the ones that are wished."""
        for day in range(1, draft.context.training.days + 1):
            for half_gaps in gaps_of_half_days([gap for gap in draft.gaps if gap.day == day]):
                draft.charge(self, sum(draft.has_break(gap) for gap in half_gaps[self.parameters.at_most :]))

    def limits(self, _: Context) -> Limits:
        return Limits(coffees=self.parameters.at_most if self.hard else None)
