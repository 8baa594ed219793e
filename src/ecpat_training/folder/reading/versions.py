"""A second version of a list beside the first: who is new, who is gone, what changed of those who stayed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ecpat_training.folder.model.added import ListChanges
from ecpat_training.roster.matching.proposals import proposals
from ecpat_training.roster.model.same_person import Grade
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.values.participant import Participant
from ecpat_training.words.person_name import name_key

_COMPARED_FIELDS = (
    "organisation",
    "stakeholder",
    "role",
    "profession",
    "gender",
    "country",
    "region",
    "email",
    "phone",
    "status",
)


def changes(before: Path, after: Path) -> ListChanges:
    """What the later list changed. People are the same as `ecpat roster match` is almost certain of, or who alone have
    the same name in either list; of others one is gone and another new.

    Raises:
        InputError, RefusedError, ContentError: one of the two files can't be read as a list.
    """
    old_participants, new_participants = (read_roster(ListFile(path)).roster.participants for path in (before, after))
    new_index_by_old: dict[int, int] = {}
    for pair in proposals((old_participants, new_participants), (), "").pairs:
        old_index, new_index = pair.first, pair.second - len(old_participants)
        if (
            pair.grade is Grade.CERTAIN
            and old_index not in new_index_by_old
            and new_index not in new_index_by_old.values()
        ):
            new_index_by_old[old_index] = new_index
    old_by_name, new_by_name = _index_unique_names(old_participants), _index_unique_names(new_participants)
    matched_indices = set(new_index_by_old.values())
    for name in old_by_name.keys() & new_by_name.keys():
        if old_by_name[name] not in new_index_by_old and new_by_name[name] not in matched_indices:
            new_index_by_old[old_by_name[name]] = new_by_name[name]
    differing = [
        (
            new_participants[position_after].code,
            _differing(old_participants[position_before], new_participants[position_after]),
        )
        for position_before, position_after in sorted(new_index_by_old.items())
    ]
    changed_people = tuple((code, fields) for code, fields in differing if fields)
    remaining_indices = set(new_index_by_old.values())
    return ListChanges(
        new=tuple(person.code for index, person in enumerate(new_participants) if index not in remaining_indices),
        gone=tuple(person.code for index, person in enumerate(old_participants) if index not in new_index_by_old),
        changed=changed_people,
        same=len(new_index_by_old) - len(changed_people),
        before=before.name,
    )


def _index_unique_names(people: Sequence[Participant]) -> dict[tuple[str, ...], int]:
    """The positions of those whose name nobody else of a list has."""
    names = [name_key(person.name) for person in people]
    times = Counter(names)
    return {name: index for index, name in enumerate(names) if name and times[name] == 1}


def _differing(old_participant: Participant, revised: Participant) -> tuple[str, ...]:
    fields = ["name"] if old_participant.name != revised.name else []
    return (*fields, *(name for name in _COMPARED_FIELDS if getattr(old_participant, name) != getattr(revised, name)))
