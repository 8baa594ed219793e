"""`ecpat roster groups --json`: who sits with whom, and what each goal would come to."""

from dataclasses import dataclass

from ecpat_training.roster.model.group_goal import Goal
from ecpat_training.roster.model.grouping import Grouped, GroupScore
from ecpat_training.roster.report.group_papers import called


@dataclass(frozen=True, slots=True)
class GroupingAlternative:
    """What the groups would come to with this goal first."""

    first: Goal
    score: GroupScore


@dataclass(frozen=True, slots=True)
class RosterGroupsResult:
    """Groups of people for each round, by code, or by name where names were asked for; the first rounds may be `held`
    already."""

    first: Goal
    seed: int
    held: int
    rounds: tuple[tuple[tuple[str, ...], ...], ...]
    most_pairs_of_other_sectors: int
    goals: tuple[GroupingAlternative, ...]


def result(grouped: Grouped, *, names: bool) -> RosterGroupsResult:
    """The groups of the goal that was chosen, and the scores of all."""
    rounds = tuple(
        tuple(tuple(called(grouped, one, names=names) for one in group) for group in groups)
        for groups in grouped.chosen.rounds
    )
    goals = tuple(GroupingAlternative(one.first, one.score) for one in grouped.alternatives)
    return RosterGroupsResult(
        grouped.chosen.first, grouped.seed, len(grouped.task.held), rounds, grouped.most_cross, goals
    )
