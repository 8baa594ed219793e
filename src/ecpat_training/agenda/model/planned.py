"""An agenda with everything that is printed or exported of it."""

from dataclasses import dataclass

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.programme.model.programme import Programme, Training


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned training: what papers and calendars are made from. `language` is the one that they are written in,
    `programme_file` how files that are edited and read again name their programme, from their own folder on."""

    programme: Programme
    training: Training
    agenda: Agenda
    language: str = "en"
    programme_file: str | None = None
