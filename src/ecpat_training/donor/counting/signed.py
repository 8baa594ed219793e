"""The rows of a signed list, with what the participant list says of the same people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.values.participant import Participant
from ecpat_training.words.matching import letters_key

_OF_THE_DAY = ("row", "where", "status", "reached", "half_days")
"""What the signed list says; of everything else the participant list is asked first."""


class Signed(NamedTuple):
    """The people of the signed list, and the rows that the participant list doesn't have."""

    people: tuple[Participant, ...]
    unknown: tuple[Participant, ...]


def signed_people(signed: Sequence[Participant], listed: Sequence[Participant]) -> Signed:
    """The people of a signed list. Somebody is found on the participant list by code, else by e-mail, else by name, if
    that is one person's on both lists."""
    partners: dict[int, Participant] = {}
    for known_as in (_code, _email, _name):
        here, there = _once(signed, known_as, partners), _once(listed, known_as, ())
        taken = {one.row for one in partners.values()}
        for said in here.keys() & there.keys():
            if there[said].row not in taken:
                partners[here[said].row] = there[said]
    people = tuple(_with(one, partners[one.row]) if one.row in partners else one for one in signed)
    return Signed(people, tuple(one for one in signed if one.row not in partners))


def _once(
    people: Iterable[Participant], known_as: Callable[[Participant], str], without: Iterable[int]
) -> Mapping[str, Participant]:
    """Those who alone are known as something."""
    left = set(without)
    found: dict[str, list[Participant]] = {}
    for one in people:
        if one.row not in left and (said := known_as(one)):
            found.setdefault(said, []).append(one)
    return {said: there[0] for said, there in found.items() if len(there) == 1}


def _with(signed: Participant, listed: Participant) -> Participant:
    said = {name: getattr(listed, name) for name in Participant.model_fields if name not in _OF_THE_DAY}
    return signed.model_copy(update={name: value for name, value in said.items() if value not in (None, "")})


def _code(one: Participant) -> str:
    return letters_key(one.own_code or "")


def _email(one: Participant) -> str:
    return (one.email or "").casefold()


def _name(one: Participant) -> str:
    return letters_key(f"{one.given_name} {one.surname}")
