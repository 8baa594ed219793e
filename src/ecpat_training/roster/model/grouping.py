"""Groups for several rounds, and how good they are: counted from the groups alone, apart from whoever made them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.model.group_task import GroupTask, Pair, Round, must_include_kind, pair_members, room_for_two
from ecpat_training.values.participant import Role

LONE_MEMBER_WEIGHT = 2  # what it weighs that somebody is the only one of their kind, in people too many or too few
TOO_OFTEN = 2  # what it weighs that two sit together more often than the sizes need, in pairs that don't meet
COMPANY = 3  # of a kind that is too few for each group, in one group


@dataclass(frozen=True, slots=True)
class GroupingScore:
    """What groups come to, over all rounds and what was before.

    `pairs_met` of `pairs` different pairs sit together at least once, `repeated` of them more than once; `extra` counts
    every time beyond a pair's first, `beyond` every time beyond what the sizes need (`GroupTask.often`), the first such
    time of a pair once, the next twice and so on, and `most` is how often the same two sit together. `cross_met` and
    `cross` are the same of pairs of different stakeholder types, `cross_least` and `cross_mean` how many of other types
    a person meets. `off` sums, over rounds, groups and kinds of each trait, the people more or fewer than the even
    share rounded down or up. `lacking` groups have nobody of some stakeholder type, `without` counts the sides that a
    group lacks though an even mix has somebody of them there. `alone` is how often somebody is the only one of a kind
    that could have two in each group (or two at all, where that is asked). `broken` is how often somebody sits with
    whom they should not, without whom they should, or too often with the same. `uneven` is the difference between who
    sits in smaller groups most and least often.
    """

    pairs: int
    pairs_met: int
    repeated: int
    extra: int
    beyond: int
    most: int
    cross: int
    cross_met: int
    cross_least: int
    cross_mean: float
    off: int
    lacking: int
    without: int
    alone: int
    broken: int
    uneven: int

    def in_order(self, first_goal: GroupGoal) -> tuple[int, ...]:
        """What counts, the most important first, less is better. After the first goal the other two weigh the same:
        a pair that meets, a pair of different types, a person too many or too few; somebody alone counts as two of
        these. Before all goals, smaller groups are shared out fairly, and no group lacks a side that it could have.
        That the same two sit together more often than the sizes need counts as two pairs that don't meet, or, with
        mixed groups first, after these: it is never worth the pairs that others save by it."""
        goals = {
            GroupGoal.SECTORS: -self.cross_met,
            GroupGoal.MIXED: self.off + LONE_MEMBER_WEIGHT * self.alone,
            GroupGoal.PEOPLE: -self.pairs_met,
        }
        unfair = max(0, self.uneven - 1)
        goal_values = (
            (goals[first_goal], self.beyond)
            if first_goal is GroupGoal.MIXED
            else (goals[first_goal] + TOO_OFTEN * self.beyond,)
        )
        other_goals = sum(goals.values()) + TOO_OFTEN * self.beyond
        return (self.broken, unfair, self.without, *goal_values, other_goals, -self.cross_met, self.extra)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups for every round, and their score, with `first` as the goal that came first."""

    first: GroupGoal
    rounds: tuple[Round, ...]
    score: GroupingScore


@dataclass(frozen=True)
class GroupingAnswer:
    """The answer: what was asked, the groups of the goal that was chosen, and what each goal's groups would come to.
    `most_cross` is how many pairs of different types can meet at most, whatever the groups."""

    task: GroupTask
    chosen: Grouping
    alternatives: tuple[Grouping, ...]
    most_cross: int
    seed: int


def score_groups(task: GroupTask, rounds: Sequence[Round]) -> GroupingScore:
    """Counts what groups come to.

    Raises:
        ValueError: somebody sits nowhere or twice in a round, or a group hasn't its size.
    """
    _check_everybody_seated(task, rounds)
    times_met = Counter(task.met or {})
    for groups in rounds:
        times_met.update(pair for group in groups for pair in pair_members(group))
    times_met = +times_met
    cross_pairs = {pair for pair in pair_members(range(len(task.people))) if task.crosses(*pair)}
    cross_meetings = Counter(person for pair in times_met if pair in cross_pairs for person in pair)
    cross_counts = [cross_meetings[person] for person in range(len(task.people))]
    unforced_times = [times for pair, times in times_met.items() if pair not in task.together]
    return GroupingScore(
        pairs=len(task.people) * (len(task.people) - 1) // 2,
        pairs_met=len(times_met),
        repeated=sum(times > 1 for times in unforced_times),
        extra=sum(times - 1 for times in unforced_times),
        beyond=sum(_triangular_number(times - task.often) for times in unforced_times),
        most=max(unforced_times, default=0),
        cross=len(cross_pairs),
        cross_met=sum(pair in cross_pairs for pair in times_met),
        cross_least=min(cross_counts, default=0),
        cross_mean=sum(cross_counts) / max(len(cross_counts), 1),
        off=sum(_imbalances(task, rounds)),
        lacking=sum(_incomplete_groups(task, rounds)),
        without=sum(_missing_sides(task, rounds)),
        alone=sum(_isolated_members(task, rounds)),
        broken=_broken_wish_count(task, rounds, times_met),
        uneven=_uneven(task, rounds),
    )


def _triangular_number(times: int) -> int:
    return times * (times + 1) // 2 if times > 0 else 0


def _check_everybody_seated(task: GroupTask, rounds: Sequence[Round]) -> None:
    for number, (groups, sizes, present_indices) in enumerate(zip(rounds, task.sizes, task.present, strict=True), 1):
        if sorted(person for group in groups for person in group) != sorted(present_indices):
            raise ValueError(f"round {number}: not everybody who is there sits in exactly one group")
        if sorted(map(len, groups)) != sorted(sizes):
            raise ValueError(f"round {number}: groups of {sorted(map(len, groups))} instead of {sorted(sizes)}")


def _imbalances(task: GroupTask, rounds: Sequence[Round]) -> Iterator[int]:
    """For each round, kind and group, how far it is from the even share. Kinds that shall not be alone and are too few
    for two in each group sit in twos or threes instead; the others of the trait give way to them."""
    for groups, present_indices in zip(rounds, task.present, strict=True):
        present_people = set(present_indices)
        minorities = [
            (trait, len(members & present_people))
            for trait, _, members in task.kinds
            if trait in task.not_alone and not room_for_two(len(members & present_people), len(groups))
        ]
        for trait, _, members in task.kinds:
            members_present = len(members & present_people)
            minority_total = sum(number for minority_trait, number in minorities if minority_trait is trait)
            for group in groups:
                share, seats = (
                    members_present * len(group) / len(present_indices),
                    minority_total * len(group) / len(present_indices),
                )
                members_inside = len(members.intersection(group))
                max_members, min_members = ceil(share - 1e-9) + ceil(seats - 1e-9), floor(share + 1e-9) - minority_total
                if (trait, members_present) in minorities:
                    max_members, min_members = max(COMPANY, ceil(share - 1e-9)), 0
                yield max(0, members_inside - max_members, min_members - members_inside)


def _isolated_members(task: GroupTask, rounds: Sequence[Round]) -> Iterator[bool]:
    for groups, present_indices in zip(rounds, task.present, strict=True):
        for trait, _, members in task.kinds:
            members_present = len(members & set(present_indices))
            members_needed = 2 if trait in task.not_alone else 2 * len(groups)
            if members_present >= max(members_needed, 2):
                yield from (len(members.intersection(group)) == 1 and len(group) > 1 for group in groups)


def _missing_sides(task: GroupTask, rounds: Sequence[Round]) -> Iterator[bool]:
    for round_index, groups in enumerate(rounds):
        for number, group in enumerate(groups):
            for trait, trait_value, members in task.kinds:
                if trait_value != Role.OTHER and must_include_kind(task, round_index, number, trait, members):
                    yield members.isdisjoint(group)


def _incomplete_groups(task: GroupTask, rounds: Sequence[Round]) -> Iterator[bool]:
    for groups in rounds:
        for group in groups:
            types_present = {task.people[person].stakeholder for person in group}
            yield not {person.stakeholder for person in task.people} - {None} <= types_present


def _broken_wish_count(task: GroupTask, rounds: Sequence[Round], meeting_counts: Counter[Pair]) -> int:
    before, total = task.met or {}, 0
    if task.at_most is not None:
        unforced_pairs = {pair: times for pair, times in meeting_counts.items() if pair not in task.together}
        total = sum(max(0, times - max(task.at_most, before.get(pair, 0))) for pair, times in unforced_pairs.items())
    for groups, present_indices in zip(rounds[len(task.held) :], task.present[len(task.held) :], strict=True):
        place = {person: number for number, group in enumerate(groups) for person in group}
        total += sum(place.get(a, -1) == place.get(b, -2) for a, b in task.apart)
        total += sum(a in present_indices and b in present_indices and place[a] != place[b] for a, b in task.together)
    return total


def _uneven(task: GroupTask, rounds: Sequence[Round]) -> int:
    """Of those who are there in every round, the difference between most and least often in a smaller group."""
    small_group_times: Counter[int] = Counter()
    for groups in rounds:
        largest_size = max(map(len, groups), default=0)
        small_group_times.update(person for group in groups if len(group) < largest_size for person in group)
    always = set(range(len(task.people))).intersection(*task.present)
    times = [small_group_times[person] for person in always]
    return max(times, default=0) - min(times, default=0)
