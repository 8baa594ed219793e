"""The rows of a signed list, with what the participant list says of the same people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.values.participant import Participant
from ecpat_training.words.comparable_codes import code_key
from ecpat_training.words.matching import letters_key

_OF_THE_DAY = ("row", "where", "status", "reached", "half_days")
"""What the signed list says; of everything else the participant list is asked first."""


class SignedPeople(NamedTuple):
    """The people of the signed list, and the rows that the participant list doesn't have."""

    people: tuple[Participant, ...]
    unknown_people: tuple[Participant, ...]


def merge_signed_people(
    signed_participants: Sequence[Participant], listed_participants: Sequence[Participant]
) -> SignedPeople:
    """The people of a signed list. Somebody is found on the participant list by code, else by e-mail, else by name, if
    that is one person's on both lists."""
    partners: dict[int, Participant] = {}
    for read_identifier in (_code, _email, _name):
        signed_by_key, listed_by_key = (
            _once(signed_participants, read_identifier, partners),
            _once(listed_participants, read_identifier, ()),
        )
        used_rows = {partner.row for partner in partners.values()}
        for key in signed_by_key.keys() & listed_by_key.keys():
            if listed_by_key[key].row not in used_rows:
                partners[signed_by_key[key].row] = listed_by_key[key]
    people = tuple(
        _merge_participant(person, partners[person.row]) if person.row in partners else person
        for person in signed_participants
    )
    return SignedPeople(people, tuple(person for person in signed_participants if person.row not in partners))


def _once(
    people: Iterable[Participant], read_identifier: Callable[[Participant], str], excluded_rows: Iterable[int]
) -> Mapping[str, Participant]:
    """Those who alone are known as something."""
    excluded = set(excluded_rows)
    people_by_key: dict[str, list[Participant]] = {}
    for person in people:
        if person.row not in excluded and (key := read_identifier(person)):
            people_by_key.setdefault(key, []).append(person)
    return {identifier: holders[0] for identifier, holders in people_by_key.items() if len(holders) == 1}


def _merge_participant(signed_person: Participant, listed_person: Participant) -> Participant:
    values = {name: getattr(listed_person, name) for name in Participant.model_fields if name not in _OF_THE_DAY}
    return signed_person.model_copy(update={name: value for name, value in values.items() if value not in (None, "")})


def _code(person: Participant) -> str:
    return code_key(person.own_code or "")


def _email(person: Participant) -> str:
    return (person.email or "").casefold()


def _name(person: Participant) -> str:
    return letters_key(f"{person.given_name} {person.surname}")
