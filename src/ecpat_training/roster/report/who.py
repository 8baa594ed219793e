"""People in words where their names may not stand: `GO, law enforcer, police officer, woman`."""

from collections.abc import Sequence

from ecpat_training.roster.model.people import people
from ecpat_training.roster.rule_parts.composition import Of, value_of
from ecpat_training.values.participant import Participant

_SAID: tuple[Of, ...] = ("stakeholder", "role", "profession", "gender")


def who(alike: Sequence[Participant]) -> str:
    """What these people have in common of what a list says of everybody; nothing of whom they work for."""
    said = []
    for of in _SAID:
        values = {value_of(person, of) for person in alike}
        if len(values) == 1 and (value := values.pop()) is not None:
            said.append(people(of, str(value), 1).partition(" ")[2])
    return ", ".join(said)
