"""What the rules over a roster may ask of people who are yet to be chosen.

A rule that can steer a selection has, beside its `check` over a finished roster, `constrain(rule, seats)`, which asks
for the same of the seats. The two share no code, so that each tests the other.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ecpat_training.values.participant import Participant


class Seats(Protocol):
    """The seats of a room that is being filled. People are meant by their index in `people`; whoever must come counts
    like everybody else. `said` names what is asked, in the words of the programme: "at least 7 NGO"."""

    people: Sequence[Participant]
    seats: int

    def between(self, said: str, members: Collection[int], low: int | None, high: int | None) -> None:
        """At least `low` and at most `high` of these people sit there; None leaves a side open."""

    def none_or_at_least(self, said: str, members: Collection[int], least: int) -> None:
        """None of these people sits there, or at least so many."""

    def kinds_at_least(self, said: str, kinds: Mapping[str, Collection[int]], least: int) -> None:
        """At least so many of these kinds have somebody who sits there."""

    def weighted(
        self,
        said: str,
        weights: Mapping[int, int],
        low: int | None,
        high: int | None,
        these: Collection[int] | None = None,
    ) -> None:
        """The weights of those of these people who sit there add up to at least `low` and at most `high`; `these` of
        them are those of whom a share is wanted, for the report."""


def by_weight(weights: Mapping[int, int]) -> dict[int, list[int]]:
    """The people of each weight: what `weighted` asks is asked of few groups, however many people there are."""
    groups: dict[int, list[int]] = {}
    for person, weight in weights.items():
        groups.setdefault(weight, []).append(person)
    return groups
