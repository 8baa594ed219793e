"""The nouns of the ledger of donors' tables."""

from pydantic import Field

from ecpat_training.values.base import Noun


class PublishedNumber(Noun):
    """A piece of a head count: its people from the `first` on to the `last`, counted from 0."""

    of: str = Field(max_length=600)
    first: int = Field(ge=0)
    last: int = Field(ge=0)


class ToldPeople(Noun):
    """A set of people whose number was told: persons by the ledger's numbers of them, and pieces of head counts."""

    persons: tuple[int, ...] = ()
    numbers: tuple[PublishedNumber, ...] = ()


class ToldNumbers(Noun):
    """Numbers of answers or of organisations that were told."""

    of: str = Field(max_length=60)
    numbers: tuple[int, ...]


class PublishedTable(Noun):
    """A table that was published: whose, why although earlier ones were against it, and what it told that no earlier
    one did."""

    template: str = Field(max_length=60)
    although: str = Field(default="", max_length=600)
    sets: tuple[ToldPeople, ...] = ()
    numbers: tuple[ToldNumbers, ...] = ()


class KnownPerson(Noun):
    """Keyed digests of what a person is known by."""

    number: int = Field(ge=0)
    known_by: tuple[str, ...]


class DonorLedger(Noun):
    """Everything that was published."""

    persons: tuple[KnownPerson, ...] = ()
    tables: tuple[PublishedTable, ...] = ()


class KeptTable(Noun):
    """What of a table anybody may read who has the ledger."""

    template: str = Field(max_length=60)
    although: str = Field(default="", max_length=600)


class KeptLedger(Noun):
    """The ledger as its file has it: `sealed` is all of it, and tells nothing without the key; `seal` is a keyed digest
    of the rest."""

    published: str = "donors' tables"
    tables: tuple[KeptTable, ...] = ()
    sealed: tuple[str, ...] = ()
    seal: str = ""
