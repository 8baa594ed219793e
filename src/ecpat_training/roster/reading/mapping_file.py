"""Mapping files: read, understood, and every entry that can't be told with its place."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from ecpat_training.core.text import fold
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping import Decisions
from ecpat_training.files.mapping_decisions import DecisionReader, EntryKind, Understanding
from ecpat_training.files.yaml.file import Path_, build, read_yaml
from ecpat_training.roster.model.roster_map import MappingFile
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import country
from ecpat_training.roster.reading.headers import shortened
from ecpat_training.roster.reading.mapping import Part, RosterMapping, comparison_key
from ecpat_training.roster.reading.standing_words import Seat, standing_meaning
from ecpat_training.values.participant import Gender, Role, StakeholderType, Status
from ecpat_training.values.profession import Profession
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.headers import Field
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import letters_key

NOT_USED, SAYS_NOTHING = "not used", "says nothing"
NOT_ASKED: tuple[Field, ...] = ("name", "type", "surname or middle name")  # the columns beside settle what they are
FIELDS: tuple[str, ...] = tuple(field for field in get_args(Field) if field not in NOT_ASKED)
CHOICES: dict[Part, tuple[str, ...]] = {
    "columns": (*FIELDS, NOT_USED),
    "stakeholder type": (*StakeholderType, SAYS_NOTHING),
    "profession": (*Profession, *Role, SAYS_NOTHING),
    "gender": (*Gender, SAYS_NOTHING),
    "country": ("a country's two letters, such as AL", SAYS_NOTHING),
    "status": (*Status, SAYS_NOTHING),
    "standing": (*Seat, *Status),
    "organisation": ("the name under which it is counted", SAYS_NOTHING),
    "organisations": (*StakeholderType, SAYS_NOTHING),
}
"""What may be written in each part of the file."""
_SAID: dict[Part, str] = {
    "columns": "kind of column",
    "organisations": "stakeholder type",
}


def read_mapping(path: Path | str) -> RosterMapping:
    """The decisions of a mapping file.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "mapping", source.location_of())
    file = build(source, MappingFile)
    parts: dict[Part, tuple[Path_, Decisions]] = {
        "columns": (("columns",), file.columns),
        "stakeholder type": (("values", "stakeholder type"), file.values.stakeholder_type),
        "profession": (("values", "profession"), file.values.profession),
        "gender": (("values", "gender"), file.values.gender),
        "country": (("values", "country"), file.values.country),
        "status": (("values", "status"), file.values.status),
        "standing": (("values", "standing"), file.values.standing),
        "organisation": (("values", "organisation"), file.values.organisation),
        "organisations": (("organisations",), file.organisations),
    }
    reader = DecisionReader(source, comparison_key, shortened)
    decided = {part: reader.decisions(*entries, _KINDS[part]) for part, entries in parts.items()}
    open_ = reader.close()
    return RosterMapping(source.file, file.header_row, {part: found for part, found in decided.items() if found}, open_)


_MEANS: dict[Part, Callable[[str], object]] = {
    "columns": field_of,
    "stakeholder type": values.stakeholder,
    "profession": values.occupation,
    "gender": values.gender,
    "country": country,
    "status": lambda text: STATUS_OF.get(letters_key(text)),
    "standing": standing_meaning,
    "organisation": lambda text: text,
    "organisations": values.stakeholder,
}


def _understanding_for(part: Part) -> Understanding:
    def understand(means: str) -> tuple[object] | None:
        if fold(means) == (NOT_USED if part == "columns" else SAYS_NOTHING):
            return (None,)
        return None if (meaning := _MEANS[part](means)) is None else (meaning,)

    return understand


_KINDS = {
    part: EntryKind(_understanding_for(part), _SAID.get(part, part), choices) for part, choices in CHOICES.items()
}
