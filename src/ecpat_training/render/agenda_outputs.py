"""Which export of an agenda a file's ending asks for."""

from pathlib import PurePath

from ecpat_training.core import registry
from ecpat_training.render import agenda_formats, outputs
from ecpat_training.results.planned import Planned


def endings() -> dict[str, str]:
    """The endings that are an agenda's own, each with the format that writes them. An ending that documents have, such
    as `.json`, stays theirs."""
    names = {_ending(name): name for name in registry.members(agenda_formats)}
    return {ending: name for ending, name in names.items() if ending not in outputs.endings()}


def render(planned: Planned, ending: str) -> bytes:
    """The agenda as a file of that ending.

    Raises:
        LookupError: it is none of an agenda's own endings.
        ContentError: a day has no date, and the format needs dates.
    """
    written: bytes = registry.load(agenda_formats, endings()[ending]).render(planned)
    return written


def _ending(name: str) -> str:
    return PurePath(registry.load(agenda_formats, name).NAME).suffix
