"""The rows of all lists as participations, people recognised: sex and side are the person's, as the last list that
says it has them."""

from collections.abc import Mapping, Sequence

from ecpat_training.donor.model.entry import NOT_KNOWN, Participation, TrainingFacts
from ecpat_training.roster.matching.persons import Partition
from ecpat_training.values.participant import Participant, Status
from ecpat_training.words.matching import letters_key


def says_who_came(people: Sequence[Participant]) -> bool:
    """Whether a list says of anybody whether they were there."""
    return any(one.half_days or one.status in (Status.ATTENDED, Status.ABSENT) for one in people)


def came(person: Participant, *, said: bool) -> bool:
    """Whether a person took part: marked as attended, where the list says so of anybody; else everybody on the list."""
    return not said or person.status is Status.ATTENDED


def share_attended(person: Participant, half_days: int) -> float | None:
    """The share of a list's half-days that somebody attended; None where it has none."""
    return sum((person.half_days or {}).values()) / half_days if half_days else None


def half_days_of(people: Sequence[Participant]) -> list[str]:
    """The half-days for which somebody on a list is ticked, or isn't."""
    return sorted({name for one in people for name in one.half_days or ()})


def known_by(one: Participant) -> tuple[str, ...]:
    """What tells somebody again in another run, of lists that may have other names by then: name, e-mail and code."""
    name = letters_key(f"{one.given_name} {one.surname}")
    said = (("name", name), ("e-mail", (one.email or "").casefold()), ("code", letters_key(one.own_code or "")))
    return tuple(f"{kind}:{text}" for kind, text in said if text)


def participations(
    everybody: Sequence[tuple[int, Participant]],
    people: Partition,
    trainings: Sequence[TrainingFacts],
    files: Sequence[str],
    said: Sequence[bool],
    half_days: Sequence[int],
) -> list[Participation]:
    """Everybody who took part, once for each training: whoever stands on two lists of one training, and is decided to
    be one person, took part in it once, with the most half-days of both.

    Args:
        everybody: the entries with the number of their list, as `people` has them.
        people: the entries as persons.
        trainings: of each list.
        files: the name of each list.
        said: whether each list says who came, or is one to say it on; else everybody on it counts.
        half_days: how many half-days each list has.
    """
    sexes = _last_said([str(one.gender or "") for _, one in everybody], people.person)
    sides = _last_said([str(one.role or "") for _, one in everybody], people.person)
    found: dict[tuple[int, str], Participation] = {}
    for (number, one), person in zip(everybody, people.person, strict=True):
        if not came(one, said=said[number]):
            continue
        entry = Participation(
            number,
            person,
            files[number],
            one.row,
            trainings[number],
            sexes.get(person, NOT_KNOWN),
            sides.get(person, NOT_KNOWN),
            one.stakeholder,
            one.profession,
            letters_key(one.body or one.organisation or ""),
            share_attended(one, half_days[number]),
            known_by(one),
        )
        before = found.get(key := (person, entry.training.id))
        if before is None or (before.share or 0) < (entry.share or 0):
            found[key] = entry
    return list(found.values())


def _last_said(words: Sequence[str], persons: Sequence[int]) -> Mapping[int, str]:
    return {person: word for word, person in zip(words, persons, strict=True) if word}
