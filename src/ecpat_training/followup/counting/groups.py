"""The same by stakeholder and by side, where no small group can be made out: a group of fewer than `SMALLEST` people is
not shown, and where what is left over together would be such a group, none of them is."""

from collections.abc import Callable, Mapping, Sequence

from ecpat_training.followup.counting.outcomes import CommitmentOutcome, count_outcomes
from ecpat_training.followup.model.commitment import Commitment, CommittedPerson
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

NOT_SAID = "not said"
BY: Mapping[str, Callable[[CommittedPerson], str]] = {
    "stakeholder": lambda person: person.stakeholder or NOT_SAID,
    "side": lambda person: str(person.side) if person.side else NOT_SAID,
}


def by_group(
    rows: Sequence[tuple[CommittedPerson, Commitment]], month: int, group_person: Callable[[CommittedPerson], str]
) -> tuple[tuple[str, CommitmentOutcome], ...]:
    """(name of the group, what became of its commitments) for each group that may be shown."""
    groups: dict[str, list[tuple[CommittedPerson, Commitment]]] = {}
    for person, commitment in rows:
        groups.setdefault(group_person(person), []).append((person, commitment))
    sizes = {name: len({person.code for person, _ in group_rows}) for name, group_rows in groups.items()}
    small_groups = [name for name, people in sizes.items() if people < SMALLEST_PUBLISHED_GROUP]
    if len(groups) < 2 or (small_groups and sum(sizes[name] for name in small_groups) < SMALLEST_PUBLISHED_GROUP):
        return ()
    shown_groups = sorted(name for name in groups if name not in small_groups)
    return tuple((name, count_outcomes((statement for _, statement in groups[name]), month)) for name in shown_groups)
