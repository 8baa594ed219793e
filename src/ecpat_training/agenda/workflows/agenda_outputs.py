"""Which export of an agenda a file's ending asks for."""

from ecpat_training.agenda import calendars as agenda_formats
from ecpat_training.agenda.model.planned import Planned
from ecpat_training.core import registry


def endings() -> dict[str, str]:
    """The endings that are an agenda's own, each with the format that writes them."""
    return {registry.load(agenda_formats, name).ENDING: name for name in registry.members(agenda_formats)}


def render(planned: Planned, ending: str) -> bytes:
    """The agenda as a file of that ending.

    Raises:
        LookupError: it is none of an agenda's own endings.
        ContentError: a day has no date, and the format needs dates.
    """
    written: bytes = registry.load(agenda_formats, endings()[ending]).render(planned)
    return written
