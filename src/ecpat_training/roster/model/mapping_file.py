"""How the words of partners' lists are read: what a person has decided once, to be used for every later list."""

from pydantic import Field

from ecpat_training.files.mapping import Decisions
from ecpat_training.values.base import Noun


class MappedValues(Noun):
    """Words of a list's cells, by what they say."""

    stakeholder_type: Decisions = {}
    profession: Decisions = {}
    gender: Decisions = {}
    country: Decisions = {}
    status: Decisions = {}
    organisation: Decisions = {}


class MappingFile(Noun):
    """One mapping file: columns by their headers, words by what they say, and organisations by their names."""

    written_for: str | None = None
    header_row: int | None = Field(default=None, ge=1, le=10_000)
    columns: Decisions = {}
    values: MappedValues = MappedValues()
    organisations: Decisions = {}
