"""What is asked of groups: who is there in which round, how large groups are, who sits apart or together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ecpat_training.roster.model.group_goal import Trait
from ecpat_training.values.participant import Gender, Participant

_MIN_MEETING_LIMIT = 2
_MIN_LARGE_GROUP_SIZE = 5  # people in the largest group of a round in which none shall lack a side
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
    def often(self) -> int:
        """How often the same two may sit together before that counts as too often: twice, or as often as the sizes make
        somebody meet whatever the groups; no more than `at_most`.

        The meetings of all rounds are shared out among the pairs. And of a group of s people, split among g groups
        again and again, two are still together after m rounds as long as s > g^m.
        """
        pairs = len(self.people) * (len(self.people) - 1) // 2
        meetings = sum(size * (size - 1) // 2 for sizes in self.sizes for size in sizes)
        limit = max(_MIN_MEETING_LIMIT, -(-meetings // pairs) if pairs else 0)
        most_groups = max(map(len, self.sizes), default=1)
        smallest_maximum = min((max(sizes, default=0) for sizes in self.sizes), default=0)
        while limit < self.rounds and smallest_maximum > most_groups**limit:
            limit += 1
        return limit if self.at_most is None else min(limit, self.at_most)

    @cached_property
    def kinds(self) -> tuple[tuple[Trait, str, frozenset[int]], ...]:
        """Each kind of each trait: the trait, the kind's name, and the people of that kind (by index), as they come.

        People who didn't say are of no kind.
        """
        members_by_kind: dict[tuple[Trait, str], set[int]] = {}
        for trait in Trait:
            for index, person in enumerate(self.people):
                value = getattr(person, trait)
                if value is not None and value is not Gender.NOT_SAID:
                    members_by_kind.setdefault((trait, str(value)), set()).add(index)
        return tuple((trait, value, frozenset(members)) for (trait, value), members in members_by_kind.items())

    def crosses(self, first_person: int, second_person: int) -> bool:
        """Whether two people are of different stakeholder types; nobody knows where one of them didn't say."""
        a, b = self.people[first_person].stakeholder, self.people[second_person].stakeholder
        return a is not None and b is not None and a is not b


def pair_members(members: Collection[int]) -> list[Pair]:
    """Every two of these people, the lower index first."""
    return list(combinations(sorted(members), 2))


def share_bounds(members: int, size: int, total: int) -> tuple[int, int]:
    """Returns the fewest and the most people of a kind in an evenly mixed group of `size`: the even share, rounded down
    and up."""
    share, remainder = divmod(members * size, total)
    return share, share + (remainder > 0)


def must_include_kind(task: GroupTask, round_index: int, group: int, trait: Trait, members: Collection[int]) -> bool:
    """Whether a kind shall be in a group of a round: a side of which an even mix has 1.25 or more there, in rounds of
    larger groups; in pairs and quartets not everybody could meet otherwise. Kinds that are few on purpose sit together
    instead, and the others of their trait give way to them."""
    if trait is not Trait.ROLE or max(task.sizes[round_index]) < _MIN_LARGE_GROUP_SIZE:
        return False
    present_indices, sizes = task.present[round_index], task.sizes[round_index]
    present_people = set(present_indices)
    minority_counts = [
        number
        for other_trait, _, people in task.kinds
        if other_trait is trait
        and trait in task.not_alone
        and not room_for_two(number := len(people & present_people), len(sizes))
    ]
    members_present = len(present_people.intersection(members))
    return (
        4 * (members_present * sizes[group] - sum(minority_counts) * len(present_indices)) >= 5 * len(present_indices)
        and members_present not in minority_counts
    )


def room_for_two(members: int, groups: int) -> bool:
    """Whether a kind has two people for each group."""
    return members >= 2 * groups


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """The sizes of so many groups, which differ by one at most, the larger first."""
    smaller_size, larger_groups = divmod(people, groups)
    return (smaller_size + 1,) * larger_groups + (smaller_size,) * (groups - larger_groups)


def reduce_sizes(sizes: Sequence[int], absent_count: int) -> tuple[int, ...]:
    """The sizes that are left when so many people are absent: the largest groups shrink first."""
    remaining_sizes = list(sizes)
    for _ in range(absent_count):
        remaining_sizes[max(range(len(remaining_sizes)), key=lambda place: (remaining_sizes[place], place))] -= 1
    return tuple(sorted((size for size in remaining_sizes if size > 0), reverse=True))
