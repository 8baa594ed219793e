"""Who speaks in a session, or moderates it: a trainer of the pool, or a guest who trains nothing."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from ecpat_training.core.text import fold
from ecpat_training.programme.model.absence import Absence, WrittenAbsence
from ecpat_training.programme.model.references import Problem
from ecpat_training.values.base import Identifier, MisfitError, Noun, Title


class Speaker(Noun):
    """Somebody who speaks or moderates: a `trainer` of the pool by the id, or a guest. A guest is known by what is
    written behind `from`, an organisation, a role or a country, and by a `name` only where `names: yes` says that he or
    she agrees to stand on papers with it. `remote` speakers join from afar; `away` says when a guest can't come."""

    trainer: Identifier | None = None
    name: Title | None = None
    names: bool = False
    from_: Title | None = Field(default=None, alias="from")
    remote: bool = False
    away: tuple[WrittenAbsence, ...] = Field(default=(), max_length=400)

    @model_validator(mode="after")
    def _require_single_identity(self) -> "Speaker":
        problems: list[Problem] = []
        if self.trainer and (
            extra_keys := [key for key in ("name", "names", "from", "away") if key in self._stated_fields()]
        ):
            message = "this is said of a trainer of the pool: write it there, under `trainers`"
            problems += [((key,), message) for key in extra_keys]
        elif self.name and not self.names:
            beginning = (
                "a name is here only for papers; write `names: yes` beside it if this person agrees to that, else "
            )
            problems.append(
                (("name",), f"{beginning}leave the name out and write an organisation or a role behind `from`")
            )
        elif self.names and not self.name:
            problems.append((("names",), "write the `name` that may stand on papers, or leave `names` out"))
        elif not (self.trainer or self.name or self.from_):
            problems.append(((), "say who speaks: the id of a trainer, or `from: Ministry of Justice`"))
        if problems:
            raise MisfitError(problems)
        return self

    def _stated_fields(self) -> set[str]:
        return {"from" if key == "from_" else key for key in self.model_fields_set}

    @property
    def id(self) -> str:
        """By what messages call the speaker, and by what one knows that two are the same: a trainer's id, else where a
        guest is from, else the name that may be printed."""
        return self.trainer or self.from_ or self.name or ""

    @property
    def identity_key(self) -> str:
        """The trainer's id, else the folded name or body of a guest: two guests of one body who are named are two
        people."""
        return self.trainer or fold(self.name or self.from_ or "")

    @property
    def called(self) -> str:
        """How papers call a guest: `Ana Marić (Ministry of Justice)`."""
        if self.name and self.from_:
            return f"{self.name} ({self.from_})"
        return self.name or self.from_ or self.trainer or ""

    def find_absences(self, day: date | None) -> list[Absence]:
        """The absences into which anything of a date falls; none where there is no date yet."""
        return [absence for absence in self.away if day is not None and absence.on(day)]


def parse_speaker(raw_value: object) -> object:
    """Reads a speaker who is written as a text alone: it says where a guest is from, or who that is as everybody may
    read it."""
    return {"from": raw_value} if isinstance(raw_value, str) else raw_value


_MAPPING = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "trainer": {"type": "string"},
        "name": {"type": "string"},
        "names": {"enum": [True, False, "yes", "no"]},
        "from": {"type": "string"},
        "remote": {"enum": [True, False, "yes", "no"]},
        "away": {"type": "array", "items": {"type": "string"}},
    },
}
_SCHEMA = {
    "anyOf": [{"type": "string", "minLength": 1, "maxLength": 300}, _MAPPING],
    "description": "the id of a trainer; an organisation or a role; or a guest with `from`, `name`, `remote`, `away`",
    "examples": ["AL-1", "Ministry of Justice", {"from": "Europol", "remote": "yes"}],
}
WrittenSpeaker = Annotated[Speaker, BeforeValidator(parse_speaker), WithJsonSchema(_SCHEMA)]
"""A speaker as people write it: the id of a trainer, a text for a guest, or a mapping."""
