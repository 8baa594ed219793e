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

_COMPARED = (
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
    was, revised = (read_roster(ListFile(path)).roster.participants for path in (before, after))
    match_of: dict[int, int] = {}
    for pair in proposals((was, revised), (), "").pairs:
        old_index, new_index = pair.first, pair.second - len(was)
        if pair.grade is Grade.CERTAIN and old_index not in match_of and new_index not in match_of.values():
            match_of[old_index] = new_index
    old_of, new_of = _by_unique_name(was), _by_unique_name(revised)
    matched = set(match_of.values())
    for name in old_of.keys() & new_of.keys():
        if old_of[name] not in match_of and new_of[name] not in matched:
            match_of[old_of[name]] = new_of[name]
    differing = [
        (revised[position_after].code, _differing(was[position_before], revised[position_after]))
        for position_before, position_after in sorted(match_of.items())
    ]
    changed = tuple((code, fields) for code, fields in differing if fields)
    stayed = set(match_of.values())
    return ListChanges(
        new=tuple(person.code for index, person in enumerate(revised) if index not in stayed),
        gone=tuple(person.code for index, person in enumerate(was) if index not in match_of),
        changed=changed,
        same=len(match_of) - len(changed),
        before=before.name,
    )


def _by_unique_name(people: Sequence[Participant]) -> dict[tuple[str, ...], int]:
    """The positions of those whose name nobody else of a list has."""
    names = [name_key(person.name) for person in people]
    times = Counter(names)
    return {name: index for index, name in enumerate(names) if name and times[name] == 1}


def _differing(old_participant: Participant, revised: Participant) -> tuple[str, ...]:
    fields = ["name"] if old_participant.name != revised.name else []
    return (*fields, *(name for name in _COMPARED if getattr(old_participant, name) != getattr(revised, name)))
