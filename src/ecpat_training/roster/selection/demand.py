"""What is asked of the people who get a seat, noted as the rules ask it; and everybody who may get one, by what tells
them apart under the demands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.location import Location
from ecpat_training.roster.rule_parts.rule import RosterRule, group_by_weight
from ecpat_training.values.participant import Participant

DemandKind = Literal["at least", "at most", "none or at least", "kinds at least", "weighs at least"]


@dataclass(frozen=True, slots=True)
class QuotaDemand:
    """One thing that is asked: `amount` of the people in `groups` (their indices), counted as `kind` says.
    `kinds at least` has several groups, each a kind of which somebody shall come, `weighs at least` one for each of
    `weights`, which together shall weigh so much; the others have one group.

    `where` is where the file asks for it; `because` the file's reason. `weight` is 0 for what must hold. A `given`
    demand comes from the command line (who is kept), so that no change of it is proposed. Where a share is wanted among
    some, `these` are the people of whom.
    """

    kind: DemandKind
    said: str
    groups: tuple[frozenset[int], ...]
    amount: int
    where: Location | None = None
    because: str = ""
    weight: int = 0
    given: bool = False
    weights: tuple[int, ...] = ()
    these: frozenset[int] | None = None

    @property
    def members(self) -> frozenset[int]:
        """Everybody who counts."""
        return self.groups[0] if len(self.groups) == 1 else frozenset().union(*self.groups)

    def is_met(self, chosen: Collection[int]) -> bool:
        """Whether these people are a room that keeps it; plain counting, by which every draw is checked again."""
        chosen_people = set(chosen)
        if self.kind == "kinds at least":
            return sum(not chosen_people.isdisjoint(group) for group in self.groups) >= self.amount
        if self.kind == "weighs at least":
            weighted_groups = zip(self.groups, self.weights, strict=True)
            return sum(weight * len(chosen_people & group) for group, weight in weighted_groups) >= self.amount
        count = len(chosen_people & self.members)
        if self.kind == "at most":
            return count <= self.amount
        return count >= self.amount or (self.kind == "none or at least" and count == 0)


class DemandRecorder:
    """Notes what rules ask of the seats: the protocol `roster.rule_parts.rule.Seats`. `noted` are the demands in the
    order in which they were asked."""

    def __init__(self, people: Sequence[Participant], seats: int) -> None:
        self.people, self.seats = people, seats
        self.noted: list[QuotaDemand] = []
        self._rule: RosterRule | None = None

    def ask(self, rules: Sequence[RosterRule]) -> None:
        """Lets every rule that can steer a selection ask for what it wants."""
        for rule in rules:
            self._rule = rule
            if not rule.is_off:
                rule.constrain(self)
        self._rule = None

    def between(self, wording: str, members: Collection[int], low: int | None, high: int | None) -> None:
        """At least `low` and at most `high` of these people sit there; None leaves a side open."""
        if low is not None and low > 0:
            self._note("at least", wording, [members], low)
        if high is not None and high < min(len(members), self.seats):
            self._note("at most", wording, [members], high)

    def none_or_at_least(self, wording: str, members: Collection[int], least: int) -> None:
        """None of these people sits there, or at least so many."""
        if members and least > 1:
            self._note("none or at least", wording, [members], least)

    def kinds_at_least(self, wording: str, kinds: Mapping[str, Collection[int]], least: int) -> None:
        """At least so many of these kinds have somebody who sits there."""
        if least > 0:
            self._note("kinds at least", wording, list(kinds.values()), least)

    def weighted(
        self,
        wording: str,
        weights: Mapping[int, int],
        low: int | None,
        high: int | None,
        share_members: Collection[int] | None = None,
    ) -> None:
        """The people who sit there weigh at least `low` and at most `high` together; of `share_members` a share is
        wanted."""
        groups = group_by_weight(weights)
        for bound, sign in ((low, 1), (high, -1)):
            if bound is not None:
                signed_weights = tuple(sign * weight for weight in groups)
                self._note(
                    "weighs at least", wording, list(groups.values()), sign * bound, signed_weights, share_members
                )

    def _note(
        self,
        demand_kind: DemandKind,
        wording: str,
        groups: Sequence[Collection[int]],
        amount: int,
        weights: tuple[int, ...] = (),
        share_members: Collection[int] | None = None,
    ) -> None:
        rule = self._rule
        location, reason, weight = (rule.where, rule.because, rule.weight) if rule else (None, "", 0)
        members = tuple(frozenset(group) for group in groups)
        share_group = None if share_members is None else frozenset(share_members)
        self.noted.append(
            QuotaDemand(demand_kind, wording, members, amount, location, reason, weight, False, weights, share_group)
        )


@dataclass(frozen=True, slots=True)
class ApplicantPool:
    """Applicants by type. Two people are of one type when every demand counts both or neither: nothing that is asked
    tells them apart, so they get the same chance. `types` hold indices of people, rising; together all of them."""

    types: tuple[tuple[int, ...], ...]
    seats: int

    @property
    def sizes(self) -> list[int]:
        """How many people are of each type."""
        return [len(members) for members in self.types]

    def of(self, members: frozenset[int]) -> list[int]:
        """The types whose people are among these; each is as a whole, or not at all."""
        return [index for index, people in enumerate(self.types) if people[0] in members]


def pool(people: int, seats: int, demands: Sequence[QuotaDemand]) -> ApplicantPool:
    """Sorts so many people by the demands that count them.

    Types stand in the order of their first person, so that the order of the list is the only order there is.
    """
    counted = [0] * people
    group_bit = 1
    for demand in demands:
        for group in demand.groups:
            for person in group:
                counted[person] |= group_bit
            group_bit <<= 1
    types: dict[int, list[int]] = {}
    for person, signature in enumerate(counted):
        types.setdefault(signature, []).append(person)
    return ApplicantPool(tuple(tuple(members) for members in types.values()), seats)
