"""What is asked of groups: who is there in which round, how large groups are, who sits apart or together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ecpat_training.model.group_goal import Trait
from ecpat_training.model.participant import Gender, Participant

Pair = tuple[int, int]
Group = tuple[int, ...]
Round = tuple[Group, ...]


@dataclass(frozen=True)
class GroupTask:
    """Groups for several rounds. People are meant by their index in `people`.

    `sizes` are those of each round's groups, and sum up to the people who are `present` in it. The first rounds may be
    `held` already: they count, and stay. `met` says how often two people sat together before the first round. Nobody
    shall sit with the same person more than `at_most` times, if that is asked. Of the traits `not_alone`, nobody shall
    be the only one of their kind in a group, where the kind has two people at all.
    """

    people: tuple[Participant, ...]
    sizes: tuple[tuple[int, ...], ...]
    present: tuple[tuple[int, ...], ...]
    at_most: int | None = None
    held: tuple[Round, ...] = ()
    met: Mapping[Pair, int] | None = None
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    not_alone: frozenset[Trait] = frozenset({Trait.GENDER})

    @property
    def rounds(self) -> int:
        """How many rounds there are, those that were held among them."""
        return len(self.sizes)

    @cached_property
    def kinds(self) -> tuple[tuple[Trait, str, frozenset[int]], ...]:
        """Each kind of each trait with its people, as they come. Who didn't say is of no kind."""
        found: dict[tuple[Trait, str], set[int]] = {}
        for trait in Trait:
            for index, person in enumerate(self.people):
                value = getattr(person, trait)
                if value is not None and value is not Gender.NOT_SAID:
                    found.setdefault((trait, str(value)), set()).add(index)
        return tuple((trait, value, frozenset(members)) for (trait, value), members in found.items())

    def crosses(self, one: int, other: int) -> bool:
        """Whether two people are of different stakeholder types; nobody knows where one of them didn't say."""
        a, b = self.people[one].stakeholder, self.people[other].stakeholder
        return a is not None and b is not None and a is not b


def pairs_within(members: Collection[int]) -> list[Pair]:
    """Every two of these people, the lower index first."""
    return list(combinations(sorted(members), 2))


def spread(members: int, size: int, there: int) -> tuple[int, int]:
    """How many of a kind a group of `size` has when it is mixed as the whole: the even share, rounded down and up."""
    share, rest = divmod(members * size, there)
    return share, share + (rest > 0)


def room_for_two(members: int, groups: int) -> bool:
    """Whether a kind has two people for each group."""
    return members >= 2 * groups


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """The sizes of so many groups, which differ by one at most, the larger first."""
    small, larger = divmod(people, groups)
    return (small + 1,) * larger + (small,) * (groups - larger)


def fewer(sizes: Sequence[int], absent: int) -> tuple[int, ...]:
    """The sizes that are left when so many people are absent: the largest groups shrink first."""
    left = list(sizes)
    for _ in range(absent):
        left[max(range(len(left)), key=lambda place: (left[place], place))] -= 1
    return tuple(sorted((size for size in left if size > 0), reverse=True))
