"""A second version of a list beside the first: who is new, who is gone, what changed of those who stayed."""

from pathlib import Path

from ecpat_training.folder.model.added import Changes
from ecpat_training.roster.matching.proposals import proposals
from ecpat_training.roster.model.same_person import Grade
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.values.participant import Participant

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


def changes(before: Path, after: Path) -> Changes:
    """What the later list changed. People are the same as `ecpat roster match` is almost certain of; of others one is
    gone and another new.

    Raises:
        InputError, RefusedError, ContentError: one of the two files can't be read as a list.
    """
    was, now = (read_roster(ListFile(path)).roster.participants for path in (before, after))
    kept: dict[int, int] = {}
    for pair in proposals((was, now), (), "").pairs:
        one, other = pair.first, pair.second - len(was)
        if pair.grade is Grade.CERTAIN and one not in kept and other not in kept.values():
            kept[one] = other
    differing = [(now[other].code, _differing(was[one], now[other])) for one, other in sorted(kept.items())]
    changed = tuple((code, fields) for code, fields in differing if fields)
    stayed = set(kept.values())
    return Changes(
        new=tuple(person.code for at, person in enumerate(now) if at not in stayed),
        gone=tuple(person.code for at, person in enumerate(was) if at not in kept),
        changed=changed,
        same=len(kept) - len(changed),
        before=before.name,
    )


def _differing(was: Participant, now: Participant) -> tuple[str, ...]:
    fields = ["name"] if was.name != now.name else []
    return (*fields, *(name for name in _COMPARED if getattr(was, name) != getattr(now, name)))
