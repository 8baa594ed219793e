"""The rows of all lists as participations, people recognised: sex and side are the person's, as the last list that
says it has them."""

from collections.abc import Mapping, Sequence

from ecpat_training.donor.model.entry import NOT_KNOWN, Participation, TrainingFacts
from ecpat_training.roster.matching.persons import Partition
from ecpat_training.values.participant import Participant, Status
from ecpat_training.words.matching import letters_key


def records_attendance(people: Sequence[Participant]) -> bool:
    """Whether a list says of anybody whether they were there."""
    return any(person.half_days or person.status in (Status.ATTENDED, Status.ABSENT) for person in people)


def took_part(person: Participant, *, has_attendance: bool) -> bool:
    """Whether a person took part: marked as attended, where the list says so of anybody; else everybody on the list."""
    return not has_attendance or person.status is Status.ATTENDED


def share_attended(person: Participant, half_days: int) -> float | None:
    """The share of a list's half-days that somebody attended; None where it has none."""
    return sum((person.half_days or {}).values()) / half_days if half_days else None


def half_days_of(people: Sequence[Participant]) -> list[str]:
    """The half-days for which somebody on a list is ticked, or isn't."""
    return sorted({name for person in people for name in person.half_days or ()})


def identity_keys(person: Participant) -> tuple[str, ...]:
    """What tells somebody again in another run, of lists that may have other names by then: name, e-mail and code."""
    name = letters_key(f"{person.given_name} {person.surname}")
    identifiers = (
        ("name", name),
        ("e-mail", (person.email or "").casefold()),
        ("code", letters_key(person.own_code or "")),
    )
    return tuple(f"{identifier_kind}:{text}" for identifier_kind, text in identifiers if text)


def participations(
    entries: Sequence[tuple[int, Participant]],
    people: Partition,
    trainings: Sequence[TrainingFacts],
    files: Sequence[str],
    attendance_flags: Sequence[bool],
    half_days: Sequence[int],
) -> list[Participation]:
    """Everybody who took part, once for each training: whoever stands on two lists of one training, and is decided to
    be one person, took part in it once, with the most half-days of both.

    Args:
        entries: the entries with the number of their list, as `people` has them.
        people: the entries as persons.
        trainings: of each list.
        files: the name of each list.
        attendance_flags: whether each list says who came, or is one to say it on; else everybody on it counts.
        half_days: how many half-days each list has.
    """
    sex_by_person = _last_said([str(row.gender or "") for _, row in entries], people.person)
    side_by_person = _last_said([str(row.role or "") for _, row in entries], people.person)
    participation_by_key: dict[tuple[int, str], Participation] = {}
    for (number, participant), person in zip(entries, people.person, strict=True):
        if not took_part(participant, has_attendance=attendance_flags[number]):
            continue
        entry = Participation(
            number,
            person,
            files[number],
            participant.row,
            trainings[number],
            sex_by_person.get(person, NOT_KNOWN),
            side_by_person.get(person, NOT_KNOWN),
            participant.stakeholder,
            participant.profession,
            letters_key(participant.body or participant.organisation or ""),
            share_attended(participant, half_days[number]),
            identity_keys(participant),
        )
        before = participation_by_key.get(key := (person, entry.training.id))
        if before is None or (before.share or 0) < (entry.share or 0):
            participation_by_key[key] = entry
    return list(participation_by_key.values())


def _last_said(words: Sequence[str], persons: Sequence[int]) -> Mapping[int, str]:
    return {person: word for word, person in zip(words, persons, strict=True) if word}
