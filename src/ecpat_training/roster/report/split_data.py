"""What of a participant list may stand without names: values that a table of the tool knows, and nothing else."""

import re
from collections.abc import Callable, Mapping, Sequence

from ecpat_training.values.countries import known_country
from ecpat_training.values.participant import Participant
from ecpat_training.values.profession import Profession

Of = Callable[[Participant], str]

_PROFESSIONS = frozenset(map(str, Profession))
_LONGEST = 40  # letters of a region
_TELLING = re.compile(r"\d{3}|@|://")  # a number of somebody's, an address


def _country(person: Participant) -> str:
    try:
        return known_country(person.country or "")
    except ValueError:
        return ""


def _profession(person: Participant) -> str:
    return person.profession if person.profession in _PROFESSIONS else ""


def _region(person: Participant) -> str:
    text = person.region or ""
    return "" if len(text) > _LONGEST or _TELLING.search(text) else text


DATA: Mapping[str, Of] = {
    "stakeholder type": lambda person: str(person.stakeholder or ""),
    "role": lambda person: str(person.role or ""),
    "profession": _profession,
    "gender": lambda person: str(person.gender or ""),
    "country": _country,
    "region": _region,
    "status": lambda person: str(person.status or ""),
}
"""The columns of the data, by the header under which every command reads them, and a person's value: empty where the
list's word isn't one that is known."""


def data_columns(people: Sequence[Participant], without: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The columns of the data that say anything, but for those that are not wanted."""
    columns = {header: tuple(map(of, people)) for header, of in DATA.items() if header not in without}
    return {header: values for header, values in columns.items() if any(values)}
