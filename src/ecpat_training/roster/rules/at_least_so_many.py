"""From several places: `at least so many: {region: 3}` wants people of three regions at least."""

from typing import ClassVar

from pydantic import Field

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import DIFFERENT_VALUES_LABEL, people
from ecpat_training.roster.rule_parts.composition import tally, value_of
from ecpat_training.roster.rule_parts.counting import describe_shortfall
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.roster.rule_parts.targets import AttributeNumbers
from ecpat_training.values.participant import Roster


class AtLeastSoManyParameters(AttributeNumbers):
    """The least number of regions, countries, organisations or professions that people come from."""

    region: int | None = Field(default=None, ge=2, le=500, examples=[3])
    country: int | None = Field(default=None, ge=2, le=500)
    organisation: int | None = Field(default=None, ge=2, le=500)
    profession: int | None = Field(default=None, ge=2, le=500)
    SUCH_AS: ClassVar[str] = "region: 3"


class AtLeastSoMany(RosterRule):
    """From several places (the rule `at least so many`)."""

    MEANING = "People come from fewer regions, countries or organisations than the rule asks for."
    DO = "Invite people from more of them, or change the rule's number in the programme."
    parameters: AtLeastSoManyParameters

    @property
    def states(self) -> str:
        numbers = [
            people(attribute, DIFFERENT_VALUES_LABEL, minimum)
            for attribute, minimum in self.parameters.numbers().items()
        ]
        return f"People of at least {listing(numbers)}."

    def check(self, roster: Roster) -> RuleResult:
        """Counts the different regions, countries, ... from which anybody comes; whoever doesn't say it counts as
        none."""
        counts, unknown_by_attribute, breaks = [], {}, []
        for attribute, minimum in self.parameters.numbers().items():
            tallied = tally(roster, attribute)
            counted = CountCheck(attribute, DIFFERENT_VALUES_LABEL, len(tallied.counts), minimum, None)
            counts.append(counted)
            unknown_by_attribute[str(attribute)] = tallied.not_known
            if counted.shortfall:
                breaks.append(
                    describe_shortfall(
                        self,
                        counted,
                        {attribute: tallied.not_known},
                        may_be_satisfied=counted.shortfall <= tallied.not_known,
                    )
                )
        cost = self.cost(sum(counted.shortfall for counted in counts))
        return self.result(
            breaks, counts, cost, not_known=max(unknown_by_attribute.values()), unknown=unknown_by_attribute
        )

    def constrain(self, seats: Seats) -> None:
        """Asks for as many different ones among the seats."""
        for attribute, minimum in self.parameters.numbers().items():
            indices_by_kind: dict[str, list[int]] = {}
            for index, person in enumerate(seats.people):
                if (value := value_of(person, attribute)) is not None:
                    indices_by_kind.setdefault(unaccented(value), []).append(index)
            seats.kinds_at_least(
                f"at least {people(attribute, DIFFERENT_VALUES_LABEL, minimum)}", indices_by_kind, minimum
            )
