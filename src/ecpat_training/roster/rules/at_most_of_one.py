"""Not too many from one place: `at most of one: {organisation: 3}`."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from pydantic import Field

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import ANY_VALUE_LABEL, people
from ecpat_training.roster.rule_parts.composition import PersonAttribute, ValueCounts, members, tally
from ecpat_training.roster.rule_parts.counting import describe_shortfall
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.roster.rule_parts.targets import AttributeNumbers
from ecpat_training.values.participant import Roster


class AtMostOfOneParameters(AttributeNumbers):
    """How many may come from one organisation, country or region, or be of one profession."""

    organisation: int | None = Field(default=None, ge=1, examples=[3])
    profession: int | None = Field(default=None, ge=1)
    country: int | None = Field(default=None, ge=1)
    region: int | None = Field(default=None, ge=1)
    SUCH_AS: ClassVar[str] = "organisation: 3"


class AtMostOfOne(RosterRule):
    """Not too many from one place (the rule `at most of one`)."""

    MEANING = "More people than the rule allows are of one organisation, profession, country or region."
    DO = "Replace some of these people by others, or raise the rule's number in the programme."
    parameters: AtMostOfOneParameters

    @property
    def states(self) -> str:
        return (
            "At most"
            f" {listing([f'{limit} of one {attribute}' for attribute, limit in self.parameters.numbers().items()])}."
        )

    def check(self, roster: Roster) -> RuleResult:
        """Finds organisations, countries, ... with too many people. Those without are counted as nothing, and
        perhaps as any."""
        parameters: AtMostOfOneParameters = self.parameters
        counts, unknown_by_attribute = [], {}
        for attribute, limit in parameters.numbers().items():
            tallied = tally(roster, attribute)
            counts += [
                CountCheck(attribute, label, people_count, None, limit, most=people_count)
                for label, people_count in tallied.counts.items()
                if people_count > limit
            ]
            groups = roster.same_bodies if attribute == "organisation" else ()
            counts += _possible_excess_checks(attribute, tallied, groups, limit)
            unknown_by_attribute[str(attribute)] = tallied.not_known
        breaks = [describe_shortfall(self, counted) for counted in counts if counted.excess]
        cost = self.cost(sum(counted.excess for counted in counts))
        return self.result(
            breaks, counts, cost, not_known=max(unknown_by_attribute.values()), unknown=unknown_by_attribute
        )

    def constrain(self, seats: Seats) -> None:
        """Asks for no more than the limit of each organisation, country, ... that could send more."""
        parameters: AtMostOfOneParameters = self.parameters
        for attribute, limit in parameters.numbers().items():
            for label, group in members(seats.people, attribute).items():
                if len(group) > limit:
                    seats.between(f"at most {people(attribute, label, limit)}", group, None, limit)


def _possible_excess_checks(
    attribute: PersonAttribute, tallied: ValueCounts, groups: Sequence[Sequence[str]], limit: int
) -> Iterator[CountCheck]:
    """Values that keep the limit, and perhaps don't: names that may be one organisation's; and, where these don't say
    it, the value of the most people, since those of whom it isn't known may have it."""
    count_by_label = {unaccented(label): people_count for label, people_count in tallied.counts.items()}
    kept_counts = {label: people_count for label, people_count in tallied.counts.items() if people_count <= limit}
    largest_label = max(kept_counts, key=lambda label: kept_counts[label], default="")
    is_limit_exceedable = False
    for names in (*groups, (largest_label,)):
        numbers = [count_by_label.get(unaccented(name), 0) for name in names]
        if max(numbers) <= limit < sum(numbers) + tallied.not_known and not (
            is_limit_exceedable and names == (largest_label,)
        ):
            is_limit_exceedable = True
            # the name of one person's is that person's
            label = names[numbers.index(max(numbers))] if max(numbers) > 1 else ANY_VALUE_LABEL
            yield CountCheck(attribute, label, max(numbers), None, limit, most=sum(numbers) + tallied.not_known)
