"""The people who are trained, and the list of them."""

from enum import StrEnum
from typing import Self

from ecpat_training.core.location import Location
from ecpat_training.values.base import Noun


class StakeholderType(StrEnum):
    """What kind of body somebody works for."""

    GO = "GO"
    IGO = "IGO"
    NGO = "NGO"


class Role(StrEnum):
    """The side of the profession: those who enforce the law, those who care, and the rest of the room."""

    LAW_ENFORCEMENT = "law enforcement"
    CARE = "care"
    OTHER = "other"


class Gender(StrEnum):
    """As people give it themselves; nobody is asked for more."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_SAID = "prefers not to say"


class Status(StrEnum):
    """How far somebody has come on the way into the room, or how they left it."""

    REGISTERED = "registered"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    WAITING = "on the waiting list"
    ABSENT = "did not come"


STAGES = (Status.REGISTERED, Status.INVITED, Status.CONFIRMED, Status.ATTENDED)
"""The way into the room, each stage behind the one before."""
STATUSES_OUT = (Status.DECLINED, Status.WITHDRAWN, Status.WAITING, Status.ABSENT)
"""Whoever stands there isn't in the room."""
STATUSES_GONE = (Status.DECLINED, Status.WITHDRAWN, Status.ABSENT)
"""Whoever stands there doesn't come, and isn't asked again."""


class Participant(Noun):
    """One row of a roster. What can't be read is None, and a finding says where it stands.

    `row` is the row in the person's file, counted as the spreadsheet counts. `status` is where somebody stands now,
    `reached` the furthest of the stages; both are None where the list says nothing of the kind. `half_days` says of
    each for which people are ticked off whether they were there, None where the list has none.
    `body` is what the organisation is counted as where that isn't its name alone: `Ministry of Interior (AL)`.
    `profession` and `country` are the tool's own words, never a cell as it stands.
    `id` is what the list writes, perhaps the number of a passport, and stays in the roster; `own_code` is the same
    where it is clearly a code.
    """

    row: int
    where: Location
    id: str | None = None
    given_name: str = ""
    surname: str = ""
    organisation: str | None = None
    body: str | None = None
    stakeholder: StakeholderType | None = None
    role: Role | None = None
    profession: str | None = None
    gender: Gender | None = None
    country: str | None = None
    region: str | None = None
    email: str | None = None
    phone: str | None = None
    status: Status | None = None
    reached: Status | None = None
    half_days: dict[str, bool] | None = None
    own_code: str | None = None

    @classmethod
    def from_values(cls, **values: object) -> Self:
        """A participant of all fields, each of its type already: several times as quick as pydantic's own way, which
        counts in a list of 100,000."""
        participant = cls.__new__(cls)
        put = object.__setattr__
        for field, value in values.items():  # one after the other, so that all share the names of their fields
            put(participant, field, value)
        put(participant, "__pydantic_fields_set__", _FIELDS)
        put(participant, "__pydantic_extra__", None)
        put(participant, "__pydantic_private__", None)
        return participant

    def amend(self, **values: str | None) -> None:
        """Puts other values in the place of some fields. For whoever reads a list alone, before anybody else has its
        people: copies of 100,000 would take a second and more."""
        for field, value in values.items():
            object.__setattr__(self, field, value)

    @property
    def code(self) -> str:
        """What stands for the person wherever names may not: the list's own code where everybody has one, `K7M3`; else
        the row that holds them, `R14`. It says nothing to whoever doesn't have the list."""
        return self.own_code or f"R{self.row}"

    @property
    def is_out(self) -> bool:
        """Whether the person isn't in the room: declined, withdrew, waits or did not come. Whoever was there is in,
        whatever else the list says."""
        return self.status in STATUSES_OUT

    @property
    def name(self) -> str:
        """Given name and surname; stays in the roster, never in another output."""
        return f"{self.given_name} {self.surname}".strip()


_FIELDS = set(Participant.model_fields)


class Roster(Noun):
    """The participants of one list, without rows listed elsewhere as not used. `rows` counts the rows that hold
    anything below the header; rows == participants + not used. `same_bodies`
    are names that may be one organisation's."""

    file: str
    sheet: str | None = None
    rows: int
    participants: tuple[Participant, ...]
    not_used: tuple[Location, ...] = ()
    columns: dict[str, str] = {}
    same_bodies: tuple[tuple[str, ...], ...] = ()
