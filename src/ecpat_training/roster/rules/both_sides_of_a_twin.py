"""Twins train together: `both sides of a twin: {}` wants people of both countries of the training's twin."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from pydantic import model_validator

from ecpat_training.core.finding import Finding
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.people import people, unknown_people
from ecpat_training.roster.rule_parts.composition import tally
from ecpat_training.roster.rule_parts.counting import ask_unknown_attribute
from ecpat_training.roster.rule_parts.rule import RosterRule, Seats
from ecpat_training.values.base import Country, Noun
from ecpat_training.values.participant import Participant, Roster
from ecpat_training.words.catalogue.message import phrase


class BothSidesOfATwinParameters(Noun):
    """`countries` names the two where the programme's partners don't."""

    countries: tuple[Country, Country] | None = None

    @model_validator(mode="after")
    def _require_two_sides(self) -> Self:
        if self.countries and self.countries[0] == self.countries[1]:
            raise ValueError("a country is no twin of its own: name two")
        return self


class TwinParameters(BothSidesOfATwinParameters):
    """The same with the twins of the programme that are meant: one, or all where nobody has said which training."""

    twins: tuple[tuple[Country, Country], ...]


class BothSidesOfATwin(RosterRule):
    """Twins train together (the rule `both sides of a twin`)."""

    MEANING = "Nobody is there from one of the two countries of a twin training."
    DO = "Invite people from the missing country, or correct `twin` of the training in the programme."
    parameters: BothSidesOfATwinParameters

    def in_programme(self, programme: Programme, training: Training | None) -> Self:
        """The rule on the twin that it names, else on the training's, else on those of the programme.

        Raises:
            ValueError: there is no such twin.
        """
        if self.parameters.countries:
            twins = {self.parameters.countries}
        elif training is not None:
            twins = {(training.country, training.twin)} if training.twin else set()
        else:
            twins = {(partner.country, partner.twin) for partner in programme.partners}
        if not twins:
            problem: str = "the programme names no partners"
            if training:
                problem = phrase("the training `{training}` has no twin", training=training.id)
            raise ValueError(phrase("{problem}. Write `countries: [AL, BE]`", problem=problem))
        twin_parameters = TwinParameters(countries=self.parameters.countries, twins=tuple(sorted(twins)))
        return replace(self, parameters=twin_parameters)

    @property
    def states(self) -> str:
        twins = _twins(self.parameters)
        return f"Both {' and '.join(twins[0])} are there." if len(twins) == 1 else "Both countries of a twin are there."

    def check(self, roster: Roster) -> RuleResult:
        """Finds the countries of which nobody is there. Of several twins those count of which somebody has come: a
        country that is the twin of two needs one of them."""
        twins = _twins(self.parameters)
        tallied = tally(roster, "country")
        countries_present = {country for country, people_count in tallied.counts.items() if people_count}
        counts = []
        if len(twins) == 1:
            counts = [CountCheck("country", country, tallied.of(country), 1, None) for country in twins[0]]
        else:
            for country, partner_countries in _partners_by_country(twins).items():
                if country in countries_present:
                    partner_count = sum(tallied.of(partner_country) for partner_country in partner_countries)
                    counts.append(CountCheck("country", " or ".join(partner_countries), partner_count, 1, None))
        breaks = [_broken_finding(self, counted, tallied.not_known) for counted in counts if counted.shortfall]
        is_uncertain = len(twins) > 1 and bool(tallied.not_known)  # who may be of a country whose twin isn't there
        unknown_by_attribute = {"country": tallied.not_known}
        return self.result(
            breaks,
            counts,
            self.cost(len(breaks)),
            not_known=tallied.not_known,
            unknown=unknown_by_attribute,
            is_uncertain=is_uncertain,
        )

    def constrain(self, seats: Seats) -> None:
        """Asks for somebody of either country; of several twins, that nobody outweighs an empty other side."""
        twins = _twins(self.parameters)
        if len(twins) == 1:
            for country in twins[0]:
                seats.between(f"a person from {country}", _people_of_country(seats.people, country), 1, None)
            return
        for country, partner_countries in _partners_by_country(twins).items():
            members_here = _people_of_country(seats.people, country)
            twin_members = [
                index
                for partner_country in partner_countries
                for index in _people_of_country(seats.people, partner_country)
            ]
            if members_here:
                weights = dict.fromkeys(members_here, -1) | dict.fromkeys(twin_members, seats.seats)
                seats.weighted(f"a person from {' or '.join(partner_countries)} beside {country}", weights, 0, None)


def _twins(parameters: BothSidesOfATwinParameters) -> tuple[tuple[str, str], ...]:
    if isinstance(parameters, TwinParameters):
        return parameters.twins
    return (parameters.countries,) if parameters.countries else ()


def _partners_by_country(twins: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """The other side of each country, from both."""
    partners_by_country: dict[str, list[str]] = {}
    for first_country, second_country in twins:
        partners_by_country.setdefault(first_country, []).append(second_country)
        partners_by_country.setdefault(second_country, []).append(first_country)
    return partners_by_country


def _people_of_country(participants: Sequence[Participant], country: str) -> list[int]:
    return [index for index, person in enumerate(participants) if person.country == country]


def _broken_finding(rule: BothSidesOfATwin, counted: CountCheck, unknown_count: int) -> Finding:
    missing_text = f"nobody {people('country', counted.label, 1).partition(' ')[2]}"
    if not unknown_count:
        return rule.broken(phrase("{nobody} is there: the other side of the twin is missing.", nobody=missing_text))
    return rule.broken(
        phrase(
            "{nobody} so far: open, {unknown}.",
            nobody=missing_text,
            unknown=unknown_people("country", unknown_count),
        ),
        hint=ask_unknown_attribute({"country": unknown_count}),
    )
