"""`ecpat roster groups --json`: who sits with whom, and what each goal would come to."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.grouping import Grouping, GroupingAnswer
from ecpat_training.roster.report.group_papers import person_label


class GroupingAlternative(Public[Grouping]):
    """What the groups would come to with this goal first."""

    keys = "first score"


class RosterGroupsResult(Public[GroupingAnswer]):
    """Groups of people for each round, by code, or by name where names were asked for; the first rounds may be `held`
    already."""

    keys = """
        first=chosen.first seed held=len(task.held) rounds most_pairs_of_other_sectors=most_cross goals=alternatives
    """
    parts = (GroupingAlternative,)
    names: bool

    def rounds(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        return tuple(
            tuple(tuple(person_label(self.model, person, names=self.names) for person in group) for group in groups)
            for groups in self.model.chosen.rounds
        )
