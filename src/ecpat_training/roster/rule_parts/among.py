"""Part of a room: the people among whom a rule counts, as `{role: law enforcement}`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import listing
from ecpat_training.roster.model.people import people
from ecpat_training.roster.rule_parts.composition import Of, canonical, value_of
from ecpat_training.values.participant import Participant


def _known(written: dict[Of, str]) -> dict[Of, str]:
    return {of: canonical(of, label) for of, label in written.items()}


Among = Annotated[dict[Of, str], Field(min_length=1, examples=[{"role": "law enforcement"}]), AfterValidator(_known)]
"""By what people are chosen, and which value they have; several hold together."""


@dataclass(frozen=True, slots=True)
class Subset:
    """The people of a part of a room, by their index, and those who may belong to it: a value of theirs isn't known;
    `unknown` says of how many of these each value isn't."""

    members: tuple[int, ...]
    maybe: tuple[int, ...]
    unknown: Mapping[str, int]


def part(everybody: Sequence[Participant], among: Among) -> Subset:
    """The people who have every value of `among`."""
    members, maybe = [], []
    unknown: dict[str, int] = dict.fromkeys(among, 0)
    for index, person in enumerate(everybody):
        has = [_has(person, of, label) for of, label in among.items()]
        if all(has):
            members.append(index)
        elif False not in has:
            maybe.append(index)
            for of, value in zip(among, has, strict=True):
                unknown[of] += value is None
    return Subset(tuple(members), tuple(maybe), unknown)


def said(among: Among) -> str:
    """The people of a part in words: `law enforcers`, `law enforcers and from BE`."""
    return listing([people(of, label, 2).partition(" ")[2] for of, label in among.items()])


def _has(person: Participant, of: Of, label: str) -> bool | None:
    value = value_of(person, of)
    return None if value is None else unaccented(value) == unaccented(label)
